// Parameters of prices (MODEL.md 5.4).

import { number } from './parameter.ts';

export const pricesParameters = {
  scarcityPerMonth: number(
    '1/month',
    [0, 10],
    0.5,
    'Rise of the mark-up a month at a fully unfilled order book (kappa)',
    'assumption (MODEL.md 5.4)',
  ),
  scarcityMonths: number(
    'months',
    [0.25, 120],
    6,
    'Time constant with which the mark-up fades (tau_mu)',
    'assumption (MODEL.md 5.4)',
  ),
  scarcityCap: number(
    'share of price',
    [0, 10],
    0.5,
    'Largest scarcity mark-up',
    'assumption (MODEL.md 5.4)',
  ),
  wageElasticity: number(
    '',
    [0, 2],
    0,
    'Elasticity of the cost of own value added to GDP per head, relative to the start',
    'assumption (MODEL.md 5.4: 0)',
  ),
} as const;
