/** The command `tip` as a user meets it: the built program on a small world. */
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { type ExperimentFolder, experimentFolder } from './experiment-folder.ts';

let folder: ExperimentFolder;
beforeEach(() => {
  folder = experimentFolder();
});
afterEach(() => folder.remove());

const short = ['--replicates', '1', '--set', 'horizon.until=2019-12'];

describe('stratasim tip', { timeout: 120_000 }, () => {
  it('finds where trade between layers falls below a level, replicate by replicate', () => {
    const search = [
      '--parameter',
      'policies.chips.permeability',
      '--from',
      '0',
      '--to',
      '1',
      '--tolerance',
      '0.3',
    ];
    // One replicate is a function of the parameter, so its share passes the middle of its two ends.
    const ends = folder.stratasim(
      'sweep',
      'small.yaml',
      '--design',
      'table',
      ...writeEnds(),
      ...short,
      '--json',
    );
    const { sensitivity: _, ...answer } = JSON.parse(ends.output);
    expect(answer.counts.done).toBe(2);
    const [closed, open] = folder
      .rows('out/small-sweep/responses.csv')
      .map((row) => Number(row['crossLayerShare.2+']));
    const middle = ((closed + open) / 2).toPrecision(6);
    const found = folder.stratasim(
      'tip',
      'small.yaml',
      ...search,
      '--condition',
      `crossLayerShare["2+"] > ${middle}`,
      ...short,
    );
    expect(found.exitCode).toBe(0);
    const [row] = folder.rows('out/small-tip/tipping.csv');
    expect(row).toMatchObject({
      parameter: 'policies.chips.permeability',
      holdsAbove: 'true',
      replicatesFailed: '0',
    });
    expect(Number(row.tippingPoint)).toBeGreaterThan(0);
    expect(Number(row.tippingPoint)).toBeLessThan(1);
    expect(Number(row.resolution)).toBeLessThanOrEqual(0.3);
  });

  it('says so when nothing changes in the range, and repeats nothing when it is called again', () => {
    const words = [
      'tip',
      'small.yaml',
      '--parameter',
      'learning.absorptionSlope',
      '--condition',
      'technologyGap > 99',
      ...short,
    ];
    expect(folder.stratasim(...words).output).toContain(
      'holds nowhere from learning.absorptionSlope 0.2 to 1.4',
    );
    expect(folder.stratasim(...words).errors).toContain('All 2 runs are in');
  });

  it('refuses what is no number, with the nearest name', () => {
    const { exitCode, errors } = folder.stratasim(
      'tip',
      'small.yaml',
      '--parameter',
      'learning.absorbtionSlope',
      '--condition',
      'ci(technologyGap) < 1',
    );
    expect(exitCode).toBe(2);
    expect(errors).toContain("did you mean 'learning.absorptionSlope'?");
    expect(errors).toContain('single runs, which have no interval');
    expect(folder.stratasim('tip', 'small.yaml', '--parameter', 'learning.law').errors).toContain(
      'which has no numbers',
    );
    expect(folder.stratasim('tip', 'small.yaml').errors).toContain('--parameter: found nothing');
  });
});

function writeEnds(): string[] {
  folder.write('ends.csv', 'policies.chips.permeability\n0\n1\n');
  return ['ends.csv'];
}
