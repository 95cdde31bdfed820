// The options of `tip`: which parameter, over which range, to which tolerance, and the condition that
// comes to hold; a second parameter makes a phase diagram.

import { type RunCondition, readRunCondition } from '../analysis/run-condition.ts';
import type { BisectionRange } from '../analysis/tipping-point.ts';
import type { Problem } from '../parameters/problem.ts';
import type { CheckedScenario } from '../scenario/checked-scenario.ts';
import { nearestName } from '../scenario/text/nearest-name.ts';
import type { BatchCommandOptions } from './batch-options.ts';
import {
  mainOutcome,
  type NamedColumn,
  numberOption,
  readColumn,
  unrecordedOutcome,
} from './option-values.ts';
import { sampledSpecs } from './sampled-parameters.ts';

/** The options of `tip` as commander gives them. */
export interface TipCommandOptions extends BatchCommandOptions {
  readonly parameter?: string;
  readonly from?: string;
  readonly to?: string;
  readonly tolerance?: string;
  readonly condition?: string;
  readonly outcome?: string;
  readonly across?: string;
  readonly acrossFrom?: string;
  readonly acrossTo?: string;
  readonly size?: string;
}

/** A parameter and the range of it that is looked at. */
export interface TipAxis {
  readonly path: string;
  readonly unit: string;
  readonly low: number;
  readonly high: number;
}

export interface TipOptions {
  readonly axis: TipAxis;
  readonly range: BisectionRange;
  readonly condition: RunCondition;
  readonly outcome: NamedColumn;
  /** A second parameter, and at how many values of it (and of the first) the phase diagram stands. */
  readonly across?: TipAxis & { readonly size: number };
}

/** Reads the options, all problems at once; options are undefined when there are problems. */
export function readTipOptions(
  given: TipCommandOptions,
  scenario: CheckedScenario | undefined,
): { options?: TipOptions; problems: readonly Problem[] } {
  const problems: Problem[] = [];
  const outcome = readColumn(given.outcome ?? mainOutcome(scenario));
  problems.push(...unrecordedOutcome('--outcome', outcome.outcome, scenario));
  const size = numberOption('--size', given.size, [2, 200], true, problems) ?? 6;
  const axis = readAxis('', given.parameter, given.from, given.to, scenario, problems);
  const across =
    given.across === undefined
      ? undefined
      : readAxis('across-', given.across, given.acrossFrom, given.acrossTo, scenario, problems);
  const span = axis ? axis.high - axis.low : 1;
  const tolerance =
    numberOption('--tolerance', given.tolerance, [1e-12, 1e12], false, problems) ?? span / 128;
  const text =
    given.condition ?? `opening(${outcome.outcome}${outcome.group === 'all' ? '' : `.${outcome.group}`})`;
  const condition = readRunCondition(text, scenario?.outcomes ?? [outcome.outcome], { path: '--condition' });
  if (!('holds' in condition)) problems.push(...condition);
  if (problems.length > 0 || axis === undefined || !('holds' in condition)) return { problems };
  return {
    options: {
      axis,
      range: { low: axis.low, high: axis.high, tolerance },
      condition,
      outcome,
      ...(across && { across: { ...across, size } }),
    },
    problems,
  };
}

// A range comes from the command line, or from the scenario's uncertainty, or is the parameter's own.
function readAxis(
  prefix: '' | 'across-',
  path: string | undefined,
  from: string | undefined,
  to: string | undefined,
  scenario: CheckedScenario | undefined,
  problems: Problem[],
): TipAxis | undefined {
  const option = prefix === '' ? '--parameter' : '--across';
  if (path === undefined) {
    problems.push({
      where: { path: option },
      found: 'nothing',
      expected: 'the path of a parameter, such as learning.absorptionSlope',
    });
    return undefined;
  }
  if (scenario === undefined) return undefined;
  const specs = sampledSpecs(scenario);
  const spec = specs.get(path);
  if (!spec || !('low' in spec)) {
    const numeric = [...specs].flatMap(([name, one]) => ('low' in one ? [name] : []));
    const near = nearestName(path, numeric);
    problems.push({
      where: { path: option },
      found: spec ? `${path}, which has no numbers` : `the unknown parameter '${path}'`,
      expected: 'a parameter with numbers, such as learning.absorptionSlope or policies.<id>.<parameter>',
      ...(near && { hint: `did you mean '${near}'?` }),
    });
    return undefined;
  }
  const own = scenario.uncertainties.find((uncertainty) => uncertainty.path === path)?.distribution;
  const [low, high] = own && 'low' in own ? [own.low, own.high] : [spec.low, spec.high];
  const range: [number, number] = [spec.low, spec.high];
  const first = numberOption(`--${prefix}from`, from, range, false, problems) ?? low;
  const last = numberOption(`--${prefix}to`, to, range, false, problems) ?? high;
  if (first >= last) {
    problems.push({
      where: { path: `--${prefix}to` },
      found: String(last),
      expected: `a number above ${first}`,
    });
  }
  return { path, unit: spec.unit, low: first, high: last };
}
