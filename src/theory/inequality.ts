// Measures of inequality and concentration: Theil's T and its exact split into a part within and a part
// between groups (Theil 1967; Shorrocks 1980, 10.2307/1913126), Gini, and the Herfindahl-Hirschman index.

/** Theil's T of all values, and the parts within and between groups; total = within + between. */
export interface TheilParts {
  readonly total: number;
  readonly within: number;
  readonly between: number;
}

/** Theil's T with weights (people, output); a weight of 0 leaves a value out. Values >= 0. */
export function theil(values: ArrayLike<number>, weights?: ArrayLike<number>): number {
  return theilByGroup(values, new Uint32Array(values.length), 1, weights).total;
}

/**
 * Splits Theil's T by group. `groupOf[i]` in 0..groups-1; values >= 0 (0·ln 0 counts as 0); empty groups
 * count as nothing. NaN when nothing has weight or all values are 0.
 */
export function theilByGroup(
  values: ArrayLike<number>,
  groupOf: ArrayLike<number>,
  groups: number,
  weights?: ArrayLike<number>,
): TheilParts {
  const people = new Float64Array(groups);
  const income = new Float64Array(groups);
  const spread = new Float64Array(groups);
  for (let i = 0; i < values.length; i++) {
    const weight = weights ? weights[i] : 1;
    if (weight === 0) continue;
    const g = groupOf[i];
    people[g] += weight;
    income[g] += weight * values[i];
    if (values[i] > 0) spread[g] += weight * values[i] * Math.log(values[i]);
  }
  return theilOfSums(people, income, spread);
}

/** The same from the sums of each group: of weights w, of w·x, and of w·x·ln x. */
export function theilOfSums(people: Float64Array, income: Float64Array, spread: Float64Array): TheilParts {
  const allPeople = sum(people);
  const allIncome = sum(income);
  if (!(allPeople > 0) || !(allIncome > 0))
    return { total: Number.NaN, within: Number.NaN, between: Number.NaN };
  const mean = allIncome / allPeople;
  let within = 0;
  let between = 0;
  for (let g = 0; g < people.length; g++) {
    if (!(income[g] > 0)) continue;
    const groupMean = income[g] / people[g];
    const incomeShare = income[g] / allIncome;
    within += incomeShare * (spread[g] / income[g] - Math.log(groupMean));
    between += incomeShare * Math.log(groupMean / mean);
  }
  return { total: within + between, within, between };
}

/** Gini coefficient in 0..1 of values >= 0 with optional weights; NaN for no weight or no income. */
export function gini(values: ArrayLike<number>, weights?: ArrayLike<number>): number {
  const order = Array.from({ length: values.length }, (_, i) => i).sort((a, b) => values[a] - values[b]);
  let people = 0;
  let income = 0;
  let area = 0;
  for (const i of order) {
    const weight = weights ? weights[i] : 1;
    const earned = weight * values[i];
    // Trapezoid under the Lorenz curve between this value and the ones before it.
    area += weight * (income + earned / 2);
    people += weight;
    income += earned;
  }
  return people > 0 && income > 0 ? 1 - (2 * area) / (people * income) : Number.NaN;
}

/** Herfindahl-Hirschman index: sum of squared shares, from 1/n to 1; NaN when all values are 0. */
export function herfindahl(values: ArrayLike<number>): number {
  let total = 0;
  let squares = 0;
  for (let i = 0; i < values.length; i++) {
    total += values[i];
    squares += values[i] * values[i];
  }
  return total > 0 ? squares / (total * total) : Number.NaN;
}

function sum(values: Float64Array): number {
  let total = 0;
  for (const value of values) total += value;
  return total;
}
