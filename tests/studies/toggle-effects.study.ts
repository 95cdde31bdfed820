/**
 * What each toggle does: on the scenario that features it, the outcome that it is supposed to move, with and
 * without it on the same replicates, as the mean of the year that ends in the month named, beside the figure of
 * MODEL 6. Disagreements stand first. Alone: `npm run studies -- toggle-effects`; REPLICATES and SUPPLIERS change
 * its size, ONLY its toggles. Figures go to out/toggle-effects.csv.
 */
import { mkdirSync, writeFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { pairedEffect } from '../../src/analysis/paired-effect.ts';
import { checkFiles } from '../../src/commands/checked-scenarios.ts';
import type { Outcome } from '../../src/model/outcome.ts';
import type { RunSeries } from '../../src/model/record.ts';
import type { RunInput } from '../../src/model/run-input.ts';
import { simulate } from '../../src/model/simulate.ts';
import type { WorldTables } from '../../src/model/world-tables.ts';
import { outcomes } from '../../src/outcomes/index.ts';
import { policyTools } from '../../src/policies/index.ts';
import { readWorldDirectory } from '../../src/scenario/node/read-world.ts';
import { type ToggleCase, toggleCases } from './toggle-cases.ts';

const replicates = Number(process.env.REPLICATES ?? 8);
const suppliers = Number(process.env.SUPPLIERS ?? 1000);
const only = process.env.ONLY?.split(',');
const { tables } = readWorldDirectory('scenarios/data/world-2020');

interface Row {
  readonly toggle: ToggleCase;
  readonly effect: number;
  readonly low: number;
  readonly high: number;
  readonly verdict: string;
}

const nameOf = ({ outcome }: ToggleCase) =>
  'record' in outcome ? outcome.name : `${outcome.name}.${outcome.group}`;

/** Cases that share runs: the same scenario with the same settings. */
function batches(cases: readonly ToggleCase[]): ToggleCase[][] {
  const groups = new Map<string, ToggleCase[]>();
  for (const toggle of cases) {
    const key = JSON.stringify([toggle.scenario, toggle.settings ?? []]);
    groups.set(key, [...(groups.get(key) ?? []), toggle]);
  }
  return [...groups.values()];
}

const outcomeOf = ({ outcome }: ToggleCase): Outcome => {
  const found = 'record' in outcome ? outcome : outcomes.find(({ name }) => name === outcome.name);
  if (found === undefined) throw new Error(`no outcome ${outcome.name}`);
  return found;
};

function inputOf(toggle: ToggleCase, until: string): RunInput {
  const settings = [`world.suppliers=${suppliers}`, ...(toggle.settings ?? [])];
  const { results, problems } = checkFiles([`scenarios/${toggle.scenario}.yaml`], settings);
  const scenario = results[0]?.scenario;
  if (scenario === undefined) throw new Error(JSON.stringify(problems));
  return { ...scenario.input, horizon: { ...scenario.input.horizon, until }, replicate: 1 };
}

/** Rows of the cases of one batch: each replicate runs once with everything, and once without each toggle. */
function rowsOf(cases: readonly ToggleCase[]): Row[] {
  const until = cases.map(({ at }) => at).reduce((a, b) => (a > b ? a : b));
  const input = inputOf(cases[0], until);
  const recorded = [...new Map(cases.map((toggle) => [outcomeOf(toggle).name, outcomeOf(toggle)])).values()];
  const runWithout = (off: readonly string[], replicate: number): RunSeries => {
    if (off.some((id) => !input.policies.some((policy) => policy.id === id)))
      throw new Error(`${cases[0].scenario} lacks one of ${off.join(', ')}`);
    const policies = input.policies.filter(({ id }) => !off.includes(id));
    const data = tables as WorldTables;
    return simulate({ ...input, policies, replicate }, data, policyTools, recorded, { checked: false });
  };
  const values = cases.map(() => ({ arm: [] as number[], baseline: [] as number[] }));
  for (let replicate = 1; replicate <= replicates; replicate++) {
    const withAll = runWithout([], replicate);
    const without = new Map<string, RunSeries>();
    cases.forEach((toggle, n) => {
      const key = toggle.off.join();
      if (!without.has(key)) without.set(key, runWithout(toggle.off, replicate));
      values[n].arm.push(valueIn(toggle, withAll));
      values[n].baseline.push(valueIn(toggle, without.get(key) as RunSeries));
    });
  }
  return cases.map((toggle, n) => rowOf(toggle, values[n].arm, values[n].baseline));
}

function valueIn(toggle: ToggleCase, run: RunSeries): number {
  const group = 'record' in toggle.outcome ? 'all' : toggle.outcome.group;
  const { name } = outcomeOf(toggle);
  const column = run.columns.findIndex(
    (candidate) => candidate.outcome === name && candidate.group === group,
  );
  const tick = run.dates.indexOf(toggle.at);
  if (column < 0 || tick < 0) throw new Error(`${name} has no group ${group}, or the run no ${toggle.at}`);
  // The mean of a year, because contracts of few suppliers make single months noisy.
  const first = Math.max(0, tick - 11);
  let sum = 0;
  for (let month = first; month <= tick; month++) sum += run.values[month * run.columns.length + column];
  return sum / (tick - first + 1);
}

function rowOf(toggle: ToggleCase, arm: readonly number[], baseline: readonly number[]): Row {
  // Relative effects are over the mean of the other arm, so that a small replicate does not rule them.
  const mean = baseline.reduce((sum, value) => sum + value, 0) / baseline.length;
  const scale = toggle.relative ? 100 / mean : 1;
  const { effect, student } = pairedEffect({
    replicates: arm.map((_, n) => n + 1),
    arm: Float64Array.from(arm, (value) => value * scale),
    baseline: Float64Array.from(baseline, (value) => value * scale),
  });
  const { low, high } = student;
  return { toggle, effect, low, high, verdict: verdictOf(toggle, effect, low, high) };
}

function verdictOf({ sign, band }: ToggleCase, effect: number, low: number, high: number): string {
  if (effect === 0) return 'DISAGREES: nothing moves';
  if (Math.sign(effect) !== sign)
    return low > 0 || high < 0 ? 'DISAGREES: wrong sign' : 'DISAGREES: sign unsure';
  if (band === undefined) return low > 0 || high < 0 ? 'agrees in sign' : 'agrees in sign, interval holds 0';
  if (effect >= band[0] && effect <= band[1]) return 'agrees';
  return low <= band[1] && high >= band[0] ? 'interval reaches the band' : 'DISAGREES: size';
}

const figure = (value: number) => (Math.abs(value) >= 10 ? value.toFixed(1) : value.toPrecision(3));

const lineOf = ({ toggle, effect, low, high, verdict }: Row) =>
  [
    verdict,
    toggle.kind,
    toggle.scenario,
    `${nameOf(toggle)} ${toggle.at}`,
    `${figure(effect)} [${figure(low)}, ${figure(high)}]${toggle.relative ? ' %' : ''}`,
    toggle.band ? `${toggle.band[0]} to ${toggle.band[1]}` : toggle.sign > 0 ? '> 0' : '< 0',
    toggle.anchor,
  ].join(' | ');

describe('every toggle', () => {
  it('has a case', () => {
    const covered = new Set(toggleCases.map(({ kind }) => kind));
    expect(policyTools.map(({ kind }) => kind).filter((kind) => !covered.has(kind))).toEqual([]);
  });

  it('moves the outcome that it is supposed to move', () => {
    const chosen = toggleCases.filter(({ kind }) => only === undefined || only.includes(kind));
    const rows = batches(chosen).flatMap((cases) => {
      const found = rowsOf(cases);
      for (const row of found) console.log(lineOf(row));
      return found;
    });
    rows.sort((a, b) => Number(b.verdict.startsWith('DIS')) - Number(a.verdict.startsWith('DIS')));
    mkdirSync('out', { recursive: true });
    const csv = rows.map((row) =>
      lineOf(row)
        .split(' | ')
        .map((cell) => JSON.stringify(cell))
        .join(','),
    );
    writeFileSync(
      'out/toggle-effects.csv',
      `${['verdict', 'toggle', 'scenario', 'outcome', 'effect', 'expected', 'anchor'].join(',')}\n${csv.join('\n')}\n`,
    );
    console.log(
      `\n${replicates} replicates of ${suppliers} suppliers, disagreements first\n${rows.map(lineOf).join('\n')}`,
    );
    for (const { effect, toggle } of rows) expect(effect, `${toggle.kind}: ${nameOf(toggle)}`).not.toBe(0);
  });
});
