// Case stationarity: a world without shock, churn, research and growth does not move. Everything else is on
// (prices, spot round, overproduction, capacity that adapts, backlog), in a `groups` world that trades:
// every stock, order, output, capacity and price must stay what it was at the start.

import { defineOutcome, type Outcome } from '../../model/outcome.ts';
import type { GroupsBody } from '../../model/run-input.ts';
import type { World } from '../../model/world.ts';
import { choice, flag, integer, matrix, number, wholeVector } from '../case-parameters.ts';
import { defineCase, near } from '../evidence-case.ts';
import { group, rowsOf, runGroups } from '../small-runs.ts';

export const stationarity = defineCase({
  name: 'stationarity',
  summary: 'Without shock, churn, research and growth nothing moves',
  source: 'MODEL.md 8; the start is the Leontief solution of its own contracts',
  parameters: {
    coefficients: matrix(
      'segments',
      'segments',
      'share',
      [0, 0.99],
      [
        [0, 0.3, 0.1],
        [0, 0, 0.4],
        [0, 0, 0],
      ],
      'Value of an input (row) in a unit of output (column)',
    ),
    suppliers: wholeVector(
      'groups',
      'suppliers',
      [1, 2000],
      [12, 8, 5],
      'Suppliers of each group in each segment',
    ),
    homeBias: number(
      '',
      [0.01, 1000],
      3,
      'Purchases at home relative to what supply shares alone would give',
    ),
    suppliersPerInput: integer('links', [1, 12], 3, 'Contracts for each input'),
    stockWeeks: number('weeks', [0.5, 200], 6, 'Stock of each input'),
    utilisation: number('share', [0.05, 1], 0.8, 'Output over capacity at the start'),
    essential: flag(true, 'Whether inputs are essential'),
    rationing: choice(
      ['proportional', 'max-min'],
      'proportional',
      'How a short supplier would share its output',
    ),
    orderTarget: choice(
      ['average-demand', 'initial-order', 'own-output'],
      'average-demand',
      'What the stock target follows',
    ),
    ticksPerYear: integer('1/year', [12, 52], 12, 'Ticks of a year: 12 or 52'),
    ticks: integer('ticks', [1, 20_000], 1000, 'Ticks to run'),
  },
  constraints({ coefficients, ticksPerYear, stockWeeks }) {
    const problems = [];
    if (stagesOf(coefficients) === null)
      problems.push({
        path: 'coefficients',
        found: 'segments that need each other in a circle',
        expected: 'stages in which nothing needs its own product, directly or through others',
        hint: 'orders in a circle may amplify the last digit, so that nothing can be said about rest',
      });
    coefficients.forEach((_, j) => {
      const inputs = coefficients.reduce((sum, row) => sum + row[j], 0);
      if (inputs >= 1)
        problems.push({
          path: 'coefficients',
          found: `inputs of segment ${j + 1} worth ${inputs} of its value`,
          expected: 'less than 1 in every column',
        });
    });
    if (ticksPerYear !== 12 && ticksPerYear !== 52)
      problems.push({ path: 'ticksPerYear', found: `${ticksPerYear}`, expected: '12 or 52' });
    if ((stockWeeks * ticksPerYear) / 52 < 1)
      problems.push({
        path: 'stockWeeks',
        found: `${stockWeeks} weeks`,
        expected: `at least ${52 / ticksPerYear} weeks: what a tick uses is in stock when it begins`,
      });
    return problems;
  },
  run(parameters) {
    const { ticks, rationing, orderTarget, utilisation, suppliersPerInput } = parameters;
    const changes = {
      goods: { rationing, orderTarget, utilisation },
      sourcing: { churn: false, suppliersPerInput },
      learning: { research: false },
      entry: { turnover: 'none' },
      nations: { growth: false },
    } as const;
    const length = {
      ticks,
      ticksPerYear: parameters.ticksPerYear as 12 | 52,
      seed: 'evidence',
      replicate: 0,
    };
    const series = runGroups(bodyOf(parameters), [changes], length, [largestMove()]);
    const moves = rowsOf(series, 'largestMove').slice(0, ticks);
    const names = ['stocks', 'orders', 'outputs', 'capacities', 'prices'];
    const largest = names.map((_, k) => moves.reduce((most, row) => Math.max(most, row[k]), 0));
    // A target that follows own output repeats a last digit 1 + n/τ times larger at each stage upstream.
    const adjustmentTicks = Math.max(1, (6 * parameters.ticksPerYear) / 52);
    const gain = 1 + (parameters.stockWeeks * parameters.ticksPerYear) / 52 / adjustmentTicks;
    const stages = stagesOf(parameters.coefficients) ?? 0;
    const tolerance = 1e-12 * (orderTarget === 'own-output' ? Math.max(1, gain ** stages / 1000) : 1);
    return {
      checks: names.map((name, k) =>
        near(`largest relative move of ${name} in ${ticks} ticks`, 0, largest[k], tolerance),
      ),
      values: { largestMove: Object.fromEntries(names.map((name, k) => [name, largest[k]])) },
    };
  },
});

interface Parameters {
  readonly coefficients: readonly (readonly number[])[];
  readonly suppliers: readonly number[];
  readonly homeBias: number;
  readonly stockWeeks: number;
  readonly essential: boolean;
}

function bodyOf({ coefficients, suppliers, homeBias, stockWeeks, essential }: Parameters): GroupsBody {
  const name = (s: number): string => `segment-${String(s + 1).padStart(3, '0')}`;
  return {
    groups: suppliers.map((count, g) =>
      group(`group-${String(g + 1).padStart(3, '0')}`, { suppliers: count, level: 1 / (1 + g) }),
    ),
    contacts: suppliers.map((_, i) => suppliers.map((__, h) => (i === h ? 1 : 0))),
    permeability: suppliers.map(() => suppliers.map(() => 1)),
    technologyGrowthPerYear: 0,
    gdpElasticity: 0,
    gdpShare: 0.1,
    homeBias,
    segments: coefficients.map((_, s) => ({
      name: name(s),
      domain: 'goods',
      inputs: Object.fromEntries(coefficients.flatMap((row, q) => (row[s] > 0 ? [[name(q), row[s]]] : []))),
      essential,
      finalDemandShare: 1 / coefficients.length,
      stockWeeks,
      qualificationMonths: 3,
    })),
  };
}

/** Number of stages from the first input to the last product, or null when segments need each other in a circle. */
function stagesOf(coefficients: readonly (readonly number[])[]): number | null {
  const depth = coefficients.map(() => 1);
  for (let round = 0; round <= coefficients.length; round++) {
    let moved = false;
    coefficients.forEach((row, input) => {
      row.forEach((share, user) => {
        if (share === 0 || depth[user] > depth[input]) return;
        depth[user] = depth[input] + 1;
        moved = true;
      });
    });
    if (!moved) return Math.max(...depth);
  }
  return null;
}

/** Largest relative distance from the start, over everything that could move. */
function largestMove(): Outcome {
  const read = (world: World) => [
    world.needs.stock,
    world.suppliers.orders,
    world.suppliers.output,
    world.suppliers.capacity,
    world.suppliers.price,
  ];
  let start: Float64Array[] = [];
  return defineOutcome({
    name: 'largestMove',
    unit: 'share',
    definition: 'Largest relative distance from the start of stocks, orders, outputs, capacities and prices',
    source: 'evidence',
    when: 'series',
    prepare(world) {
      start = read(world).map((values) => Float64Array.from(values));
    },
    groups: () => ['stocks', 'orders', 'outputs', 'capacities', 'prices'],
    record(world, values, offset) {
      read(world).forEach((now, k) => {
        let most = 0;
        for (let i = 0; i < now.length; i++) {
          // A supplier that drew no contract sells nothing, and its price means nothing.
          if (now === world.suppliers.price && world.suppliers.revenue[i] === 0) continue;
          const from = start[k][i];
          most = Math.max(most, Math.abs(now[i] - from) / (from === 0 ? 1 : Math.abs(from)));
        }
        values[offset + k] = most;
      });
    },
  });
}
