/** The command `sweep` as a user meets it: the built program on a small world. */
import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { gunzipSync } from 'node:zlib';
import { parseTar } from 'nanotar';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { type ExperimentFolder, experimentFolder } from './experiment-folder.ts';

let folder: ExperimentFolder;
beforeEach(() => {
  folder = experimentFolder();
});
afterEach(() => folder.remove());

const short = ['--replicates', '2', '--set', 'horizon.until=2019-12', '--quiet'];

describe('stratasim sweep', { timeout: 120_000 }, () => {
  it('ranks uncertainties by Morris screening and says what noise alone would give', () => {
    const { exitCode } = folder.stratasim(
      'sweep',
      'small.yaml',
      '--design',
      'morris',
      '--size',
      '3',
      ...short,
    );
    expect(exitCode).toBe(0);
    const lines = folder
      .rows('out/small-sweep/sensitivity.csv')
      .filter(({ outcome }) => outcome === 'technologyGap');
    expect(new Set(lines.map(({ parameter }) => parameter)).size).toBe(3);
    expect(lines.filter(({ index }) => index === 'muStar')).toHaveLength(3);
    expect(lines.filter(({ index }) => index === 'noiseFloor').every(({ value }) => Number(value) >= 0)).toBe(
      true,
    );
    expect(existsSync(join(folder.path, 'out/small-sweep/charts/sensitivity-morris.png'))).toBe(true);
  });

  it('says what moves the effect of policies beside what moves the outcome, when policies run on and off', () => {
    const design = ['--design', 'one-at-a-time', '--size', '2', '--arms', 'one-at-a-time'];
    folder.stratasim('sweep', 'small.yaml', ...design, ...short);
    const lines = folder.rows('out/small-sweep/sensitivity.csv');
    const parametersOf = (name: string) =>
      lines
        .filter(({ outcome, index }) => outcome === name && index === 'atHigh')
        .map((line) => line.parameter);
    expect(parametersOf('effect on technologyGap').sort()).toEqual(parametersOf('technologyGap').sort());
    expect(parametersOf('effect on technologyGap')).toHaveLength(3);
  });

  it('leaves a design and responses in the order that SALib reads', () => {
    folder.stratasim('sweep', 'small.yaml', '--design', 'sobol', '--size', '2', ...short);
    const problem = JSON.parse(readFileSync(join(folder.path, 'out/small-sweep/salib-problem.json'), 'utf8'));
    expect(problem).toMatchObject({ num_vars: 3, dists: ['unif', 'unif', 'unif'] });
    const design = folder.rows('out/small-sweep/design.csv');
    const responses = folder.rows('out/small-sweep/responses.csv');
    expect(design).toHaveLength(2 * 5);
    expect(responses.map(({ point }) => Number(point))).toEqual(design.map(({ point }) => Number(point)));
    // Rows 0 and 1 of a base point differ in the first parameter only.
    const [first, second, third] = problem.names as string[];
    expect(design[0][first]).not.toBe(design[1][first]);
    expect([design[0][second], design[0][third]]).toEqual([design[1][second], design[1][third]]);
    const sensitivity = folder.rows('out/small-sweep/sensitivity.csv');
    expect(sensitivity.filter(({ index }) => index === 'S1').length).toBeGreaterThanOrEqual(3);
  });

  it('leaves an archive as EMA Workbench keeps its results', () => {
    const arms = ['--arms', 'one-at-a-time', '--demand', '1'];
    folder.stratasim('sweep', 'small.yaml', '--size', '2', ...arms, ...short);
    const files = parseTar(
      gunzipSync(readFileSync(join(folder.path, 'out/small-sweep/ema-workbench.tar.gz'))),
    );
    const textOf = (name: string) => files.find((file) => file.name === name)?.text ?? '';
    const metadata = JSON.parse(textOf('metadata.json'));
    expect(metadata.outcomes[0]).toEqual(['ScalarOutcome', 'technologyGap', 'technologyGap.csv']);
    expect(metadata.experiments).toMatchObject({ 'policies.split.preset': 'object', policy: 'object' });
    const experiments = textOf('experiments.csv').trimEnd().split('\n');
    expect(experiments[0]).toBe(
      'learning.absorptionSlope,policies.split.preset,policies.chips.permeability,scenario,policy,model',
    );
    // Two points under four arms, and one value of an outcome for each.
    expect(experiments).toHaveLength(1 + 2 * 4);
    expect(textOf('technologyGap.csv').trimEnd().split('\n')).toHaveLength(8);
    expect(folder.rows('out/small-sweep/robustness.csv').map(({ arm }) => arm)).toEqual([
      'none',
      'tools',
      'opening',
      'all',
    ]);
  });

  it("runs the user's own points, and tells every mistake in them with its line", () => {
    folder.write('points.csv', 'learning.absorptionSlope,policies.split.preset\n0.5,mild\n1.1,isolated\n');
    expect(
      folder.stratasim('sweep', 'small.yaml', '--design', 'table', 'points.csv', ...short).exitCode,
    ).toBe(0);
    expect(folder.rows('out/small-sweep/design.csv').map((row) => row['learning.absorptionSlope'])).toEqual([
      '0.5',
      '1.1',
    ]);
    folder.write('wrong.csv', 'learning.absorptionSlop,policies.split.preset\n0.5,medium\n');
    const { exitCode, errors } = folder.stratasim('sweep', 'small.yaml', '--design', 'table', 'wrong.csv');
    expect(exitCode).toBe(2);
    expect(errors).toContain("did you mean 'learning.absorptionSlope'?");
    expect(errors).toContain("wrong.csv:2: found 'medium'");
  });

  it('looks for the region in which a condition holds', () => {
    const condition = ['--condition', 'technologyGap > -9', '--size', '4'];
    folder.stratasim('sweep', 'small.yaml', ...condition, ...short);
    const [whole] = folder.rows('out/small-sweep/discovery.csv');
    expect(whole).toMatchObject({ coverage: '1', density: '1', mass: '1', parameter: '' });
    expect(
      folder.rows('out/small-sweep/design.csv').every(({ conditionShare }) => conditionShare === '1'),
    ).toBe(true);
  });

  it('refuses options that contradict each other, all at once', () => {
    const { exitCode, errors } = folder.stratasim(
      'sweep',
      'small.yaml',
      '--design',
      'table',
      '--size',
      '1',
      '--outcome',
      'gap',
    );
    expect(exitCode).toBe(2);
    for (const words of ["'table' alone", "--size: found '1'", "the outcome 'gap'"])
      expect(errors).toContain(words);
    expect(existsSync(join(folder.path, 'out'))).toBe(false);
  });

  it('refuses a design with more points than can be held, before it is made', () => {
    const { exitCode, errors } = folder.stratasim(
      'sweep',
      'small.yaml',
      '--design',
      'grid',
      '--size',
      '5000',
    );
    expect(exitCode).toBe(2);
    expect(errors).toContain('a grid design of 50000000 points');
  });
});
