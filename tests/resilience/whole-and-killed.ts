/**
 * The batch that resilience tests kill, and the comparison of its rows with those of an uninterrupted one.
 * Sizes come from the environment: short by default, `npm run test:kill` sets the long ones.
 */
import { type ChildProcess, spawn } from 'node:child_process';
import { existsSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { parquetReadObjects } from 'hyparquet';
import { streamOf } from '../../src/random/seed.ts';

const program = fileURLToPath(new URL('../../dist/main.js', import.meta.url));

/** How much is killed, and how often. */
export const size = {
  runs: Number(process.env.KILL_RUNS ?? 16),
  suppliers: Number(process.env.KILL_SUPPLIERS ?? 150),
  ticks: Number(process.env.KILL_TICKS ?? 12),
  kills: Number(process.env.KILL_KILLS ?? 4),
  seed: process.env.KILL_SEED ?? 'kill',
};

/** Writes the scenario into a folder. */
export function writeScenario(folder: string): void {
  const years = 2019 + Math.floor((size.ticks - 1) / 12);
  const month = String(((size.ticks - 1) % 12) + 1).padStart(2, '0');
  writeFileSync(
    join(folder, 'killed.yaml'),
    [
      'name: killed',
      'question: Does a batch survive?',
      `horizon: { from: 2019-01, until: ${years}-${month} }`,
      `world: { kind: tables, directory: data/world-2020, suppliers: ${size.suppliers} }`,
      `replicates: ${size.runs}`,
      'seed: kill',
    ].join('\n'),
  );
}

/** Starts the built program in a folder. */
export function startProgram(folder: string, ...words: string[]): ChildProcess {
  return spawn(process.execPath, [program, ...words], {
    cwd: folder,
    stdio: ['ignore', 'inherit', 'inherit'],
  });
}

/** Waits for a process to end; returns its exit code, or the signal that ended it. */
export function endOf(child: ChildProcess): Promise<number | NodeJS.Signals | null> {
  return new Promise((resolve) => child.on('exit', (code, signal) => resolve(signal ?? code)));
}

/** Numbers from 0 to 1 that are the same in every run of a test with the same seed. */
export const chance = streamOf(size.seed, 0, 'moments of killing');

export const milliseconds = (time: number) => new Promise((resolve) => setTimeout(resolve, time));

/** Number of parts that a batch has stored so far. */
export function storedParts(directory: string): number {
  const pending = join(directory, 'pending');
  return existsSync(pending) ? readdirSync(pending).filter((name) => name.endsWith('.parquet')).length : 0;
}

/** Every byte of the series and every run row, without the time that runs took. */
export async function contentOf(
  directory: string,
): Promise<{ series: string[]; runs: unknown[]; files: string[] }> {
  const names = readdirSync(join(directory, 'series')).sort();
  const bytes = readFileSync(join(directory, 'runs.parquet'));
  const file = bytes.buffer.slice(bytes.byteOffset, bytes.byteOffset + bytes.length) as ArrayBuffer;
  const runs = await parquetReadObjects({ file });
  return {
    series: names.map((name) => readFileSync(join(directory, 'series', name)).toString('base64')),
    runs: runs.map((row) => ({ ...row, seconds: 0 })),
    files: readdirSync(directory)
      .filter((name) => name !== 'charts')
      .sort(),
  };
}
