// Expressions over named outcomes, from scenario files and the command line: `exp(technologyGap.semiconductors)`.
// They are untrusted: mathjs only parses a short, shallow text; a whitelist of node types, operators,
// functions and names is copied into a tree of our own, and only that tree is ever evaluated, as nested
// closures over an array of numbers. There are no loops, no assignments and nothing that allocates.

import { parse } from 'mathjs/number';
import { functions, operators } from './expression-operations.ts';
import type { Expression, ExpressionTree, OutcomeReference } from './expression-tree.ts';
import { quote } from './text/located-value.ts';
import { nearestName } from './text/nearest-name.ts';

export { compileExpression } from './compile-expression.ts';
export type { Expression, OutcomeReference } from './expression-tree.ts';

/** What is wrong with an expression; the place is where its text stands. */
export interface ExpressionProblem {
  readonly found: string;
  readonly expected: string;
  readonly hint?: string;
}

export interface ExpressionRules {
  /** Outcomes that may be named; as a map, each with its groups, or undefined where they are not known. */
  readonly outcomes: readonly string[] | ReadonlyMap<string, readonly string[] | undefined>;
  /** True for conditions (`--until`, sweeps): comparisons, and/or/not and ci(...) are allowed and required. */
  readonly condition?: boolean;
}

const longestExpression = 500;
const deepestParentheses = 24;
const mostNodes = 200;

const constants: Record<string, number> = { pi: Math.PI, e: Math.E };

/** Reads an expression; every problem of it at once. Never throws and never evaluates. */
export function parseExpression(
  text: string,
  rules: ExpressionRules,
): { readonly expression?: Expression; readonly problems: readonly ExpressionProblem[] } {
  const refuse = (found: string, expected: string) => ({ problems: [{ found, expected }] });
  if (text.trim() === '') return refuse('an empty expression', 'an expression over outcomes');
  if (text.length > longestExpression) {
    return refuse(`an expression of ${text.length} characters`, `at most ${longestExpression}`);
  }
  if (parenthesesDepth(text) > deepestParentheses) {
    return refuse('parentheses nested too deeply', `at most ${deepestParentheses} levels`);
  }
  const groupsOf =
    rules.outcomes instanceof Map
      ? rules.outcomes
      : new Map([...rules.outcomes].map((name) => [name, undefined]));
  const quoted = quoteGroups(text, groupsOf);
  let root: unknown;
  try {
    root = parse(quoted);
  } catch (error) {
    return refuse(
      `${quote(text)} (${(error as Error).message})`,
      'an expression such as exp(technologyGap) - 1',
    );
  }
  const reader = new ExpressionReader(groupsOf, rules.condition === true);
  const tree = reader.read(root);
  if (rules.condition && reader.problems.length === 0 && !reader.compares) {
    return refuse(quote(text), 'a condition with a comparison, such as technologyGap > 0.5');
  }
  if (tree === undefined || reader.problems.length > 0) return { problems: reader.problems };
  return { expression: { text: quoted, tree, references: [...reader.references.values()] }, problems: [] };
}

/** What mathjs gives, as far as it is read here; every field is checked before use. */
interface ParsedExpression {
  readonly type: string;
  readonly name?: unknown;
  readonly value?: unknown;
  readonly fn?: unknown;
  readonly op?: unknown;
  readonly implicit?: boolean;
  readonly args?: readonly unknown[];
  readonly params?: readonly unknown[];
  readonly conditionals?: readonly unknown[];
  readonly content?: unknown;
  readonly object?: unknown;
  readonly index?: { readonly dimensions?: readonly unknown[] };
}

type GroupsOf = ReadonlyMap<string, readonly string[] | undefined>;

class ExpressionReader {
  readonly problems: ExpressionProblem[] = [];
  readonly references = new Map<string, OutcomeReference>();
  compares = false;
  private nodes = 0;
  private readonly groupsOf: GroupsOf;
  private readonly condition: boolean;

  constructor(groupsOf: GroupsOf, condition: boolean) {
    this.groupsOf = groupsOf;
    this.condition = condition;
  }

  read(given: unknown): ExpressionTree | undefined {
    const node = given as ParsedExpression;
    if (++this.nodes > mostNodes) {
      if (this.nodes === mostNodes + 1) this.problem('a long expression', `at most ${mostNodes} terms`);
      return undefined;
    }
    switch (node.type) {
      case 'ConstantNode':
        if (typeof node.value === 'number' && Number.isFinite(node.value))
          return { kind: 'number', value: node.value };
        return this.problem(`the value ${quote(String(node.value))}`, 'a finite number');
      case 'ParenthesisNode':
        return this.read(node.content);
      case 'SymbolNode':
        if (Object.hasOwn(constants, String(node.name)))
          return { kind: 'number', value: constants[String(node.name)] };
        return this.reference(node, 'value');
      case 'AccessorNode':
        return this.reference(node, 'value');
      case 'OperatorNode':
        return this.operator(node);
      case 'RelationalNode':
        return this.chain(node);
      case 'FunctionNode':
        return this.call(node);
      default:
        return this.problem(`a ${plainType(node.type)}`, 'numbers, outcomes, operators and functions only');
    }
  }

  private operator(node: ParsedExpression): ExpressionTree | undefined {
    const operation = Object.hasOwn(operators, String(node.fn)) ? operators[String(node.fn)] : undefined;
    if (operation === undefined || (operation.condition && !this.condition)) {
      const more = this.condition ? ', < <= > >= == != and or not' : '';
      return this.problem(`the operator ${quote(String(node.op))}`, `one of + - * / ^${more}`);
    }
    if (node.implicit) return this.problem('two terms side by side', 'an operator between them, such as *');
    if (operation.condition) this.compares = true;
    return this.operands(String(node.fn), node.args ?? []);
  }

  /** a < b < c, which is a < b and b < c. */
  private chain(node: ParsedExpression): ExpressionTree | undefined {
    const names = (node.conditionals ?? []).map(String);
    if (!this.condition || names.some((name) => !Object.hasOwn(operators, name))) {
      return this.problem('a comparison', 'an expression that gives a number');
    }
    this.compares = true;
    const terms = (node.params ?? []).map((term) => this.read(term));
    const links = names.map((operation, i): ExpressionTree | undefined => {
      const [left, right] = [terms[i], terms[i + 1]];
      return left && right && { kind: 'call', operation, operands: [left, right] };
    });
    return links.reduce(
      (all, link) => all && link && { kind: 'call', operation: 'and', operands: [all, link] },
    );
  }

  private call(node: ParsedExpression): ExpressionTree | undefined {
    const fn = node.fn as ParsedExpression | undefined;
    const name = fn?.type === 'SymbolNode' ? String(fn.name) : '';
    const args = node.args ?? [];
    if (name === 'ci' && this.condition) {
      if (args.length === 1) return this.reference(args[0] as ParsedExpression, 'interval');
      return this.problem('ci(...) of more than one outcome', 'ci(outcome) or ci(outcome.group)');
    }
    if (!Object.hasOwn(functions, name)) {
      const known = [...Object.keys(functions), ...(this.condition ? ['ci'] : [])];
      const near = nearestName(name, known);
      return this.problem(`the function ${quote(name)}`, `one of ${known.join(', ')}`, near);
    }
    const { least, most } = functions[name];
    if (args.length < least || args.length > most) {
      const wanted = least === most ? `${least}` : `${least} to ${most}`;
      return this.problem(`${name}(...) with ${args.length} arguments`, `${wanted} of them`);
    }
    return this.operands(name, args);
  }

  private operands(operation: string, args: readonly unknown[]): ExpressionTree | undefined {
    const operands = args.map((arg) => this.read(arg)).filter((operand) => operand !== undefined);
    return operands.length === args.length ? { kind: 'call', operation, operands } : undefined;
  }

  private reference(node: ParsedExpression, of: OutcomeReference['of']): ExpressionTree | undefined {
    const { outcome, group } = nameAndGroup(node);
    if (outcome === undefined) {
      return this.problem('something that is no name', 'outcome, outcome.group or outcome["group"]');
    }
    const known = this.groupsOf.get(outcome);
    if (!this.groupsOf.has(outcome)) {
      const names = [...this.groupsOf.keys()];
      return this.problem(
        `the unknown outcome ${quote(outcome)}`,
        listed(names),
        nearestName(outcome, names),
      );
    }
    if (known !== undefined && !known.includes(group ?? 'all')) {
      const found =
        group === undefined
          ? `${outcome} without a group`
          : `the unknown group ${quote(group)} of ${outcome}`;
      return this.problem(
        found,
        listed(known.map((name) => `${outcome}.${name}`)),
        nearestName(group ?? '', known),
      );
    }
    const reference = { outcome, group: group ?? 'all', of };
    this.references.set(`${of} ${outcome} ${reference.group}`, reference);
    return { kind: 'reference', reference };
  }

  private problem(found: string, expected: string, near?: string): undefined {
    this.problems.push({ found, expected, ...(near && { hint: `did you mean ${quote(near)}?` }) });
  }
}

function nameAndGroup(node: ParsedExpression): { outcome?: string; group?: string } {
  if (node.type === 'SymbolNode') return { outcome: String(node.name) };
  const object = node.object as ParsedExpression | undefined;
  const dimensions = node.index?.dimensions;
  const index = dimensions?.length === 1 ? (dimensions[0] as ParsedExpression) : undefined;
  if (node.type !== 'AccessorNode' || object?.type !== 'SymbolNode' || index?.type !== 'ConstantNode')
    return {};
  if (typeof index.value !== 'string') return {};
  return { outcome: String(object.name), group: index.value };
}

/**
 * `technologyGap.5g` reads as a number and `technologyLevel.layer-0` as a difference; in quotes,
 * `technologyGap["5g"]`, they read as groups. The longest group that the outcome has is taken.
 */
function quoteGroups(text: string, groupsOf: GroupsOf): string {
  return text.replace(/([A-Za-z]\w*)\.([\w>+.-]+)/g, (whole, outcome: string, rest: string) => {
    const known = groupsOf
      .get(outcome)
      ?.filter((group) => rest.startsWith(group) && !/^\w/.test(rest.slice(group.length)));
    const guess = /^\d\w*|^[a-z]+-\w+/.exec(rest)?.[0] ?? '';
    const group = known?.toSorted((a, b) => b.length - a.length)[0] ?? guess;
    const isName = /^[A-Za-z_]\w*$/.test(group);
    return group === '' || isName ? whole : `${outcome}["${group}"]${rest.slice(group.length)}`;
  });
}

function listed(names: readonly string[]): string {
  return `one of ${names.slice(0, 40).join(', ')}${names.length > 40 ? ', ...' : ''}`;
}

function parenthesesDepth(text: string): number {
  let depth = 0;
  let deepest = 0;
  for (const character of text) {
    if ('([{'.includes(character)) deepest = Math.max(deepest, ++depth);
    else if (')]}'.includes(character)) depth--;
  }
  return deepest;
}

/** `FunctionAssignmentNode` as `function assignment`. */
function plainType(type: unknown): string {
  return String(type)
    .replace(/Node$/, '')
    .replace(/(?<=[a-z])[A-Z]/g, (letter) => ` ${letter}`)
    .toLowerCase();
}
