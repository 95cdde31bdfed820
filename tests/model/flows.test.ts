/** Capital, talent and data: what closing each does, by hand, and that open flows change nothing. */
import { describe, expect, it } from 'vitest';
import type { FlowName } from '../../src/model/flow-rules.ts';
import type { World } from '../../src/model/world.ts';
import { inForce, runSmall, smallInput, smallTables, smallWorld } from '../worlds/economies.ts';
import { type ParameterChanges, parametersWith } from '../worlds/parameters-with.ts';

const twins = smallTables({ economies: [{ code: 'AAA' }, { code: 'BBB' }] });
const nobody = { raterJurisdictions: [] };

/** Rules that let `share` of a flow pass from AAA to BBB. */
function limit(flow: FlowName, share: number, from = '', until = '') {
  return inForce(
    (state, write) =>
      write.limitPairs(flow, state.segmentsOf([]), Uint8Array.from([1, 0]), Uint8Array.from([0, 1]), share),
    from,
    until,
  );
}

function runLimited(
  flow: FlowName,
  share: number,
  changes: ParameterChanges = {},
  months = '2019-01',
  look?: (world: World) => void,
  suppliers = 400,
): World {
  const { tool, policy } = limit(flow, share);
  const parameters = parametersWith({ trust: nobody, ...changes });
  const input = smallInput({
    parameters,
    policies: [policy],
    horizon: { from: '2019-01', until: months },
    suppliers,
  });
  return runSmall(twins, input, [tool], look);
}

describe('capital', () => {
  it('is owned abroad for about the share that is asked for, and a larger share keeps the owners of a smaller', () => {
    const ownersAt = (foreignOwnership: number) => {
      const parameters = parametersWith({ flows: { foreignOwnership }, learning: { research: false } });
      const { suppliers } = smallWorld(twins, smallInput({ parameters, suppliers: 4000 }));
      return Array.from(suppliers.owner, (owner, i) => (owner !== suppliers.jurisdiction[i] ? owner : -1));
    };
    const few = ownersAt(0.12);
    const many = ownersAt(0.3);
    const share = few.filter((owner) => owner >= 0).length / few.length;
    expect(share).toBeGreaterThan(0.1);
    expect(share).toBeLessThan(0.14);
    few.forEach((owner, i) => {
      if (owner >= 0) expect(many[i]).toBe(owner);
    });
    expect(ownersAt(0).every((owner) => owner === -1)).toBe(true);
  });

  it('that may not cross costs an affiliate what its owner pays, and everybody what markets abroad pay', () => {
    const { access, suppliers } = runLimited('capital', 0.2);
    // Half of the world's capital is AAA's: markets give 1 − .1·.5·.8; the owner's half gives .5·.8 less.
    for (let i = 0; i < suppliers.count; i++) {
      const inBbb = suppliers.jurisdiction[i] === 1;
      const ownedByAaa = suppliers.owner[i] === 0;
      const expected = !inBbb ? 1 : ownedByAaa ? 1 - 0.4 - 0.04 : 1 - 0.04;
      expect(access.capital[i]).toBeCloseTo(expected, 12);
      expect(access.parent[i]).toBeCloseTo(inBbb && ownedByAaa ? 0.2 : 1, 12);
    }
  });

  it('carries knowledge: barred, it slows the affiliates of barred owners and nobody else in the first month', () => {
    const flows = { parentFinance: 0, marketFinance: 0, foreignOwnership: 0.8, ownershipContacts: 1 };
    const run = (share: number) =>
      runLimited('capital', share, { flows, learning: { burnInYears: 1 } }, '2019-01', undefined, 2400);
    const open = run(1);
    const closed = run(0);
    let slower = 0;
    for (let i = 0; i < open.suppliers.count; i++) {
      const affiliate = open.suppliers.jurisdiction[i] === 1 && open.suppliers.owner[i] === 0;
      const difference = closed.suppliers.technology[i] - open.suppliers.technology[i];
      if (!affiliate) expect(difference).toBe(0);
      else expect(difference).toBeLessThanOrEqual(0);
      if (difference < 0) slower++;
    }
    expect(slower).toBeGreaterThan(0);
  });
});

describe('data', () => {
  it('within reach moves the ideas of services only, with the elasticity that is set', () => {
    const { access, suppliers, plan } = runLimited('data', 0);
    for (let i = 0; i < suppliers.count; i++) {
      const service = plan.segmentNames[suppliers.segment[i]].endsWith('services');
      // Half of the world's data lies in AAA.
      const expected = service && suppliers.jurisdiction[i] === 1 ? 0.15 * Math.log(0.5) : 0;
      expect(access.logData[i]).toBeCloseTo(expected, 12);
    }
  });

  it('moves every segment of a domain that lives on data', () => {
    const flows = { dataDomains: ['chips'] };
    const { access, suppliers } = runLimited('data', 0, { flows });
    const moved = Array.from(access.logData, (value) => value !== 0);
    expect(moved).toEqual(Array.from(suppliers.jurisdiction, (place) => place === 1));
  });
});

describe('talent', () => {
  it('that may not move leaves a fifth of the posts empty in the end, and half of it stays at home', () => {
    const { access, cells, plan } = runLimited('talent', 0, {}, '2028-12');
    for (let cell = 0; cell < cells.count; cell++) {
      const target = cells.jurisdictionOfCell[cell] === 1 ? 0.8 : 1.1;
      expect(access.talentTarget[cell]).toBeCloseTo(target, 12);
      // Ten years are one time constant.
      expect(access.talent[cell]).toBeCloseTo(1 + (target - 1) * (1 - Math.exp(-1)), 9);
    }
    expect(plan.jurisdictionCodes).toEqual(['AAA', 'BBB']);
  });

  it('comes back when the border opens again', () => {
    const { tool, policy } = limit('talent', 0, '2019-01', '2020-12');
    const lows: number[] = [];
    runSmall(
      twins,
      smallInput({
        parameters: parametersWith({ trust: nobody }),
        policies: [policy],
        horizon: { from: '2019-01', until: '2028-12' },
      }),
      [tool],
      ({ access }) => lows.push(Math.min(...access.talent)),
    );
    expect(lows[23]).toBeCloseTo(1 - 0.2 * (1 - Math.exp(-0.2)), 9);
    expect(lows[24]).toBeGreaterThan(lows[23]);
    expect(1 - lows[119]).toBeCloseTo((1 - lows[23]) * Math.exp(-0.8), 9);
  });
});

describe('flows that are open', () => {
  const series = (...rules: ReturnType<typeof limit>[]) => {
    const rows: number[] = [];
    const input = smallInput({
      parameters: parametersWith({ trust: nobody }),
      policies: rules.map(({ policy }) => policy),
      suppliers: 200,
    });
    runSmall(
      twins,
      input,
      rules.map(({ tool }) => tool),
      ({ suppliers }) => rows.push(...suppliers.technology, ...suppliers.capacity, ...suppliers.price),
    );
    return rows;
  };

  it('leave a run as it is, bit for bit, while rules on another flow are in force and after they end', () => {
    const plain = series();
    for (const flow of ['capital', 'talent', 'data'] as const) {
      expect(series(limit(flow, 1)), flow).toEqual(plain);
      expect(series(limit(flow, 0.5)), flow).not.toEqual(plain);
    }
    const goodsOnly = inForce((state, write) =>
      write.limitPairs('goods', state.segmentsOf([]), Uint8Array.from([0, 0]), Uint8Array.from([1, 1]), 0),
    );
    expect(series(goodsOnly)).toEqual(plain);
  });
});
