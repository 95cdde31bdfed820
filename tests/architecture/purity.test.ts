/** The model computes the same anywhere and any time: no chance, clock or hidden state (rule 9). */
import { describe, expect, it } from 'vitest';
import { pureAreas } from './allowed-imports.ts';
import {
  areaOf,
  isNodeFile,
  lineOf,
  parseSourceFile,
  readSourceTree,
  type SourceFile,
  type SyntaxNode,
  walk,
} from './source-tree.ts';

const sourceFiles = readSourceTree();
const pureFiles = sourceFiles.filter(({ path }) => pureAreas.includes(areaOf(path)) && !isNodeFile(path));

const forbiddenMembers = [
  'Math.random',
  'Date.now',
  'performance.now',
  'crypto.randomUUID',
  'crypto.getRandomValues',
];
const growingCollections = ['Map', 'Set', 'WeakMap', 'WeakSet'];

/** Calls whose answer depends on chance or on the time of day. */
function impureCalls(file: SourceFile): string[] {
  const found: string[] = [];
  for (const statement of file.body) {
    walk(statement, (node) => {
      const name = impureName(node);
      if (name) found.push(`src/${file.path}:${lineOf(file, node)} reads ${name}`);
    });
  }
  return found;
}

function impureName(node: SyntaxNode): string | undefined {
  if (node.type === 'MemberExpression') {
    const name = `${nameOf(node.object)}.${nameOf(node.property)}`;
    return forbiddenMembers.includes(name) ? name : undefined;
  }
  const isDate = nameOf(node.callee) === 'Date';
  if (node.type === 'CallExpression' && isDate) return 'Date()';
  if (node.type === 'NewExpression' && isDate && (node.arguments as unknown[]).length === 0)
    return 'new Date()';
  return undefined;
}

/** Variables and containers at the top of a file that a later call could change, and statements that act on import. */
function moduleState(file: SourceFile): string[] {
  const found: string[] = [];
  for (const statement of file.body) {
    const report = (what: string) => found.push(`src/${file.path}:${lineOf(file, statement)} ${what}`);
    if (statement.type === 'ExpressionStatement' && !statement.directive) report('acts when imported');
    const declaration = (
      statement.type === 'ExportNamedDeclaration' ? statement.declaration : statement
    ) as SyntaxNode | null;
    if (declaration?.type !== 'VariableDeclaration' || declaration.declare) continue;
    if (declaration.kind !== 'const') report(`has a module-level ${declaration.kind}`);
    for (const { init } of declaration.declarations as { init: SyntaxNode | null }[]) {
      if (init && isEmptyContainer(init)) report('has a module-level container to be filled later');
    }
  }
  return found;
}

function isEmptyContainer(node: SyntaxNode): boolean {
  if (node.type === 'ArrayExpression') return (node.elements as unknown[]).length === 0;
  if (node.type !== 'NewExpression') return false;
  const [first] = node.arguments as SyntaxNode[];
  const isSizedArray = /^\w*Array$/.test(nameOf(node.callee)) && first?.type !== 'ArrayExpression';
  return isSizedArray || (growingCollections.includes(nameOf(node.callee)) && first === undefined);
}

function nameOf(node: unknown): string {
  return String((node as SyntaxNode | null)?.name ?? '');
}

describe('pure folders', () => {
  it('read no chance and no clock', () => {
    expect(pureFiles.flatMap(impureCalls)).toEqual([]);
  });

  it('keep no state between calls and do nothing when imported', () => {
    expect(pureFiles.flatMap(moduleState)).toEqual([]);
  });

  it('are caught when they read chance or the clock', () => {
    const planted = [
      'export const draw = () => Math.random();',
      'export const today = () => new Date();',
      'export function stamp() { return { at: Date.now() }; }',
    ];
    for (const text of planted)
      expect(impureCalls(parseSourceFile('model/planted.ts', text)), text).toHaveLength(1);
    expect(
      impureCalls(parseSourceFile('model/fine.ts', 'const d = new Date(2020, 0); const x = Math.exp(1);')),
    ).toEqual([]);
  });

  it('are caught when they keep state', () => {
    const planted = [
      'let runs = 0; export const count = () => ++runs;',
      'export const cache = new Map<string, number>();',
      'const scratch = new Float64Array(8);',
      'register();',
    ];
    for (const text of planted)
      expect(moduleState(parseSourceFile('model/planted.ts', text)), text).toHaveLength(1);
    const fine =
      "export const kinds = new Map([['a', 1]]); const share = new Float64Array([0.5]); export const list = [1];";
    expect(moduleState(parseSourceFile('model/fine.ts', fine))).toEqual([]);
  });
});

describe('all source files', () => {
  it('export by name, never by default', () => {
    const defaults = sourceFiles.filter(({ body }) =>
      body.some(({ type }) => type === 'ExportDefaultDeclaration'),
    );
    expect(defaults.map(({ path }) => path)).toEqual([]);
  });
});
