// Parameters of the alliances of the domains (MODEL.md 5.8): who is in, and what counts in the choice.

import { choice, number, share } from './parameter.ts';

export const allianceParameters = {
  membership: choice(
    ['fixed', 'endogenous'],
    'fixed',
    'Whether members follow from the arrangements of the data and their dates, or join while it pays',
    'MODEL.md 5.8; endogenous after Nordhaus 2015, 10.1257/aer.15000001',
  ),
  arrangements: {
    type: 'names',
    of: 'arrangement',
    whenEmpty:
      'those of each domain of kind alliance, standards or export control that have a founder among their members',
    default: [],
    meaning: 'Arrangements that fixed alliances are made of, each in its own domain',
    source: 'list of arrangements of the world; Tang 2021: alliances form domain by domain',
  },
  founders: {
    type: 'names',
    of: 'jurisdiction',
    whenEmpty: 'nobody is a member without choosing',
    default: ['USA'],
    meaning:
      'Hub of the alliances: members of every endogenous one without choosing, and the mark by which arrangements of the data count as theirs',
    source: 'Tang 2021: the hub convenes the alliance',
  },
  foundingThreshold: share(
    0.75,
    'Trust score from which a jurisdiction may be a founding member',
    'assumption: the thresholds of layers 0, 1, 2',
  ),
  strategicThreshold: share(
    0.6,
    'Trust score from which a jurisdiction may be a strategic member',
    'assumption: the thresholds of layers 0, 1, 2',
  ),
  contributingThreshold: share(
    0.45,
    'Trust score from which a jurisdiction may be a contributing member',
    'assumption: the thresholds of layers 0, 1, 2',
  ),
  preferredClub: choice(
    ['from-empty', 'from-full'],
    'from-empty',
    'Which of two stable clubs is in force when best response from nobody and from everybody differ; both are reported',
    'assumption: alliances grow from their founders',
  ),
  tariffAlpha: number(
    'ratio',
    [0, 5],
    0.62,
    'Gain of a member per tariff and import from outsiders, and loss of an outsider per tariff and export to members (alpha)',
    'Nordhaus 2015, 10.1257/aer.15000001, GDP-weighted mean of 15 regions',
  ),
  tariffBeta: number(
    'ratio',
    [0, 5],
    0.62,
    'Loss of a member per squared tariff and import from outsiders (beta)',
    'Nordhaus 2015, 10.1257/aer.15000001, GDP-weighted mean of 15 regions',
  ),
  poolDuplication: share(
    0.5,
    'Part of pooled research that several members would do side by side, at an endless number of equal members',
    'assumption; Irwin and Klenow 1996, 10.1016/0047-2727(95)01515-0, find sharing in SEMATECH',
  ),
  poolReinvested: share(
    0.5,
    'Part of the money saved by pooling that goes back into research',
    'assumption; members of SEMATECH spent less (Irwin and Klenow 1996)',
  ),
} as const;
