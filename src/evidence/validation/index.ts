// The validation rows, in the order of their numbers.

import { costOfControls, selfSufficiency, selfSufficiencyUnderControls } from './rows-of-chips.ts';
import { listedPatents, listedRecovery, listedSales } from './rows-of-firms.ts';
import { divergence, growthSources } from './rows-of-learning.ts';
import { linkLife, riskDistribution, shockShape } from './rows-of-networks.ts';
import { replayedSales, replayedSelfSufficiency, replayedTrade } from './rows-of-replay.ts';
import { carbonBorder, pooledResearch, talent, vendorBan } from './rows-of-tools.ts';
import { fragmentation, friendlyTrade, fullDecoupling, mildTrade, partialTrade } from './rows-of-trade.ts';
import type { ValidationRow } from './validation-row.ts';

export const validationRows: readonly ValidationRow[] = [
  linkLife,
  mildTrade,
  selfSufficiency,
  selfSufficiencyUnderControls,
  listedSales,
  listedRecovery,
  listedPatents,
  costOfControls,
  vendorBan,
  partialTrade,
  fullDecoupling,
  fragmentation,
  friendlyTrade,
  talent,
  carbonBorder,
  pooledResearch,
  divergence,
  shockShape,
  riskDistribution,
  growthSources,
];

/** The replay of 2018 to 2023, numbered from 101. */
export const replayRows: readonly ValidationRow[] = [replayedSales, replayedSelfSufficiency, replayedTrade];
