/** A batch that is killed with SIGKILL at random moments ends with the rows of an uninterrupted one. */
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, it } from 'vitest';
import {
  chance,
  contentOf,
  endOf,
  milliseconds,
  size,
  startProgram,
  storedParts,
  writeScenario,
} from './whole-and-killed.ts';

let folder: string;
beforeAll(() => {
  folder = mkdtempSync(join(tmpdir(), 'kill-'));
  writeScenario(folder);
});
afterAll(() => rmSync(folder, { recursive: true }));

const longest = 1_800_000;

it(
  `${size.runs} runs killed ${size.kills} times (seed ${size.seed}): no run lost, doubled or different`,
  async () => {
    const start = performance.now();
    expect(await endOf(startProgram(folder, 'run', 'killed.yaml', '--out', 'whole', '--quiet'))).toBe(0);
    const secondsWhole = (performance.now() - start) / 1000;

    const moments: string[] = [];
    const killAfter = async (seconds: number) => {
      const child = startProgram(folder, 'run', 'killed.yaml', '--out', 'killed', '--quiet');
      const ended = endOf(child);
      await Promise.race([milliseconds(seconds * 1000), ended]);
      child.kill('SIGKILL');
      const end = await ended;
      moments.push(
        `${seconds.toFixed(2)} s (${storedParts(join(folder, 'killed'))} parts${end === 0 ? ', had ended' : ''})`,
      );
    };
    const finish = async () =>
      expect(await endOf(startProgram(folder, 'run', 'killed.yaml', '--out', 'killed', '--quiet'))).toBe(0);
    // Most kills come while runs are under way, the others after the last run, while results are laid out.
    const underWay = Math.ceil(size.kills * 0.75);
    for (let kill = 0; kill < underWay; kill++)
      await killAfter(0.4 + (chance() * 2 * secondsWhole) / underWay);
    await finish();
    for (let kill = underWay; kill < size.kills; kill++) await killAfter(0.3 + chance() * 2);
    await finish();
    process.stdout.write(`killed after ${moments.join(', ')}\n`);

    const [whole, killed] = [await contentOf(join(folder, 'whole')), await contentOf(join(folder, 'killed'))];
    expect(killed.runs).toHaveLength(size.runs);
    expect(killed.runs).toEqual(whole.runs);
    expect(killed.series.length).toBe(whole.series.length);
    expect(killed.series.every((part, index) => part === whole.series[index])).toBe(true);
    expect(killed.files).toEqual(whole.files);
  },
  longest,
);
