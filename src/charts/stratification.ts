/** How far flows have separated: the share of value across layers, and three indices of separation, by case. */
import { measuresOverTime, recordedRows } from './blocks/measures-over-time.ts';
import { defineChart } from './chart.ts';

const rows = [
  { outcome: 'crossLayerShare', group: '0', name: 'Value that stays in its layer', reach: [] },
  { outcome: 'crossLayerShare', group: '2+', name: 'Value that crosses two layers or more', reach: [0] },
  { outcome: 'eiIndex', group: 'all', name: 'E-I index (−1: all ties inside a layer, 1: all across)' },
  { outcome: 'modularity', group: 'all', name: 'Modularity of trade' },
  { outcome: 'layerAssortativity', group: 'all', name: 'Assortativity by layer' },
];

export const stratification = defineChart({
  name: 'stratification',
  title: 'How far trade separates by layer',
  question: 'Do flows stay in the same layer once the barriers are up?',
  needs: [],
  time: 'over-time',
  whyNot: (data) =>
    recordedRows(data, rows).length > 0
      ? undefined
      : 'none of crossLayerShare, eiIndex, modularity and layerAssortativity was recorded',
  configure: (data, options) => measuresOverTime(data, rows, stratification.title, options),
});
