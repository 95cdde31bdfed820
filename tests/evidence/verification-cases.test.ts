/** Every verification case at its shipped parameters, and the answers to parameters that do not fit. */
import { describe, expect, it } from 'vitest';
import { evidenceCases } from '../../src/evidence/cases/index.ts';
import { readShippedTable } from '../../src/evidence/node/read-parameters.ts';
import { describeCase, jsonText, runCase } from '../../src/evidence/run-case.ts';

const root = new URL('../..', import.meta.url).pathname;
const tables = (file: string) => readShippedTable(root, file);
const caseNamed = (name: string) => {
  const found = evidenceCases.find((entry) => entry.name === name);
  if (found === undefined) throw new Error(`no case ${name}`);
  return found;
};
const problemsOf = (name: string, given: unknown) =>
  runCase(caseNamed(name), given, 'given.json', tables).problems;

describe('the verification cases', () => {
  it.each(evidenceCases.map((entry) => [entry.name, entry] as const))(
    '%s passes every check at its shipped parameters',
    (_, entry) => {
      const { report, problems } = runCase(entry, undefined, '', tables);
      expect(problems).toEqual([]);
      expect(report?.checks.filter((check) => check.verdict === 'fail')).toEqual([]);
      expect(report?.checks.length).toBeGreaterThan(0);
    },
    120_000,
  );

  it('say of every parameter its type, unit or shape, meaning and default', () => {
    for (const entry of evidenceCases) {
      for (const parameter of describeCase(entry).parameters as unknown as Record<string, unknown>[]) {
        expect(parameter.type, `${entry.name}.${parameter.name}`).toBeTypeOf('string');
        expect(String(parameter.meaning).length, `${entry.name}.${parameter.name}`).toBeGreaterThan(8);
        expect(parameter.default, `${entry.name}.${parameter.name}`).toBeDefined();
      }
    }
  });

  it('are printed as one JSON object even where a number is infinite', () => {
    expect(JSON.parse(jsonText({ tariff: Number.POSITIVE_INFINITY, gap: 1 }))).toEqual({
      tariff: 'Infinity',
      gap: 1,
    });
  });
});

describe('parameters of a case that do not fit', () => {
  it('are all named at once, with the path of each and the nearest name', () => {
    const problems = problemsOf('climate-club', { price: [10], tariffs: [0.01, 2], capAbatement: 'yes' });
    expect(problems.map(({ where }) => where.path)).toEqual(['price', 'tariffs[1]', 'capAbatement']);
    expect(problems[0].hint).toContain('prices');
  });

  it('are told where sizes disagree', () => {
    const [problem] = problemsOf('inequality', { values: [1, 2, 3], groupOf: [0, 1] });
    expect(problem.found).toBe('2 people');
    expect(problem.expected).toBe('3 people, as in values');
  });

  it('are told to give the other half too, when only one half of a size is given', () => {
    const [problem] = problemsOf('inequality', { values: [1, 2, 3] });
    expect(problem.where.path).toBe('groupOf');
    expect(problem.hint).toBe('give groupOf too');
  });

  it('name firms that are not there, and economies that use up more than they make', () => {
    expect(
      problemsOf('systemic-risk', { links: [{ seller: 1, buyer: 3, value: 1 }], sectors: [1, 1] })[0].where
        .path,
    ).toBe('links[0].buyer');
    expect(
      problemsOf('product-rule-content', { coefficients: [[1.0]], directShare: [0.1] })[0].where.path,
    ).toBe('coefficients');
  });

  it('are refused when they are no object at all', () => {
    expect(problemsOf('inequality', [1, 2])).toHaveLength(1);
  });
});
