// Checks the parameters that somebody gives for an evidence case: unknown names, wrong types, numbers out
// of range, sizes that do not agree. Every problem at once, each with the path of the value.

import type { Problem } from '../parameters/problem.ts';
import { nearestName } from '../scenario/text/nearest-name.ts';
import type {
  CaseParameter,
  CaseParameters,
  CaseValues,
  MatrixParameter,
  TableColumn,
  TableParameter,
  VectorParameter,
} from './case-parameters.ts';

/** The given values over the defaults, or everything that is wrong with them. */
export function checkCaseParameters<S extends CaseParameters>(
  parameters: S,
  given: unknown,
  file: string,
): { readonly values: CaseValues<S>; readonly problems: readonly Problem[] } {
  const problems: Problem[] = [];
  const report = (path: string, found: string, expected: string, hint?: string): void => {
    problems.push({ where: { file, path }, found, expected, ...(hint !== undefined && { hint }) });
  };
  const values: Record<string, unknown> = {};
  for (const [name, parameter] of Object.entries(parameters)) values[name] = parameter.default;
  if (!isRecord(given)) {
    report('', shown(given), 'one JSON object of parameters');
    return { values: values as CaseValues<S>, problems };
  }
  for (const [name, value] of Object.entries(given)) {
    const parameter = parameters[name];
    if (parameter === undefined) {
      const near = nearestName(name, Object.keys(parameters));
      report(
        name,
        `unknown parameter '${name}'`,
        `one of ${Object.keys(parameters).join(', ')}`,
        near && `did you mean '${near}'?`,
      );
      continue;
    }
    checkValue(parameter, value, name, report);
    values[name] = value;
  }
  if (problems.length === 0) checkSizes(parameters, values, new Set(Object.keys(given)), report);
  return { values: values as CaseValues<S>, problems };
}

type Report = (path: string, found: string, expected: string, hint?: string) => void;

function checkValue(parameter: CaseParameter, value: unknown, path: string, report: Report): void {
  switch (parameter.type) {
    case 'flag':
      if (typeof value !== 'boolean') report(path, shown(value), 'true or false');
      return;
    case 'choice':
      if (!parameter.options.includes(value as string)) {
        const near = typeof value === 'string' ? nearestName(value, parameter.options) : undefined;
        report(
          path,
          shown(value),
          `one of ${parameter.options.join(', ')}`,
          near && `did you mean '${near}'?`,
        );
      }
      return;
    case 'vector':
      checkVector(parameter, value, path, report);
      return;
    case 'matrix':
      checkMatrix(parameter, value, path, report);
      return;
    case 'table':
      checkTable(parameter, value, path, report);
      return;
    default:
      checkNumber(value, parameter, parameter.type === 'integer', path, report);
  }
}

interface NumberRange {
  readonly unit: string;
  readonly low: number;
  readonly high: number;
}

function checkNumber(value: unknown, range: NumberRange, whole: boolean, path: string, report: Report): void {
  const right =
    typeof value === 'number' &&
    value >= range.low &&
    value <= range.high &&
    (!whole || Number.isInteger(value));
  if (right) return;
  const unit = range.unit === '' ? '' : ` ${range.unit}`;
  report(path, shown(value), `a ${whole ? 'whole ' : ''}number from ${range.low} to ${range.high}${unit}`);
}

function checkVector(parameter: VectorParameter, value: unknown, path: string, report: Report): void {
  if (!Array.isArray(value) || value.length < parameter.least) {
    report(path, shown(value), `a list of ${parameter.least} or more numbers`);
    return;
  }
  value.forEach((entry, i) => {
    checkNumber(entry, parameter, parameter.whole, `${path}[${i}]`, report);
  });
}

function checkMatrix(parameter: MatrixParameter, value: unknown, path: string, report: Report): void {
  if (parameter.optional && Array.isArray(value) && value.length === 0) return;
  if (!Array.isArray(value) || value.length === 0 || !value.every((row) => Array.isArray(row))) {
    report(path, shown(value), 'a list of rows, each a list of numbers');
    return;
  }
  value.forEach((row: unknown[], i) => {
    row.forEach((entry, j) => {
      checkNumber(entry, parameter, false, `${path}[${i}][${j}]`, report);
    });
    if (row.length !== value[0].length) {
      report(`${path}[${i}]`, `${row.length} numbers`, `${value[0].length} numbers, as in the first row`);
    }
  });
}

function checkTable(parameter: TableParameter, value: unknown, path: string, report: Report): void {
  if (!Array.isArray(value) || value.length < parameter.least || !value.every(isRecord)) {
    const columns = Object.keys(parameter.columns).join(', ');
    report(
      path,
      shown(value),
      `a list of ${parameter.least} or more objects with ${columns}, or the path of a CSV file`,
    );
    return;
  }
  const columns: Record<string, TableColumn> = { ...parameter.columns };
  const { prefixed } = parameter;
  if (prefixed) {
    for (const row of value)
      columns[`${prefixed.prefix}${row[prefixed.byColumn]}`] = { type: 'number', ...prefixed };
  }
  value.forEach((row: Record<string, unknown>, i) => {
    for (const [name, column] of Object.entries(columns)) {
      const entry = row[name];
      // What a row has with itself need not be said.
      if (entry === undefined && prefixed && name === `${prefixed.prefix}${row[prefixed.byColumn]}`) continue;
      if (column.type !== 'text')
        checkNumber(entry, column, column.type === 'integer', `${path}[${i}].${name}`, report);
      else if (typeof entry !== 'string' && typeof entry !== 'number')
        report(`${path}[${i}].${name}`, shown(entry), 'a name');
    }
    for (const name of Object.keys(row)) {
      if (columns[name] !== undefined) continue;
      const near = nearestName(name, Object.keys(columns));
      report(
        `${path}[${i}].${name}`,
        `unknown column '${name}'`,
        `one of ${Object.keys(columns).join(', ')}`,
        near && `did you mean '${near}'?`,
      );
    }
  });
}

/** Parameters of one dimension must agree; those that the user gave win over defaults. */
function checkSizes(
  parameters: CaseParameters,
  values: Record<string, unknown>,
  given: Set<string>,
  report: Report,
): void {
  const sizes = new Map<string, { readonly size: number; readonly by: string }>();
  const found: { name: string; dimension: string | number; size: number }[] = [];
  for (const [name, parameter] of Object.entries(parameters)) {
    const value = values[name] as readonly unknown[];
    // An empty list stands for "not given" and fits any size.
    if (Array.isArray(value) && value.length === 0) continue;
    if (parameter.type === 'vector') found.push({ name, dimension: parameter.length, size: value.length });
    if (parameter.type === 'table') found.push({ name, dimension: parameter.rows, size: value.length });
    if (parameter.type === 'matrix') {
      found.push({ name, dimension: parameter.rows, size: value.length });
      found.push({ name, dimension: parameter.columns, size: (value[0] as readonly unknown[]).length });
    }
  }
  found.sort((a, b) => Number(given.has(b.name)) - Number(given.has(a.name)));
  for (const { name, dimension, size } of found) {
    if (typeof dimension === 'number') {
      if (size !== dimension) report(name, `${size} entries`, `${dimension} entries`);
      continue;
    }
    const set = sizes.get(dimension);
    if (set === undefined) sizes.set(dimension, { size, by: name });
    else if (set.size !== size) {
      const source = given.has(name) ? '' : ' (its default)';
      report(
        name,
        `${size} ${dimension}${source}`,
        `${set.size} ${dimension}, as in ${set.by}`,
        given.has(name) ? undefined : `give ${name} too`,
      );
    }
  }
}

function isRecord(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

function shown(value: unknown): string {
  const text = value === undefined ? 'nothing' : JSON.stringify(value);
  return text.length > 60 ? `${text.slice(0, 57)}...` : text;
}
