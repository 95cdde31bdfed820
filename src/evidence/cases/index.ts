// Every verification case, in the order of MODEL.md 8. To add one: write its file and list it here.

import type { EvidenceCase } from '../evidence-case.ts';
import { balancedGrowthGap } from './balanced-growth-gap.ts';
import { blocSplit } from './bloc-split.ts';
import { bueraOberfield } from './buera-oberfield.ts';
import { climateClub } from './climate-club.ts';
import { fiveFirms } from './five-firms.ts';
import { inequality } from './inequality.ts';
import { layeredDiffusion } from './layered-diffusion.ts';
import { learningGroups } from './learning-groups.ts';
import { leontiefDemand } from './leontief-demand.ts';
import { logistic } from './logistic.ts';
import { nelsonPhelps } from './nelson-phelps.ts';
import { phillipsSul } from './phillips-sul.ts';
import { productRuleContent } from './product-rule-content.ts';
import { stationarity } from './stationarity.ts';
import { stockOut } from './stock-out.ts';
import { stratificationIndices } from './stratification-indices.ts';
import { systemicRisk } from './systemic-risk.ts';
import { twoFirms } from './two-firms.ts';
import { verspagen } from './verspagen.ts';

/** All cases by their order in the report. */
export const evidenceCases: readonly EvidenceCase[] = [
  stationarity,
  leontiefDemand,
  stockOut,
  twoFirms,
  fiveFirms,
  learningGroups,
  balancedGrowthGap,
  nelsonPhelps,
  logistic,
  verspagen,
  bueraOberfield,
  blocSplit,
  systemicRisk,
  layeredDiffusion,
  stratificationIndices,
  inequality,
  phillipsSul,
  climateClub,
  productRuleContent,
];
