// Parameters of how suppliers are rated and layered (MODEL.md 5.1).

import { choice, number, share } from './parameter.ts';

export const trustParameters = {
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
