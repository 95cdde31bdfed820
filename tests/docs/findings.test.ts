/** The page of findings: its commands must run as they stand there, and its sensitivity must leave no assumption out. */
import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { checkFiles } from '../../src/commands/checked-scenarios.ts';
import { modelParameters } from '../../src/parameters/model-parameters.ts';

const page = readFileSync('src/docs/findings.md', 'utf8');
const commands = [...page.matchAll(/`npx stratasim ([^`]+)`/g)].map(([, words]) => words.split(' '));
const onScenarios = commands.filter((words) => words.some((word) => word.endsWith('.yaml')));

/** Numbers that are assumptions and that nothing in the world of the thesis reads. */
const unread = {
  'no alliance is formed': [
    'trust.recognitionBonus',
    'trust.recognitionFloor',
    'alliances.foundingThreshold',
    'alliances.strategicThreshold',
    'alliances.contributingThreshold',
    'alliances.poolDuplication',
    'alliances.poolReinvested',
  ],
  'no supplier is listed': ['goods.warnedStockMonths'],
  'another law of learning': ['learning.catchUpPerYear', 'learning.capability'],
};

const pathsOf = (name: string) =>
  (checkFiles([`scenarios/studies/${name}.yaml`]).results[0].scenario?.uncertainties ?? []).map(
    ({ path }) => path,
  );

describe('the page of findings', () => {
  it('gives commands whose scenarios exist and take the settings that stand there', () => {
    expect(onScenarios.length).toBeGreaterThan(5);
    for (const words of onScenarios) {
      const file = words.find((word) => word.endsWith('.yaml')) ?? '';
      const settings = words.filter((_, at) => words[at - 1] === '--set');
      expect(checkFiles([file], settings).problems, words.join(' ')).toEqual([]);
    }
  });

  it('has the command that made them in every section with a table of numbers', () => {
    const sections = page.split(/^## /m).slice(1);
    const tables = sections.filter((section) => /^\|.*\d/m.test(section));
    expect(tables.length).toBeGreaterThan(5);
    expect(tables.filter((section) => !/`np[xm] (stratasim|start)/.test(section))).toEqual([]);
  });

  it('rests on a screening of every number that is an assumption, but for those that nothing reads', () => {
    const assumed = Object.entries(modelParameters).flatMap(([group, specs]) =>
      Object.entries(specs)
        .filter(([, spec]) => ['number', 'share', 'integer'].includes(spec.type))
        .filter(([, { source }]) => /^assumption|value an assumption/.test(source))
        .map(([name]) => `${group}.${name}`),
    );
    const screened = pathsOf('thesis-sensitivity');
    expect(assumed.filter((path) => !screened.includes(path)).sort()).toEqual(
      Object.values(unread).flat().sort(),
    );
  });

  it('splits the variance over the ten parameters that the screening puts first', () => {
    const [, table = ''] = page.split('### Screening');
    const first = [...table.matchAll(/^\| `([\w.]+)` \|/gm)].slice(0, 10).map(([, path]) => path);
    expect(first).toHaveLength(10);
    expect(pathsOf('thesis-top-ten').sort()).toEqual(first.sort());
  });
});
