// Values of command-line options: numbers in a range, names out of a few, outcomes that a scenario records.
// What is wrong becomes a problem with the option's name, so that all are told at once.

import type { Problem } from '../parameters/problem.ts';
import type { CheckedScenario } from '../scenario/checked-scenario.ts';

/** A number of an option, or a problem; undefined when the option is absent. */
export function numberOption(
  option: string,
  text: string | undefined,
  range: readonly [low: number, high: number],
  whole: boolean,
  problems: Problem[],
): number | undefined {
  if (text === undefined) return undefined;
  const value = text.trim() === '' ? Number.NaN : Number(text);
  if (value >= range[0] && value <= range[1] && (!whole || Number.isInteger(value))) return value;
  const kind = whole ? 'a whole number' : 'a number';
  problems.push({
    where: { path: option },
    found: `'${text}'`,
    expected: `${kind} from ${range[0]} to ${range[1]}`,
  });
  return undefined;
}

/** A name of an option that must be one of some; the first when the option is absent. */
export function choiceOption<C extends string>(
  option: string,
  text: string | undefined,
  choices: readonly C[],
  problems: Problem[],
): C {
  if (text === undefined || (choices as readonly string[]).includes(text)) return (text ?? choices[0]) as C;
  problems.push({ where: { path: option }, found: `'${text}'`, expected: `one of ${choices.join(', ')}` });
  return choices[0];
}

/** An outcome and group as `--outcome` names them: `technologyGap` or `technologyGap.ai`. */
export interface NamedColumn {
  readonly outcome: string;
  readonly group: string;
}

/** Reads `--outcome`; the group is `all` when none is named. */
export function readColumn(text: string): NamedColumn {
  const [outcome, ...group] = text.split('.');
  return { outcome, group: group.join('.') || 'all' };
}

/** The outcome that is looked at first: the technology gap where it is recorded. */
export function mainOutcome(scenario: CheckedScenario | undefined): string {
  const standard = 'technologyGap';
  if (scenario === undefined || scenario.outcomes.includes(standard)) return standard;
  return scenario.outcomes[0] ?? scenario.custom[0]?.name ?? standard;
}

/** The problem of an outcome that the scenario does not record; none when it does. */
export function unrecordedOutcome(
  option: string,
  outcome: string,
  scenario: CheckedScenario | undefined,
): Problem[] {
  const recorded = [...(scenario?.outcomes ?? []), ...(scenario?.custom ?? []).map(({ name }) => name)];
  if (scenario === undefined || recorded.includes(outcome)) return [];
  return [
    { where: { path: option }, found: `the outcome '${outcome}'`, expected: `one of ${recorded.join(', ')}` },
  ];
}
