/** The supply network that a run leaves for its picture: bounded, made of the largest, and without effect. */
import { describe, expect, it } from 'vitest';
import { type DomainNetwork, endNetworksOf } from '../../src/model/end-networks.ts';
import { simulate } from '../../src/model/simulate.ts';
import { technologyGap } from '../../src/outcomes/technology-gap.ts';
import { policyTools } from '../../src/policies/index.ts';
import { baselineInput, shippedTables } from '../worlds/shipped.ts';

const input = {
  ...baselineInput(600, 1, { learning: { burnInYears: 1 } }),
  horizon: { from: '2019-01', until: '2019-06' },
};
let networks: DomainNetwork[] = [];
const run = (onEnd?: Parameters<typeof simulate>[4]['onEnd']) =>
  simulate(input, shippedTables, policyTools, [technologyGap], { checked: false, ...(onEnd && { onEnd }) });
const watched = run((world, date) => {
  networks = endNetworksOf(world, date);
});

describe('the supply network that a run leaves', () => {
  it('has every domain of the shipped world at the last month, each within a few kilobytes', () => {
    expect(networks.map(({ domain }) => domain)).toContain('semiconductors');
    for (const network of networks) {
      expect(network.date).toBe('2019-06');
      expect(JSON.stringify(network).length).toBeLessThan(12_000);
      expect(network.id.length).toBeLessThanOrEqual(network.suppliersInAll);
      expect(network.insideShare).toBeGreaterThanOrEqual(0);
      expect(network.insideShare).toBeLessThanOrEqual(1);
    }
  });

  it('has at most four suppliers of a segment and layer, the largest first', () => {
    for (const { segment, layer, output } of networks) {
      const places = segment.map((one, index) => `${one}|${layer[index]}`);
      for (const place of new Set(places)) {
        const sizes = output.filter((_, index) => places[index] === place);
        expect(sizes.length).toBeLessThanOrEqual(4);
        expect(sizes).toEqual([...sizes].sort((a, b) => b - a));
      }
    }
  });

  it('joins only suppliers that it shows, the largest contracts first', () => {
    for (const { id, seller, buyer, value } of networks) {
      for (const end of [...seller, ...buyer]) expect(id[end]).toBeTypeOf('string');
      expect(value).toEqual([...value].sort((a, b) => b - a));
    }
  });

  it('changes no number of the run', () => {
    expect(watched.values).toEqual(run().values);
  });
});
