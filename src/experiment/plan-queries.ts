// The plan of a search that asks for runs round by round: values of one or two parameters, and at each the
// replicates that are wanted. Points are numbered in the order in which they were first asked for, and
// every round plans all that was ever asked, so that rows never move and the store keeps them all.

import type { CheckedInput } from '../scenario/checked-scenario.ts';
import { inputAtPoint } from './plan-points.ts';
import type { Plan, PlannableScenario } from './plan-runs.ts';
import { replicateStretches } from './replicate-stretches.ts';

/** Everything that a search has asked for. */
export class AskedPoints {
  readonly paths: readonly string[];
  private readonly pointOf = new Map<string, number>();
  private readonly asked: { readonly values: readonly number[]; readonly replicates: Set<number> }[] = [];

  constructor(paths: readonly string[]) {
    this.paths = paths;
  }

  /** Asks for replicates at some values; gives the number of the point. */
  ask(values: readonly number[], replicates: Iterable<number>): number {
    const key = values.join('|');
    const point = this.pointOf.get(key) ?? this.asked.length;
    if (point === this.asked.length) {
      this.pointOf.set(key, point);
      this.asked.push({ values, replicates: new Set() });
    }
    for (const replicate of replicates) this.asked[point].replicates.add(replicate);
    return point;
  }

  /** The number of the point at some values, or -1 when it was never asked for. */
  find(values: readonly number[]): number {
    return this.pointOf.get(values.join('|')) ?? -1;
  }

  /** Values by point. */
  get values(): readonly (readonly number[])[] {
    return this.asked.map((point) => point.values);
  }

  /** The plan of all that was asked. */
  plan(scenario: PlannableScenario & { readonly input: CheckedInput }): Plan {
    const { name, question, source, outcomes, custom, input } = scenario;
    const settings = this.asked.flatMap(({ values, replicates }, point) => {
      const numbers = [...replicates].sort((a, b) => a - b);
      const here = inputAtPoint(input, this.paths, values);
      return replicateStretches(numbers).map(([first, count]) => ({
        scenario: name,
        arm: 'all',
        point,
        input: here,
        replicates: count,
        ...(first === 1 ? {} : { firstReplicate: first }),
        outcomes,
        custom,
      }));
    });
    return { scenarios: [{ name, question, source }], settings };
  }
}
