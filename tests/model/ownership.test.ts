/** Forced acquisition: the owner moves, and the rating with it; what is lost stays lost. */
import { describe, expect, it } from 'vitest';
import type { World } from '../../src/model/world.ts';
import { inForce, runSmall, smallInput, smallTables } from '../worlds/economies.ts';
import { parametersWith } from '../worlds/parameters-with.ts';

const tables = smallTables({
  economies: [
    { code: 'HUB', trust: 0.9 },
    { code: 'OUT', trust: 0.2 },
  ],
});
const parameters = parametersWith({
  trust: { raterJurisdictions: ['HUB'], conductDeviation: 0 },
  flows: { foreignOwnership: 0 },
  learning: { research: false },
});

/** Runs with supplier `bought` of OUT sold to HUB from April to September; the last world and all months. */
function runWithSale(lostShare: number, rampMonths = 0) {
  let bought = -1;
  const { tool, policy } = inForce(
    (state, write) => {
      bought = Array.from({ length: state.supplierCount }, (_, i) => i).find(
        (i) => state.jurisdictionOfSupplier[i] === 1,
      ) as number;
      write.acquireSupplier(bought, 0, lostShare);
    },
    '2019-04',
    '2019-09',
  );
  const months: { layer: number; owner: number; technology: number; place: number }[] = [];
  const look = ({ suppliers }: World) => {
    const i = bought < 0 ? suppliers.jurisdiction.indexOf(1) : bought;
    months.push({
      layer: suppliers.layer[i],
      owner: suppliers.owner[i],
      technology: suppliers.technology[i],
      place: suppliers.jurisdiction[i],
    });
  };
  const input = smallInput({
    parameters,
    policies: [{ ...policy, rampMonths }],
    horizon: { from: '2019-01', until: '2019-12' },
  });
  runSmall(tables, input, [tool], look);
  return months;
}

describe('a forced acquisition', () => {
  it('moves the owner and so the trust layer while it is in force, and the firm stays where it works', () => {
    const months = runWithSale(0);
    expect(months.map(({ owner }) => owner)).toEqual([1, 1, 1, 0, 0, 0, 0, 0, 0, 1, 1, 1]);
    expect(months.map(({ layer }) => layer)).toEqual([4, 4, 4, 0, 0, 0, 0, 0, 0, 4, 4, 4]);
    expect(months.every(({ place }) => place === 1)).toBe(true);
    expect(new Set(months.map(({ technology }) => technology)).size).toBe(1);
  });

  it('costs a share of technology once, and for good', () => {
    const months = runWithSale(0.3);
    const before = months[2].technology;
    for (const { technology } of months.slice(3)) expect(technology).toBeCloseTo(before + Math.log(0.7), 12);
  });

  it('that comes in steps costs as much in the end', () => {
    const months = runWithSale(0.3, 3);
    const before = months[2].technology;
    expect(months[3].technology).toBeCloseTo(before + Math.log(0.9), 12);
    expect(months[4].technology).toBeCloseTo(before + Math.log(0.8), 12);
    expect(months[11].technology).toBeCloseTo(before + Math.log(0.7), 12);
  });
});
