// Parameters of entry and exit (MODEL.md 5.9).

import { choice, number, share } from './parameter.ts';

export const entryParameters = {
  turnover: choice(
    ['drawn', 'all', 'none'],
    'drawn',
    'Who may leave the market and be replaced: suppliers that were drawn and not named in the data, all, or none',
    'MODEL.md 5.9; assumption that named firms stay: a newborn in their place would not be the firm of that name',
  ),
  salesFloor: share(
    0.05,
    'Sales, relative to what a supplier was founded to sell, below which it cannot stay for long',
    'assumption: with the patience below about 4 % leave a year, as of firms with some size (Bartelsman, Haltiwanger and Scarpetta 2009)',
  ),
  patienceMonths: number(
    'months',
    [1, 600],
    24,
    'How long sales or cash may stay below their floors before a supplier leaves',
    'assumption',
  ),
  cashMonths: number(
    'months',
    [0, 240],
    12,
    'Fixed costs that a supplier holds in cash at the start, and at most; without cash it cannot stay',
    'assumption',
  ),
  fixedCostShare: share(
    0.3,
    'Share of own costs that must be paid for the output that is expected, whether it is made or not',
    'assumption',
  ),
  profitShare: share(
    0.1,
    'Share of value added that is profit when everything expected is made',
    'assumption',
  ),
  entryMonths: number(
    'months',
    [0.1, 1200],
    6,
    'Mean time until the place of a supplier that left is taken, at demand and technology on the start path',
    'assumption: with 12 months a tenth of all places stands empty after two decades',
  ),
  levelElasticity: number(
    '',
    [0, 10],
    1,
    "Elasticity of the rate of entry to the jurisdiction's technology in the domain, relative to the start path",
    'assumption: entry follows the level (MODEL.md 5.9)',
  ),
} as const;
