// The outcomes of the model, in the order in which tables list them.

import type { Outcome } from '../model/outcome.ts';
import { allianceMembers } from './alliance-members.ts';
import { blocGap } from './bloc-gap.ts';
import { blocTrade } from './bloc-trade.ts';
import { clubCycle } from './club-cycle.ts';
import { connectorShare } from './connector-share.ts';
import { crossLayerShare } from './cross-layer-share.ts';
import { deterrence } from './deterrence.ts';
import { developmentGap } from './development-gap.ts';
import { domesticShare } from './domestic-share.ts';
import { eiIndex } from './ei-index.ts';
import { fillRate } from './fill-rate.ts';
import { foreignInvestment } from './foreign-investment.ts';
import { foreignOwnedShare } from './foreign-owned-share.ts';
import { innovationMonopoly } from './innovation-monopoly.ts';
import { layerAssortativity } from './layer-assortativity.ts';
import { layerFlows } from './layer-flows.ts';
import { layerSuppliers } from './layer-suppliers.ts';
import { layerValue } from './layer-value.ts';
import { lostOutput } from './lost-output.ts';
import { modularity } from './modularity.ts';
import { otherClub } from './other-club.ts';
import { priceIndex } from './price-index.ts';
import { realFinalDemand } from './real-final-demand.ts';
import { recoveryMonths } from './recovery-months.ts';
import { researchSpending } from './research-spending.ts';
import { resourceControl } from './resource-control.ts';
import { spatialDominance } from './spatial-dominance.ts';
import { supplierTurnover } from './supplier-turnover.ts';
import { systemicRisk } from './systemic-risk.ts';
import { technologyGap } from './technology-gap.ts';
import { technologyInequality } from './technology-inequality.ts';
import { technologyLevel } from './technology-level.ts';
import { technopolitikIndex } from './technopolitik-index.ts';

export const outcomes: readonly Outcome[] = [
  technologyLevel,
  technologyGap,
  blocGap,
  developmentGap,
  crossLayerShare,
  eiIndex,
  realFinalDemand,
  priceIndex,
  fillRate,
  layerSuppliers,
  layerValue,
  layerFlows,
  modularity,
  layerAssortativity,
  technologyInequality,
  lostOutput,
  recoveryMonths,
  blocTrade,
  connectorShare,
  domesticShare,
  foreignOwnedShare,
  foreignInvestment,
  allianceMembers,
  otherClub,
  clubCycle,
  researchSpending,
  supplierTurnover,
  innovationMonopoly,
  resourceControl,
  spatialDominance,
  deterrence,
  technopolitikIndex,
  systemicRisk,
];
