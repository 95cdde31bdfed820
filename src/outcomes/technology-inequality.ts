// Inequality of technology among suppliers, and how much of it lies between trust layers (Theil 1967).

import { layerCount } from '../model/flow-rules.ts';
import { ofWorld } from '../model/of-world.ts';
import { defineOutcome } from '../model/outcome.ts';
import { theilOfSums } from '../theory/inequality.ts';
import { levelsOfTechnology } from './levels-of-technology.ts';

export const technologyInequality = defineOutcome({
  name: 'technologyInequality',
  unit: 'nats',
  definition:
    "Theil's T of technology levels over suppliers, each relative to the mean level of its segment, weighted by planned output: total, within and between the layers of the start",
  source: 'Theil 1967; decomposition Shorrocks 1980, 10.2307/1913126',
  when: 'series',
  groups: () => ['total', 'within', 'between'],
  record: ofWorld((world) => (values, offset) => {
    const { count, segment, plannedOutput, technology, startLayer } = world.suppliers;
    const segments = world.plan.segmentNames.length;
    const sum = new Float64Array(segments);
    const weight = new Float64Array(segments);
    for (let i = 0; i < count; i++) {
      sum[segment[i]] += plannedOutput[i] * technology[i];
      weight[segment[i]] += plannedOutput[i];
    }
    const mean = sum.map((total, s) => total / weight[s]);
    const scale = mean.map((logLevel) => Math.exp(-logLevel));
    const levels = levelsOfTechnology(world)();
    const people = new Float64Array(layerCount);
    const income = new Float64Array(layerCount);
    const spread = new Float64Array(layerCount);
    for (let i = 0; i < count; i++) {
      // A segment without output has no mean.
      if (plannedOutput[i] === 0) continue;
      const level = plannedOutput[i] * levels[i] * scale[segment[i]];
      people[startLayer[i]] += plannedOutput[i];
      income[startLayer[i]] += level;
      spread[startLayer[i]] += level * (technology[i] - mean[segment[i]]);
    }
    const parts = theilOfSums(people, income, spread);
    values[offset] = parts.total;
    values[offset + 1] = parts.within;
    values[offset + 2] = parts.between;
  }),
});
