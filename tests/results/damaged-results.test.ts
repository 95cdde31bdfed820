/** Whatever has happened to a folder of results, looking at it neither crashes nor changes a byte. */
import { cpSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import fc from 'fast-check';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { batchOf } from '../../src/analysis/stored-batch.ts';
import { completeBatch } from '../../src/execution/complete-batch.ts';
import { createInProcessExecutor } from '../../src/execution/in-process.ts';
import { manifestSettings } from '../../src/results/manifest.ts';
import { writeManifest } from '../../src/results/node/manifest-file.ts';
import { openParquetStore } from '../../src/results/node/parquet-store.ts';
import { readBatch } from '../../src/results/node/read-batch.ts';
import { inspectStore } from '../../src/results/node/store-folder.ts';
import { noWorlds, tinyModel, tinyPlan } from '../execution/tiny-model.ts';

let whole: string;
let damaged: string;
beforeAll(async () => {
  whole = mkdtempSync(join(tmpdir(), 'whole-'));
  damaged = mkdtempSync(join(tmpdir(), 'damaged-'));
  const plan = tinyPlan(['a', 'throw@1'], 3);
  const store = openParquetStore(whole, { force: false });
  if (!('append' in store)) throw new Error('no store');
  writeManifest(whole, {
    manifestOf: 'stratasim',
    format: 1,
    status: 'complete',
    program: { version: '0', commit: '' },
    modelVersion: '1',
    node: process.version,
    startedAt: '',
    finishedAt: '',
    counts: { planned: 6, done: 5, failed: 1, missing: 0 },
    sources: [],
    ...manifestSettings(plan),
    dictionary: [],
  });
  await completeBatch({
    plan,
    store,
    executor: createInProcessExecutor(noWorlds, tinyModel),
    checked: false,
  });
  await store.close();
});
afterAll(() => {
  rmSync(whole, { recursive: true });
  rmSync(damaged, { recursive: true });
});

const files = ['manifest.json', 'runs.parquet', join('series', 'part-00000.parquet')];

/** One thing that disks, editors and people do to a file. */
const damage = fc.record({
  file: fc.constantFrom(...files),
  kind: fc.constantFrom('flip', 'cut', 'cut from the start', 'insert', 'replace a word'),
  at: fc.double({ min: 0, max: 1, noNaN: true }),
  byte: fc.integer({ min: 1, max: 255 }),
  text: fc.constantFrom('null', '[]', '{}', '-1', '"x"', '1e999', ''),
});
type Damage = typeof damage extends fc.Arbitrary<infer T> ? T : never;

function applyDamage(bytes: Buffer, { kind, at, byte, text }: Damage): Buffer {
  const place = Math.floor(at * bytes.length);
  if (kind === 'cut') return bytes.subarray(0, place);
  if (kind === 'cut from the start') return bytes.subarray(place);
  if (kind === 'insert')
    return Buffer.concat([bytes.subarray(0, place), Buffer.from(text), bytes.subarray(place)]);
  if (kind === 'replace a word') {
    const words = [...bytes.toString('latin1').matchAll(/"[^"]*"|[\d.]+|\w+/g)];
    const word = words[Math.floor(at * words.length)];
    if (!word) return bytes;
    const rest = bytes.subarray(word.index + word[0].length);
    return Buffer.concat([bytes.subarray(0, word.index), Buffer.from(text), rest]);
  }
  const flipped = Buffer.from(bytes);
  if (place < flipped.length) flipped[place] = (flipped[place] ?? 0) ^ byte;
  return flipped;
}

const bytesIn = (folder: string) =>
  readdirSync(folder, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile())
    .map((entry) => readFileSync(join(entry.parentPath, entry.name)).toString('base64'));

it('damage to any file is a problem or changes nothing that is read, and never a crash', async () => {
  const sound = batchOf(
    (await readBatch(whole)) as Exclude<Awaited<ReturnType<typeof readBatch>>, readonly unknown[]>,
  );
  const query = { scenario: 'case-a', outcome: 'technologyGap', group: 'layer4' };
  await fc.assert(
    fc.asyncProperty(damage, async (harm) => {
      rmSync(damaged, { recursive: true });
      cpSync(whole, damaged, { recursive: true });
      writeFileSync(join(damaged, harm.file), applyDamage(readFileSync(join(whole, harm.file)), harm));
      const before = bytesIn(damaged);
      expect(Array.isArray(inspectStore(damaged).problems)).toBe(true);
      const read = await readBatch(damaged).catch((error: unknown) => String(error));
      expect(bytesIn(damaged)).toEqual(before);
      if (typeof read === 'string') expect(read).toContain('damaged');
      else if ('runs' in read) {
        const { values } = batchOf(read).series(query) ?? {};
        if (harm.file !== 'manifest.json') expect(values).toEqual(sound.series(query)?.values);
      }
    }),
    { numRuns: Number(process.env.FUZZ_RUNS ?? 300) },
  );
});
