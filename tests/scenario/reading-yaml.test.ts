/** Reading untrusted YAML: every value knows its place, and no text can crash, hang or blow up. */
import { describe, expect, test } from 'vitest';
import { plainValue } from '../../src/scenario/text/located-value.ts';
import { longestText, readScenarioText } from '../../src/scenario/text/read-text.ts';
import { processorTime } from './processor-time.ts';

function foundIn(text: string): string[] {
  return readScenarioText('x.yaml', text).problems.map(
    ({ where, found }) => `${where.line}:${where.column} ${found}`,
  );
}

describe('places', () => {
  test('a key and its value know their line and column, in block and in flow style', () => {
    const { document } = readScenarioText('x.yaml', 'a: 1\nb:\n  - { c: two }\n');
    const list = document?.entries.get('b');
    const item = list?.value.kind === 'list' ? list.value.items[0] : undefined;
    const c = item?.kind === 'map' ? item.entries.get('c') : undefined;
    expect(list?.keySpot).toEqual({ file: 'x.yaml', line: 2, column: 1 });
    expect(c?.keySpot).toEqual({ file: 'x.yaml', line: 3, column: 7 });
    expect(c?.value.spot).toEqual({ file: 'x.yaml', line: 3, column: 10 });
  });

  test('JSON is read like YAML', () => {
    const { document } = readScenarioText('x.json', '{ "name": "a", "list": [1, true, null] }');
    expect(document && plainValue(document)).toEqual({ name: 'a', list: [1, true, null] });
  });

  test('months stay texts, so that no calendar library reinterprets them', () => {
    const { document } = readScenarioText('x.yaml', 'from: 2019-01\nday: 2019-01-31');
    expect(document && plainValue(document)).toEqual({ from: '2019-01', day: '2019-01-31' });
  });
});

describe('what is no scenario text', () => {
  test('a repeated key is told with the line of the first', () => {
    expect(readScenarioText('x.yaml', 'a: 1\nb: 2\na: 3').problems).toEqual([
      {
        where: { file: 'x.yaml', line: 3, column: 1, path: 'a' },
        found: "the key 'a' a second time",
        expected: 'each key once (first on line 1)',
      },
    ]);
  });

  test.each([
    ['an empty file', '', '1:1 an empty file'],
    ['a list at the top', '- a', '1:1 no keys'],
    ['two documents', 'a: 1\n---\nb: 1', '2:1 a second document'],
    ['a key that is a list', '? [a, b]\n: 1', '1:3 a key that is no name'],
    ['the key of a prototype', '__proto__: { a: 1 }', '1:1 a key that is no name'],
    ['a tag of another type', 'a: !!binary aGk=', undefined],
    ['an alias without anchor', 'a: *b', undefined],
    ['an anchor that contains itself', 'a: &a [*a]', undefined],
    ['broken flow style', 'a: { b: 1', undefined],
    ['a tab as indentation', 'a:\n\tb: 1', undefined],
  ])('%s is a problem', (_, text, found) => {
    const problems = foundIn(text);
    expect(problems.length).toBeGreaterThan(0);
    if (found !== undefined) expect(problems).toEqual([found]);
  });

  test('%YAML 1.1 does not change what values mean', () => {
    const { document } = readScenarioText('x.yaml', '%YAML 1.1\n---\na: yes\nb: 2019-01-01\n<<: { c: 1 }\n');
    const plain = document && (plainValue(document) as Record<string, unknown>);
    expect(plain?.a).toBe('yes');
    expect(plain?.b).toBe('2019-01-01');
  });
});

describe('texts made to do harm', () => {
  test('aliases of aliases are refused long before they are spelled out', () => {
    const lines = ['a0: &a0 [x, x, x, x, x, x, x, x, x, x]'];
    for (let i = 1; i < 12; i++)
      lines.push(
        `a${i}: &a${i} [${Array(10)
          .fill(`*a${i - 1}`)
          .join(', ')}]`,
      );
    expect(foundIn(lines.join('\n'))[0]).toMatch(/more than 20000 values/);
  });

  test('a quote that is never closed has its mistakes on lines that exist', () => {
    const text = '"{\n  "name": "a",\n  "question": "does it work?",\n  "b": 2\n}\n';
    const { problems } = readScenarioText('x.yaml', text);
    expect(problems.length).toBeGreaterThan(0);
    const lengths = text.split('\n').map((line) => line.length);
    for (const { where } of problems)
      expect(where.column).toBeLessThanOrEqual(lengths[(where.line ?? 0) - 1] + 1);
  });

  test('a zero has no sign, because stored and sent settings would lose it', () => {
    const { document } = readScenarioText('x.yaml', 'a: -0\nb: -0.0\nc: -1');
    expect(document && plainValue(document)).toEqual({ a: 0, b: 0, c: -1 });
  });

  test('an alias used a few times is read as its anchor', () => {
    const { document, problems } = readScenarioText('x.yaml', 'a: &a [1, 2]\nb: *a\nc: [*a, *a]');
    expect(problems).toEqual([]);
    expect(document && plainValue(document)).toEqual({
      a: [1, 2],
      b: [1, 2],
      c: [
        [1, 2],
        [1, 2],
      ],
    });
  });

  test.each([
    ['open brackets', '['.repeat(90_000)],
    ['open braces', '{'.repeat(90_000)],
    ['list marks', '- '.repeat(45_000)],
    ['key marks', '? '.repeat(45_000)],
    ['values of values', 'a: '.repeat(30_000)],
    ['quotes', '"'.repeat(90_000)],
    ['closing brackets', ']'.repeat(90_000)],
    ['documents', '---\n'.repeat(20_000)],
    ['anchors', '&a '.repeat(30_000)],
    ['keys', Array.from({ length: 9_000 }, (_, i) => `k${i}: 1`).join('\n')],
    ['growing indentation', Array.from({ length: 300 }, (_, i) => `${' '.repeat(i)}a:`).join('\n')],
    ['too long a text', `a: ${'x'.repeat(longestText)}`],
  ])('a text of %s is answered within two seconds', (_, text) => {
    expect(processorTime(2_000, () => readScenarioText('x.yaml', text))).toBeLessThan(2_000);
  });
});
