/** Options of the command line that all batches share. */
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
