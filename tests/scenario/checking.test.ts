/** What a scenario file may say, and how each way of getting it wrong is answered. */
import { describe, expect, test } from 'vitest';
import { checkScenario } from '../../src/scenario/check-scenario.ts';
import { withParameters } from '../../src/scenario/parameter-path.ts';
import { checkText, filesOf, head, problemLines, smallRegistries } from './small-registries.ts';

const chips = 'policies:\n  - id: chips\n    kind: export-control\n';

/** The only problem of a text, without its place. */
function problemOf(text: string): string {
  const lines = problemLines(checkText(text));
  expect(lines).toHaveLength(1);
  return lines[0].replace(/^test\.yaml:\d+:\d+ /, '');
}

describe('a right scenario', () => {
  test('with the four keys it needs has every default of the parameters', () => {
    const { scenario, problems } = checkText('');
    expect(problems).toEqual([]);
    expect(scenario?.replicates).toBe(8);
    expect(scenario?.input.seed).toBe('strata');
    expect(scenario?.input.ticksPerYear).toBe(12);
    expect(scenario?.input.parameters.learning.absorptionSlope).toBe(0.8);
    expect(scenario?.outcomes).toEqual(['technologyGap', 'fillRate', 'monthsToRecovery']);
  });

  test('gives a policy its dates, its ramp in months and every parameter', () => {
    const { scenario } = checkText(`${chips}    ramp: 1.5 years\n    permeability: 0.2`);
    expect(scenario?.input.policies[0]).toEqual({
      id: 'chips',
      kind: 'export-control',
      from: '2019-01',
      until: '',
      rampMonths: 18,
      parameters: {
        origins: { arrangements: ['wassenaar'] },
        targets: { layers: [4] },
        domains: [],
        flows: ['goods'],
        permeability: 0.2,
        leakShare: 0,
        reviewYears: 1,
        rounds: 1,
        listed: false,
        form: 'licence',
        deadline: '',
      },
    });
  });

  test('means the same with policies, names and keys in another order', () => {
    const one = checkText(
      'policies: [{ id: b, kind: open-cooperation }, { id: a, kind: export-control, domains: [5g, semiconductors] }]',
    );
    const other = checkText(
      'policies: [{ kind: export-control, domains: [semiconductors, 5g, 5g], id: a }, { id: b, kind: open-cooperation, ramp: 0 years }]',
    );
    expect(one.scenario).toBeDefined();
    expect(JSON.stringify(one.scenario?.input)).toBe(JSON.stringify(other.scenario?.input));
  });

  test('may name one thing or several in a selector', () => {
    const { scenario } = checkText(
      `${chips}    targets: { layer: 3, layers: [4], jurisdiction: CHN, suppliers: [huawei] }`,
    );
    expect(scenario?.input.policies[0].parameters.targets).toEqual({
      layers: [3, 4],
      jurisdictions: ['CHN'],
      suppliers: ['huawei'],
    });
  });

  test('has a shock with its durations in months', () => {
    const { scenario } = checkText(
      'shocks: [{ id: quake, from: 2025-03, duration: 8 weeks, depth: 0.6, recovery: 1 year, segments: [chip-fabrication] }]',
    );
    expect(scenario?.input.shocks[0]).toMatchObject({
      from: '2025-03',
      depth: 0.6,
      recoveryMonths: 12,
      segments: ['chip-fabrication'],
      layers: [],
    });
    expect(scenario?.input.shocks[0].durationMonths).toBeCloseTo((8 * 12) / 52, 12);
  });

  test('records the outcomes asked for and those that its own outcomes read', () => {
    const { scenario } = checkText(
      'outcomes: [fillRate]\ncustom: { ratio: { expression: exp(technologyGap.5g), meaning: ratio of levels } }',
    );
    expect(scenario?.outcomes).toEqual(['technologyGap', 'fillRate']);
    expect(scenario?.custom).toEqual([
      { name: 'ratio', expression: 'exp(technologyGap["5g"])', unit: '', meaning: 'ratio of levels' },
    ]);
  });

  test('records what is only on request when it is named, and only then', () => {
    expect(checkText('').scenario?.outcomes).not.toContain('systemicRisk');
    expect(checkText('outcomes: [systemicRisk]').scenario?.outcomes).toEqual(['systemicRisk']);
    const custom = 'custom: { risk: { expression: systemicRisk / 2, meaning: half the risk } }';
    expect(checkText(custom).scenario?.outcomes).toContain('systemicRisk');
  });

  test('toggles every policy by itself, or as its groups say', () => {
    const policies =
      'policies: [{ id: a, kind: open-cooperation }, { id: b, kind: open-cooperation }, { id: c, kind: open-cooperation, off: true }]\n';
    expect(checkText(policies).scenario?.toggles).toEqual([
      { name: 'a', policies: ['a'] },
      { name: 'b', policies: ['b'] },
    ]);
    expect(checkText(`${policies}toggleGroups: { both: [b, a] }`).scenario?.toggles).toEqual([
      { name: 'both', policies: ['a', 'b'] },
    ]);
    expect(checkText(`${policies}toggles: [b]`).scenario?.toggles).toEqual([{ name: 'b', policies: ['b'] }]);
  });

  test('may call a policy or a group by a name that every JavaScript object has', () => {
    const text =
      'policies: [{ id: constructor, kind: open-cooperation }]\ntoggleGroups: { toString: [constructor] }\ntoggles: [constructor, toString]';
    expect(checkText(text).scenario?.toggles).toEqual([
      { name: 'constructor', policies: ['constructor'] },
      { name: 'toString', policies: ['constructor'] },
    ]);
  });

  test('forgets the range of a policy that is off', () => {
    const text = `${chips}    off: true\nuncertainties: { policies.chips.permeability: { distribution: uniform, low: 0, high: 1 } }`;
    expect(checkText(text).scenario?.uncertainties).toEqual([]);
  });

  test('gives sweeps an input with other values at the paths of its uncertainties', () => {
    const { scenario } = checkText(chips);
    if (scenario === undefined) throw new Error('the scenario is right');
    const input = withParameters(scenario.input, {
      'learning.diffusion': 0.3,
      'policies.chips.permeability': 0.9,
    });
    expect(input.parameters.learning.diffusion).toBe(0.3);
    expect(input.policies[0].parameters.permeability).toBe(0.9);
    expect(scenario.input.policies[0].parameters.permeability).toBe(0.1);
    expect(() => withParameters(scenario.input, { 'learning.difusion': 1 })).toThrow(RangeError);
  });
});

describe('values out of their range or of another type', () => {
  test.each([
    ['a share above 1', `${chips}    permeability: 1.4`, '1.4 | a share from 0 to 1 | for 1.4 % write 0.014'],
    ['a share in percent', `${chips}    leakShare: 20 %`, "'20 %' | a share from 0 to 1 | write 0.2"],
    ['a negative share', `${chips}    leakShare: -0.1`, '-0.1 | a share from 0 to 1'],
    ['infinity', `${chips}    leakShare: .inf`, 'Infinity | a share from 0 to 1'],
    ['no number', `${chips}    leakShare: .nan`, 'NaN | a share from 0 to 1'],
    [
      'a number in quotes',
      `${chips}    reviewYears: "2"`,
      "'2' | a number from 0.5 to 10 (years) | write the number without quotes",
    ],
    ['half a round', `${chips}    rounds: 1.5`, '1.5 | a whole number from 1 to 9 (rounds)'],
    ['a flag in words', `${chips}    listed: "yes"`, "'yes' | true or false"],
    [
      'an unknown form',
      `${chips}    form: licens`,
      "'licens' | one of ban, licence | did you mean 'licence'?",
    ],
    [
      'a month without a month',
      `${chips}    from: 2022`,
      '2022 | a month from 1900-01 to 2199-12, written YYYY-MM | write 2022-01',
    ],
    [
      'a day',
      `${chips}    from: 2022-10-07`,
      "'2022-10-07' | a month from 1900-01 to 2199-12, written YYYY-MM | write 2022-10",
    ],
    [
      'the thirteenth month',
      `${chips}    deadline: 2022-13`,
      "'2022-13' | a month from 1900-01 to 2199-12, written YYYY-MM, or '' for none",
    ],
    [
      'a ramp without unit',
      `${chips}    ramp: 6`,
      '6 | a duration such as 6 months, 1 year, 8 weeks or 10 days, up to 100 years',
    ],
    [
      'a ramp of centuries',
      `${chips}    ramp: 900 years`,
      "'900 years' | a duration such as 6 months, 1 year, 8 weeks or 10 days, up to 100 years",
    ],
    ['a layer that is none', `${chips}    targets: { layer: 5 }`, '5 | a layer from 0 (hub) to 4 (excluded)'],
    [
      'a selector that is a name',
      `${chips}    targets: CHN`,
      "'CHN' | who is meant, with keys among layer, layers, jurisdiction, jurisdictions, supplier, suppliers",
    ],
    [
      'a key that the selector lacks',
      `${chips}    targets: { bloc: east }`,
      "the unknown key 'bloc' | one of layer, layers, jurisdiction, jurisdictions, supplier, suppliers",
    ],
    [
      'a map for a list of names',
      `${chips}    domains: { a: 1 }`,
      'a map of keys | a domain name or a list of them',
    ],
    ['a policy that is a name', 'policies: [chips]', "'chips' | a policy with id and kind"],
    [
      'policies that are a map',
      'policies: { chips: 1 }',
      'a map of keys | a list of policies, each with id and kind',
    ],
    ['a value where parameters belong', 'learning: fast', "'fast' | the parameters of learning"],
    ['no replicates', 'replicates: 0', '0 | a whole number from 1 to 100000'],
    ['a tick of a quarter', 'ticksPerYear: 4', '4 | 12 (months), 52 (weeks) or 365 (days)'],
    ['a list as a seed', 'seed: [1]', 'a list | a text or a whole number'],
    [
      'a shock deeper than everything',
      'shocks: [{ id: a, from: 2020-01, duration: 1 month, depth: 2 }]',
      '2 | a share from 0 to 1 | for 2 % write 0.02',
    ],
  ])('%s', (_, text, expected) => {
    expect(problemOf(text)).toBe(expected);
  });
});

describe('keys that are wrong or missing', () => {
  test('an unknown key is told with the nearest key of that place', () => {
    expect(problemOf('learning: { absorbtionSlope: 1 }')).toMatch(
      /^the unknown key 'absorbtionSlope' \| one of .* \| did you mean 'absorptionSlope'\?$/,
    );
    expect(problemOf(`${chips}    permability: 1`)).toMatch(/did you mean 'permeability'\?$/);
  });

  test('what is missing is told, but not when it is only mistyped', () => {
    const files = filesOf({
      'a.yaml': 'nam: a\nquestion: Why?\nworld: { kind: tables, directory: data/small }',
    });
    expect(
      problemLines(checkScenario('a.yaml', files, smallRegistries)).map((line) =>
        line.replace(/one of .*?\|/, '|'),
      ),
    ).toEqual([
      "a.yaml:1:1 no 'horizon' | two months, as in { from: 2019-01, until: 2040-12 }",
      "a.yaml:1:1 the unknown key 'nam' | | did you mean 'name'?",
    ]);
  });

  test('a policy without a kind is told what kinds there are', () => {
    expect(problemOf('policies: [{ id: a }]')).toBe('no kind | one of export-control, open-cooperation');
  });

  test('the parameters of a mistyped kind are checked against the kind that was meant', () => {
    const lines = problemLines(
      checkText('policies: [{ id: a, kind: exprot-control, permeability: 2, ramp: long }]'),
    );
    expect(lines.map((line) => line.split(' | ')[0])).toEqual([
      "test.yaml:5:27 the unknown kind 'exprot-control'",
      'test.yaml:5:57 2',
      "test.yaml:5:66 'long'",
    ]);
  });

  test('the name of a scenario cannot be a path, because results are stored under it', () => {
    expect(problemLines(checkText('', ['name=../../etc']))).toHaveLength(1);
  });
});

describe('dates and order', () => {
  test.each([
    [
      'a policy that ends before it starts',
      `${chips}    from: 2022-10\n    until: 2022-09`,
      'an end in 2022-09 | 2022-10, the start, or a later month',
    ],
    [
      'a policy that ends before the horizon, from which it would start',
      `${chips}    until: 2018-12`,
      'an end in 2018-12 | 2019-01, the start, or a later month',
    ],
    [
      'thresholds that are not in order',
      'trust: { threshold2: 0.3, threshold3: 0.5 }',
      'threshold3 of 0.5 | at most threshold2, which is 0.3',
    ],
  ])('%s', (_, text, expected) => {
    expect(problemOf(text)).toBe(expected);
  });

  test('a horizon that ends when it starts has no tick to run', () => {
    expect(problemLines(checkText('', ['horizon.until=2019-01']))[0]).toMatch(
      /an end in 2019-01 \| a month after the start/,
    );
  });

  test('a policy of a single month is right', () => {
    expect(checkText(`${chips}    from: 2022-10\n    until: 2022-10`).problems).toEqual([]);
  });
});

describe('names', () => {
  test.each([
    [
      'a jurisdiction',
      'origins: { jurisdictions: [USB] }',
      "the unknown jurisdiction 'USB' | one of USA, CHN | did you mean 'USA'?",
    ],
    [
      'a jurisdiction by its full name',
      'targets: { jurisdiction: china }',
      "the unknown jurisdiction 'china' | one of USA, CHN | did you mean 'CHN'?",
    ],
    [
      'an arrangement',
      'origins: { arrangement: wasenaar }',
      "the unknown arrangement 'wasenaar' | one of wassenaar, alliance:semiconductors, alliance:5g | did you mean 'wassenaar'?",
    ],
    ['a bloc', 'origins: { bloc: wst }', "the unknown bloc 'wst' | one of east, west | did you mean 'west'?"],
    [
      'a domain',
      'domains: [semiconductor]',
      "the unknown domain 'semiconductor' | one of semiconductors, 5g | did you mean 'semiconductors'?",
    ],
    [
      'a flow',
      'flows: good',
      "the unknown flow 'good' | one of goods, knowledge, talent, capital, data | did you mean 'goods'?",
    ],
    [
      'a supplier',
      'targets: { supplier: huawai }',
      "the unknown supplier 'huawai' | huawei | did you mean 'huawei'?",
    ],
  ])('an unknown name of %s is told with the nearest one', (_, line, expected) => {
    expect(problemOf(`${chips}    ${line}`)).toBe(expected);
  });

  test('model parameters, shocks, toggles and charts are looked up too', () => {
    const text = `${chips}trust: { raterJurisdictions: [USS] }
shocks: [{ id: a, from: 2020-01, duration: 1 month, depth: 1, segments: [chip-fabricaton] }]
toggles: [chps]
toggleGroups: { all: [chip] }
charts: [gap-over-tim]`;
    const lines = problemLines(checkText(text));
    expect(lines.map((line) => line.replace(/^\S+ | \| one of.*? \|| \| [a-z-]+ \|/g, ''))).toEqual([
      "the unknown jurisdiction 'USS' did you mean 'USA'?",
      "the unknown segment 'chip-fabricaton' did you mean 'chip-fabrication'?",
      "the unknown policy or toggle group 'chps' did you mean 'chips'?",
      "the unknown policy 'chip' did you mean 'chips'?",
      "the unknown chart 'gap-over-tim' did you mean 'gap-over-time'?",
    ]);
  });

  test('without the tables of the world their absence is told, and not every name in them', () => {
    const text = `${head.replace('data/small', 'data/lost')}${chips}    origins: { jurisdiction: USB }`;
    const result = checkScenario('a.yaml', filesOf({ 'a.yaml': text }), smallRegistries);
    expect(problemLines(result)).toEqual([
      "a.yaml:4:35 'data/lost', which does not exist | a folder with the tables of a world that exists",
    ]);
  });

  test('an unknown kind of world is told', () => {
    const files = filesOf({ 'a.yaml': head.replace('kind: tables', 'kind: tabels') });
    const lines = problemLines(checkScenario('a.yaml', files, smallRegistries));
    expect(lines).toHaveLength(1);
    expect(lines[0]).toMatch(/^a.yaml:4:16 the unknown kind 'tabels' .* did you mean 'tables'\?$/);
  });
});

describe('ranges to sample', () => {
  test.each([
    [
      'an unknown parameter',
      'learning.difusion: { distribution: uniform, low: 0.1, high: 0.2 }',
      /^the unknown parameter 'learning.difusion' .* did you mean 'learning.diffusion'\?$/,
    ],
    [
      'an unknown distribution',
      'learning.diffusion: { distribution: unifrom, low: 0.1, high: 0.2 }',
      /^the unknown distribution 'unifrom' .* did you mean 'uniform'\?$/,
    ],
    [
      'a range turned around',
      'learning.diffusion: { distribution: uniform, low: 0.5, high: 0.2 }',
      /^0.2 \| a number above low, which is 0.5$/,
    ],
    [
      'a range beyond the parameter',
      'learning.diffusion: { distribution: uniform, low: 0.5, high: 2 }',
      /^2 \| a number from 0 to 0.99$/,
    ],
    [
      'a mode outside',
      'learning.diffusion: { distribution: triangular, low: 0.2, mode: 0.1, high: 0.4 }',
      /^0.1 \| a number from 0.2 to 0.4$/,
    ],
    [
      'a logarithm of 0',
      'learning.diffusion: { distribution: loguniform, low: 0, high: 0.4 }',
      /^0 \| a number above 0$/,
    ],
    [
      'a deviation of 0',
      'learning.diffusion: { distribution: normal, mean: 0.5, deviation: 0 }',
      /^0 \| a number above 0$/,
    ],
    [
      'a continuum of a count',
      'sourcing.candidates: { distribution: uniform, low: 1, high: 9 }',
      /^'uniform' \| one of integer, choice, as the parameter has whole numbers$/,
    ],
    [
      'a number of a choice',
      'goods.rationing: { distribution: choice, values: [1] }',
      /^1 \| one of proportional, max-min$/,
    ],
    ['a missing bound', 'learning.diffusion: { distribution: uniform, low: 0.5 }', /^no 'high' \| a number$/],
    [
      'a name of a list',
      'trust.raterJurisdictions: { distribution: choice, values: [USA] }',
      /^the unknown parameter/,
    ],
  ])('%s', (_, line, expected) => {
    expect(problemOf(`uncertainties:\n  ${line}`)).toMatch(expected);
  });

  test('a range carries the limits of its parameter, which cut a normal distribution', () => {
    const { scenario } = checkText(
      'uncertainties: { learning.diffusion: { distribution: normal, mean: 0.5, deviation: 0.1 } }',
    );
    expect(scenario?.uncertainties).toEqual([
      {
        path: 'learning.diffusion',
        distribution: { distribution: 'normal', mean: 0.5, deviation: 0.1 },
        range: [0, 0.99],
      },
    ]);
  });
});

describe('outcomes of one’s own', () => {
  test.each([
    [
      'an unknown outcome',
      'ratio: { expression: technologyGab + 1, meaning: m }',
      /^the unknown outcome 'technologyGab' .* did you mean 'technologyGap'\?$/,
    ],
    [
      'an unknown group',
      'ratio: { expression: technologyGap.semicon, meaning: m }',
      /^the unknown group 'semicon' of technologyGap \| .* \| did you mean 'semiconductors'\?$/,
    ],
    [
      'a name that is taken',
      'fillRate: { expression: technologyGap, meaning: m }',
      /^'fillRate' \| a name that no outcome of the program has$/,
    ],
    [
      'a name that no expression could use',
      'a-b: { expression: technologyGap, meaning: m }',
      /^the name 'a-b' \| letters and digits, a letter first$/,
    ],
    ['no meaning', 'ratio: { expression: technologyGap }', /^no 'meaning'/],
  ])('%s', (_, line, expected) => {
    expect(problemOf(`custom:\n  ${line}`)).toMatch(expected);
  });
});
