/** How a scenario builds on another file, and how settings are laid over the result. */
import { describe, expect, test } from 'vitest';
import { checkScenario } from '../../src/scenario/check-scenario.ts';
import { checkText, filesOf, head, problemLines, smallRegistries } from './small-registries.ts';

const base = `${head.replace('name: test', 'name: base')}
replicates: 4
learning: { absorptionSlope: 1, diffusion: 0.4 }
policies:
  - id: chips
    kind: export-control
    from: 2022-10
    targets: { layer: 4 }
    domains: [semiconductors, 5g]
    permeability: 0.3
  - { id: open, kind: open-cooperation }
uncertainties:
  learning.diffusion: { distribution: uniform, low: 0.3, high: 0.6 }
  learning.absorptionSlope: { distribution: uniform, low: 0, high: 2 }
`;

function extend(text: string, others: Record<string, string> = { 'base.yaml': base }) {
  const own = `name: own\nquestion: And now?\n${text}`;
  return checkScenario('own.yaml', filesOf({ ...others, 'own.yaml': own }), smallRegistries);
}

describe('extending a file', () => {
  test('what the file does not say comes from the file it extends, except name and question', () => {
    const { scenario, problems } = extend(
      'extends: base\nhorizon: { until: 2030-12 }\nlearning: { diffusion: 0.5 }',
    );
    expect(problems).toEqual([]);
    expect(scenario?.name).toBe('own');
    expect(scenario?.question).toBe('And now?');
    expect(scenario?.replicates).toBe(4);
    expect(scenario?.input.horizon).toEqual({ from: '2019-01', until: '2030-12' });
    expect(scenario?.input.parameters.learning).toMatchObject({ absorptionSlope: 1, diffusion: 0.5 });
  });

  test('a policy is changed by its id, and a parameter of it is replaced whole', () => {
    const { scenario } = extend(
      'extends: base\npolicies: [{ id: chips, targets: { jurisdiction: CHN }, domains: [5g] }]',
    );
    expect(scenario?.input.policies.map(({ id }) => id)).toEqual(['chips', 'open']);
    expect(scenario?.input.policies[0]).toMatchObject({ kind: 'export-control', from: '2022-10' });
    expect(scenario?.input.policies[0].parameters).toMatchObject({
      targets: { jurisdictions: ['CHN'] },
      domains: ['5g'],
      permeability: 0.3,
    });
  });

  test('what is set to nothing stays away, though a file further down the chain says it', () => {
    const chain = {
      'base.yaml': base,
      'middle.yaml':
        'name: middle\nquestion: Middle?\nextends: base\nuncertainties: { learning.absorptionSlope: { distribution: uniform, low: 0, high: 1 } }',
    };
    const pathsOf = (text: string) => extend(text, chain).scenario?.uncertainties.map(({ path }) => path);
    expect(pathsOf('extends: middle')).toEqual(['learning.diffusion', 'learning.absorptionSlope']);
    expect(pathsOf('extends: middle\nuncertainties: { learning.absorptionSlope: ~ }')).toEqual([
      'learning.diffusion',
    ]);
  });

  test('a policy is left out with off, and comes back with off: false in a file that extends that one', () => {
    const without = {
      'base.yaml': base,
      'without.yaml':
        'name: without\nquestion: Without?\nextends: base\npolicies: [{ id: chips, off: true }]',
    };
    const idsOf = (text: string) => extend(text, without).scenario?.input.policies.map(({ id }) => id);
    expect(idsOf('extends: without')).toEqual(['open']);
    expect(idsOf('extends: without\npolicies: [{ id: chips, off: false }]')).toEqual(['chips', 'open']);
  });

  test('a policy of another kind under the same id shares nothing with the old one', () => {
    const { scenario, problems } = extend('extends: base\npolicies: [{ id: chips, kind: open-cooperation }]');
    expect(problems).toEqual([]);
    expect(scenario?.input.policies[0]).toMatchObject({
      kind: 'open-cooperation',
      from: '2019-01',
      parameters: { strength: 1 },
    });
  });

  test('a key set to nothing drops what is inherited', () => {
    const { scenario } = extend('extends: base\nuncertainties: { learning.diffusion: ~ }\nreplicates: ~');
    expect(scenario?.uncertainties.map(({ path }) => path)).toEqual(['learning.absorptionSlope']);
    expect(scenario?.replicates).toBe(8);
  });

  test('files in other folders are found relative to the file that names them', () => {
    const files = filesOf({
      'studies/own.yaml': 'name: own\nquestion: And?\nextends: ../base.yaml',
      'base.yaml': base,
    });
    const { scenario, problems } = checkScenario('studies/own.yaml', files, smallRegistries);
    expect(problems).toEqual([]);
    expect(scenario?.input.world).toMatchObject({ directory: 'data/small' });
  });

  test('a mistake in the extended file is told with that file and its line', () => {
    expect(problemLines(extend('extends: base', { 'base.yaml': base.replace('0.4 }', '4 }') }))).toEqual([
      'base.yaml:7:44 4 | a number from 0 to 0.99',
    ]);
  });

  test('a missing file is told where it is named, and nothing is said of what it might have held', () => {
    expect(problemLines(extend('extends: lost'))).toEqual([
      "own.yaml:3:10 'lost.yaml', which does not exist | a scenario file that exists",
    ]);
  });

  test('a file that extends itself is a circle', () => {
    expect(problemLines(extend('extends: own'))).toEqual([
      'own.yaml:3:10 a circle: own.yaml extends own.yaml | a chain of files that ends',
    ]);
  });

  test('two policies of one file with the same id are a mistake, not a merge', () => {
    const text = 'policies: [{ id: a, kind: open-cooperation }, { id: a, kind: open-cooperation }]';
    expect(problemLines(checkText(text))).toEqual([
      "test.yaml:5:53 the id 'a' a second time | each id once (first on line 5)",
    ]);
  });
});

describe('settings of the command line', () => {
  const text = base.slice(base.indexOf('learning'));
  const settings = [
    'learning.diffusion=0.45',
    'policies.chips.permeability=0.2',
    'policies.chips.domains=[5g]',
    'uncertainties.learning.diffusion.high=0.7',
    'world.suppliers=900',
    'horizon.until=2025-12',
    'policies.open.off=true',
  ];

  test('a setting changes the value that its path names', () => {
    const { scenario, problems } = checkText(text, settings);
    expect(problems).toEqual([]);
    expect(scenario?.input.parameters.learning.diffusion).toBe(0.45);
    expect(scenario?.input.world).toMatchObject({ suppliers: 900 });
    expect(scenario?.input.horizon.until).toBe('2025-12');
    expect(scenario?.input.policies.map(({ id }) => id)).toEqual(['chips']);
    expect(scenario?.input.policies[0].parameters).toMatchObject({ permeability: 0.2, domains: ['5g'] });
    expect(scenario?.uncertainties[0]).toMatchObject({
      path: 'learning.diffusion',
      distribution: { low: 0.3, high: 0.7 },
    });
  });

  test.each([
    ['learning.difusion=1', "--set learning.difusion=1 the unknown key 'difusion'"],
    ['learning.diffusion=5', '--set learning.diffusion=5 5 | a number from 0 to 0.99'],
    [
      'policies.chps.ramp=1 year',
      "--set policies.chps.ramp=1 year no policy 'chps' | one of chips, open | did you mean 'chips'?",
    ],
    ['learning', "--set learning 'learning' | path=value"],
    ['learning.diffusion=[', "--set learning.diffusion=[ '['"],
    ['name.x=1', "--set name.x=1 'name', which has no keys"],
    ['toString.x.y=1', "--set toString.x.y=1 the unknown key 'toString'"],
    ['extends=base.yaml', "--set extends=base.yaml 'extends=base.yaml'"],
    [`${'a.'.repeat(50_000)}b=1`, '--set a.a.'],
  ])('a wrong setting %# is told like a wrong line', (setting, expected) => {
    const lines = problemLines(checkText(text, [setting]));
    expect(lines).toHaveLength(1);
    expect(lines[0].startsWith(expected)).toBe(true);
  });

  test('a folder of tables given on the command line is relative to where the command runs', () => {
    const { scenario } = checkText(text, ['world.directory=elsewhere/data/small']);
    expect(scenario?.input.world).toMatchObject({ directory: 'elsewhere/data/small' });
  });
});
