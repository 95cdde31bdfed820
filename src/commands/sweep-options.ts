// The options of `sweep`, read into a design over the scenario's uncertainties (or the user's table), the
// outcomes to record, and the questions to ask of the results.

import { readFileSync } from 'node:fs';
import { type RunCondition, readRunCondition } from '../analysis/run-condition.ts';
import { type ArmPlan, factorialArms, oneAtATimeArms } from '../experiment/arms.ts';
import { type DesignKind, designKinds, type UnitDesign } from '../experiment/designs/design.ts';
import { gridDesign } from '../experiment/designs/grid.ts';
import { latinHypercube } from '../experiment/designs/latin-hypercube.ts';
import { morrisDesign } from '../experiment/designs/morris-trajectories.ts';
import { oneAtATimeDesign } from '../experiment/designs/one-at-a-time.ts';
import { saltelliDesign } from '../experiment/designs/saltelli.ts';
import { type DesignPoints, pointsOf } from '../experiment/plan-points.ts';
import { countValues, type Uncertain } from '../experiment/uncertainty.ts';
import type { Problem } from '../parameters/problem.ts';
import type { CheckedScenario } from '../scenario/checked-scenario.ts';
import type { BatchCommandOptions } from './batch-options.ts';
import {
  choiceOption,
  mainOutcome,
  type NamedColumn,
  numberOption,
  readColumn,
  unrecordedOutcome,
} from './option-values.ts';
import { readPointTable, uncertainOf } from './sampled-parameters.ts';

/** The options of `sweep` as commander gives them. */
export interface SweepCommandOptions extends BatchCommandOptions {
  readonly design?: string;
  readonly size?: string;
  readonly secondOrder?: boolean;
  readonly arms?: string;
  readonly outcome?: string;
  readonly outcomes?: string;
  readonly condition?: string;
  readonly aim?: string;
  readonly demand?: string;
}

export interface SweepOptions {
  readonly design: UnitDesign;
  readonly points: DesignPoints;
  /** Absent for a table, whose columns have no distributions. */
  readonly uncertain?: readonly Uncertain[];
  readonly arms?: ArmPlan;
  readonly outcome: NamedColumn;
  /** Names of the outcomes to record. */
  readonly outcomes: readonly string[];
  readonly condition?: RunCondition;
  readonly aim: 'small' | 'large';
  readonly demand?: number;
}

const standardSizes: Readonly<Record<DesignKind, number>> = {
  'one-at-a-time': 5,
  grid: 5,
  'latin-hypercube': 100,
  morris: 10,
  sobol: 64,
  table: 0,
};

const mostPoints = 1_000_000;
const fewOutcomes = 6;

/** Reads the options, all problems at once; options are undefined when there are problems. */
export function readSweepOptions(
  given: SweepCommandOptions,
  table: string | undefined,
  scenario: CheckedScenario | undefined,
): { options?: SweepOptions; problems: readonly Problem[] } {
  const problems: Problem[] = [];
  const kinds = designKinds.map(({ kind }) => kind);
  const kind = choiceOption(
    '--design',
    given.design ?? (table ? 'table' : 'latin-hypercube'),
    kinds,
    problems,
  );
  const size = numberOption('--size', given.size, [2, mostPoints], true, problems) ?? standardSizes[kind];
  const crossed = choiceOption(
    '--arms',
    given.arms,
    ['none', 'one-at-a-time', 'factorial'] as const,
    problems,
  );
  const aim = choiceOption('--aim', given.aim, ['small', 'large'] as const, problems);
  const demand = numberOption('--demand', given.demand, [-1e300, 1e300], false, problems);
  const outcome = readColumn(given.outcome ?? mainOutcome(scenario));
  problems.push(...unrecordedOutcome('--outcome', outcome.outcome, scenario), ...wrongTable(kind, table));
  if (scenario === undefined) return { problems };

  const { names: outcomes, condition } = readOutcomes(given, scenario, outcome, problems);
  const uncertain = uncertainOf(scenario);
  if (kind !== 'table' && uncertain.length === 0) {
    problems.push({
      where: { file: scenario.file, path: 'uncertainties' },
      found: 'a scenario without uncertainties',
      expected:
        'ranges to sample, such as learning.absorptionSlope: { distribution: uniform, low: 0.4, high: 1.2 }',
    });
  }
  problems.push(...tooLarge(kind, uncertain, size, given.secondOrder ?? false));
  const points = kind === 'table' && table ? readTable(table, scenario, problems) : undefined;
  if (problems.length > 0) return { problems };
  const design = points
    ? tableDesign(points)
    : designOf(kind, uncertain, size, scenario.input.seed, given.secondOrder);
  const { toggles } = scenario;
  return {
    options: {
      design,
      points: points ?? pointsOf(design, uncertain, scenario.input),
      ...(points ? {} : { uncertain }),
      ...(crossed === 'none'
        ? {}
        : { arms: crossed === 'factorial' ? factorialArms(toggles) : oneAtATimeArms(toggles) }),
      outcome,
      outcomes,
      ...(condition && { condition }),
      aim,
      ...(demand === undefined ? {} : { demand }),
    },
    problems: [],
  };
}

const mostSobol = 64;

// Told before the design is made: a grid over forty uncertainties has more points than there is memory.
function tooLarge(
  kind: DesignKind,
  uncertain: readonly Uncertain[],
  size: number,
  secondOrder: boolean,
): Problem[] {
  const count = uncertain.length;
  if (kind === 'sobol' && count > mostSobol) {
    const expected = `at most ${mostSobol} for a sobol design`;
    return [
      {
        where: { path: 'uncertainties' },
        found: `${count} uncertainties`,
        expected,
        hint: 'screen them with --design morris',
      },
    ];
  }
  const counts: Readonly<Record<DesignKind, number>> = {
    grid: uncertain.reduce((product, one) => product * Math.min(size, countValues(one)), 1),
    'one-at-a-time': 1 + count * size,
    'latin-hypercube': size,
    morris: size * (count + 1),
    sobol: size * (secondOrder ? 2 * count + 2 : count + 2),
    table: 0,
  };
  if (counts[kind] <= mostPoints) return [];
  const found = `a ${kind} design of ${counts[kind] < 1e15 ? counts[kind] : counts[kind].toPrecision(2)} points`;
  const hint = kind === 'grid' ? 'give fewer uncertainties, or take latin-hypercube' : undefined;
  return [
    { where: { path: '--size' }, found, expected: `at most ${mostPoints} points`, ...(hint && { hint }) },
  ];
}

function wrongTable(kind: DesignKind, table: string | undefined): Problem[] {
  if (kind === 'table' && table === undefined) {
    const expected = 'a file of points after it, as in --design table points.csv';
    return [{ where: { path: '--design' }, found: "'table' alone", expected }];
  }
  if (kind !== 'table' && table !== undefined) {
    return [
      {
        where: { path: '--design' },
        found: `'${kind}' and the file ${table}`,
        expected: '--design table to read a file',
      },
    ];
  }
  return [];
}

// A sweep has thousands of runs, so only what is asked for is kept; a scenario with few outcomes keeps all.
function readOutcomes(
  given: SweepCommandOptions,
  scenario: CheckedScenario,
  outcome: NamedColumn,
  problems: Problem[],
): { names: string[]; condition?: RunCondition } {
  const recorded = scenario.outcomes;
  const asked = (given.outcomes ?? '')
    .split(',')
    .map((name) => name.trim())
    .filter((name) => name !== '');
  for (const name of asked) problems.push(...unrecordedOutcome('--outcomes', name, scenario));
  const condition =
    given.condition === undefined
      ? undefined
      : readRunCondition(given.condition, recorded, { path: '--condition' });
  if (condition && !('holds' in condition)) problems.push(...condition);
  const read = condition && 'holds' in condition ? condition : undefined;
  const standard =
    recorded.length <= fewOutcomes ? recorded : [mainOutcome(scenario), 'blocGap', 'realFinalDemand'];
  const wanted = new Set([
    outcome.outcome,
    ...(asked.length > 0 ? asked : standard),
    ...(read?.outcomes ?? []),
  ]);
  return { names: recorded.filter((name) => wanted.has(name)), ...(read && { condition: read }) };
}

function readTable(file: string, scenario: CheckedScenario, problems: Problem[]): DesignPoints | undefined {
  let text: string;
  try {
    text = readFileSync(file, 'utf8');
  } catch {
    problems.push({
      where: { file },
      found: 'no such file',
      expected: 'a table of points, with paths of parameters as headings',
    });
    return undefined;
  }
  const read = readPointTable(file, text, scenario);
  problems.push(...read.problems);
  return read.points;
}

function tableDesign({ paths, values }: DesignPoints): UnitDesign {
  return {
    layout: { kind: 'table' },
    rows: values.map(() => new Float64Array(paths.length).fill(Number.NaN)),
  };
}

function designOf(
  kind: DesignKind,
  uncertain: readonly Uncertain[],
  size: number,
  seed: string,
  secondOrder = false,
): UnitDesign {
  if (kind === 'grid') return gridDesign(uncertain, size);
  if (kind === 'sobol') return saltelliDesign(uncertain, size, seed, secondOrder);
  if (kind === 'morris') return morrisDesign(uncertain, size, seed);
  if (kind === 'one-at-a-time') return oneAtATimeDesign(uncertain, size);
  return latinHypercube(uncertain, size, seed);
}
