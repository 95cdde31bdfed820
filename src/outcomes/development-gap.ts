// The gap in wealth that the source sees following the gap in technology.

import { layerCount } from '../model/flow-rules.ts';
import { defineOutcome } from '../model/outcome.ts';

export const developmentGap = defineOutcome({
  name: 'developmentGap',
  unit: 'log points',
  definition:
    'ln of GDP per head of the top trust layer minus that of the bottom one: GDP summed over the jurisdictions that were in the layer at the start, over their population at the start',
  source: 'Tang 2021, influence (5): the technology gap feeds a development gap; MODEL.md 7',
  when: 'series',
  groups: () => ['all'],
  record({ nations, plan }, values, offset) {
    const gdp = new Float64Array(layerCount);
    const heads = new Float64Array(layerCount);
    for (let j = 0; j < nations.startLayer.length; j++) {
      gdp[nations.startLayer[j]] += nations.gdp[j] * 1e6;
      heads[nations.startLayer[j]] += plan.population[j];
    }
    let top = -1;
    let bottom = -1;
    for (let layer = 0; layer < layerCount; layer++) {
      if (heads[layer] === 0) continue;
      if (top < 0) top = layer;
      bottom = layer;
    }
    values[offset] =
      bottom > top ? Math.log(gdp[top] / heads[top]) - Math.log(gdp[bottom] / heads[bottom]) : Number.NaN;
  },
});
