// `stratasim worker --queue URL`: does the runs of any coordinator on that queue, until it is stopped.
// Ctrl-C once finishes what runs, twice stops; what it leaves undone goes to another worker.
// Exit codes: 0 stopped, 2 no such queue.

import { randomBytes } from 'node:crypto';
import { availableParallelism } from 'node:os';
import { connectQueue } from '../execution/node/queue/queue-engine.ts';
import { otherVersions, serveQueue } from '../execution/node/queue/queue-worker.ts';
import { modelVersion } from '../model/version.ts';
import type { Problem } from '../parameters/problem.ts';
import { readQueue } from './batch-options.ts';
import { tellProblems } from './checked-scenarios.ts';

export interface WorkerCommandOptions {
  readonly queue?: string | true;
  readonly workers?: string;
  readonly lostAfter?: string;
  readonly name?: string;
}

const secondsBetweenLines = 10;
const secondsToConnect = 30;

/** Serves a queue until the process is told to stop. Sets the exit code. */
export async function worker(options: WorkerCommandOptions): Promise<void> {
  const problems: Problem[] = [];
  const number = (option: string, text: string | undefined, standard: number, most: number) => {
    const value = text === undefined ? standard : Number(text);
    if (value >= 1 && value <= most) return value;
    problems.push({ where: { path: option }, found: `'${text}'`, expected: `a number from 1 to ${most}` });
    return standard;
  };
  const threads = Math.floor(number('--workers', options.workers, availableParallelism(), 1024));
  const lostAfterSeconds = number('--lost-after', options.lostAfter, 30, 3600);
  const url = readQueue(options.queue ?? true, process.env);
  if (typeof url !== 'string') problems.push(url);
  if (problems.length > 0 || typeof url !== 'string') return tellProblems(problems);

  const tell = (text: string) => process.stderr.write(`${text}\n`);
  // Workers and server are often started together, so a worker waits for a while.
  const engine = await connectQueue(url, tell, secondsToConnect);
  if (!('redis' in engine)) return tellProblems([engine]);
  const name = (options.name ?? randomBytes(3).toString('hex')).slice(0, 40);
  let done = 0;
  let told = performance.now();
  const serving = await serveQueue(engine, {
    name,
    threads,
    lostAfterSeconds,
    complain: tell,
    onRuns: (runs) => {
      done += runs;
      if (performance.now() - told < secondsBetweenLines * 1000) return;
      told = performance.now();
      tell(`worker ${name}: ${done} runs done`);
    },
  });
  tell(
    `worker ${name}: ${threads} threads for runs of model version ${modelVersion} from ${engine.shownUrl}`,
  );
  const others = await otherVersions(engine);
  if (others.length > 0)
    tell(`the queue also knows model version ${others.join(', ')}, which this worker does not serve`);

  await new Promise<void>((resolve) => {
    let interrupts = 0;
    const stop = () => {
      interrupts++;
      if (interrupts === 1) tell('finishing the runs at work; press Ctrl-C again to stop at once');
      if (interrupts > 2) process.exit(1);
      serving.close(interrupts > 1).then(resolve, resolve);
    };
    process.on('SIGINT', stop);
    process.on('SIGTERM', stop);
  });
  tell(`worker ${name}: ${done} runs done`);
  // Threads that were stopped at work may hold the process.
  process.exit(0);
}
