/** Experiments in shards: compare and sweep divided over folders, merged, and told as if done in one place. */
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, describe, expect, it, vi } from 'vitest';
import { readRunSeconds } from '../../src/results/node/runs-table.ts';
import { experimentFolder } from './experiment-folder.ts';

// Whole programs run here, on a machine that may be doing other things.
vi.setConfig({ testTimeout: 240_000 });

const folder = experimentFolder();
afterAll(() => folder.remove());

/** Files below a folder whose content is the same however the batch was run, with their text. */
function tablesOf(directory: string): Record<string, string> {
  const files = readdirSync(join(folder.path, directory), { recursive: true }).map(String).sort();
  const tables = files.filter(
    (file) => /\.(csv|json|parquet|svg)$/.test(file) && !/^(manifest.json|runs.parquet)$/.test(file),
  );
  return Object.fromEntries(
    tables.map((file) => [file, readFileSync(join(folder.path, directory, file)).toString('base64')]),
  );
}

/** Seconds of each run by id: measured anew whenever a run is done, so they tell who did it. */
async function secondsOf(...directories: string[]): Promise<Record<string, number>> {
  const tables = directories.map((name) => readRunSeconds(join(folder.path, name, 'runs.parquet')));
  return Object.fromEntries((await Promise.all(tables)).flatMap((seconds) => [...seconds]));
}

describe.each([
  ['compare', ['--replicates', '2'], ['effects.csv', 'toggles.csv', 'effects-over-time.parquet']],
  [
    'sweep',
    ['--design', 'latin-hypercube', '--size', '4', '--replicates', '1'],
    ['summary.csv', 'findings.json'],
  ],
])('%s in three shards', (command, words, written) => {
  const whole = `out/small-${command}`;
  const shards = ['1', '2', '3'].map((part) => `${whole}-shard-${part}-of-3`);

  it('runs each part into a folder of its own, and tells no result of a part', () => {
    for (const part of ['3/3', '1/3', '2/3']) {
      const { exitCode, output, errors } = folder.stratasim(command, 'small.yaml', ...words, '--shard', part);
      expect(errors).not.toContain('found');
      expect(exitCode).toBe(0);
      expect(output).not.toContain('table:');
    }
    expect(readdirSync(join(folder.path, 'out')).filter((name) => name.includes(command))).toEqual(
      shards.map((name) => name.slice('out/'.length)),
    );
  });

  it('merges to a batch in which the same command runs nothing again and writes the same tables', async () => {
    expect(folder.stratasim('merge', ...shards).exitCode).toBe(0);
    const { exitCode, output, errors } = folder.stratasim(command, 'small.yaml', ...words);
    expect(exitCode).toBe(0);
    expect(errors).toMatch(/All \d+ runs are in/);
    expect(await secondsOf(whole)).toEqual(await secondsOf(...shards));

    const alone = `${whole}-alone`;
    const unsharded = folder.stratasim(command, 'small.yaml', ...words, '--out', alone);
    expect(unsharded.exitCode).toBe(0);
    const lines = (text: string) => text.replaceAll(alone, whole).replace(/in \d+ s/, '');
    expect(lines(output)).toBe(lines(unsharded.output));
    const tables = tablesOf(alone);
    expect(Object.keys(tables)).toEqual(expect.arrayContaining(written));
    expect(tablesOf(whole)).toEqual(tables);
  });
});
