/** What travels through the queue is data, and nobody believes it. */
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { failedResult } from '../../src/execution/executor.ts';
import { packPart, unpackPart } from '../../src/execution/node/queue/part-message.ts';
import { withoutPassword } from '../../src/execution/node/queue/queue-engine.ts';
import { packJobs, type QueueJob, unpackJobs } from '../../src/execution/node/queue/queue-job.ts';
import { jobOf, runsOf } from '../../src/experiment/plan-runs.ts';
import type { RunJob } from '../../src/experiment/run-job.ts';
import { modelVersion } from '../../src/model/version.ts';
import { encodePart } from '../../src/results/node/encode-part.ts';
import { decodePart } from '../../src/results/node/read-part.ts';
import type { RunResult } from '../../src/results/run-record.ts';
import { resultOf, storedRunOf } from '../../src/results/stored-run.ts';
import { tinyModel, tinyPlan } from './tiny-model.ts';

const jobs = [...runsOf(tinyPlan(['a', 'b'], 3))].map((run) => jobOf(run, false));
const travelled = (data: QueueJob): QueueJob => JSON.parse(JSON.stringify(data));

describe('a batch of runs', () => {
  it('arrives as it was sent, with what its runs share sent once', () => {
    const data = travelled(packJobs(jobs, 'session', 9));
    expect(unpackJobs(data)).toEqual(jobs);
    expect(data.groups).toHaveLength(2);
  });

  it('of another model version is refused, and says so', () => {
    const data = { ...travelled(packJobs(jobs, 'session', 9)), modelVersion: '999' };
    expect(() => unpackJobs(data)).toThrow('a job of model version 999');
  });

  it('that was changed on its way is refused: a run is what its id says', () => {
    const data = travelled(packJobs(jobs, 'session', 9));
    const [group] = data.groups;
    const changed = { ...group!, job: { ...group!.job, input: { ...group!.job.input, seed: 'other' } } };
    expect(() => unpackJobs({ ...data, groups: [changed] })).toThrow('is not what its id says');
  });

  it('of any other content is refused with an error, and nothing runs', () => {
    fc.assert(
      fc.property(fc.jsonValue(), (groups) => {
        const data = { modelVersion, groups } as unknown as QueueJob;
        let runs: unknown[] = [];
        try {
          runs = unpackJobs(data);
        } catch (error) {
          expect(error).toBeInstanceOf(Error);
        }
        expect(runs).toEqual([]);
      }),
    );
  });
});

function resultFor(job: RunJob): RunResult {
  const { row } = failedResult(job, '', '', 1.5);
  return { row: { ...row, status: 'done' }, series: tinyModel(job, undefined) };
}

describe('a part', () => {
  it('arrives with the numbers that were sent and the name of who sent them', () => {
    const results = jobs.map(resultFor);
    const header = { jobId: 'j', worker: 'w', node: 'v20' };
    const message = packPart(header, encodePart(results.map((result) => storedRunOf(result, 'r'))));
    const { header: arrived, part } = unpackPart(message);
    expect(arrived).toEqual(header);
    expect(decodePart(part).map(resultOf)).toEqual(results);
  });

  it('that is cut anywhere is an error, not other numbers', () => {
    const job = jobs[0]!;
    const run = storedRunOf(resultFor(job), 'r');
    const message = packPart({ jobId: 'j', worker: 'w', node: 'v20' }, encodePart([run]));
    for (let length = 0; length < message.length; length += 97) {
      expect(() => decodePart(unpackPart(message.subarray(0, length)).part)).toThrow();
    }
  });
});

it('an address is never shown with its password', () => {
  expect(withoutPassword('redis://user:secret@host:6379/1')).toBe('redis://***@host:6379/1');
  expect(withoutPassword('rediss://:p@ss:w0rd@host')).not.toContain('w0rd');
  expect(withoutPassword('redis://host:6379')).toBe('redis://host:6379');
});
