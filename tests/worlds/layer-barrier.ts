/**
 * A barrier between trust layers for tests that need one: the same permeability between any two layers. It is
 * no policy of the program, so that what holds for barriers is tested whichever policies there are.
 */
import { definePolicyTool } from '../../src/model/policy-tool.ts';
import type { ActivePolicy } from '../../src/model/run-input.ts';
import { names, share } from '../../src/parameters/parameter.ts';
import { monthAfter } from './networks-and-groups.ts';

/** The tool; it goes into a run's `tools`. */
export const layerBarrier = definePolicyTool({
  kind: 'layer-barrier',
  role: 'tool',
  summary: 'Lets a share of flows pass between layers',
  source: 'test',
  anchor: 'test',
  parameters: {
    permeability: share(0.3, 'Permeability between two layers', 'test'),
    flows: names('flow', [], 'all five flows', 'Flows that are held up', 'test'),
  },
  writeRules({ permeability, flows }, state, write) {
    for (const flow of state.flowsOf(flows))
      write.limitLayers(flow, state.domainsOf([]), (a, b) => (a === b ? 1 : permeability));
  },
});

/** The barrier at a permeability (0..1), for some flows or all, from the n-th month after 2020-01 on. */
export function barrierOf(permeability: number, month = 0, flows: readonly string[] = []): ActivePolicy {
  const kind = layerBarrier.kind;
  return {
    id: kind,
    kind,
    from: monthAfter(month),
    until: '',
    rampMonths: 0,
    parameters: { permeability, flows },
  };
}
