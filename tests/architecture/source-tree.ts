/**
 * Reads the source tree for the tests of the architecture: every file under src/ with its syntax tree
 * and its imports. Parsed, not searched by pattern, so that comments and texts never count as code.
 */
import { readdirSync, readFileSync } from 'node:fs';
import { isBuiltin } from 'node:module';
import { dirname, join, posix } from 'node:path';
import { fileURLToPath } from 'node:url';
import { parseAst } from 'rolldown/parseAst';

/** Absolute path of the project's top folder. */
export const projectRoot = join(dirname(fileURLToPath(import.meta.url)), '../..');

/** A node of the ESTree syntax tree, read generically. */
export type SyntaxNode = { type: string; start: number; [field: string]: unknown };

/** One import, re-export or dynamic import. `target` is a path below src/, a built-in name or a package name. */
export type Import = {
  kind: 'source' | 'builtin' | 'package' | 'outside';
  target: string;
  specifier: string;
  /** `import './x.ts'`: nothing is named, so it can only be wanted for a side effect. */
  isBare: boolean;
};

/** A source file; `path` is relative to src/ with forward slashes. */
export type SourceFile = { path: string; text: string; body: SyntaxNode[]; imports: Import[] };

/** All TypeScript files under src/, declaration files included, sorted by path. */
export function readSourceTree(): SourceFile[] {
  const sourceRoot = join(projectRoot, 'src');
  return readdirSync(sourceRoot, { recursive: true, encoding: 'utf8' })
    .map((path) => path.replaceAll('\\', '/'))
    .filter((path) => path.endsWith('.ts'))
    .sort()
    .map((path) => parseSourceFile(path, readFileSync(join(sourceRoot, path), 'utf8')));
}

/** Parses one file given as text; `path` is the path below src/ that it has or would have. */
export function parseSourceFile(path: string, text: string): SourceFile {
  const program = parseAst(text, { lang: path.endsWith('.d.ts') ? 'dts' : 'ts' }) as unknown as SyntaxNode;
  const imports: Import[] = [];
  walk(program, (node) => {
    if (!/^(Import|Export)(Named|All)?Declaration$|^ImportExpression$/.test(node.type)) return;
    const source = node.source as SyntaxNode | null;
    if (typeof source?.value !== 'string') return;
    const isBare = node.type === 'ImportDeclaration' && (node.specifiers as unknown[]).length === 0;
    imports.push({ ...resolve(path, source.value), specifier: source.value, isBare });
  });
  return { path, text, body: program.body as SyntaxNode[], imports };
}

/** Visits a node and everything below it, parents first. */
export function walk(node: SyntaxNode, visit: (node: SyntaxNode) => void): void {
  visit(node);
  for (const value of Object.values(node)) {
    for (const child of Array.isArray(value) ? value : [value]) {
      if (child !== null && typeof child === 'object' && 'type' in child) walk(child as SyntaxNode, visit);
    }
  }
}

/** The architecture's area that a file belongs to: its first folder, or `main.ts`. */
export function areaOf(path: string): string {
  return path.split('/')[0];
}

/** Whether a file lies in a folder called `node/`, where Node's own modules are allowed. */
export function isNodeFile(path: string): boolean {
  return path.split('/').slice(0, -1).includes('node');
}

/** The line of a syntax node, counted from 1, for messages. */
export function lineOf(file: SourceFile, node: SyntaxNode): number {
  return file.text.slice(0, node.start).split('\n').length;
}

function resolve(from: string, specifier: string): Pick<Import, 'kind' | 'target'> {
  if (specifier.startsWith('.')) {
    const target = posix.normalize(posix.join(posix.dirname(from), specifier));
    return { kind: target.startsWith('..') ? 'outside' : 'source', target };
  }
  if (isBuiltin(specifier)) return { kind: 'builtin', target: specifier };
  const parts = specifier.split('/');
  return { kind: 'package', target: parts.slice(0, specifier.startsWith('@') ? 2 : 1).join('/') };
}
