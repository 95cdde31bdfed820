/** A batch on a queue whose workers and server are killed ends with the rows of an uninterrupted one. */
import type { ChildProcess } from 'node:child_process';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { hasRedis, type RedisServer, startRedis } from '../execution/redis-server.ts';
import {
  chance,
  contentOf,
  endOf,
  milliseconds,
  size,
  startProgram,
  writeScenario,
} from './whole-and-killed.ts';

let folder: string;
let redis: RedisServer;
beforeAll(async () => {
  folder = mkdtempSync(join(tmpdir(), 'kill-queue-'));
  writeScenario(folder);
  if (hasRedis) redis = await startRedis();
});
afterAll(async () => {
  rmSync(folder, { recursive: true });
  await redis?.remove();
});

const longest = 3_600_000;
if (!hasRedis) process.stdout.write('no redis-server on this system: the queue is not killed\n');

it.skipIf(!hasRedis)(
  `${size.runs} runs, workers killed ${size.kills} times and Redis twice: no run lost, doubled or different`,
  async () => {
    expect(await endOf(startProgram(folder, 'run', 'killed.yaml', '--out', 'whole', '--quiet'))).toBe(0);
    const startWorker = () =>
      startProgram(folder, 'worker', '--queue', redis.url, '--workers', '1', '--lost-after', '2');
    const workers: ChildProcess[] = [startWorker(), startWorker()];
    const batch = startProgram(
      folder,
      'run',
      'killed.yaml',
      '--queue',
      redis.url,
      '--out',
      'killed',
      '--quiet',
    );
    const ended = endOf(batch);
    let over = false;
    void ended.then(() => {
      over = true;
    });
    const moments: string[] = [];
    const redisKills = new Set([Math.floor(size.kills / 3), Math.floor((2 * size.kills) / 3)]);
    for (let kill = 0; kill < size.kills && !over; kill++) {
      await Promise.race([milliseconds(500 + chance() * 3000), ended]);
      const victim = Math.floor(chance() * 2);
      workers[victim]?.kill('SIGKILL');
      workers[victim] = startWorker();
      moments.push(`worker ${victim + 1}`);
      if (redisKills.has(kill)) {
        await redis.kill();
        await milliseconds(300);
        await redis.start();
        moments.push('Redis');
      }
    }
    expect(await ended).toBe(0);
    for (const worker of workers) worker.kill('SIGKILL');
    process.stdout.write(
      `killed ${moments.join(', ')}${over && moments.length < size.kills ? '; then the batch had ended' : ''}\n`,
    );

    const [whole, killed] = [await contentOf(join(folder, 'whole')), await contentOf(join(folder, 'killed'))];
    expect(killed.runs).toHaveLength(size.runs);
    expect(killed.runs).toEqual(whole.runs);
    expect(killed.series.length).toBe(whole.series.length);
    expect(killed.series.every((part, index) => part === whole.series[index])).toBe(true);
  },
  longest,
);
