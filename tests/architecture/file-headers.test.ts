/** Every file says what it is and is named for it. */
import { describe, expect, it } from 'vitest';
import { readSourceTree } from './source-tree.ts';

const sourceFiles = readSourceTree();
const vagueNames = /^(utils?|helpers?|managers?|commons?|misc)$/;

describe('files under src/', () => {
  it('start with a comment that says what they are', () => {
    const silent = sourceFiles.filter(({ text }) => !/^(#!.*\n)?(\/\*|\/\/)/.test(text));
    expect(silent.map(({ path }) => path)).toEqual([]);
  });

  it('say in each phase of the model what it reads, writes and draws', () => {
    const incomplete = sourceFiles
      .filter(({ path }) => path.startsWith('model/phases/'))
      .filter(({ text }) => ['Reads', 'Writes', 'Draws'].some((word) => !text.slice(0, 1500).includes(word)));
    expect(incomplete.map(({ path }) => path)).toEqual([]);
  });

  it('have names in kebab-case that say more than utils, helpers, manager or common', () => {
    const badlyNamed = sourceFiles.filter(({ path }) =>
      path
        .replace(/(\.d)?\.ts$/, '')
        .split('/')
        .some((part) => !/^[a-z0-9]+(-[a-z0-9]+)*$/.test(part) || vagueNames.test(part)),
    );
    expect(badlyNamed.map(({ path }) => path)).toEqual([]);
  });
});
