/** A small world, two policy tools and three outcomes, and files made up on the spot, for tests of checking. */
import { defineOutcome } from '../../src/model/outcome.ts';
import { definePolicyTool } from '../../src/model/policy-tool.ts';
import type { WorldTables } from '../../src/model/world-tables.ts';
import { modelParameters } from '../../src/parameters/model-parameters.ts';
import {
  choice,
  flag,
  integer,
  month,
  names,
  number,
  selector,
  share,
} from '../../src/parameters/parameter.ts';
import { type CheckResult, checkScenario } from '../../src/scenario/check-scenario.ts';
import type { Registries } from '../../src/scenario/registries.ts';
import type { ScenarioFiles } from '../../src/scenario/scenario-files.ts';
import { worldKinds } from '../../src/scenario/world-kinds.ts';

const exportControl = definePolicyTool({
  kind: 'export-control',
  role: 'tool',
  summary: 'Limits what members send to others',
  source: 'Tang 2021',
  anchor: '',
  parameters: {
    origins: selector(
      ['jurisdictions', 'arrangements', 'blocs'],
      { arrangements: ['wassenaar'] },
      'Who controls',
      'assumption',
    ),
    targets: selector(
      ['layers', 'jurisdictions', 'suppliers'],
      { layers: [4] },
      'Who is controlled',
      'assumption',
    ),
    domains: names('domain', [], 'all domains', 'What is controlled', 'assumption'),
    flows: names('flow', ['goods'], 'all flows', 'Which flows are controlled', 'assumption'),
    permeability: share(0.1, 'Share of licences that are given', 'assumption'),
    leakShare: share(0, 'Share that leaks', 'assumption'),
    reviewYears: number('years', [0.5, 10], 1, 'Time between reviews', 'assumption'),
    rounds: integer('rounds', [1, 9], 1, 'Rounds of talks', 'assumption'),
    listed: flag(false, 'Whether a list is published', 'assumption'),
    form: choice(['ban', 'licence'], 'licence', 'Form of the control', 'assumption'),
    deadline: month('', 'When stocks must be gone', 'assumption'),
  },
  writeRules() {},
});

const openCooperation = definePolicyTool({
  kind: 'open-cooperation',
  role: 'counter-force',
  summary: 'Opens flows for all',
  source: 'Tang 2021',
  anchor: '',
  parameters: { strength: share(1, 'How far flows open', 'assumption') },
  writeRules() {},
});

function outcome(name: string, when: 'series' | 'end' = 'series') {
  const definition = `${name}, for tests`;
  return defineOutcome({
    name,
    unit: '',
    definition,
    source: '',
    when,
    groups: (world) => ['all', ...world.plan.domainNames],
    record() {},
  });
}

export const smallRegistries: Registries = {
  parameters: modelParameters,
  policies: [exportControl, openCooperation],
  outcomes: [
    outcome('technologyGap'),
    outcome('fillRate'),
    outcome('monthsToRecovery', 'end'),
    { ...outcome('systemicRisk', 'end'), onRequest: true },
  ],
  charts: ['gap-over-time', 'trust-pyramid'],
  worldKinds,
};

function jurisdiction(code: string, name: string, bloc: string) {
  const figures = {
    gdpUsd: 1,
    population: 1,
    growthPerYear: 0,
    researchShare: 0,
    researchOutputShare: 0.5,
    ownContactShare: 1,
  };
  return { code, name, kind: 'economy', bloc, region: 'world', ...figures } as const;
}

const segment = {
  finalDemandShare: 1,
  researchIntensity: 0.1,
  stockWeeks: 6,
  qualificationMonths: 3,
  supplierShare: 0.5,
};

const smallTables: WorldTables = {
  jurisdictions: [jurisdiction('USA', 'United States', 'west'), jurisdiction('CHN', 'China', 'east')],
  criteria: [],
  memberships: [{ code: 'USA', arrangement: 'wassenaar', tier: 'member', from: '', until: '' }],
  arrangements: [],
  domains: ['semiconductors', '5g'].map((domain) => ({
    domain,
    name: domain,
    gdpShare: 0.01,
    technologyGrowthPerYear: 0,
    gdpElasticity: 0,
  })),
  segments: [
    {
      segment: 'chip-fabrication',
      domain: 'semiconductors',
      stage: 'fabrication',
      name: 'Chips',
      ...segment,
    },
  ],
  inputs: [],
  supply: [],
  technology: [],
  contacts: [],
  tradeAffinities: [],
  firms: [
    { id: 'huawei', name: 'Huawei', code: 'CHN', owner: 'CHN', segment: 'chip-fabrication', share: 0.1 },
  ],
  resources: [],
};

/** Files by path; the only world is in `data/small`. */
export function filesOf(texts: Readonly<Record<string, string>>): ScenarioFiles {
  return {
    read: (path) =>
      texts[path] ?? { found: `'${path}', which does not exist`, expected: 'a scenario file that exists' },
    readNetwork: (file) => ({
      file,
      found: `'${file}', which does not exist`,
      expected: 'a table that exists',
    }),
    readWorld: (directory) =>
      directory.endsWith('data/small')
        ? { tables: smallTables, directory, hash: 'small', problems: [] }
        : {
            found: `'${directory}', which does not exist`,
            expected: 'a folder with the tables of a world that exists',
          },
  };
}

/** The keys that every scenario needs, to which tests add theirs. */
export const head = `name: test
question: Does it work?
horizon: { from: 2019-01, until: 2040-12 }
world: { kind: tables, directory: data/small, suppliers: 500 }
`;

/** Checks `test.yaml` with this text after the head. */
export function checkText(
  text: string,
  settings: readonly string[] = [],
  others: Readonly<Record<string, string>> = {},
): CheckResult {
  return checkScenario(
    'test.yaml',
    filesOf({ ...others, 'test.yaml': head + text }),
    smallRegistries,
    settings,
  );
}

/** Every problem as `file:line:column found | expected | hint`. */
export function problemLines({ problems }: CheckResult): string[] {
  return problems.map(({ where, found, expected, hint }) => {
    const place = [where.file, where.line, where.column].filter((part) => part !== undefined).join(':');
    return [`${place} ${found}`, expected, hint].filter((part) => part !== undefined).join(' | ');
  });
}
