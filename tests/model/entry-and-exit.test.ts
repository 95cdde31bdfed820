/** Who leaves the market and who takes the place: by hand, month by month, and without moving the rest. */
import { describe, expect, it } from 'vitest';
import { enterAndExit, pullOf } from '../../src/model/phases/enter-and-exit.ts';
import { simulate } from '../../src/model/simulate.ts';
import type { World } from '../../src/model/world.ts';
import { outcomes } from '../../src/outcomes/index.ts';
import { inForce, runSmall, smallInput, smallTables, smallWorld } from '../worlds/economies.ts';
import { type ParameterChanges, parametersWith } from '../worlds/parameters-with.ts';
import { baselineInput, shippedTables } from '../worlds/shipped.ts';

const tables = smallTables({ economies: [{ code: 'AAA' }, { code: 'BBB' }] });
type Changes = ParameterChanges;
const changes = (entry: NonNullable<Changes>['entry'] = {}): Changes => ({
  trust: { raterJurisdictions: [], conductDeviation: 0 },
  flows: { foreignOwnership: 0 },
  learning: { research: false },
  entry,
});

const goodsOf = ({ suppliers, plan }: World, place: number) =>
  Array.from({ length: suppliers.count }, (_, i) => i).filter(
    (i) => suppliers.jurisdiction[i] === place && plan.segmentNames[suppliers.segment[i]] === 'chips.goods',
  );

/** Runs with the first goods supplier of AAA banned from selling to anybody, home included. */
function runWithBan(
  entry: NonNullable<Changes>['entry'],
  months: string,
  look: (world: World, banned: number) => void,
) {
  let banned = -1;
  const { tool, policy } = inForce((state, write) => {
    const goods = state.segmentNames.indexOf('chips.goods');
    banned = Array.from({ length: state.supplierCount }, (_, i) => i).find(
      (i) => state.segmentOfSupplier[i] === goods && state.jurisdictionOfSupplier[i] === 0,
    ) as number;
    write.limitSupplier(banned, ['goods'], 'out', Uint8Array.from([1, 1]), 0);
  });
  const input = smallInput({
    parameters: parametersWith(changes(entry)),
    policies: [policy],
    horizon: { from: '2019-01', until: months },
    suppliers: 120,
  });
  return runSmall(tables, input, [tool], (world) => look(world, banned));
}

describe('a supplier that sells nothing', () => {
  const slow = { patienceMonths: 6, entryMonths: 1200 };

  it('leaves at the first end of a quarter after its patience has run out', () => {
    const alive: number[] = [];
    runWithBan(slow, '2019-09', ({ suppliers }, banned) => alive.push(suppliers.alive[banned]));
    expect(alive).toEqual([1, 1, 1, 1, 1, 0, 0, 0, 0]);
  });

  it('is out of all books when it has left: nobody orders from it, and it orders from nobody', () => {
    const { suppliers, links, needs } = runWithBan(slow, '2020-03', () => {});
    const gone = Array.from(suppliers.alive, (alive, i) => (alive ? -1 : i)).filter((i) => i >= 0);
    expect(gone.length).toBeGreaterThan(0);
    for (const i of gone) {
      expect(suppliers.orders[i]).toBe(0);
      expect(suppliers.output[i]).toBe(0);
      expect(suppliers.capacity[i]).toBe(0);
    }
    for (let need = 0; need < needs.count; need++) {
      for (let link = needs.firstLink[need]; link < needs.firstLink[need + 1]; link++) {
        if (gone.includes(links.supplier[link])) expect(links.order[link]).toBe(0);
        if (gone.includes(needs.buyer[need])) expect(links.order[link]).toBe(0);
      }
    }
    for (let user = 0; user < needs.count; user++) expect(needs.unmet[user]).toBeLessThan(1e-6);
  });

  it('stays where turnover is switched off', () => {
    const { suppliers } = runWithBan({ ...slow, turnover: 'none' as const }, '2020-03', () => {});
    expect(suppliers.alive.every((alive) => alive === 1)).toBe(true);
  });
});

describe('a supplier that cannot make what is ordered', () => {
  it('lives on its cash for as many months as it holds fixed costs, and leaves when patience has run out', () => {
    const entry = { patienceMonths: 3, cashMonths: 9, entryMonths: 1200 };
    const world = smallWorld(tables, smallInput({ parameters: parametersWith(changes(entry)) }));
    const { suppliers } = world;
    const [stuck, idle] = goodsOf(world, 0);
    const left: number[] = [];
    for (let tick = 0; tick < 18; tick++) {
      world.tick = tick;
      for (const i of [stuck, idle]) {
        suppliers.revenue[i] = suppliers.plannedOutput[i];
        suppliers.output[i] = 0;
        // Both make nothing; only one was expected to.
        suppliers.demandAverage[i] = i === stuck ? suppliers.plannedOutput[i] : 0;
      }
      enterAndExit(world);
      if (!suppliers.alive[stuck]) left.push(tick);
    }
    // Cash is gone in the ninth month (tick 8), low in three months by tick 10, and the quarter ends at 11.
    expect(left[0]).toBe(11);
    expect(suppliers.alive[idle]).toBe(1);
  });
});

describe('entry', () => {
  it('is called for by demand for the cell and by the level of its jurisdiction', () => {
    const parameters = parametersWith({ ...changes(), nations: { growth: false } });
    const world = smallWorld(tables, smallInput({ parameters }));
    const { suppliers, nations, cells } = world;
    const cell = suppliers.cell[goodsOf(world, 0)[0]];
    suppliers.demandAverage.set(suppliers.plannedOutput);
    // One month on the path of technology, 3 % a year.
    nations.technology[0] += 0.03 / 12;
    expect(pullOf(world, cell)).toBeCloseTo(1, 12);
    for (let i = cells.firstSupplierOfCell[cell]; i < cells.firstSupplierOfCell[cell + 1]; i++)
      suppliers.demandAverage[i] *= 0.5;
    expect(pullOf(world, cell)).toBeCloseTo(0.5, 12);
    nations.technology[0] += 0.2;
    expect(pullOf(world, cell)).toBeCloseTo(0.5 * Math.exp(0.2), 12);
  });

  it('takes a free place after six months on average, with a price like its peers and the level of the place', () => {
    const world = smallWorld(
      tables,
      smallInput({ parameters: parametersWith(changes({ patienceMonths: 600 })), suppliers: 2000 }),
    );
    const { suppliers } = world;
    const places = goodsOf(world, 0);
    suppliers.demandAverage.set(suppliers.plannedOutput);
    // A fifth of the cell has left; living peers have advanced by .1.
    const free = places.filter((_, n) => n % 5 === 0);
    for (const i of places) suppliers.technology[i] += 0.1;
    const levels = free.map((i) => suppliers.technology[i]);
    for (const i of free) {
      suppliers.alive[i] = 0;
      suppliers.freePlaces[suppliers.cell[i]]++;
    }
    for (let tick = 0; tick < 6; tick++) {
      world.tick = tick;
      enterAndExit(world);
    }
    const born = free.filter((i) => suppliers.alive[i] === 1);
    const share = born.length / free.length;
    expect(share).toBeGreaterThan(1 - Math.exp(-0.85) - 0.12);
    expect(share).toBeLessThan(1 - Math.exp(-1) + 0.12);
    for (const i of born) {
      expect(suppliers.progress[i]).toBeCloseTo(Math.exp(0.1), 9);
      expect(suppliers.price[i]).toBeCloseTo(Math.exp(-0.1), 9);
      expect(suppliers.key[i]).toBeGreaterThanOrEqual(2 ** 31);
    }
    expect(free.map((i) => suppliers.technology[i])).toEqual(levels);
  });

  it('gives a newborn the same key in every arm, whoever else left in one of them', () => {
    const births = (ban: boolean) => {
      const known = new Map<string, Set<number>>();
      const keys = new Map<number, number>();
      const { tool, policy } = inForce((state, write) => {
        const some = state.segmentNames.indexOf('chips.goods');
        for (let i = 0; i < state.supplierCount; i++)
          if (state.segmentOfSupplier[i] === some && i % 7 === 0)
            write.limitSupplier(i, ['goods'], 'out', Uint8Array.from([1, 1]), 0);
      });
      const input = smallInput({
        parameters: parametersWith(changes({ patienceMonths: 3 })),
        policies: ban ? [policy] : [],
        horizon: { from: '2019-01', until: '2021-12' },
        suppliers: 300,
      });
      runSmall(tables, input, ban ? [tool] : [], ({ suppliers, tick }) => {
        for (let i = 0; i < suppliers.count; i++) {
          if (suppliers.key[i] === (keys.get(i) ?? i)) continue;
          keys.set(i, suppliers.key[i]);
          const where = `${tick} ${suppliers.cell[i]}`;
          known.set(where, (known.get(where) ?? new Set()).add(suppliers.key[i]));
        }
      });
      return known;
    };
    const [plain, banned] = [births(false), births(true)];
    const count = (arm: Map<string, Set<number>>) =>
      [...arm.values()].reduce((sum, set) => sum + set.size, 0);
    expect(count(plain)).toBeGreaterThan(5);
    expect(count(banned)).toBeGreaterThan(count(plain));
    let shared = 0;
    for (const [where, keys] of plain) {
      const others = banned.get(where);
      if (!others) continue;
      const [few, many] = keys.size < others.size ? [keys, others] : [others, keys];
      // Places are numbered from 0, so the arm with more free places holds the other's births among its own.
      const found = [...few].filter((key) => many.has(key)).length;
      shared += found;
    }
    expect(shared).toBeGreaterThan(0);
  });
});

describe('turnover in the shipped world', () => {
  it('leaves fill, levels and the gap where they are without it', () => {
    const outcomeNames = ['technologyLevel', 'technologyGap', 'fillRate', 'supplierTurnover'];
    const chosen = outcomes.filter(({ name }) => outcomeNames.includes(name));
    const run = (turnover: 'drawn' | 'none') => {
      const input = {
        ...baselineInput(800, 1, { entry: { turnover }, learning: { burnInYears: 5 } }),
        horizon: { from: '2019-01', until: '2032-12' },
      };
      const series = simulate(input, shippedTables, [], chosen, { checked: true });
      const width = series.columns.length;
      return (name: string) => {
        const column = series.columns.findIndex(({ outcome, group }) => `${outcome} ${group}` === name);
        return Array.from({ length: series.ticks }, (_, tick) => series.values[tick * width + column]);
      };
    };
    const [without, withIt] = [run('none'), run('drawn')];
    const last = (values: number[]) => values[values.length - 1];
    expect(Math.min(...withIt('fillRate all'))).toBeGreaterThan(0.97);
    expect(last(withIt('supplierTurnover left'))).toBeGreaterThan(0.1);
    expect(last(withIt('supplierTurnover free'))).toBeLessThan(0.1);
    for (const group of ['technologyLevel layer-0', 'technologyLevel layer-4'])
      expect(Math.abs(last(withIt(group)) - last(without(group))), group).toBeLessThan(0.03);
    expect(Math.abs(last(withIt('technologyGap all')) - last(without('technologyGap all')))).toBeLessThan(
      0.03,
    );
  });
});
