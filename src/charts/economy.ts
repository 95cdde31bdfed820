/** What separation costs: real final demand, prices, the share of orders filled and lost output, by case. */
import { measuresOverTime, recordedRows } from './blocks/measures-over-time.ts';
import { defineChart } from './chart.ts';

const rows = [
  { outcome: 'realFinalDemand', group: 'all', name: 'Real final demand' },
  { outcome: 'priceIndex', group: 'all', name: 'Price index', reach: [1] },
  { outcome: 'fillRate', group: 'all', name: 'Fill rate of orders', reach: [1] },
  { outcome: 'lostOutput', group: 'all', name: 'Lost output', reach: [0] },
];

export const economy = defineChart({
  name: 'economy',
  title: 'Demand, prices and shortage',
  question: 'What do the barriers cost in demand, prices and unfilled orders?',
  needs: [],
  time: 'over-time',
  whyNot: (data) =>
    recordedRows(data, rows).length > 0
      ? undefined
      : 'none of realFinalDemand, priceIndex, fillRate and lostOutput was recorded',
  configure: (data, options) => measuresOverTime(data, rows, economy.title, options),
});
