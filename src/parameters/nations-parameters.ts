// Parameters of national growth and strength (MODEL.md 5.7).

import { flag, number, share } from './parameter.ts';

export const nationsParameters = {
  growth: flag(
    true,
    'Whether GDP grows, by the exogenous rate and by technology',
    'switch for stationary worlds',
  ),
  technologyElasticity: number(
    'ratio',
    [0, 10],
    1,
    "Multiplies the domains' elasticities of GDP to technology (omega_d)",
    'Tang 2021: strength in technology feeds national strength; domain table',
  ),
  outputLoss: flag(
    true,
    'Whether unfilled demand lowers GDP in the same tick (a level, not a growth effect)',
    'MODEL.md 5.7',
  ),
  moneyElasticity: number(
    '',
    [0, 20],
    0,
    "Elasticity of research money to the jurisdiction's technology relative to the front of its domain (epsilon), for worlds without markets that would do the same",
    'MODEL.md 5.7: near omega where money follows national strength, near theta_p where it follows world market share',
  ),
  publicResearchShare: share(
    0.3,
    'Share of research money that follows GDP rather than revenue',
    'OECD MSTI: government-financed share of R&D, about .25 to .35',
  ),
} as const;
