// Innovation monopoly, the first of the source's four elements of power: who holds the front of
// technology. The front of a segment is its suppliers at least 1.28 standard deviations above the mean
// level (about the best tenth of a normal distribution), weighted by planned output.

import { ofWorld } from '../model/of-world.ts';
import { defineOutcome } from '../model/outcome.ts';
import { herfindahl } from '../theory/inequality.ts';

const frontDeviations = 1.28;

export const innovationMonopoly = defineOutcome({
  name: 'innovationMonopoly',
  unit: 'share',
  definition:
    'Share of the technology front (suppliers 1.28 standard deviations above the mean ln technology of their segment, by planned output) that each bloc holds, and `hhi`, the Herfindahl index of the jurisdictions that hold it',
  source: 'Tang 2021, innovation monopoly; MODEL.md 7 (HHI and frontier share)',
  when: 'series',
  groups: (world) => ['hhi', ...world.plan.blocNames],
  record: ofWorld((world) => (values, offset) => {
    const { suppliers, plan, cells } = world;
    const { technology, jurisdiction, plannedOutput } = suppliers;
    const held = new Float64Array(plan.jurisdictionCodes.length);
    for (let s = 0; s < plan.segmentNames.length; s++) {
      const from = cells.firstSupplierOfCell[cells.firstCellOfSegment[s]];
      const to = cells.firstSupplierOfCell[cells.firstCellOfSegment[s + 1]];
      let sum = 0;
      let squares = 0;
      for (let i = from; i < to; i++) {
        sum += technology[i];
        squares += technology[i] * technology[i];
      }
      const mean = sum / (to - from);
      const front = mean + frontDeviations * Math.sqrt(Math.max(0, squares / (to - from) - mean * mean));
      for (let i = from; i < to; i++) if (technology[i] >= front) held[jurisdiction[i]] += plannedOutput[i];
    }
    const total = held.reduce((a, b) => a + b, 0);
    values.fill(total > 0 ? 0 : Number.NaN, offset, offset + 1 + plan.blocNames.length);
    if (total === 0) return;
    values[offset] = herfindahl(held);
    for (let j = 0; j < held.length; j++) values[offset + 1 + plan.blocOfJurisdiction[j]] += held[j] / total;
  }),
});
