/** The command `compare` as a user meets it: the built program on a small world. */
import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { type ExperimentFolder, experimentFolder } from './experiment-folder.ts';

let folder: ExperimentFolder;
beforeEach(() => {
  folder = experimentFolder();
});
afterEach(() => folder.remove());

const total = (values: readonly number[]) => values.reduce((sum, value) => sum + value, 0);

describe('stratasim compare', { timeout: 120_000 }, () => {
  it('says what share each group of policies has in the effect, and the shares add up', () => {
    const { exitCode, output, errors } = folder.stratasim('compare', 'small.yaml', '--design', 'shapley');
    expect(exitCode).toBe(0);
    expect(errors).toContain('shapley: 2 toggles, 4 arms × 3 replicates = 12 runs');
    expect(output).toContain('exact over 4 arms');
    const shares = folder
      .rows('out/small-compare/attribution.csv')
      .filter(({ group, outcome }) => group === 'all' && outcome === 'technologyGap');
    expect(shares.map(({ toggle }) => toggle)).toEqual(['tools', 'opening']);
    expect(total(shares.map(({ shapley }) => Number(shapley)))).toBeCloseTo(
      Number(shares[0].totalEffect),
      12,
    );
    const effects = folder.rows('out/small-compare/effects.csv');
    const together = effects.find(
      ({ contrast, outcome, group }) =>
        contrast === 'together' && outcome === 'technologyGap' && group === 'all',
    );
    expect(Number(together?.effect)).toBeCloseTo(Number(shares[0].totalEffect), 12);
    expect(existsSync(join(folder.path, 'out/small-compare/effects-over-time.parquet'))).toBe(true);
    expect(existsSync(join(folder.path, 'out/small-compare/charts/shapley-waterfall.png'))).toBe(true);
  });

  it('finds that arms part in the month in which the first policy starts', () => {
    folder.stratasim('compare', 'small.yaml', '--quiet');
    const effects = folder.rows('out/small-compare/effects.csv');
    const of = (policy: string) =>
      effects.filter((row) => row.contrast === 'alone' && row.policy === policy && row.firstDate !== '');
    const earliest = (policy: string) =>
      of(policy)
        .map(({ firstDate }) => firstDate)
        .sort()[0];
    expect(earliest('tools')).toBe('2019-07');
    // Opening alone opens nothing that is closed, but its shared research acts at once.
    expect(earliest('opening')).toBe('2019-10');
  });

  it('runs only what is new when replicates are added, and moves no row', () => {
    folder.stratasim('compare', 'small.yaml', '--quiet');
    const before = folder.rows('out/small-compare/summary.csv').length;
    const { errors } = folder.stratasim('compare', 'small.yaml', '--replicates', '4');
    expect(errors).toContain('4 runs with');
    expect(errors).toContain('(12 more are there already)');
    expect(folder.rows('out/small-compare/summary.csv')).toHaveLength(before);
    expect(folder.rows('out/small-compare/effects.csv').every(({ pairs }) => pairs === '4')).toBe(true);
  });

  it('attributes the effect of all policies to the flows that they act on', () => {
    const { exitCode, output } = folder.stratasim(
      'compare',
      'small.yaml',
      '--over',
      'flows',
      '--replicates',
      '2',
      '--set',
      'horizon.until=2019-12',
    );
    expect(exitCode).toBe(0);
    const effects = folder
      .rows('out/small-compare/effects.csv')
      .filter(
        ({ outcome, group, contrast }) =>
          outcome === 'crossLayerShare' && group === '2+' && contrast === 'alone',
      );
    const of = Object.fromEntries(effects.map(({ policy, effect }) => [policy, Number(effect)]));
    // Trade between layers falls through the flow of goods, not through that of talent.
    expect(of.goods).toBeLessThan(0);
    expect(Math.abs(of.talent)).toBeLessThan(0.1 * Math.abs(of.goods));
    expect(output).toContain('6 toggles');
  });

  it('adds replicates until the interval is as narrow as was asked, and says how many it took', () => {
    const until = ['--until', 'ci(realFinalDemand) < 1e9', '--max-replicates', '6'];
    const { exitCode, output } = folder.stratasim('compare', 'small.yaml', ...until);
    expect(exitCode).toBe(0);
    expect(output).toMatch(
      /ci\(realFinalDemand\) < 1e9 holds after 3 replicates \(look 1 of \d; intervals of 9[\d.]+ % each, 95 % over all looks\)/,
    );
    const more = folder.stratasim(
      'compare',
      'small.yaml',
      '--until',
      'ci(technologyGap) < 1e-12',
      '--max-replicates',
      '5',
    );
    expect(more.output).toContain('does not hold yet after 5 replicates (look 2 of 2');
  });

  it('tells all mistakes of file and options at once, exits with 2 and writes nothing', () => {
    folder.write(
      'wrong.yaml',
      'name: wrong\nquestion: q\nhorizon: { from: 2019-01, until: 2020-01 }\nworld: { kind: tables, directory: data/world-2020 }\npolicies: [{ id: a, kind: no-such }]\n',
    );
    const { exitCode, errors } = folder.stratasim(
      'compare',
      'wrong.yaml',
      '--design',
      'shaply',
      '--max-replicates',
      'x',
      '--until',
      'ci(technologyGap) < 1',
      '--shard',
      '1/2',
    );
    expect(exitCode).toBe(2);
    for (const words of ["'shaply'", "--max-replicates: found 'x'", 'no-such', '--until with --shard 1/2'])
      expect(errors).toContain(words);
    expect(existsSync(join(folder.path, 'out'))).toBe(false);
  });

  it('refuses a scenario without policies, and a condition that names no interval', () => {
    folder.write(
      'plain.yaml',
      'name: plain\nquestion: q\nhorizon: { from: 2019-01, until: 2020-01 }\nworld: { kind: tables, directory: data/world-2020 }\n',
    );
    const { exitCode, errors } = folder.stratasim('compare', 'plain.yaml', '--until', 'technologyGap < 1');
    expect(exitCode).toBe(2);
    expect(errors).toContain('a scenario without policies');
    expect(errors).toContain('a condition on the width of an interval');
  });

  it('prints one JSON object on request, and writes the layout of pyam', () => {
    const { output } = folder.stratasim('compare', 'small.yaml', '--json', '--iamc', '--replicates', '2');
    const answer = JSON.parse(output);
    expect(answer.counts).toMatchObject({ done: 8, failed: 0 });
    expect(answer.effects.length).toBeGreaterThan(3);
    const [heading, first] = readFileSync(join(folder.path, 'out/small-compare/iamc.csv'), 'utf8').split(
      '\n',
    );
    expect(heading).toBe('Model,Scenario,Region,Variable,Unit,2019,2020');
    expect(first).toMatch(/^stratasim [^,]+,"small, none",World,technologyGap\|Mean,log points,/);
  });
});
