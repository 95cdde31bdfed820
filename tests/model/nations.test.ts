/** Strength and research: what makes GDP, and what money it gives research. */
import { describe, expect, it } from 'vitest';
import { research } from '../../src/model/phases/fund-research.ts';
import { growNations } from '../../src/model/phases/grow-nations.ts';
import { smallInput, smallTables, smallWorld } from '../worlds/economies.ts';
import { type ParameterChanges, parametersWith } from '../worlds/parameters-with.ts';

const tables = smallTables({ economies: [{ code: 'AAA' }, { code: 'BBB', gdpUsd: 3e12 }] });
const worldWith = (changes: ParameterChanges) =>
  smallWorld(
    tables,
    smallInput({
      parameters: parametersWith({
        trust: { raterJurisdictions: [] },
        flows: { foreignOwnership: 0 },
        learning: { research: false },
        ...changes,
      }),
    }),
  );

describe('GDP', () => {
  it('grows with the technology of its domains by their elasticities, beside its own rate', () => {
    const world = worldWith({ nations: { technologyElasticity: 2 } });
    const { nations, suppliers } = world;
    for (let i = 0; i < suppliers.count; i++)
      if (suppliers.jurisdiction[i] === 0) suppliers.technology[i] += 0.5;
    world.tick = 11;
    growNations(world);
    // ω = .02, twice; exogenous growth is 0 in these tables.
    expect(nations.logGdp[0] - Math.log(1e6)).toBeCloseTo(2 * 0.02 * 0.5, 12);
    expect(nations.logGdp[1] - Math.log(3e6)).toBeCloseTo(0, 12);
    // The path has 3 % a year of technology everywhere.
    expect(nations.pathLogGdp[0] - Math.log(1e6)).toBeCloseTo(2 * 0.02 * 0.03, 12);
  });

  it('loses in level what final demand misses, and nothing of its growth', () => {
    const world = worldWith({});
    const { nations, needs, suppliers, endUsers } = world;
    for (let user = 0; user < endUsers.count; user++) {
      if (endUsers.jurisdiction[user] !== 1) continue;
      const need = suppliers.firstNeed[suppliers.count + user];
      needs.unmet[need] = needs.received[need];
    }
    growNations(world);
    // Half of the domain's demand is missed, and the domain is 2 % of GDP.
    expect(nations.gdp[1]).toBeCloseTo(Math.exp(nations.logGdp[1]) * (1 - 0.02 * 0.5), 6);
    expect(nations.gdp[0]).toBeCloseTo(Math.exp(nations.logGdp[0]), 6);
  });
});

describe('research money', () => {
  const money = (changes: ParameterChanges, prepare: (world: ReturnType<typeof worldWith>) => void) => {
    const world = worldWith(changes);
    const i = 0;
    world.suppliers.revenue[i] = world.suppliers.plannedOutput[i];
    prepare(world);
    return research(world).moneyOf(i, 0) / world.suppliers.plannedOutput[i];
  };

  it('is sales and public money at the start, and its public part follows national strength', () => {
    expect(money({}, () => {})).toBeCloseTo(1, 12);
    const ahead = ({ nations }: ReturnType<typeof worldWith>) => {
      nations.strength[0] *= Math.exp(0.1);
    };
    expect(money({ nations: { publicResearchShare: 1 } }, ahead)).toBeCloseTo(Math.exp(0.1), 12);
    expect(money({ nations: { publicResearchShare: 0.3 } }, ahead)).toBeCloseTo(
      0.7 + 0.3 * Math.exp(0.1),
      12,
    );
  });

  it('is held up when sales collapse: a firm that lost 28.6 % of its sales spends no less than a seventh less', () => {
    const lost = ({ suppliers }: ReturnType<typeof worldWith>) => {
      suppliers.revenue[0] = 0.714 * suppliers.plannedOutput[0];
      suppliers.lostSales[0] = 0.286 * suppliers.plannedOutput[0];
    };
    const held = money({ nations: { publicResearchShare: 0 } }, lost);
    expect(held).toBeCloseTo(0.714 * (1 + 1.4 * 0.286), 12);
    const without = money({ nations: { publicResearchShare: 0 }, learning: { inducedInnovation: 0 } }, lost);
    expect(without).toBeCloseTo(0.714, 12);
  });
});
