// Parameters of an evidence case: like the model's, but a case may also take vectors, matrices and tables
// of any size. Sizes that must agree carry the same dimension name ('groups', 'regions'), so that a sceptic
// may give five groups where the default has three, and is told every place that does not fit.

interface Described {
  /** One sentence: what it is. */
  readonly meaning: string;
}

interface Range {
  readonly unit: string;
  readonly low: number;
  readonly high: number;
}

/** A number or whole number in [low, high]. */
export interface NumberParameter extends Described, Range {
  readonly type: 'number' | 'integer';
  readonly default: number;
}

export interface FlagParameter extends Described {
  readonly type: 'flag';
  readonly default: boolean;
}

export interface ChoiceParameter extends Described {
  readonly type: 'choice';
  readonly options: readonly string[];
  readonly default: string;
}

/** A list of numbers; `length` is a number, or the name of a dimension that other parameters share. */
export interface VectorParameter extends Described, Range {
  readonly type: 'vector';
  readonly length: string | number;
  readonly whole: boolean;
  readonly least: number;
  readonly default: readonly number[];
}

/** Rows of numbers. */
export interface MatrixParameter extends Described, Range {
  readonly type: 'matrix';
  readonly rows: string | number;
  readonly columns: string | number;
  /** Whether `[]` may stand for "not given". */
  readonly optional: boolean;
  readonly default: readonly (readonly number[])[];
}

/** A column of a table: a number in a range, or text. */
export type TableColumn =
  | ({ readonly type: 'number' | 'integer' } & Range & Described)
  | ({ readonly type: 'text' } & Described);

/**
 * A list of objects with the same columns. `defaultFile` names a CSV file below scenarios/data/ that the
 * command reads; a user gives a list of objects, or the path of a CSV file of his own.
 */
export interface TableParameter extends Described {
  readonly type: 'table';
  readonly rows: string | number;
  readonly least: number;
  readonly columns: Readonly<Record<string, TableColumn>>;
  /** Columns whose names begin with this prefix hold numbers, one for each name in `prefixedBy`. */
  readonly prefixed?: { readonly prefix: string; readonly byColumn: string } & Range & Described;
  readonly default: readonly TableRow[];
  readonly defaultFile?: string;
}

export type TableRow = Readonly<Record<string, number | string>>;

export type CaseParameter =
  | NumberParameter
  | FlagParameter
  | ChoiceParameter
  | VectorParameter
  | MatrixParameter
  | TableParameter;
export type CaseParameters = Readonly<Record<string, CaseParameter>>;

type ValueOf<P> = P extends { type: 'number' | 'integer' }
  ? number
  : P extends { type: 'flag' }
    ? boolean
    : P extends { type: 'choice'; options: readonly (infer O)[] }
      ? O
      : P extends { type: 'vector' }
        ? readonly number[]
        : P extends { type: 'matrix' }
          ? readonly (readonly number[])[]
          : readonly TableRow[];

/** The values that a case's parameters describe, by the same names. */
export type CaseValues<S extends CaseParameters> = { readonly [K in keyof S]: ValueOf<S[K]> };

/** A number in [low, high] with its unit ('' when it has none). */
export function number(
  unit: string,
  range: readonly [number, number],
  standard: number,
  meaning: string,
): NumberParameter & { type: 'number' } {
  return { type: 'number', unit, low: range[0], high: range[1], default: standard, meaning };
}

/** A whole number in [low, high]. */
export function integer(
  unit: string,
  range: readonly [number, number],
  standard: number,
  meaning: string,
): NumberParameter & { type: 'integer' } {
  return { type: 'integer', unit, low: range[0], high: range[1], default: standard, meaning };
}

/** A switch. */
export function flag(standard: boolean, meaning: string): FlagParameter {
  return { type: 'flag', default: standard, meaning };
}

/** One of several names. */
export function choice<const O extends string>(
  options: readonly O[],
  standard: NoInfer<O>,
  meaning: string,
): ChoiceParameter & { options: readonly O[] } {
  return { type: 'choice', options, default: standard, meaning };
}

/** A list of numbers of a length that a dimension's name stands for. */
export function vector(
  length: string | number,
  unit: string,
  range: readonly [number, number],
  standard: readonly number[],
  meaning: string,
): VectorParameter {
  return {
    type: 'vector',
    length,
    whole: false,
    least: 1,
    unit,
    low: range[0],
    high: range[1],
    default: standard,
    meaning,
  };
}

/** A list of whole numbers. */
export function wholeVector(
  length: string | number,
  unit: string,
  range: readonly [number, number],
  standard: readonly number[],
  meaning: string,
): VectorParameter {
  return { ...vector(length, unit, range, standard, meaning), whole: true };
}

/** The same list, which may be left empty. */
export function optional(parameter: VectorParameter): VectorParameter {
  return { ...parameter, least: 0 };
}

/** Rows of numbers, both sizes by the names of dimensions. */
export function matrix(
  rows: string | number,
  columns: string | number,
  unit: string,
  range: readonly [number, number],
  standard: readonly (readonly number[])[],
  meaning: string,
): MatrixParameter {
  return {
    type: 'matrix',
    rows,
    columns,
    optional: false,
    unit,
    low: range[0],
    high: range[1],
    default: standard,
    meaning,
  };
}
