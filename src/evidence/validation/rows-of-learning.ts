// Validation rows on learning: who falls behind when a larger gap teaches less, and whose research makes
// growth.

import type { World } from '../../model/world.ts';
import { contactChances, taughtBy } from './contact-arrivals.ts';
import { courseOf } from './shipped-runs.ts';
import { defineRow } from './validation-row.ts';
import { watch } from './watchers.ts';

/** Mean log level of each jurisdiction over domains, planned output as weights. */
function levels(world: World): number[] {
  const { suppliers, plan } = world;
  const sum = new Float64Array(plan.jurisdictionCodes.length);
  const weight = new Float64Array(sum.length);
  for (let i = 0; i < suppliers.count; i++) {
    const trend =
      plan.technologyGrowthPerYear[plan.domainOfSegment[suppliers.segment[i]]] *
      (world.tick / world.settings.ticksPerYear);
    sum[suppliers.jurisdiction[i]] += suppliers.plannedOutput[i] * (suppliers.technology[i] - trend);
    weight[suppliers.jurisdiction[i]] += suppliers.plannedOutput[i];
  }
  return Array.from(sum, (value, j) => value / weight[j]);
}

export const divergence = defineRow({
  number: 17,
  use: 'H',
  published:
    '22 of 27 countries below the catch-up threshold fell further behind (Benhabib and Spiegel 2005)',
  setUp:
    'Absorption slope 1.5 (arrivals calibrated with it, so that everybody starts on the path), 1,000 suppliers, 22 years, preset mild: of the jurisdictions in the lower half by level, the share whose distance to the United States grew',
  measure(runs) {
    const places = runs.tables.jurisdictions.map(({ code }) => code);
    const series = runs.run({
      until: '2040-12',
      suppliers: 1000,
      replicates: 8,
      changes: { learning: { absorptionSlope: 1.5 } },
      policies: [{ kind: 'supply-chain-stratification', from: '2020-01', parameters: { preset: 'mild' } }],
      outcomes: [],
      own: [watch('levels', places, levels)],
    });
    const usa = places.indexOf('USA');
    const values = series.map((run) => {
      const start = places.map((code) => courseOf(run, 'levels', code)[0]);
      const end = places.map((code) => courseOf(run, 'levels', code)[run.ticks - 1]);
      // Small worlds leave some jurisdictions without a supplier: they have no level.
      const known = start.filter((level) => !Number.isNaN(level)).sort((a, b) => a - b);
      const middle = known[Math.floor(known.length / 2)];
      const behind = places.map((_, j) => j).filter((j) => start[j] <= middle);
      const fell = behind.filter((j) => end[usa] - end[j] > start[usa] - start[j]);
      return fell.length / behind.length;
    });
    return [{ name: 'fell further behind', unit: 'share', band: [0.75, 1], values }];
  },
});

/** Where the ideas of a tick would come from at present levels: arrival rates by origin of the source. */
function rates(world: World): number[] {
  const { suppliers, plan, cells, settings } = world;
  const strength = new Float64Array(plan.jurisdictionCodes.length);
  let home = 0;
  let foreign = 0;
  let homeWeight = 0;
  let foreignWeight = 0;
  for (let i = 0; i < suppliers.count; i++) {
    const place = suppliers.jurisdiction[i];
    const segment = suppliers.segment[i];
    const own = suppliers.technology[i];
    const from = cells.firstCellOfSegment[segment];
    const to = cells.firstCellOfSegment[segment + 1];
    const chance = contactChances(world, segment, place);
    const weight = suppliers.plannedOutput[i];
    for (let cell = from; cell < to; cell++) {
      const source = cells.jurisdictionOfCell[cell];
      const first = cells.firstSupplierOfCell[cell];
      const peer = first + (i % (cells.firstSupplierOfCell[cell + 1] - first));
      const taught = taughtBy(world, suppliers.technology[peer], own);
      const share =
        source === place
          ? plan.ownContactShare[place]
          : plan.foreignContactShare[place] * chance[cell - from];
      strength[source] += weight * share * taught;
      if (source === place) {
        home += weight * taught;
        homeWeight += weight;
      } else {
        foreign += weight * chance[cell - from] * taught;
        foreignWeight += weight * chance[cell - from];
      }
    }
  }
  const total = strength.reduce((sum, value) => sum + value, 0);
  const leaders = [...strength].sort((a, b) => b - a).slice(0, 2);
  const potency =
    (foreign / foreignWeight / (home / homeWeight)) * settings.parameters.learning.foreignPotency;
  return [potency, (leaders[0] + leaders[1]) / total];
}

export const growthSources = defineRow({
  number: 20,
  use: 'H',
  published:
    'Foreign research is two thirds as potent as domestic; two leaders drive two thirds of growth (Eaton and Kortum 1999)',
  setUp:
    'Open baseline of 1,000 suppliers for 10 years: potency of a contact abroad over one at home (arrival rate per contact, times the weight of foreign ideas); part of all arrivals whose source is in the two leading jurisdictions. The potency is in part circular: foreign ideas carry the weight 2/3 of the same study by assumption, and only what distance in levels adds to it or takes from it is the model’s own',
  measure(runs) {
    const series = runs.run({
      until: '2028-12',
      suppliers: 1000,
      replicates: 6,
      outcomes: [],
      own: [watch('sources', ['potency', 'leaders'], yearly(rates))],
    });
    const last = (group: string) => series.map((run) => courseOf(run, 'sources', group)[run.ticks - 1]);
    return [
      { name: 'potency of foreign research', unit: 'ratio', band: [0.5, 0.8], values: last('potency') },
      { name: 'part of two leaders', unit: 'share', band: [0.55, 1], values: last('leaders') },
    ];
  },
});

/** Measures in each December and gives NaN between, because the measure costs more than a tick. */
function yearly(read: (world: World) => number[]): (world: World) => number[] {
  return (world) => (world.tick % 12 === 11 ? read(world) : [Number.NaN, Number.NaN]);
}
