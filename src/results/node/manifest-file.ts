// Reads and writes manifest.json. A file that is not one of ours is a problem, not a crash.

import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Problem } from '../../parameters/problem.ts';
import { messageOf } from '../error-message.ts';
import type { Manifest } from '../manifest.ts';
import { writeDurably } from './durable-file.ts';
import { manifestShape } from './manifest-shape.ts';

/** The manifest of a folder, or what is wrong with it. */
export function readManifest(directory: string): Manifest | Problem {
  const file = join(directory, 'manifest.json');
  const problem = (found: string): Problem => ({
    where: { file },
    found,
    expected: 'the manifest of a batch of runs',
    hint: 'give the folder that `stratasim run` wrote, for example out/headline',
  });
  if (!existsSync(file)) return problem('no such file');
  try {
    const manifest = JSON.parse(readFileSync(file, 'utf8')) as Partial<Manifest> | null;
    if (manifest?.manifestOf !== 'stratasim') return problem('a file of another program');
    if (manifest.format !== 1) return problem(`a manifest of format ${manifest.format}`);
    const shape = manifestShape.safeParse(manifest);
    const issue = shape.error?.issues[0];
    if (issue) return problem(`a damaged manifest, at ${issue.path.join('.')}`);
    return manifest as Manifest;
  } catch (error) {
    return problem(`no valid JSON (${messageOf(error)})`);
  }
}

/** Writes the manifest, whole or not at all. */
export function writeManifest(directory: string, manifest: Manifest): void {
  writeDurably(join(directory, 'manifest.json'), `${JSON.stringify(manifest, null, 1)}\n`);
}
