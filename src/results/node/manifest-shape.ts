// The shape that a manifest must have before anything of it is used: what it is read for, and no more,
// so that a later version may add to it.

import { z } from 'zod';

const text = z.string();
const count = z.number();
const path = z.array(text);

/** What reading a manifest relies on. */
export const manifestShape = z.looseObject({
  manifestOf: z.literal('stratasim'),
  format: z.literal(1),
  status: z.enum(['running', 'complete', 'stopped']),
  program: z.looseObject({ version: text, commit: text }),
  modelVersion: text,
  node: text,
  counts: z.looseObject({ planned: count, done: count, failed: count, missing: count }),
  scenarios: z.array(z.looseObject({ name: text, question: text, source: text })),
  sources: z.array(z.looseObject({ scenario: text, file: text, settings: path })),
  asked: z.optional(
    z.looseObject({
      command: z.enum(['run', 'compare', 'sweep', 'tip']),
      words: path,
      charts: path,
      titles: z.record(text, text),
    }),
  ),
  firstSetting: z.nullable(
    z.looseObject({
      scenario: text,
      arm: text,
      point: count,
      replicates: z.int().min(0).max(1e9),
      outcomes: path,
      custom: z.array(z.looseObject({ name: text, expression: text })),
      input: z.looseObject({
        seed: text,
        policies: z.array(z.looseObject({ id: text, kind: text, from: text, until: text })),
      }),
    }),
  ),
  settings: z.array(
    z.looseObject({
      settingHash: text,
      recordId: text,
      changes: z.array(z.union([z.tuple([path]), z.tuple([path, z.unknown()])])),
    }),
  ),
  dictionary: z.array(z.looseObject({ name: text, unit: text, definition: text, source: text })),
});
