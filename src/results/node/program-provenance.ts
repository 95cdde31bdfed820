// Which program wrote the results: version, commit, model version and Node. The commit is read from the
// repository that the program stands in, without calling git; an installed package has none.

import { existsSync, readFileSync, statSync } from 'node:fs';
import { join } from 'node:path';
import packageJson from '../../../package.json' with { type: 'json' };
import { modelVersion } from '../../model/version.ts';
import type { Provenance } from '../manifest.ts';

/** Version and commit of the program at `root`, model version and Node version; '' for no commit. */
export function programProvenance(root: string): Provenance {
  return {
    program: { version: packageJson.version, commit: commitAt(root) },
    modelVersion,
    node: process.version,
  };
}

function commitAt(root: string): string {
  try {
    const git = gitFolder(root);
    const head = readFileSync(join(git, 'HEAD'), 'utf8').trim();
    if (!head.startsWith('ref: ')) return head;
    const name = head.slice('ref: '.length);
    const shared = existsSync(join(git, 'commondir'))
      ? join(git, readFileSync(join(git, 'commondir'), 'utf8').trim())
      : git;
    const loose = [join(git, name), join(shared, name)].find(existsSync);
    if (loose) return readFileSync(loose, 'utf8').trim();
    const packed = readFileSync(join(shared, 'packed-refs'), 'utf8');
    return (
      packed
        .split('\n')
        .find((line) => line.endsWith(` ${name}`))
        ?.split(' ')[0] ?? ''
    );
  } catch {
    return '';
  }
}

/** `.git` is a folder, or in a work tree a file that names the folder. */
function gitFolder(root: string): string {
  const path = join(root, '.git');
  if (statSync(path).isDirectory()) return path;
  return join(root, readFileSync(path, 'utf8').replace('gitdir:', '').trim());
}
