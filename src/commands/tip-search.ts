// The search of `tip`: rounds of runs, each planned from the answers of the one before, until every
// replicate is bisected to the tolerance. For a phase diagram the searches of all rows go on side by side.

import type { Batch } from '../analysis/batch.ts';
import {
  answerQueries,
  type Bisection,
  nextQueries,
  startBisection,
  tippingPointOf,
} from '../analysis/tipping-point.ts';
import { AskedPoints } from '../experiment/plan-queries.ts';
import type { Problem } from '../parameters/problem.ts';
import type { AskedBatch } from '../results/manifest.ts';
import type { OneScenario } from './one-scenario.ts';
import { type PerformedBatch, performBatch } from './perform-batch.ts';
import type { TipOptions } from './tip-options.ts';
import { figure } from './tip-text.ts';

/** A search for one tipping point; `across` is the value of the second parameter, if there is one. */
export interface Search {
  readonly across: number | undefined;
  state: Bisection;
}

/** What a search has done: its last batch, the state of every row, and all points that were run. */
export interface FinishedSearch {
  readonly performed: PerformedBatch;
  readonly searches: readonly Search[];
  readonly asked: AskedPoints;
}

/** Searches until nothing is asked any more or the batch is stopped; problems of the folder come back. */
export async function searchTips(
  one: OneScenario,
  options: TipOptions,
  askedFor: AskedBatch,
): Promise<FinishedSearch | readonly Problem[]> {
  const { scenario, directory, place, dictionary, sources } = one;
  const { axis, range, across, condition, outcome } = options;
  const replicates = Array.from({ length: scenario.replicates }, (_, index) => index + 1);
  const acrossValues = across ? evenly(across.low, across.high, across.size) : [undefined];
  const searches = acrossValues.map(
    (value): Search => ({ across: value, state: startBisection(range, replicates) }),
  );
  const asked = new AskedPoints([axis.path, ...(across ? [across.path] : [])]);
  // The cells of a phase diagram are run at once with the first round.
  for (const value of acrossValues) {
    if (value === undefined || !across) continue;
    for (const x of evenly(axis.low, axis.high, across.size)) asked.ask([x, value], replicates);
  }
  const names = new Set([outcome.outcome, ...condition.outcomes]);
  const outcomes = scenario.outcomes.filter((name) => names.has(name));
  const recorded = dictionary.filter(({ name }) => names.has(name));
  for (let round = 1; ; round++) {
    const wanted = searches.map(({ state }) => nextQueries(state));
    for (const [at, queries] of wanted.entries()) {
      for (const query of queries) asked.ask(pointValues(query.value, searches[at].across), query.replicates);
    }
    const plan = asked.plan({ ...scenario, outcomes, custom: [] });
    // Every round plans the earlier ones too; after the first only its own line is of interest.
    const quiet = round === 1 ? place : { ...place, force: false, talk: 'errors' as const };
    const performed = await performBatch({
      plan,
      dictionary: recorded,
      sources,
      asked: askedFor,
      directory,
      place: quiet,
    });
    if (!('batch' in performed)) return performed;
    const isOver = wanted.every((queries) => queries.length === 0);
    if (performed.stopped || isOver) return { performed, searches, asked };
    for (const own of searches)
      own.state = answerQueries(
        own.state,
        answersOf(performed.batch, scenario.name, options, asked, own.across),
      );
    if (place.talk === 'all') process.stderr.write(`${roundLine(round, searches, axis.path)}\n`);
  }
}

function pointValues(value: number, across: number | undefined): number[] {
  return across === undefined ? [value] : [value, across];
}

function answersOf(
  batch: Batch,
  scenario: string,
  { condition }: TipOptions,
  asked: AskedPoints,
  across: number | undefined,
) {
  const known = new Map<number, ReadonlyMap<number, boolean>>();
  return (value: number, replicate: number): boolean | undefined => {
    const point = asked.find(pointValues(value, across));
    const answers = known.get(point) ?? condition.holds(batch, { scenario, arm: 'all', point });
    known.set(point, answers);
    return answers.get(replicate);
  };
}

function roundLine(round: number, searches: readonly Search[], path: string): string {
  const tips = searches.map(({ state }) => tippingPointOf(state));
  const widest = Math.max(...tips.map(({ resolution }) => resolution));
  const values = tips.map(({ value }) => value).filter((value) => !Number.isNaN(value));
  const where =
    values.length === 0
      ? 'no change of regime in the range yet'
      : `${path} near ${figure(Math.min(...values))}${values.length > 1 ? ` to ${figure(Math.max(...values))}` : ''}, to ${figure(widest)}`;
  return `round ${round}: ${where}`;
}

/** `size` values from low to high, ends included. */
export function evenly(low: number, high: number, size: number): number[] {
  return Array.from({ length: size }, (_, at) => low + ((high - low) * at) / (size - 1));
}
