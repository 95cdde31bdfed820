// Parameters of contracts and their reviews (MODEL.md 5.5).

import { flag, integer, number, share } from './parameter.ts';

export const sourcingParameters = {
  suppliersPerInput: integer(
    'suppliers',
    [1, 12],
    3,
    'Links that a supplier holds for each input (m)',
    'assumption (MODEL.md 2)',
  ),
  linkHalfLifeMonths: number(
    'months',
    [0.5, 12000],
    13,
    'Half-life of a contract: how often it comes up for review',
    'Reisch, Borsos and Thurner 2025',
  ),
  attachmentExponent: number(
    '',
    [0, 3],
    1.3,
    'Weight of a seller among candidates grows with size to this power',
    'Reisch, Borsos and Thurner 2025 observe 1.08 among new links; calibrated to target 1 (decision 0100), because a large seller often wins the buyer it already has, which makes no new link',
  ),
  priceElasticity: number(
    '',
    [0, 20],
    4,
    'Elasticity of a choice to the delivered price (theta_p)',
    'trade elasticity, Simonovska and Waugh 2014, 10.1016/j.jinteco.2013.10.001',
  ),
  candidates: integer(
    'suppliers',
    [1, 64],
    8,
    'Suppliers that a buyer compares in one review',
    'assumption (MODEL.md 5.5)',
  ),
  narrowChoice: number(
    '',
    [0, 4],
    1,
    'How much dearer a contract is when rules bar candidates: (weight of all candidates / weight of those that may sell)^(x/θ_p); 1 as in models of trade, 0 for not at all',
    'Eaton and Kortum 2002, 10.1111/1468-0262.00352; Arkolakis, Costinot and Rodríguez-Clare 2012, 10.1257/aer.102.1.94 (decision 0101)',
  ),
  churn: flag(true, 'Whether contracts come up for review without cause', 'switch for stationary worlds'),
  weightAdaptation: share(
    0.5,
    "How far the weights of a buyer's links move to their target shares at a review",
    'assumption, after DisruptSC (Colon et al. 2021, 10.1038/s41893-020-00649-4)',
  ),
  poorFill: share(
    0.7,
    'Fill rate below which a link counts as poor; three poor ticks bring a review',
    'assumption',
  ),
} as const;
