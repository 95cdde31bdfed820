// Reads a YAML (or JSON) text into a tree of located values. Untrusted text is bounded before anything
// recursive sees it: by length, by nesting (measured on the tokens, because the composer recurses and a
// deep text kills the process), and by the number of values after aliases are resolved, so that aliases
// of aliases cannot explode. Only plain YAML 1.2 values pass: no tags of other types, no merge keys.

import type { Document, Node, ParsedNode } from 'yaml';
import { Composer, isAlias, isMap, isScalar, isSeq, LineCounter, Parser } from 'yaml';
import type { Problem } from '../../parameters/problem.ts';
import {
  joinPath,
  type LocatedEntry,
  type LocatedMap,
  type LocatedValue,
  placeOf,
  quote,
  type Spot,
} from './located-value.ts';

/** Longest text read, in characters; the longest shipped scenario has about 3,000. */
export const longestText = 100_000;
const deepestNesting = 40;
const mostValues = 20_000;
const mostSyntaxProblems = 10;

export interface ReadText {
  /** Absent when the text cannot be read as a map of keys. */
  readonly document?: LocatedMap;
  readonly problems: readonly Problem[];
}

/** Reads one scenario text; every problem names `file`, its line and its column. Never throws. */
export function readScenarioText(file: string, text: string): ReadText {
  const top: Spot = { file, line: 1, column: 1 };
  const refuse = (found: string, expected: string, hint?: string): ReadText => ({
    problems: [{ where: placeOf(top, ''), found, expected, hint }],
  });
  if (text.length > longestText)
    return refuse(`a text of ${text.length} characters`, `at most ${longestText}`);
  const lines = linesOf(text);
  const tokens = [...new Parser().parse(text)];
  if (nestingOf(tokens) > 2 * deepestNesting) {
    return refuse('values nested too deeply', `at most ${deepestNesting} levels of lists and maps`);
  }
  const composer = new Composer({ uniqueKeys: false, schema: 'core', version: '1.2', prettyErrors: false });
  const documents = [...composer.compose(tokens, true, text.length)] as Document.Parsed[];
  if (documents.length > 1) {
    const spot = spotAt(file, lines, documents[1].range[0]);
    return {
      problems: [{ where: placeOf(spot, ''), found: 'a second document', expected: 'one scenario a file' }],
    };
  }
  const document = documents[0];
  const syntax = [...document.errors, ...document.warnings];
  if (syntax.length > 0) {
    return {
      problems: syntax.slice(0, mostSyntaxProblems).map((error) => ({
        where: placeOf(spotAt(file, lines, error.pos[0]), ''),
        found: `text that is not YAML: ${error.message}`,
        expected: 'YAML or JSON',
      })),
    };
  }
  const reader = new TreeReader(file, lines);
  const tree = document.contents === null ? undefined : reader.read(document.contents, '');
  if (reader.problems.length > 0 && tree?.kind !== 'map') return { problems: reader.problems };
  if (tree?.kind !== 'map') {
    return refuse(
      tree === undefined ? 'an empty file' : 'no keys',
      'keys such as name, question, horizon, world',
    );
  }
  return { document: tree, problems: reader.problems };
}

/** Where lines begin, taken from the text, because the parser tells no line that ends inside a broken quote. */
function linesOf(text: string): LineCounter {
  const lines = new LineCounter();
  for (let start = 0; ; ) {
    lines.addNewLine(start);
    const end = text.indexOf('\n', start);
    if (end < 0) return lines;
    start = end + 1;
  }
}

function spotAt(file: string, lines: LineCounter, offset: number): Spot {
  const { line, col } = lines.linePos(offset);
  return { file, line: Math.max(line, 1), column: Math.max(col, 1) };
}

/** Depth of the deepest token; walked with a list, because recursion is what must be prevented. */
function nestingOf(tokens: readonly unknown[]): number {
  let deepest = 0;
  const open: { token: unknown; depth: number }[] = tokens.map((token) => ({ token, depth: 0 }));
  for (let next = open.pop(); next !== undefined; next = open.pop()) {
    if (typeof next.token !== 'object' || next.token === null) continue;
    deepest = Math.max(deepest, next.depth);
    const { key, value, items } = next.token as { key?: unknown; value?: unknown; items?: unknown };
    const depth = next.depth + 1;
    open.push({ token: key, depth }, { token: value, depth });
    if (Array.isArray(items)) for (const token of items) open.push({ token, depth });
  }
  return deepest;
}

class TreeReader {
  readonly problems: Problem[] = [];
  private values = 0;
  private full = false;
  private readonly anchored = new Map<string, LocatedValue>();
  private readonly sizes = new Map<LocatedValue, number>();
  private readonly file: string;
  private readonly lines: LineCounter;

  constructor(file: string, lines: LineCounter) {
    this.file = file;
    this.lines = lines;
  }

  read(node: ParsedNode | Node, path: string): LocatedValue {
    const spot = this.spot(node);
    const before = this.values;
    this.count(1, spot, path);
    if (isAlias(node)) return this.alias(node.source, spot, path);
    let value: LocatedValue;
    if (this.full) value = { kind: 'scalar', spot, value: null };
    else if (isMap(node)) value = this.map(node.items, spot, path);
    else if (isSeq(node)) {
      value = {
        kind: 'list',
        spot,
        items: node.items.map((item, i) => this.read(item as ParsedNode, joinPath(path, i))),
      };
    } else value = this.scalar(isScalar(node) ? node.value : undefined, spot, path);
    const anchor = (node as { anchor?: string }).anchor;
    if (anchor !== undefined) {
      this.anchored.set(anchor, value);
      this.sizes.set(value, this.values - before);
    }
    return value;
  }

  private map(pairs: readonly { key: unknown; value: unknown }[], spot: Spot, path: string): LocatedMap {
    const entries = new Map<string, LocatedEntry>();
    for (const pair of pairs) {
      const keyNode = pair.key as ParsedNode;
      const keySpot = this.spot(keyNode);
      const name = isScalar(keyNode) && keyNode.value !== null ? String(keyNode.value) : undefined;
      if (name === undefined || name === '__proto__') {
        this.problem(keySpot, path, 'a key that is no name', 'keys that are plain names');
        continue;
      }
      const childPath = joinPath(path, name);
      const first = entries.get(name);
      const value = pair.value
        ? this.read(pair.value as ParsedNode, childPath)
        : this.scalar(null, keySpot, childPath);
      if (first === undefined) entries.set(name, { keySpot, value });
      else {
        const expected = `each key once (first on line ${first.keySpot.line})`;
        this.problem(keySpot, childPath, `the key ${quote(name)} a second time`, expected);
      }
    }
    return { kind: 'map', spot, entries };
  }

  private scalar(value: unknown, spot: Spot, path: string): LocatedValue {
    if (
      value === null ||
      typeof value === 'string' ||
      typeof value === 'boolean' ||
      typeof value === 'number'
    ) {
      // -0 would not survive the JSON in which settings are stored and sent to workers.
      return { kind: 'scalar', spot, value: value === 0 ? 0 : value };
    }
    this.problem(spot, path, 'a value of a special YAML type', 'a text, a number, true or false');
    return { kind: 'scalar', spot, value: null };
  }

  /** An alias shares the tree of its anchor, but counts in full, as every later walk visits it in full. */
  private alias(name: string, spot: Spot, path: string): LocatedValue {
    const value = this.anchored.get(name);
    if (value === undefined) {
      this.problem(spot, path, `the alias *${name}`, `an anchor &${name} that ends before it`);
      return { kind: 'scalar', spot, value: null };
    }
    this.count(this.sizes.get(value) ?? 1, spot, path);
    return this.full ? { kind: 'scalar', spot, value: null } : value;
  }

  private count(values: number, spot: Spot, path: string): void {
    this.values += values;
    if (this.values <= mostValues || this.full) return;
    this.full = true;
    this.problem(spot, path, `more than ${mostValues} values`, 'a smaller file, or fewer aliases');
  }

  private spot(node: { range?: readonly number[] | null } | null): Spot {
    return spotAt(this.file, this.lines, node?.range?.[0] ?? 0);
  }

  private problem(spot: Spot, path: string, found: string, expected: string): void {
    this.problems.push({ where: placeOf(spot, path), found, expected });
  }
}
