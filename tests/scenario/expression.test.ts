/** Expressions over outcomes: what they compute, and that untrusted ones can do nothing else. */
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { compileExpression, parseExpression } from '../../src/scenario/expression.ts';
import { processorTime } from './processor-time.ts';

const outcomes = new Map([
  ['technologyGap', ['all', '5g', 'semiconductors']],
  ['technologyLevel', ['layer-0', 'layer-4', 'bloc-west']],
  ['crossLayerShare', ['0', '1', '2+']],
  ['fillRate', undefined],
]);
/** Every value of the small world, in the order of its columns. */
const columns = [
  'technologyGap all',
  'technologyGap 5g',
  'technologyGap semiconductors',
  'technologyLevel layer-0',
  'technologyLevel layer-4',
  'crossLayerShare 2+',
  'fillRate all',
];
const values = Float64Array.of(0.5, 0.25, 2, -0.1, -0.7, 0.04, 0.98);

function resultOf(text: string, condition = false): number {
  const { expression, problems } = parseExpression(text, { outcomes, condition });
  if (expression === undefined) throw new Error(JSON.stringify(problems));
  const compute = compileExpression(expression.tree, ({ outcome, group, of }) =>
    of === 'interval' ? 6 : columns.indexOf(`${outcome} ${group}`),
  );
  return compute(values, 0);
}

function problemOf(text: string, condition = false): string {
  const { expression, problems } = parseExpression(text, { outcomes, condition });
  expect(expression).toBeUndefined();
  return problems
    .map(({ found, expected, hint }) =>
      [found, expected, hint].filter((part) => part !== undefined).join(' | '),
    )
    .join('; ');
}

describe('arithmetic', () => {
  test.each([
    ['exp(technologyGap.semiconductors)', Math.exp(2)],
    ['technologyGap', 0.5],
    ['technologyGap.5g - 1', -0.75],
    ['technologyGap["5g"] * 2', 0.5],
    ['technologyLevel.layer-0 - technologyLevel.layer-4', 0.6],
    ['technologyLevel.layer-4-1', -1.7],
    ['crossLayerShare.2+ + 1', 1.04],
    ['-2 ^ 2', -4],
    ['2 ^ 3 ^ 2', 512],
    ['(1 + 2) * 3 / 4 - 5', -2.75],
    ['min(3, technologyGap, 2)', 0.5],
    ['max(1, 2, 3, 4)', 4],
    [
      'pow(2, 10) + sqrt(9) + abs(-1) + sign(-3) + log2(8) + log10(100) + log(e)',
      1024 + 3 + 1 - 1 + 3 + 2 + 1,
    ],
    ['fillRate', 0.98],
  ])('%s', (text, expected) => {
    expect(resultOf(text)).toBeCloseTo(expected, 12);
  });

  test('agrees with JavaScript on random sums and products', () => {
    const tree = fc.letrec<{ text: string }>((tie) => ({
      text: fc.oneof(
        { depthSize: 'small', withCrossShrink: true },
        fc.integer({ min: 0, max: 99 }).map(String),
        fc
          .tuple(tie('text'), fc.constantFrom('+', '-', '*', '/'), tie('text'))
          .map(([a, operator, b]) => `(${a} ${operator} ${b})`),
      ),
    })).text;
    fc.assert(
      fc.property(tree, (text) => {
        fc.pre(text.length < 400);
        // The text holds digits, signs and parentheses only, so evaluating it as JavaScript is safe here.
        expect(resultOf(text)).toBe(new Function(`return ${text}`)());
      }),
    );
  });

  test('reads the values of any row of a table by its offset', () => {
    const { expression } = parseExpression('fillRate * 2', { outcomes });
    const compute = expression && compileExpression(expression.tree, () => 1);
    expect(compute?.(Float64Array.of(0, 1, 2, 3), 2)).toBe(6);
  });

  test('keeps a text that reads the same when the groups are no longer known', () => {
    const { expression } = parseExpression(
      'technologyLevel.layer-4 + crossLayerShare.2+ + technologyGap.5g',
      { outcomes },
    );
    const again = parseExpression(expression?.text ?? '', { outcomes: [...outcomes.keys()] });
    expect(again.expression?.tree).toEqual(expression?.tree);
    expect(again.expression?.references.map(({ group }) => group)).toEqual(['layer-4', '2+', '5g']);
  });
});

describe('conditions', () => {
  test.each([
    ['technologyGap > 0.4', 1],
    ['technologyGap >= 0.5 and fillRate < 0.9', 0],
    ['not (technologyGap == 0.5) or fillRate != 1', 1],
    ['0 < technologyGap <= 0.5', 1],
    ['0 < technologyGap < 0.5 < 1', 0],
    ['ci(technologyGap.5g) < 1', 1],
    ['log(0 - 1) < 1', 0],
  ])('%s', (text, expected) => {
    expect(resultOf(text, true)).toBe(expected);
  });

  test('the interval of an outcome is told from its value', () => {
    const { expression } = parseExpression('ci(technologyGap) < 0.1 * technologyGap', {
      outcomes,
      condition: true,
    });
    expect(expression?.references.map(({ of }) => of)).toEqual(['interval', 'value']);
  });

  test.each([
    ['a number is no condition', 'technologyGap + 1', true, /a condition with a comparison/],
    ['a comparison is no outcome', 'technologyGap > 1', false, /^the operator '>'/],
    ['a chain of comparisons is no outcome', '0 < technologyGap < 1', false, /^a comparison/],
    ['an interval needs replicates', 'ci(technologyGap)', false, /^the function 'ci'/],
    ['an interval of a sum is not known', 'ci(technologyGap + 1) > 0', true, /^something that is no name/],
  ])('%s', (_, text, condition, expected) => {
    expect(problemOf(text, condition)).toMatch(expected);
  });
});

describe('what is refused', () => {
  test.each([
    [
      'an unknown outcome',
      'tecnologyGap',
      /^the unknown outcome 'tecnologyGap' .* did you mean 'technologyGap'\?$/,
    ],
    ['two unknown outcomes, both told', 'gap + rate', /'gap'.*'rate'/],
    [
      'an unknown group',
      'technologyGap.ai',
      /^the unknown group 'ai' of technologyGap \| one of technologyGap.all/,
    ],
    [
      'an outcome that has only groups',
      'crossLayerShare',
      /^crossLayerShare without a group \| one of crossLayerShare.0/,
    ],
    ['an unknown function', 'sqr(2)', /^the function 'sqr' .* did you mean 'sqrt'\?$/],
    ['too few arguments', 'pow(2)', /^pow\(...\) with 1 arguments \| 2 of them$/],
    ['two terms side by side', '2 technologyGap', /^two terms side by side/],
    ['no expression', '  ', /^an empty expression/],
    ['half an expression', 'exp(', /Unexpected end/],
    ['a matrix that would fill the memory', 'zeros(20000, 20000)', /^the function 'zeros'/],
    ['a range of a billion', 'max(1:1e9, 2)', /^a range/],
    ['a list', '[1, 2]', /^a array/],
    ['an assignment', 'technologyGap = 1', /^a assignment/],
    ['a function of one’s own', 'f(x) = f(x)', /^a function assignment/],
    ['several statements', '1; 2', /^a block/],
    ['an object', '{ a: 1 }', /^a object/],
    ['a choice of two', 'technologyGap ? 1 : 2', /^a conditional/],
    ['a text', '"a"', /^the value 'a'/],
    ['a number beyond all numbers', '1e999', /^the value 'Infinity'/],
    ['a factorial', '170!', /^the operator '!'/],
    ['the constructor of everything', 'technologyGap.constructor', /^the unknown group 'constructor'/],
    ['a method of an outcome', 'fillRate.toString()', /^the function/],
    ['an evaluated text', 'evaluate("1")', /^the function 'evaluate'/],
    ['an imported function', 'import({}, {})', /^the function 'import'/],
    ['the name of a prototype', '__proto__', /^the unknown outcome '__proto__'/],
    ['a function of a prototype', 'hasOwnProperty(1)', /^the function 'hasOwnProperty'/],
    ['a text of a thousand characters', '1 + '.repeat(300), /^an expression of 1200 characters/],
    ['a hundred parentheses', '('.repeat(100), /nested too deeply/],
    ['hundreds of terms', `1${'+1'.repeat(240)}`, /^a long expression/],
    ['hundreds of signs', `${'-'.repeat(400)}1`, /^a long expression/],
  ])('%s', (_, text, expected) => {
    expect(problemOf(text)).toMatch(expected);
  });

  test('no text of any characters throws, takes long or yields a tree with a name outside the list', () => {
    const pieces = fc.constantFrom(
      'technologyGap',
      '.5g',
      'fillRate',
      'exp',
      '(',
      ')',
      ',',
      '+',
      '-',
      '^',
      '=',
      ';',
      ':',
      '[',
      ']',
      '{',
      '}',
      '"',
      "'",
      '1e9',
      '.',
      ' ',
      'process',
      'constructor',
      'ones',
      '!',
      '?',
      '\n',
      '%',
      'not',
      'to',
      'ci',
      '<',
    );
    fc.assert(
      fc.property(
        fc.array(fc.oneof(pieces, fc.string({ maxLength: 3 })), { maxLength: 40 }),
        fc.boolean(),
        (parts, condition) => {
          let read: ReturnType<typeof parseExpression> = { problems: [] };
          const time = processorTime(500, () => {
            read = parseExpression(parts.join(''), { outcomes, condition });
          });
          expect(time).toBeLessThan(500);
          const { expression, problems } = read;
          expect(expression === undefined).toBe(problems.length > 0);
          for (const { outcome } of expression?.references ?? []) expect(outcomes.has(outcome)).toBe(true);
          if (expression)
            expect(typeof compileExpression(expression.tree, () => 0)(values, 0)).toBe('number');
        },
      ),
      { numRuns: 2_000 },
    );
  });
});
