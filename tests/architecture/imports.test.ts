/** The pipe of the program runs one way: rules 1, 2 and 9 of the architecture. */
import { describe, expect, it } from 'vitest';
import { allowedAreas, allowedPackages, mayUseNode } from './allowed-imports.ts';
import { areaOf, isNodeFile, parseSourceFile, readSourceTree, type SourceFile } from './source-tree.ts';

const sourceFiles = readSourceTree();

function forbiddenImports(files: SourceFile[]): string[] {
  const found: string[] = [];
  for (const file of files) {
    const area = areaOf(file.path);
    const usesNode = isNodeFile(file.path) || mayUseNode(area);
    for (const { kind, target, specifier, isBare } of file.imports) {
      const report = (why: string) => found.push(`src/${file.path} imports '${specifier}': ${why}`);
      if (isBare) report('an import for its side effect');
      if (kind === 'outside' && !specifier.endsWith('package.json')) report('a file outside src/');
      if (kind === 'builtin' && !usesNode)
        report('Node modules only in node/ folders, commands/ and main.ts');
      if (kind === 'builtin' && !specifier.startsWith('node:')) report(`write 'node:${specifier}'`);
      if (kind === 'package' && allowedPackages[area]?.includes(target) === false)
        report(`${area} may use no such package`);
      if (kind !== 'source') continue;
      const other = areaOf(target);
      if (other !== area && !allowedAreas[area]?.includes(other)) report(`${area} must not read ${other}`);
      if (isNodeFile(target) && !usesNode) report('a node/ file, from a file that is not one');
    }
  }
  return found;
}

/** Groups of files that import each other in a circle, each as `a → b → a`; type imports count too. */
function importCycles(files: SourceFile[]): string[] {
  const importsOf = new Map(
    files.map((file) => [
      file.path,
      file.imports.filter(({ kind }) => kind === 'source').map(({ target }) => target),
    ]),
  );
  const finished = new Set<string>();
  const cycles: string[] = [];
  const visit = (path: string, trail: string[]): void => {
    const start = trail.indexOf(path);
    if (start >= 0) {
      cycles.push([...trail.slice(start), path].join(' → '));
      return;
    }
    if (finished.has(path)) return;
    for (const target of importsOf.get(path) ?? []) visit(target, [...trail, path]);
    finished.add(path);
  };
  for (const path of importsOf.keys()) visit(path, []);
  return cycles;
}

describe('imports', () => {
  it('follow the table of allowed imports', () => {
    expect(forbiddenImports(sourceFiles)).toEqual([]);
  });

  it('form no circle', () => {
    expect(importCycles(sourceFiles)).toEqual([]);
  });

  it('come from areas that the table knows', () => {
    const unknown = [...new Set(sourceFiles.map(({ path }) => areaOf(path)))].filter(
      (area) => !(area in allowedAreas),
    );
    expect(unknown).toEqual([]);
  });

  it('are caught when they point the wrong way', () => {
    const planted = [
      parseSourceFile('model/simulate.ts', "import { tariff } from '../policies/tariff.ts';"),
      parseSourceFile('analysis/read.ts', "import { readFileSync } from 'node:fs';"),
      parseSourceFile('model/seed.ts', "import seedrandom from 'seedrandom';"),
      parseSourceFile('charts/gap.ts', "export { render } from './node/render.ts';"),
      parseSourceFile('report/page.ts', "export const load = () => import('../commands/run.ts');"),
      parseSourceFile('scenario/setup.ts', "import './register.ts';"),
    ];
    expect(forbiddenImports(planted)).toHaveLength(planted.length);
  });

  it('are caught when they form a circle', () => {
    const planted = [
      parseSourceFile('model/a.ts', "import { b } from './b.ts';"),
      parseSourceFile('model/b.ts', "import { c } from './c.ts';"),
      parseSourceFile('model/c.ts', "import { a } from './a.ts';"),
    ];
    expect(importCycles(planted)).toEqual(['model/a.ts → model/b.ts → model/c.ts → model/a.ts']);
  });
});
