// Supply-chain stratification: flows are free inside a trust layer, difficult between neighbours and
// largely isolated across several (Tang 2021, stratified supply chain). Permeability by layer distance.

import type { FlowName } from '../model/flow-rules.ts';
import { definePolicyTool } from '../model/policy-tool.ts';
import { choice, names, number } from '../parameters/parameter.ts';

/** Permeability at layer distance 1 and at 2 or more. */
export const stratificationPresets = {
  open: [1, 1],
  mild: [0.88, 0.83],
  stratified: [0.43, 0.1],
  isolated: [0.1, 0.02],
} as const;

export const supplyChainStratification = definePolicyTool({
  kind: 'supply-chain-stratification',
  role: 'tool',
  summary:
    'Splits supply chains into trust layers: each flow passes between layers only as far as its distance allows',
  source:
    'Tang 2021, stratified supply chain. Presets: .88 is the trade fall between blocs in Gopinath et al. 2024, .43 the lower end in Campos et al. 2023, .83 is calibrated to target 2 (decision 0100), the rest is assumption',
  anchor: 'trade between blocs −12, −22, −57 % (Gopinath et al. 2024; Campos et al. 2023)',
  parameters: {
    preset: choice(
      ['open', 'mild', 'stratified', 'isolated', 'custom'],
      'stratified',
      'Permeabilities by layer distance; custom takes `neighbour` and `distant`',
      'MODEL.md 5.2',
    ),
    neighbour: number(
      'share',
      [0, 1],
      0.43,
      'Permeability between neighbouring layers, with preset custom',
      'Campos et al. 2023',
    ),
    distant: number(
      'share',
      [0, 1],
      0.1,
      'Permeability two or more layers apart, with preset custom',
      'assumption',
    ),
    intensity: number('share', [0, 1], 1, 'Share of the full effect', 'scale for sweeps'),
    flows: names(
      'flow',
      [],
      'all five flows',
      'Flows that are stratified',
      'Tang 2021: goods, knowledge, talent, capital, data',
    ),
    domains: names(
      'domain',
      [],
      'all domains',
      'Domains that are stratified',
      'Tang 2021, expansion domain by domain',
    ),
  },
  writeRules(parameters, state, write) {
    const [neighbour, distant] =
      parameters.preset === 'custom'
        ? [parameters.neighbour, parameters.distant]
        : stratificationPresets[parameters.preset];
    const full = (source: number, target: number) => {
      const distance = Math.abs(source - target);
      return distance === 0 ? 1 : distance === 1 ? neighbour : distant;
    };
    const permeability = (source: number, target: number) =>
      1 - parameters.intensity * (1 - full(source, target));
    for (const flow of state.flowsOf(parameters.flows))
      write.limitLayers(flow as FlowName, state.domainsOf(parameters.domains), permeability);
  },
});
