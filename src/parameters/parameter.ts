// A parameter is a value: unit, range, default, meaning and source stand beside each other once, and
// validation, help, JSON Schema, sweeps and the documents are all made from them. Policies, the model
// and the design commands declare their parameters with these specs and nothing else.

interface Described {
  /** One sentence: what it does to the model. */
  readonly meaning: string;
  /** Citation with DOI where there is one, or the word `assumption` with the reason. */
  readonly source: string;
}

/** A number in [low, high]; `share` is a number in 0..1 unless low/high narrow it. */
export interface NumberSpec extends Described {
  readonly type: 'number' | 'integer' | 'share';
  readonly unit: string;
  readonly low: number;
  readonly high: number;
  readonly default: number;
}

export interface FlagSpec extends Described {
  readonly type: 'flag';
  readonly default: boolean;
}

export interface ChoiceSpec<O extends string = string> extends Described {
  readonly type: 'choice';
  readonly options: readonly O[];
  readonly default: O;
}

/** A month of the calendar, `YYYY-MM`; '' stands for "not given". */
export interface MonthSpec extends Described {
  readonly type: 'month';
  readonly default: string;
}

/** What a name may refer to; the checker looks it up in the scenario's world. */
export type NameKind =
  | 'domain'
  | 'segment'
  | 'jurisdiction'
  | 'arrangement'
  | 'bloc'
  | 'flow'
  | 'supplier'
  | 'resource'
  | 'policy';

/** A list of names of one kind; an empty list means what `whenEmpty` says (usually: all). */
export interface NamesSpec extends Described {
  readonly type: 'names';
  readonly of: NameKind;
  readonly whenEmpty: string;
  readonly default: readonly string[];
}

/** Who a policy is about: the union of what its keys name. Layers count 0 (hub) to 4 (excluded). */
export interface Selector {
  readonly layers?: readonly number[];
  readonly jurisdictions?: readonly string[];
  readonly arrangements?: readonly string[];
  readonly blocs?: readonly string[];
  readonly suppliers?: readonly string[];
}

export interface SelectorSpec extends Described {
  readonly type: 'selector';
  /** Which keys this parameter accepts. */
  readonly keys: readonly (keyof Selector)[];
  readonly default: Selector;
}

export type ParameterSpec = NumberSpec | FlagSpec | ChoiceSpec | MonthSpec | NamesSpec | SelectorSpec;
export type ParameterSpecs = Readonly<Record<string, ParameterSpec>>;

type ValueOfSpec<S> = S extends { type: 'number' | 'integer' | 'share' }
  ? number
  : S extends { type: 'flag' }
    ? boolean
    : S extends { type: 'choice'; options: readonly (infer O)[] }
      ? O
      : S extends { type: 'names' }
        ? readonly string[]
        : S extends { type: 'selector' }
          ? Selector
          : string;

/** The values that a set of specs describes, by the same names. */
export type ValuesOf<S extends ParameterSpecs> = { readonly [K in keyof S]: ValueOfSpec<S[K]> };

export type ParameterValue = number | boolean | string | readonly string[] | Selector;
export type ParameterValues = Readonly<Record<string, ParameterValue>>;

/** A number in [low, high] with its unit. */
export function number(
  unit: string,
  range: readonly [number, number],
  standard: number,
  meaning: string,
  source: string,
): NumberSpec & { type: 'number' } {
  return { type: 'number', unit, low: range[0], high: range[1], default: standard, meaning, source };
}

/** A whole number in [low, high] with its unit. */
export function integer(
  unit: string,
  range: readonly [number, number],
  standard: number,
  meaning: string,
  source: string,
): NumberSpec & { type: 'integer' } {
  return { type: 'integer', unit, low: range[0], high: range[1], default: standard, meaning, source };
}

/** A share in 0..1. */
export function share(standard: number, meaning: string, source: string): NumberSpec & { type: 'share' } {
  return { type: 'share', unit: 'share', low: 0, high: 1, default: standard, meaning, source };
}

/** A switch. */
export function flag(standard: boolean, meaning: string, source: string): FlagSpec {
  return { type: 'flag', default: standard, meaning, source };
}

/** One of several named forms. */
export function choice<const O extends string>(
  options: readonly O[],
  standard: NoInfer<O>,
  meaning: string,
  source: string,
): ChoiceSpec<O> {
  return { type: 'choice', options, default: standard, meaning, source };
}

/** A month `YYYY-MM`, or '' when it is not given. */
export function month(standard: string, meaning: string, source: string): MonthSpec {
  return { type: 'month', default: standard, meaning, source };
}

/** A list of names of one kind. */
export function names(
  of: NameKind,
  standard: readonly string[],
  whenEmpty: string,
  meaning: string,
  source: string,
): NamesSpec {
  return { type: 'names', of, whenEmpty, default: standard, meaning, source };
}

/** Who: layers, jurisdictions, arrangements, blocs or suppliers. */
export function selector(
  keys: readonly (keyof Selector)[],
  standard: Selector,
  meaning: string,
  source: string,
): SelectorSpec {
  return { type: 'selector', keys, default: standard, meaning, source };
}

/** The default value of every spec, by name. */
export function defaultsOf<S extends ParameterSpecs>(specs: S): ValuesOf<S> {
  const values: Record<string, unknown> = {};
  for (const [name, spec] of Object.entries(specs)) values[name] = spec.default;
  return values as ValuesOf<S>;
}
