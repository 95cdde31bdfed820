// Every policy tool and counter-force, in the order in which lists show them. A tool that is listed here
// has validation, help, schema, sweeps and the tests that all tools must pass.

import type { PolicyTool } from '../model/policy-tool.ts';
import { entityList } from './entity-list.ts';
import { exportControl } from './export-control.ts';
import { openCooperation } from './open-cooperation.ts';
import { supplyChainStratification } from './supply-chain-stratification.ts';

export const policyTools: readonly PolicyTool[] = [
  supplyChainStratification,
  entityList,
  exportControl,
  openCooperation,
] as readonly PolicyTool[];
