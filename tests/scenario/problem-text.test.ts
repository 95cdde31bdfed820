/** How a problem reads in a terminal. */
import { describe, expect, test } from 'vitest';
import { problemsText, problemText } from '../../src/scenario/problem-text.ts';

const text = 'name: a\nlearning: { diffusion: 4 }\n';
const textOf = (file: string) => (file === 'a.yaml' ? text : undefined);

describe('a problem as text', () => {
  test('has its place, the source line with a caret, what was expected and a way out', () => {
    const where = { file: 'a.yaml', line: 2, column: 24, path: 'learning.diffusion' };
    const problem = { where, found: '4', expected: 'a number from 0 to 0.99', hint: 'write 0.4' };
    expect(problemText(problem, textOf)).toBe(
      [
        'a.yaml:2:24: found 4',
        '    2 | learning: { diffusion: 4 }',
        '      |                        ^',
        '  expected a number from 0 to 0.99',
        '  hint: write 0.4',
      ].join('\n'),
    );
  });

  test('does without a line where there is none, as for a setting of the command line', () => {
    const problem = { where: { file: '--set a=1' }, found: "the unknown key 'a'", expected: 'another' };
    expect(problemText(problem, textOf)).toBe("--set a=1: found the unknown key 'a'\n  expected another");
  });

  test('never lets control or direction characters of a file reach the terminal', () => {
    const where = { file: 'a.yaml', line: 1, column: 1 };
    const problem = { where, found: 'x\u001b[2Jy\u202e', expected: '\u0007z' };
    const lines = problemText(problem, () => '\u001b]0;title\u0007name: \u2066a');
    expect(lines.replaceAll('\n', '')).not.toMatch(/[\p{Cc}\p{Cf}]/u);
    expect(lines).toContain('·[2Jy·');
  });

  test('cuts a long line around the caret', () => {
    const long = `${'x'.repeat(5_000)}!${'y'.repeat(5_000)}`;
    const problem = { where: { file: 'a.yaml', line: 1, column: 5_001 }, found: "'!'", expected: 'x' };
    const [, source, caret] = problemText(problem, () => long).split('\n');
    expect(source.length).toBeLessThan(120);
    expect(source[caret.indexOf('^')]).toBe('!');
  });

  test('puts the caret behind the line when the place lies beyond its end', () => {
    const problem = { where: { file: 'a.yaml', line: 1, column: 900 }, found: 'x', expected: 'y' };
    const [, source, caret] = problemText(problem, () => 'z'.repeat(200)).split('\n');
    expect(caret.indexOf('^')).toBe(source.length);
  });

  test('cuts a long list of names when the nearest is told, and wraps it when not', () => {
    const names = Array.from({ length: 60 }, (_, i) => `jurisdiction-${i}`);
    const problem = { where: {}, found: 'x', expected: `one of ${names.join(', ')}` };
    const cut = problemText({ ...problem, hint: "did you mean 'y'?" }, textOf);
    expect(cut).toContain('jurisdiction-11, ...');
    expect(cut).not.toContain('jurisdiction-12');
    const whole = problemText(problem, textOf);
    expect(whole).toContain('jurisdiction-59');
    for (const line of whole.split('\n')) expect(line.length).toBeLessThanOrEqual(104);
  });

  test('several end with their number', () => {
    const problem = { where: {}, found: 'x', expected: 'y' };
    expect(problemsText([problem, problem], textOf)).toMatch(/\n\n2 problems\n$/);
    expect(problemsText([problem], textOf)).toMatch(/\n\n1 problem\n$/);
  });
});
