// Inequality of technology among suppliers, and how much of it lies between trust layers (Theil 1967).

import { layerCount } from '../model/flow-rules.ts';
import { ofWorld } from '../model/of-world.ts';
import { defineOutcome } from '../model/outcome.ts';
import { theilByGroup } from '../theory/inequality.ts';

export const technologyInequality = defineOutcome({
  name: 'technologyInequality',
  unit: 'nats',
  definition:
    "Theil's T of technology levels over suppliers, each relative to the mean level of its segment, weighted by planned output: total, within and between the layers of the start",
  source: 'Theil 1967; decomposition Shorrocks 1980, 10.2307/1913126',
  when: 'series',
  groups: () => ['total', 'within', 'between'],
  record: ofWorld((world) => (values, offset) => {
    const { suppliers, plan } = world;
    const sum = new Float64Array(plan.segmentNames.length);
    const weight = new Float64Array(plan.segmentNames.length);
    for (let i = 0; i < suppliers.count; i++) {
      sum[suppliers.segment[i]] += suppliers.plannedOutput[i] * suppliers.technology[i];
      weight[suppliers.segment[i]] += suppliers.plannedOutput[i];
    }
    const level = new Float64Array(suppliers.count);
    for (let i = 0; i < suppliers.count; i++) {
      level[i] = Math.exp(suppliers.technology[i] - sum[suppliers.segment[i]] / weight[suppliers.segment[i]]);
    }
    const parts = theilByGroup(level, suppliers.startLayer, layerCount, suppliers.plannedOutput);
    values[offset] = parts.total;
    values[offset + 1] = parts.within;
    values[offset + 2] = parts.between;
  }),
});
