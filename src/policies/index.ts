// Every policy tool and counter-force, in the order in which lists show them. A tool that is listed here
// has validation, help, schema, sweeps and the tests that all tools must pass.

import type { PolicyTool } from '../model/policy-tool.ts';
import { allianceMerger } from './alliance-merger.ts';
import { alliedAutonomy } from './allied-autonomy.ts';
import { carbonTariff } from './carbon-tariff.ts';
import { cleanNetwork } from './clean-network.ts';
import { climateClub } from './climate-club.ts';
import { dataDistrust } from './data-distrust.ts';
import { digitalTax } from './digital-tax.ts';
import { entityList } from './entity-list.ts';
import { exportControl } from './export-control.ts';
import { forcedAcquisition } from './forced-acquisition.ts';
import { forcedDelisting } from './forced-delisting.ts';
import { foreignDirectProductRule } from './foreign-direct-product-rule.ts';
import { ideologyWeight } from './ideology-weight.ts';
import { infrastructureCertification } from './infrastructure-certification.ts';
import { innovationBase } from './innovation-base.ts';
import { interoperability } from './interoperability.ts';
import { investmentReview } from './investment-review.ts';
import { membershipRules } from './membership-rules.ts';
import { multilateralExportControl } from './multilateral-export-control.ts';
import { openCooperation } from './open-cooperation.ts';
import { resourceControl } from './resource-control.ts';
import { retaliation } from './retaliation.ts';
import { ripAndReplace } from './rip-and-replace.ts';
import { secureQuantumNetwork } from './secure-quantum-network.ts';
import { selfReliance } from './self-reliance.ts';
import { spaceAccords } from './space-accords.ts';
import { supplyChainStratification } from './supply-chain-stratification.ts';
import { talentSuppression } from './talent-suppression.ts';
import { technicalStandards } from './technical-standards.ts';

export const policyTools: readonly PolicyTool[] = [
  supplyChainStratification,
  entityList,
  exportControl,
  foreignDirectProductRule,
  multilateralExportControl,
  cleanNetwork,
  ripAndReplace,
  investmentReview,
  forcedAcquisition,
  forcedDelisting,
  talentSuppression,
  technicalStandards,
  interoperability,
  innovationBase,
  membershipRules,
  ideologyWeight,
  climateClub,
  carbonTariff,
  digitalTax,
  infrastructureCertification,
  resourceControl,
  spaceAccords,
  secureQuantumNetwork,
  allianceMerger,
  selfReliance,
  alliedAutonomy,
  dataDistrust,
  retaliation,
  openCooperation,
] as readonly PolicyTool[];
