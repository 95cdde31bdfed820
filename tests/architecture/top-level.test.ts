/** The top level stays readable at a glance: settings of tools live in package.json or under tests/. */
import { readdirSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { projectRoot } from './source-tree.ts';

const kept = ['package.json', 'package-lock.json', 'tsconfig.json', 'src', 'scenarios', 'tests', 'out'];
const texts = ['README.md', 'LICENSE', 'CHANGELOG.md'];
const madeByTools = ['node_modules', 'dist'];

describe('the top level', () => {
  it('holds only what the architecture lists, and dot files', () => {
    const allowed = [...kept, ...texts, ...madeByTools];
    const extra = readdirSync(projectRoot).filter((name) => !name.startsWith('.') && !allowed.includes(name));
    expect(extra).toEqual([]);
  });
});
