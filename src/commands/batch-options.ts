// The options that every command that runs a batch shares, read from the command line's texts into
// numbers and checked; every problem at once.

import type { Shard } from '../execution/complete-batch.ts';
import type { Problem } from '../parameters/problem.ts';
import type { RunPlace } from './perform-batch.ts';

/** The options as commander gives them. */
export interface BatchCommandOptions {
  readonly out?: string;
  readonly replicates?: string;
  readonly seed?: string;
  readonly workers?: string;
  readonly set?: readonly string[];
  readonly only?: string;
  readonly checked?: boolean;
  readonly runTimeout?: string;
  /** An address, or true for the one in the environment. */
  readonly queue?: string | true;
  readonly shard?: string;
  readonly force?: boolean;
  readonly json?: boolean;
  readonly quiet?: boolean;
}

export interface BatchOptions {
  /** `path=value` settings laid over the scenario files. */
  readonly settings: readonly string[];
  /** Names after --only; empty: all. */
  readonly only: readonly string[];
  readonly place: RunPlace;
  readonly problems: readonly Problem[];
}

const mostWorkers = 1024;

/** Reads the shared options. Where there are problems, the values stand in for what was meant. */
export function readBatchOptions(
  options: BatchCommandOptions,
  environment: Readonly<Record<string, string | undefined>>,
): BatchOptions {
  const problems: Problem[] = [];
  const number = (option: string, text: string | undefined, low: number, high: number, whole: boolean) => {
    if (text === undefined) return undefined;
    const value = text.trim() === '' ? Number.NaN : Number(text);
    if (value >= low && value <= high && (!whole || Number.isInteger(value))) return value;
    const kind = whole ? 'a whole number' : 'a number';
    problems.push({
      where: { path: option },
      found: `'${text}'`,
      expected: `${kind} from ${low} to ${high}`,
    });
    return undefined;
  };
  const workers = number('--workers', options.workers, 1, mostWorkers, true);
  const runTimeoutSeconds = number('--run-timeout', options.runTimeout, 0.1, 1e6, false);
  const replicates = number('--replicates', options.replicates, 1, 1e6, true);
  if (options.out?.trim() === '') {
    problems.push({ where: { path: '--out' }, found: "''", expected: 'a folder for the results' });
  }
  const shard = options.shard === undefined ? undefined : readShard(options.shard, environment);
  if (shard && 'found' in shard) problems.push(shard);
  const queue = options.queue === undefined ? undefined : readQueue(options.queue, environment);
  if (typeof queue === 'object') problems.push(queue);
  return {
    settings: [
      ...(options.set ?? []),
      ...(replicates === undefined ? [] : [`replicates=${replicates}`]),
      ...(options.seed === undefined ? [] : [`seed=${JSON.stringify(options.seed)}`]),
    ],
    only: (options.only ?? '')
      .split(',')
      .map((name) => name.trim())
      .filter((name) => name !== ''),
    place: {
      ...(workers === undefined ? {} : { workers }),
      ...(runTimeoutSeconds === undefined ? {} : { runTimeoutSeconds }),
      ...(shard && !('found' in shard) ? { shard } : {}),
      ...(typeof queue === 'string' ? { queue } : {}),
      checked: options.checked ?? false,
      force: options.force ?? false,
      talk: options.json || options.quiet ? 'errors' : 'all',
    },
    problems,
  };
}

/** The address after --queue, or the one in STRATASIM_QUEUE, where a password is not for all to see. */
export function readQueue(
  option: string | true,
  environment: Readonly<Record<string, string | undefined>>,
): string | Problem {
  const url = option === true ? environment.STRATASIM_QUEUE : option;
  if (url) return url;
  return {
    where: { path: '--queue' },
    found: 'no address',
    expected: '--queue redis://HOST:PORT, or the address in the environment variable STRATASIM_QUEUE',
  };
}

/**
 * Reads `--shard`: `3/8`, or `auto/8` and `auto` where the job array tells the index (Slurm, Kubernetes)
 * and the number of parts (Slurm).
 */
export function readShard(
  text: string,
  environment: Readonly<Record<string, string | undefined>>,
): Shard | Problem {
  const refuse = (found: string): Problem => ({
    where: { path: '--shard' },
    found,
    expected: 'i/n with i from 1 to n, for example 3/8, or auto/8 inside a job array',
  });
  const match = /^(\d+|auto)(?:\/(\d+))?$/.exec(text);
  if (!match) return refuse(`'${text}'`);
  const [, given, total] = match;
  const fromArray = arrayIndex(environment);
  if (given === 'auto' && fromArray === undefined) {
    return refuse('auto without SLURM_ARRAY_TASK_ID or JOB_COMPLETION_INDEX in the environment');
  }
  const index = given === 'auto' ? Number(fromArray) : Number(given);
  const of = Number(total ?? (given === 'auto' ? environment.SLURM_ARRAY_TASK_COUNT : undefined));
  if (!Number.isInteger(of)) return refuse(`'${text}' without the number of parts`);
  if (!Number.isInteger(index) || index < 1 || index > of) return refuse(`part ${index} of ${of}`);
  return { index, of };
}

/** What stands behind the name of a batch in the name of a shard's folder; '' for a whole batch. */
export function shardSuffix(shard: Shard | undefined): string {
  return shard ? `-shard-${shard.index}-of-${shard.of}` : '';
}

/** The index of this task in its array, counted from 1; Slurm counts from where the array begins. */
function arrayIndex(environment: Readonly<Record<string, string | undefined>>): number | undefined {
  const { SLURM_ARRAY_TASK_ID, SLURM_ARRAY_TASK_MIN, JOB_COMPLETION_INDEX } = environment;
  if (SLURM_ARRAY_TASK_ID) return Number(SLURM_ARRAY_TASK_ID) - Number(SLURM_ARRAY_TASK_MIN ?? 1) + 1;
  if (JOB_COMPLETION_INDEX) return Number(JOB_COMPLETION_INDEX) + 1;
  return undefined;
}
