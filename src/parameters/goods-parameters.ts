// Parameters of production, stocks and orders (MODEL.md 5.3).

import { choice, flag, number, share } from './parameter.ts';

export const goodsParameters = {
  backlogShare: share(
    0.5,
    'Share of an unfilled order that stays on the book for the next tick',
    'assumption (MODEL.md 5.3)',
  ),
  rationing: choice(
    ['proportional', 'max-min'],
    'proportional',
    'How a short supplier shares its output among orders',
    'proportional: Hallegatte 2014, 10.1111/risa.12090; max-min: Inoue and Todo 2019, 10.1038/s41893-019-0351-x',
  ),
  orderTarget: choice(
    ['average-demand', 'initial-order', 'own-output'],
    'average-demand',
    'What the inventory target follows',
    'Inoue and Todo 2019; average-demand: assumption, as own-output halves output for a week after a 10 % loss (MODEL.md 5.3)',
  ),
  demandAverageWeeks: number(
    'weeks',
    [1, 520],
    26,
    'Memory of the slow average of demand',
    'assumption (MODEL.md 5.3)',
  ),
  stockWeeks: number(
    'weeks',
    [0, 520],
    0,
    'Inventory target of every input, at least the use of one tick; 0 takes the figure of the segment table',
    'segment table; Inoue and Todo 2019',
  ),
  stockAdjustmentWeeks: number(
    'weeks',
    [0.25, 104],
    6,
    'Time in which a gap to the inventory target is ordered (tau)',
    'Inoue and Todo 2019; 6 weeks: assumption',
  ),
  utilisation: number(
    'share',
    [0.05, 1],
    0.8,
    'Output over capacity at the start',
    'assumption, near the long-run mean of industrial capacity utilisation',
  ),
  overproduction: number(
    'ratio',
    [1, 3],
    1.25,
    'Largest output over capacity that a supplier in demand works up to',
    'Hallegatte 2014, 10.1111/risa.12090',
  ),
  overproductionMonths: number(
    'months',
    [0.25, 120],
    12,
    'Time constant of overproduction',
    'Hallegatte 2014, 10.1111/risa.12090',
  ),
  capacityMonths: number(
    'months',
    [0.25, 1200],
    12,
    'Time constant with which capacity follows expected demand',
    'assumption (MODEL.md 5.3: with 12 months an unshocked world keeps its fill rate)',
  ),
  capacityAdapts: flag(
    true,
    'Whether capacity follows expected demand at all',
    'switch for short-run studies (Inoue and Todo 2019 hold it fixed)',
  ),
  spotRound: flag(
    true,
    'Whether unfilled needs are offered to the spare capacity of the segment in the same tick',
    'assumption (MODEL.md 5.3)',
  ),
  spotPremium: number(
    'share of price',
    [0, 2],
    0.1,
    'Mark-up of the spot round',
    'assumption (MODEL.md 5.3)',
  ),
  warnedStockWeeks: number(
    'weeks',
    [0, 520],
    0,
    'Inventory target of a supplier that a rule lists, from the first tick of the listing; 0: it keeps its own',
    'listed firms have held 78 to 104 weeks (MODEL.md 5.3); 0 as default, so that a listing alone moves nothing else',
  ),
  warnedStockMonths: number(
    'months',
    [0.25, 120],
    12,
    'Time in which a warned supplier orders the gap to its larger target',
    'assumption',
  ),
  qualificationMonths: number(
    'months',
    [-1, 120],
    -1,
    'Months from a new contract to its first delivery; -1 takes the figure of the segment table',
    'segment table',
  ),
} as const;
