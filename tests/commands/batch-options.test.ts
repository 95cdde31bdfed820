/** Options of the command line that all batches share. */
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { readBatchOptions, readShard } from '../../src/commands/batch-options.ts';

describe('the options of a batch', () => {
  it('become settings and numbers', () => {
    const { settings, only, place, problems } = readBatchOptions(
      {
        replicates: '8',
        seed: 'yes: "no"',
        workers: '2',
        runTimeout: '1.5',
        only: 'a, b',
        set: ['world.suppliers=500'],
      },
      {},
    );
    expect(problems).toEqual([]);
    expect(settings).toEqual(['world.suppliers=500', 'replicates=8', 'seed="yes: \\"no\\""']);
    expect(only).toEqual(['a', 'b']);
    expect(place).toMatchObject({ workers: 2, runTimeoutSeconds: 1.5, checked: false, force: false });
  });

  it('that are wrong are all told at once', () => {
    const wrong = { workers: '0', replicates: '2.5', runTimeout: 'soon', shard: '9/8' };
    expect(readBatchOptions(wrong, {}).problems.map(({ where }) => where.path)).toEqual([
      '--workers',
      '--run-timeout',
      '--replicates',
      '--shard',
    ]);
  });
});

describe('any options in any environment', () => {
  it('are values or problems that name the option, never a crash', () => {
    const word = fc.oneof(
      fc.string(),
      fc.constantFrom('-1', '1e9', 'Infinity', 'NaN', '0x10', ' 3 ', '3/4', 'auto/2', 'auto'),
    );
    const some = fc.option(word, { nil: undefined });
    const options = fc.record({
      out: some,
      replicates: some,
      seed: some,
      workers: some,
      runTimeout: some,
      shard: some,
      only: some,
      queue: fc.oneof(some, fc.constant(true as const)),
      set: fc.array(word),
    });
    const environment = fc.record({
      SLURM_ARRAY_TASK_ID: some,
      SLURM_ARRAY_TASK_COUNT: some,
      SLURM_ARRAY_TASK_MIN: some,
      JOB_COMPLETION_INDEX: some,
      STRATASIM_QUEUE: some,
    });
    fc.assert(
      fc.property(options, environment, (given, around) => {
        const { place, problems } = readBatchOptions(given, around);
        for (const { where } of problems) expect(where.path).toMatch(/^--/);
        if (problems.length > 0) return;
        expect(place.workers ?? 1).toBeGreaterThanOrEqual(1);
        const { index, of } = place.shard ?? { index: 1, of: 1 };
        expect(Number.isInteger(of) && index >= 1 && index <= of).toBe(true);
      }),
      { numRuns: Number(process.env.FUZZ_RUNS ?? 2000) },
    );
  });
});

describe('--shard', () => {
  it('is a part and a number of parts', () => {
    expect(readShard('3/8', {})).toEqual({ index: 3, of: 8 });
  });

  it('takes its part from a job array, which Slurm counts from any number and Kubernetes from 0', () => {
    const slurm = { SLURM_ARRAY_TASK_ID: '5', SLURM_ARRAY_TASK_MIN: '5', SLURM_ARRAY_TASK_COUNT: '4' };
    expect(readShard('auto', slurm)).toEqual({ index: 1, of: 4 });
    expect(readShard('auto/8', { ...slurm, SLURM_ARRAY_TASK_ID: '8' })).toEqual({ index: 4, of: 8 });
    expect(readShard('auto/8', { JOB_COMPLETION_INDEX: '0' })).toEqual({ index: 1, of: 8 });
  });

  it.each(['0/4', '5/4', '4', 'auto', 'auto/4', '1/0', 'x/y', ''])(
    'refuses %j where it makes no sense',
    (text) => {
      expect(readShard(text, {})).toHaveProperty('expected');
    },
  );
});
