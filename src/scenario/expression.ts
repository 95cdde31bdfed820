// Expressions over named outcomes, from scenario files and the command line: `exp(technologyGap.semiconductors)`.
// They are untrusted: mathjs only parses a short, shallow text; a whitelist of node types, operators,
// functions and names is copied into a tree of our own, and only that tree is ever evaluated, as nested
// closures over an array of numbers. There are no loops, no assignments and nothing that allocates.

import { parse } from 'mathjs/number';
import { quote } from './text/located-value.ts';
import { nearestName } from './text/nearest-name.ts';

/** One number that an expression reads: an outcome, one of its groups, and the value or its interval. */
export interface OutcomeReference {
  readonly outcome: string;
  /** Group of the outcome; `all` when the expression names none. */
  readonly group: string;
  /** `value`, or `interval`: half the width of the confidence interval over replicates, written `ci(...)`. */
  readonly of: 'value' | 'interval';
}

/** An accepted expression as plain data. */
export type ExpressionTree =
  | { readonly kind: 'number'; readonly value: number }
  | { readonly kind: 'reference'; readonly reference: OutcomeReference }
  | { readonly kind: 'call'; readonly operation: string; readonly operands: readonly ExpressionTree[] };

export interface Expression {
  readonly text: string;
  readonly tree: ExpressionTree;
  /** Every outcome read, each once, in order of appearance. */
  readonly references: readonly OutcomeReference[];
}

/** What is wrong with an expression; the place is where its text stands. */
export interface ExpressionProblem {
  readonly found: string;
  readonly expected: string;
  readonly hint?: string;
}

export interface ExpressionRules {
  /** Outcomes that may be named. */
  readonly outcomes: readonly string[];
  /** Groups that may follow an outcome's name; absent when they are not known yet. */
  readonly groups?: readonly string[];
  /** True for conditions (`--until`, sweeps): comparisons, and/or/not and ci(...) are allowed and required. */
  readonly condition?: boolean;
}

const longestExpression = 500;
const deepestParentheses = 24;
const mostNodes = 200;

interface Operation {
  readonly least: number;
  readonly most: number;
  readonly condition?: boolean;
  compute(a: number, b: number): number;
}

const truth = (value: boolean) => (value ? 1 : 0);

/** Functions by the name that an expression writes. Logarithms of numbers below 0 give NaN, as in JavaScript. */
const functions: Record<string, Operation> = {
  exp: { least: 1, most: 1, compute: (a) => Math.exp(a) },
  log: { least: 1, most: 1, compute: (a) => Math.log(a) },
  log2: { least: 1, most: 1, compute: (a) => Math.log2(a) },
  log10: { least: 1, most: 1, compute: (a) => Math.log10(a) },
  sqrt: { least: 1, most: 1, compute: (a) => Math.sqrt(a) },
  abs: { least: 1, most: 1, compute: (a) => Math.abs(a) },
  sign: { least: 1, most: 1, compute: (a) => Math.sign(a) },
  min: { least: 2, most: 50, compute: (a, b) => Math.min(a, b) },
  max: { least: 2, most: 50, compute: (a, b) => Math.max(a, b) },
  pow: { least: 2, most: 2, compute: (a, b) => a ** b },
};

/** Operators by the name that mathjs gives them, which tells a minus sign from a subtraction. */
const operators: Record<string, Operation> = {
  add: { least: 2, most: 2, compute: (a, b) => a + b },
  subtract: { least: 2, most: 2, compute: (a, b) => a - b },
  multiply: { least: 2, most: 2, compute: (a, b) => a * b },
  divide: { least: 2, most: 2, compute: (a, b) => a / b },
  pow: { least: 2, most: 2, compute: (a, b) => a ** b },
  unaryMinus: { least: 1, most: 1, compute: (a) => -a },
  unaryPlus: { least: 1, most: 1, compute: (a) => a },
  smaller: { least: 2, most: 2, condition: true, compute: (a, b) => truth(a < b) },
  smallerEq: { least: 2, most: 2, condition: true, compute: (a, b) => truth(a <= b) },
  larger: { least: 2, most: 2, condition: true, compute: (a, b) => truth(a > b) },
  largerEq: { least: 2, most: 2, condition: true, compute: (a, b) => truth(a >= b) },
  equal: { least: 2, most: 2, condition: true, compute: (a, b) => truth(a === b) },
  unequal: { least: 2, most: 2, condition: true, compute: (a, b) => truth(a !== b) },
  and: { least: 2, most: 2, condition: true, compute: (a, b) => truth(a !== 0 && b !== 0) },
  or: { least: 2, most: 2, condition: true, compute: (a, b) => truth(a !== 0 || b !== 0) },
  not: { least: 1, most: 1, condition: true, compute: (a) => truth(a === 0) },
};

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
  let root: unknown;
  try {
    root = parse(quoteNumberedGroups(text));
  } catch (error) {
    return refuse(
      `${quote(text)} (${(error as Error).message})`,
      'an expression such as exp(technologyGap) - 1',
    );
  }
  const reader = new ExpressionReader(rules);
  const tree = reader.read(root);
  if (rules.condition && reader.problems.length === 0 && !reader.compares) {
    return refuse(quote(text), 'a condition with a comparison, such as technologyGap > 0.5');
  }
  if (tree === undefined || reader.problems.length > 0) return { problems: reader.problems };
  return { expression: { text, tree, references: [...reader.references.values()] }, problems: [] };
}

/**
 * A function of the values that `slotOf` numbers: `values[offset + slot]`. Conditions give 1 or 0;
 * comparisons with NaN are 0. `slotOf` may throw for a group that the world does not have.
 */
export function compileExpression(
  tree: ExpressionTree,
  slotOf: (reference: OutcomeReference) => number,
): (values: Float64Array, offset: number) => number {
  if (tree.kind === 'number') return () => tree.value;
  if (tree.kind === 'reference') {
    const slot = slotOf(tree.reference);
    return (values, offset) => values[offset + slot];
  }
  const { compute } = operators[tree.operation] ?? functions[tree.operation];
  const [first, ...rest] = tree.operands.map((operand) => compileExpression(operand, slotOf));
  if (rest.length === 0) return (values, offset) => compute(first(values, offset), Number.NaN);
  return rest.reduce(
    (left, right) => (values, offset) => compute(left(values, offset), right(values, offset)),
    first,
  );
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

class ExpressionReader {
  readonly problems: ExpressionProblem[] = [];
  readonly references = new Map<string, OutcomeReference>();
  compares = false;
  private nodes = 0;
  private readonly rules: ExpressionRules;

  constructor(rules: ExpressionRules) {
    this.rules = rules;
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
    if (operation === undefined || (operation.condition && !this.rules.condition)) {
      const more = this.rules.condition ? ', < <= > >= == != and or not' : '';
      return this.problem(`the operator ${quote(String(node.op))}`, `one of + - * / ^${more}`);
    }
    if (node.implicit) return this.problem('two terms side by side', 'an operator between them, such as *');
    if (operation.condition) this.compares = true;
    return this.operands(String(node.fn), node.args ?? []);
  }

  /** a < b < c, which is a < b and b < c. */
  private chain(node: ParsedExpression): ExpressionTree | undefined {
    const names = (node.conditionals ?? []).map(String);
    if (!this.rules.condition || names.some((name) => !Object.hasOwn(operators, name))) {
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
    if (name === 'ci' && this.rules.condition) {
      if (args.length === 1) return this.reference(args[0] as ParsedExpression, 'interval');
      return this.problem('ci(...) of more than one outcome', 'ci(outcome) or ci(outcome.group)');
    }
    if (!Object.hasOwn(functions, name)) {
      const known = [...Object.keys(functions), ...(this.rules.condition ? ['ci'] : [])];
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
    if (outcome === undefined || group === undefined) {
      return this.problem('something that is no name', 'outcome, outcome.group or outcome["group"]');
    }
    const before = this.problems.length;
    if (!this.rules.outcomes.includes(outcome)) {
      const { outcomes } = this.rules;
      const shown = `${outcomes.slice(0, 40).join(', ')}${outcomes.length > 40 ? ', ...' : ''}`;
      this.problem(
        `the unknown outcome ${quote(outcome)}`,
        `one of ${shown}`,
        nearestName(outcome, outcomes),
      );
    }
    const { groups } = this.rules;
    if (groups !== undefined && group !== 'all' && !groups.includes(group)) {
      const expected = 'a layer, domain, segment, bloc or jurisdiction of this world';
      this.problem(`the unknown group ${quote(group)} of ${outcome}`, expected, nearestName(group, groups));
    }
    if (this.problems.length > before) return undefined;
    const reference = { outcome, group, of };
    this.references.set(`${of} ${outcome} ${group}`, reference);
    return { kind: 'reference', reference };
  }

  private problem(found: string, expected: string, near?: string): undefined {
    this.problems.push({ found, expected, ...(near && { hint: `did you mean ${quote(near)}?` }) });
  }
}

function nameAndGroup(node: ParsedExpression): { outcome?: string; group?: string } {
  if (node.type === 'SymbolNode') return { outcome: String(node.name), group: 'all' };
  const object = node.object as ParsedExpression | undefined;
  const dimensions = node.index?.dimensions;
  const index = dimensions?.length === 1 ? (dimensions[0] as ParsedExpression) : undefined;
  if (node.type !== 'AccessorNode' || object?.type !== 'SymbolNode' || index?.type !== 'ConstantNode')
    return {};
  if (typeof index.value !== 'string') return {};
  return { outcome: String(object.name), group: index.value };
}

/** `technologyGap.5g` reads as a number to mathjs; `technologyGap["5g"]` does not. */
function quoteNumberedGroups(text: string): string {
  return text.replace(/([A-Za-z_]\w*)\.(\d\w*)/g, '$1["$2"]');
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
