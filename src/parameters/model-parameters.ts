// Every parameter of the model, by the submodel that reads it (MODEL.md 5). The keys are the keys of a
// scenario file: `learning.absorptionSlope: 0.8`. Times are in years, months or weeks; the model
// converts them to ticks once, in model/settings.ts.

import { allianceParameters } from './alliance-parameters.ts';
import { entryParameters } from './entry-parameters.ts';
import { flowParameters } from './flow-parameters.ts';
import { choice, flag, integer, number, share, type ValuesOf } from './parameter.ts';
import { policyFlowSwitches } from './policy-flow-switches.ts';

const trust = {
  rater: choice(
    ['usa', 'neutral'],
    'usa',
    'Whose view the ten criteria take; 4 (security partner) and 10 (predatory trade) differ',
    'Tang 2021, trust standards; assumption on who rates',
  ),
  raterJurisdictions: {
    type: 'names',
    of: 'jurisdiction',
    whenEmpty: 'nobody is trusted for being the rater',
    default: ['USA'],
    meaning: 'Jurisdictions whose own suppliers the rater trusts fully (T = 1)',
    source: 'assumption: the rater trusts its own suppliers',
  },
  ideologyWeight: number(
    '',
    [-1, 1],
    0,
    'Shifts weight between the political criteria (1, 2, 3, 6, 9; above 0) and those of conduct and security (4, 5, 7, 8, 10; below 0)',
    'Tang 2021, ideology as banner; assumption on size',
  ),
  ideologyAmplitude: number(
    '',
    [0, 2],
    0,
    'Widens the distance of scores from their mean by this share',
    'Tang 2021: the banner raises distrust; assumption on size',
  ),
  threshold1: share(0.75, 'Score from which a supplier is in layer 0 (hub)', 'assumption (MODEL.md 5.1)'),
  threshold2: share(0.6, 'Score from which a supplier is in layer 1', 'assumption (MODEL.md 5.1)'),
  threshold3: share(0.45, 'Score from which a supplier is in layer 2', 'assumption (MODEL.md 5.1)'),
  threshold4: share(
    0.35,
    'Score from which a supplier is in layer 3; below it is layer 4 (excluded)',
    'assumption (MODEL.md 5.1)',
  ),
  hysteresis: share(
    0.05,
    'How far a score must pass a threshold before the layer changes',
    'assumption (MODEL.md 5.1)',
  ),
  conductDeviation: number(
    'score',
    [0, 0.5],
    0.05,
    'Standard deviation of firm-specific conduct around the score of the owner',
    'assumption (MODEL.md 5.1)',
  ),
  recognitionArrangements: {
    type: 'names',
    of: 'arrangement',
    whenEmpty: 'no recognition',
    default: [],
    meaning: 'Arrangements whose members are counted as trusted beyond their score',
    source: 'Tang 2021: members of the clean network; Vietnam was counted although its criteria are low',
  },
  recognitionBonus: share(0.1, 'Added to the score of a member of a recognised arrangement', 'assumption'),
  recognitionFloor: share(0, 'Least score of a member of a recognised arrangement', 'assumption'),
} as const;

const goods = {
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

const prices = {
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

const sourcing = {
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

const learning = {
  law: choice(
    ['ideas', 'nelson-phelps', 'logistic', 'verspagen'],
    'ideas',
    'How technology levels move; the deterministic laws are for `groups` worlds',
    'Buera and Oberfield 2020, 10.3982/ECTA14044; Nelson and Phelps 1966; Verspagen 1991',
  ),
  research: flag(true, 'Whether suppliers learn at all', 'switch for stationary worlds'),
  tailExponent: number(
    '',
    [1.01, 50],
    5,
    'Pareto tail of the quality of ideas (theta)',
    'Buera and Oberfield 2020, 10.3982/ECTA14044 (4 to 8)',
  ),
  diffusion: number(
    '',
    [0, 0.99],
    0.5,
    'How strongly an idea builds on its source (beta)',
    'Buera and Oberfield 2020, 10.3982/ECTA14044 (.4 to .7); .44 as sensitivity',
  ),
  absorptionSlope: number(
    '',
    [0, 4],
    0.8,
    'How fast learning fades with the distance to the source (chi); above 1 a larger gap teaches less',
    'Verspagen 1991, 10.1111/j.1465-7287.1991.tb00832.x; value an assumption',
  ),
  drawsPerTick: integer(
    'draws',
    [1, 64],
    1,
    'Sources met per channel and tick, each with an equal part of the time',
    'numerical accuracy (MODEL.md 5.6)',
  ),
  insightShare: share(0.2, 'Share of ideas that come from suppliers (iota)', 'assumption (MODEL.md 5.6)'),
  researchElasticity: number(
    '',
    [0, 2],
    0.5,
    'Elasticity of the arrival of ideas to research money (phi)',
    'Bloom, Griffith and others: .3 to .6; assumption',
  ),
  inducedInnovation: number(
    '',
    [0, 5],
    1.4,
    'Extra research share of revenue per share of output lost (psi)',
    'Huawei 2021: sales -28.6 %, R&D held',
  ),
  inducedMemoryMonths: number(
    'months',
    [0, 600],
    0,
    'How long a supplier goes on answering sales lost to barriers with extra research; 0: for as long as it lives',
    'assumption: no barrier of the scenarios is over by their end',
  ),
  foreignPotency: share(
    0.6667,
    'Weight of a foreign idea against one at home',
    'Eaton and Kortum 1999, 10.1111/1468-2354.00015',
  ),
  votingDistanceDecay: number(
    '1/ideal point',
    [0, 5],
    0.3,
    'Contacts fall by exp(-gamma x UN voting distance)',
    'assumption',
  ),
  talentShare: share(
    0.5,
    'Share of foreign contacts that need people to move (talent flow); the rest needs the knowledge flow',
    'assumption',
  ),
  catchUpPerYear: number(
    '1/year',
    [0, 10],
    0.05,
    'Speed of catching up with the leader under the deterministic laws',
    'Nelson and Phelps 1966; value an assumption',
  ),
  capability: number(
    'log points',
    [0.01, 100],
    1,
    'Gap at which most is learned under the law verspagen (delta)',
    'Verspagen 1991; value an assumption',
  ),
  obsolescence: number(
    '1/year',
    [0, 0.5],
    0,
    'Log level lost a year without new ideas',
    'Tang 2021: laggards decline fast; 0 as default, swept',
  ),
  levelDispersion: number(
    'log points',
    [0, 2],
    0.2,
    'Standard deviation of log technology among the suppliers of one jurisdiction and segment before the burn-in',
    'assumption; the burn-in replaces it',
  ),
  burnInYears: number(
    'years',
    [0, 100],
    20,
    'Years of the learning phase alone that shape levels and calibrate arrivals before the start',
    'MODEL.md 5.6',
  ),
} as const;

const nations = {
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

/** Every parameter of the model, by group. */
export const modelParameters = {
  trust,
  goods,
  prices,
  sourcing,
  learning,
  flows: flowParameters,
  alliances: allianceParameters,
  entry: entryParameters,
  nations,
  policyFlows: policyFlowSwitches,
} as const;

export type ModelParameterGroup = keyof typeof modelParameters;

/** The values of every parameter of the model, by group and name. */
export type ModelParameterValues = {
  readonly [G in ModelParameterGroup]: ValuesOf<(typeof modelParameters)[G]>;
};
