// Case inequality: Theil, its split into within and between groups, Gini and Herfindahl, against sums over
// all pairs and all people that follow the definitions word by word.

import { gini, herfindahl, theilByGroup } from '../../theory/inequality.ts';
import { optional, vector, wholeVector } from '../case-parameters.ts';
import { defineCase, near, nearShare } from '../evidence-case.ts';

export const inequality = defineCase({
  name: 'inequality',
  summary:
    'Theil splits exactly into a part within and a part between groups; Gini and Herfindahl follow their definitions',
  source: 'Theil 1967; Shorrocks 1980, 10.2307/1913126; digits worked out by hand',
  parameters: {
    values: vector('people', '', [0, 1e15], [1, 2, 3, 10, 12, 14], 'Income (or technology, output) of each'),
    groupOf: wholeVector('people', '', [0, 10_000], [0, 0, 0, 1, 1, 1], 'Group of each, counted from 0'),
    weights: optional(vector('people', '', [0, 1e15], [], 'Weight of each; leave out for equal ones')),
  },
  constraints: ({ weights, values }) => [
    ...(weights.length > 0 && weights.every((weight) => weight === 0)
      ? [{ path: 'weights', found: 'weights that are all 0', expected: 'at least one above 0' }]
      : []),
    ...(values.every((value, i) => value * (weights[i] ?? 1) === 0)
      ? [{ path: 'values', found: 'nothing to share', expected: 'at least one value above 0' }]
      : []),
  ],
  run({ values, groupOf, weights: given }, shipped) {
    const weights = given.length > 0 ? given : values.map(() => 1);
    const groups = Math.max(...groupOf) + 1;
    const parts = theilByGroup(values, groupOf, groups, weights);
    const byPairs = giniOfPairs(values, weights);
    const direct = theilOf(
      values,
      weights,
      values.map(() => true),
    );
    const shares = splitByDefinition(values, weights, groupOf, groups);
    const checks = [
      near('Theil against its definition', direct, parts.total, 1e-10),
      near('Theil within groups against its definition', shares.within, parts.within, 1e-10),
      near('Theil between groups against its definition', shares.between, parts.between, 1e-10),
      near('within and between add up', parts.total, parts.within + parts.between, 1e-12),
      near('Gini against all pairs', byPairs, gini(values, weights), 1e-10),
      nearShare('Herfindahl against its definition', herfindahlOf(values), herfindahl(values), 1e-12),
    ];
    if (shipped) {
      checks.push(
        near(
          'Theil, published digits',
          [0.3034628168, 0.0204319546, 0.2830308623],
          [parts.total, parts.within, parts.between],
          1e-9,
        ),
        near('Gini, published digits', 0.4047619048, gini(values), 1e-9),
        near('Herfindahl, 454 / 1764', 454 / 1764, herfindahl(values), 1e-12),
      );
    }
    return {
      checks,
      values: {
        theil: parts.total,
        theilWithin: parts.within,
        theilBetween: parts.between,
        gini: gini(values, weights),
        herfindahl: herfindahl(values),
      },
    };
  },
});

function theilOf(values: readonly number[], weights: readonly number[], member: readonly boolean[]): number {
  let people = 0;
  let income = 0;
  values.forEach((value, i) => {
    if (!member[i]) return;
    people += weights[i];
    income += weights[i] * value;
  });
  const mean = income / people;
  return values.reduce(
    (sum, value, i) =>
      member[i] && value > 0 ? sum + ((weights[i] / people) * value * Math.log(value / mean)) / mean : sum,
    0,
  );
}

function splitByDefinition(
  values: readonly number[],
  weights: readonly number[],
  groupOf: readonly number[],
  groups: number,
) {
  const all = { people: sumOf(weights), income: sumOf(values.map((value, i) => value * weights[i])) };
  let within = 0;
  let between = 0;
  for (let g = 0; g < groups; g++) {
    const member = groupOf.map((group, i) => group === g && weights[i] > 0);
    const people = sumOf(weights.filter((_, i) => member[i]));
    const income = sumOf(values.map((value, i) => (member[i] ? value * weights[i] : 0)));
    if (people === 0 || income === 0) continue;
    const share = income / all.income;
    within += share * theilOf(values, weights, member);
    between += share * Math.log(share / (people / all.people));
  }
  return { within, between };
}

function giniOfPairs(values: readonly number[], weights: readonly number[]): number {
  const people = sumOf(weights);
  const income = sumOf(values.map((value, i) => value * weights[i]));
  let differences = 0;
  values.forEach((a, i) => {
    values.forEach((b, j) => {
      differences += weights[i] * weights[j] * Math.abs(a - b);
    });
  });
  return differences / (2 * people * income);
}

function herfindahlOf(values: readonly number[]): number {
  const total = sumOf(values);
  return sumOf(values.map((value) => (value / total) ** 2));
}

function sumOf(values: readonly number[]): number {
  return values.reduce((sum, value) => sum + value, 0);
}
