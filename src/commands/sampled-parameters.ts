// Parameters that a sweep may vary, with their specs: what ranges are cut to, and what the columns of a
// user's own table of points are held to. All mistakes of a table are told at once, with their lines.

import { parse } from 'csv-parse/sync';
import type { DesignPoints } from '../experiment/plan-points.ts';
import type { Uncertain, UncertainValue } from '../experiment/uncertainty.ts';
import type { ParameterSpec } from '../parameters/parameter.ts';
import type { Problem } from '../parameters/problem.ts';
import type { CheckedScenario } from '../scenario/checked-scenario.ts';
import { sampledSpec } from '../scenario/checks/check-stocks.ts';
import { expectedOf, parameterSchema } from '../scenario/parameter-schema.ts';
import { nearestName } from '../scenario/text/nearest-name.ts';
import { programRegistries } from './program-registries.ts';

/** Specs of everything that can be sampled in a scenario, by path. */
export function sampledSpecs(scenario: CheckedScenario): Map<string, ParameterSpec> {
  const specs = new Map<string, ParameterSpec>();
  const add = (path: string, spec: ParameterSpec): void => {
    if (spec.type !== 'names' && spec.type !== 'selector' && spec.type !== 'month') specs.set(path, spec);
  };
  for (const [group, parameters] of Object.entries(programRegistries.parameters)) {
    for (const [name, spec] of Object.entries(parameters))
      add(`${group}.${name}`, sampledSpec(`${group}.${name}`, spec, scenario.input.ticksPerYear));
  }
  for (const { id, kind } of scenario.input.policies) {
    const tool = programRegistries.policies.find((candidate) => candidate.kind === kind);
    for (const [name, spec] of Object.entries(tool?.parameters ?? {})) add(`policies.${id}.${name}`, spec);
  }
  return specs;
}

/** The range of a parameter with numbers; undefined for others. */
export function rangeOf(spec: ParameterSpec | undefined): readonly [number, number] | undefined {
  return spec && 'low' in spec ? [spec.low, spec.high] : undefined;
}

/** A scenario's uncertainties with the ranges of their parameters. */
export function uncertainOf(scenario: CheckedScenario): Uncertain[] {
  const specs = sampledSpecs(scenario);
  return scenario.uncertainties.map(({ path, distribution }) => {
    const range = rangeOf(specs.get(path));
    return { path, distribution, ...(range && { range }) };
  });
}

/** Reads a table of points: one column a parameter, named by its path, one row a point. */
export function readPointTable(
  file: string,
  text: string,
  scenario: CheckedScenario,
): { points: DesignPoints; problems: readonly Problem[] } {
  const none: DesignPoints = { paths: [], values: [] };
  let records: string[][];
  try {
    records = parse(text, { skipEmptyLines: true, trim: true, bom: true });
  } catch (error) {
    return {
      points: none,
      problems: [
        { where: { file }, found: (error as Error).message, expected: 'a table of comma-separated values' },
      ],
    };
  }
  const [paths = [], ...rows] = records;
  const specs = sampledSpecs(scenario);
  const problems: Problem[] = paths
    .filter((path) => !specs.has(path))
    .map((path) => {
      const near = nearestName(path, specs.keys());
      return {
        where: { file, line: 1 },
        found: `the unknown parameter '${path}'`,
        expected: 'paths of parameters as headings, such as learning.absorptionSlope',
        ...(near && { hint: `did you mean '${near}'?` }),
      };
    });
  if (rows.length === 0)
    problems.push({ where: { file }, found: 'no rows', expected: 'a row for each point' });
  const values = rows.map((row, index) =>
    paths.map((path, column) => {
      const spec = specs.get(path);
      const value = cellValue(row[column] ?? '', spec);
      if (spec && !parameterSchema(spec).safeParse(value).success) {
        const where = { file, line: index + 2, path };
        problems.push({ where, found: `'${row[column] ?? ''}'`, expected: expectedOf(spec) });
      }
      return value;
    }),
  );
  return { points: { paths, values }, problems };
}

function cellValue(text: string, spec: ParameterSpec | undefined): UncertainValue {
  if (spec?.type === 'flag') return text === 'true' ? true : text === 'false' ? false : text;
  if (spec?.type === 'choice') return text;
  return text === '' ? Number.NaN : Number(text);
}
