// Validation rows on the network of contracts: how long links live, how shocks spread, and how systemic
// risk is distributed.

import { defineOutcome } from '../../model/outcome.ts';
import type { Shock } from '../../model/run-input.ts';
import type { World } from '../../model/world.ts';
import { courseOf, paired } from './shipped-runs.ts';
import { defineRow } from './validation-row.ts';

/** Links that have never changed hands, and, at the end, how new links fall to sellers by size. */
function linkWatcher() {
  let held = new Uint32Array(0);
  let won = new Float64Array(0);
  return defineOutcome({
    name: 'linkWatch',
    unit: 'share, exponent',
    definition: 'Share of links that have kept their seller since the start; exponent of new links in size',
    source: 'evidence',
    when: 'series',
    groups: () => ['kept', 'attachment'],
    record(world, values, offset) {
      const { links, suppliers } = world;
      if (world.tick === 0) {
        held = Uint32Array.from(links.supplier);
        won = new Float64Array(suppliers.count);
      }
      let kept = 0;
      for (let link = 0; link < links.count; link++) {
        if (held[link] === gone) continue;
        if (links.supplier[link] === held[link]) kept++;
        else {
          held[link] = gone;
          won[links.supplier[link]]++;
        }
      }
      values[offset] = kept / links.count;
      values[offset + 1] = attachment(world, won);
    },
  });
}

const gone = 0xffffffff;

/** Exponent b for which chances ∝ size^b inside cells make the links that were won most likely. */
function attachment(world: World, won: Float64Array): number {
  const { cells, suppliers } = world;
  const slope = (exponent: number) => {
    let sum = 0;
    for (let cell = 0; cell < cells.count; cell++) {
      let links = 0;
      let weights = 0;
      let logs = 0;
      for (let i = cells.firstSupplierOfCell[cell]; i < cells.firstSupplierOfCell[cell + 1]; i++) {
        const size = Math.log(suppliers.startSize[i]);
        const weight = Math.exp(exponent * size);
        links += won[i];
        sum += won[i] * size;
        weights += weight;
        logs += weight * size;
      }
      if (links > 0) sum -= links * (logs / weights);
    }
    return sum;
  };
  let low = -1;
  let high = 4;
  for (let step = 0; step < 50; step++) {
    const middle = (low + high) / 2;
    if (slope(middle) > 0) low = middle;
    else high = middle;
  }
  return (low + high) / 2;
}

export const linkLife = defineRow({
  number: 1,
  use: 'C',
  published:
    'Links have a half-life of 13 months; new links fall to sellers by size^1.08 (Reisch, Borsos and Thurner 2025)',
  setUp:
    'Baseline of 2,000 suppliers without shocks for 24 months: first month in which at most half of the links of the start kept their seller; maximum-likelihood exponent of links won inside segment and jurisdiction',
  measure(runs) {
    const values = [0, 1, 2, 3].map((replicate) => {
      const arm = {
        until: '2020-12',
        suppliers: 2000 + replicate,
        replicates: 1,
        outcomes: [],
        own: [linkWatcher()],
      };
      const series = runs.run(arm)[0];
      const kept = courseOf(series, 'linkWatch', 'kept');
      return {
        life: kept.findIndex((share) => share <= 0.5) + 1,
        exponent: courseOf(series, 'linkWatch', 'attachment')[23],
      };
    });
    return [
      { name: 'half-life of links', unit: 'months', band: [11, 15], values: values.map(({ life }) => life) },
      {
        name: 'attachment exponent',
        unit: '',
        band: [0.95, 1.2],
        values: values.map(({ exponent }) => exponent),
      },
    ];
  },
});

/** A loss of capacity of a whole segment, from January 2020. */
function segmentLoss(depth: number, durationMonths: number): Shock {
  return {
    id: 'loss',
    from: '2020-01',
    durationMonths,
    depth,
    recoveryMonths: 0,
    suppliers: [],
    jurisdictions: ['TWN', 'JPN', 'KOR'],
    layers: [],
    segments: [],
  };
}

export const shockShape = defineRow({
  number: 18,
  use: 'H',
  published:
    'Losses grow less than in proportion to the duration of a shock and more than in proportion to its depth (Inoue 2021)',
  setUp:
    '10,000 suppliers, 2019-2021; Japan, Korea and Taiwan lose 40 or 80 % of capacity for 1 or 4 months; lost real final demand summed over the months after the start; share of seeds with loss(4 months) < 4 × loss(1) and loss(80 %) > 2 × loss(40 %)',
  measure(runs) {
    const base = { until: '2021-12', suppliers: 10_000, replicates: 20, outcomes: ['realFinalDemand'] };
    const quiet = runs.run(base);
    const lossOf = (depth: number, months: number) =>
      paired(runs.run({ ...base, shocks: [segmentLoss(depth, months)] }), quiet, (arm, baseline) => {
        const hit = courseOf(arm, 'realFinalDemand', 'all');
        const whole = courseOf(baseline, 'realFinalDemand', 'all');
        return whole.reduce((sum, value, tick) => sum + (tick >= 12 ? value - hit[tick] : 0), 0);
      });
    const short = lossOf(0.8, 1);
    const long = lossOf(0.8, 4);
    const shallow = lossOf(0.4, 4);
    return [
      {
        name: 'sublinear in duration',
        unit: 'share of seeds',
        band: [0.95, 1],
        values: long.map((loss, n) => (loss < 4 * short[n] ? 1 : 0)),
      },
      {
        name: 'superlinear in depth',
        unit: 'share of seeds',
        band: [0.95, 1],
        values: long.map((loss, n) => (loss > 2 * shallow[n] ? 1 : 0)),
      },
    ];
  },
});

export const riskDistribution = defineRow({
  number: 19,
  use: 'H',
  published:
    '0.035 % of firms carry a systemic risk near 23 %, 99.8 % of firms one under 1 % (Diem et al. 2022)',
  setUp:
    'Baseline of 3,000 suppliers, systemic-risk index of all of them after 12 months: the largest, and the share under 1 %',
  measure(runs) {
    const series = runs.run({ until: '2019-12', suppliers: 3000, replicates: 6, outcomes: ['systemicRisk'] });
    const end = (group: string) =>
      series.map(
        ({ endColumns, endValues }) => endValues[endColumns.findIndex((column) => column.group === group)],
      );
    return [
      { name: 'largest index', unit: 'share of output', band: [0.1, 0.4], values: end('max') },
      { name: 'firms under 1 %', unit: 'share', band: [0.97, 0.999], values: end('under-1-percent') },
    ];
  },
});
