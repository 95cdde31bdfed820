// The text of a new scenario: the least that runs, one policy with all its parameters as comments, and a
// line on everything else that a file may say.

import type { PolicyTool } from '../model/policy-tool.ts';
import type { ParameterSpec } from '../parameters/parameter.ts';
import { expectedOf } from './parameter-schema.ts';

/** A commented scenario called `name` with one policy of this kind; `schema` is the path of the JSON Schema. */
export function scenarioTemplate(name: string, tool: PolicyTool, schema: string): string {
  const parameters = Object.entries(tool.parameters).map(
    ([key, spec]) => `    # ${key}: ${yamlOf(spec)}  # ${spec.meaning} (${expectedOf(spec)})`,
  );
  return `# yaml-language-server: $schema=${schema}
name: ${name}
question: What does ${tool.kind} do to the technology gap?
source: ''  # the passage, paper or rule that the scenario comes from
horizon: { from: 2019-01, until: 2040-12 }
world: { kind: tables, directory: data/world-2020, suppliers: 5000 }
replicates: 8
seed: strata

# Each policy is a toggle: what it is called here, its kind (stratasim list policies), its dates.
policies:
  - id: ${tool.kind}
    kind: ${tool.kind}
    from: 2021-01
    ramp: 6 months  # time over which it comes into force
    # until: 2030-12  # last month in force
    # off: true  # leaves it out
${parameters.join('\n')}

# Model parameters, by group (stratasim list parameters):
# learning:
#   absorptionSlope: 0.8

# What to record (stratasim list outcomes); everything when absent:
# outcomes: [technologyGap]

# Ranges to sample with stratasim sweep:
# uncertainties:
#   learning.absorptionSlope: { distribution: uniform, low: 0.4, high: 1.2 }

# To build on another scenario instead, drop horizon and world and write:
# extends: status-quo-2019
`;
}

function yamlOf(spec: ParameterSpec): string {
  return JSON.stringify(spec.default).replaceAll('"', "'");
}
