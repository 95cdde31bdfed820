/** What a sceptic may hand to a case: JSON with tables inside or beside it, and what is said when it does not fit. */
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { integer, number, optional, vector } from '../../src/evidence/case-parameters.ts';
import { climateClub } from '../../src/evidence/cases/climate-club.ts';
import { systemicRisk } from '../../src/evidence/cases/systemic-risk.ts';
import { checkCaseParameters } from '../../src/evidence/check-parameters.ts';
import { readCaseParameters } from '../../src/evidence/node/read-parameters.ts';
import { runCase } from '../../src/evidence/run-case.ts';

let folder = '';
beforeAll(() => {
  folder = mkdtempSync(join(tmpdir(), 'evidence-'));
});
afterAll(() => {
  rmSync(folder, { recursive: true });
});
const fileWith = (name: string, text: string): string => {
  const path = join(folder, name);
  writeFileSync(path, text);
  return path;
};

describe('parameters of a case', () => {
  const declared = {
    speed: number('1/year', [0, 1], 0.5, 'How fast it goes'),
    steps: integer('steps', [1, 9], 3, 'How many steps'),
    weights: optional(vector('people', '', [0, 1], [], 'Weights, or none')),
    shares: vector('people', 'share', [0, 1], [0.2, 0.8], 'Shares of all'),
  };

  it('take the default where nothing is given', () => {
    const { values, problems } = checkCaseParameters(declared, { speed: 0.1 }, 'x.json');
    expect(problems).toEqual([]);
    expect(values).toEqual({ speed: 0.1, steps: 3, weights: [], shares: [0.2, 0.8] });
  });

  it('are refused one by one, with range and unit', () => {
    const { problems } = checkCaseParameters(
      declared,
      { speed: '1', steps: 2.5, shares: [0.5, null] },
      'x.json',
    );
    expect(problems.map(({ where, expected }) => [where.path, expected])).toEqual([
      ['speed', 'a number from 0 to 1 1/year'],
      ['steps', 'a whole number from 1 to 9 steps'],
      ['shares[1]', 'a number from 0 to 1 share'],
    ]);
  });

  it('may leave an optional list empty, whatever the others hold', () => {
    expect(checkCaseParameters(declared, { shares: [1, 0, 1] }, 'x.json').problems).toEqual([]);
    expect(
      checkCaseParameters(declared, { shares: [1, 0, 1], weights: [1] }, 'x.json').problems,
    ).toHaveLength(1);
  });
});

describe('a file of parameters', () => {
  it('may name a CSV file for a table', () => {
    fileWith('links.csv', 'seller,buyer,value\n1,2,5\n2,3,5\n');
    const file = fileWith('given.json', '{ "links": "links.csv", "sectors": [1, 2, 3] }');
    const { given, problems } = readCaseParameters(file, systemicRisk);
    expect(problems).toEqual([]);
    const { report } = runCase(systemicRisk, given, file, () => []);
    expect(report?.checks.every(({ verdict }) => verdict === 'pass')).toBe(true);
    // A chain of equal links: whoever fails stops everything that the chain sells.
    expect(report?.values.linear).toEqual([1, 1, 1]);
  });

  it('is told where its JSON breaks off', () => {
    const [problem] = readCaseParameters(
      fileWith('broken.json', '{\n  "links": [1,\n'),
      systemicRisk,
    ).problems;
    expect(problem.expected).toBe('one JSON object of parameters');
    expect(problem.where.file).toContain('broken.json');
  });

  it('and its tables are told when they are not there', () => {
    const file = fileWith('lost.json', '{ "regions": "nowhere.csv" }');
    const [problem] = readCaseParameters(file, climateClub).problems;
    expect(problem.where.path).toBe('regions');
    expect(problem.found).toContain('nowhere.csv');
  });

  it('may name other regions than the shipped ones for the climate club', () => {
    const region = (name: string) => ({
      region: name,
      gdp_busd: 1000,
      population_m: 1,
      co2_mt: 500,
      abatement_alpha: 0.02,
      tariff_alpha: 0.6,
      tariff_beta: 0.5,
    });
    const regions = [
      { ...region('A'), exports_to_B: 100 },
      { ...region('B'), exports_to_A: 100 },
    ];
    const { report, problems } = runCase(
      climateClub,
      { regions, prices: [30], tariffs: [0, 0.2] },
      '',
      () => [],
    );
    expect(problems).toEqual([]);
    expect(report?.values.members).toEqual({ 30: [0, 2] });
  });
});
