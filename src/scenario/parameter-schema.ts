// From a parameter spec to a schema: what a scenario file may write for the parameter, its default, and
// the words in which a wrong value is answered. The message of every schema issue made here is the
// `expected` of a problem. The specs in src/parameters and src/policies are the only source.

import { z } from 'zod';
import { layerCount } from '../model/flow-rules.ts';
import type { ParameterSpec, ParameterSpecs, Selector, SelectorSpec } from '../parameters/parameter.ts';

/** What a month looks like, in a pattern and in words. */
export const monthPattern = /^(19|2[01])\d\d-(0[1-9]|1[0-2])$/;
export const monthWords = 'a month from 1900-01 to 2199-12, written YYYY-MM';

/** Singular and plural key of everything a selector can name. */
export const selectorKeys: Record<keyof Selector, string> = {
  layers: 'layer',
  jurisdictions: 'jurisdiction',
  arrangements: 'arrangement',
  blocs: 'bloc',
  suppliers: 'supplier',
};

const mostNames = 2_000;

/** What a parameter accepts, in words: `a share from 0 to 1`, `one of a, b`, `a list of domain names`. */
export function expectedOf(spec: ParameterSpec): string {
  if (spec.type === 'share') return `a share from ${spec.low} to ${spec.high}`;
  if (spec.type === 'integer') return `a whole number from ${spec.low} to ${spec.high}${unitOf(spec.unit)}`;
  if (spec.type === 'flag') return 'true or false';
  if (spec.type === 'choice') return oneOf(spec.options);
  if (spec.type === 'month') return `${monthWords}, or '' for none`;
  if (spec.type === 'selector') {
    const keys = spec.keys.flatMap((key) => [selectorKeys[key], key]);
    return `who is meant, with keys among ${keys.join(', ')}`;
  }
  if (spec.type === 'names') return `a ${spec.of} name or a list of them`;
  return `a number from ${spec.low} to ${spec.high}${unitOf(spec.unit)}`;
}

/** `one of a, b, c`, or the only one; long lists are cut. */
export function oneOf(options: readonly string[]): string {
  if (options.length === 1) return options[0];
  const shown = options.slice(0, 40).join(', ');
  return `one of ${shown}${options.length > 40 ? ', ...' : ''}`;
}

/** The schema of one parameter, with its default, and its meaning as description. */
export function parameterSchema(spec: ParameterSpec): z.ZodType {
  const expected = expectedOf(spec);
  const unit = 'unit' in spec && spec.unit !== '' ? ` Unit: ${spec.unit}.` : '';
  const empty = spec.type === 'names' ? ` Empty: ${spec.whenEmpty}.` : '';
  const description = `${spec.meaning}.${unit}${empty} Source: ${spec.source}`;
  return valueSchema(spec, expected)
    .default(canonicalDefault(spec) as never)
    .meta({ description });
}

/** One closed object for a set of parameters: unknown keys are refused, absent ones take their default. */
export function parameterShape(specs: ParameterSpecs): Record<string, z.ZodType> {
  return Object.fromEntries(Object.entries(specs).map(([name, spec]) => [name, parameterSchema(spec)]));
}

function valueSchema(spec: ParameterSpec, error: string): z.ZodType {
  if (spec.type === 'integer') return z.int({ error }).min(spec.low, { error }).max(spec.high, { error });
  if (spec.type === 'flag') return z.boolean({ error });
  if (spec.type === 'choice') return z.enum(spec.options as [string, ...string[]], { error });
  if (spec.type === 'month')
    return z.string({ error }).regex(new RegExp(`^$|${monthPattern.source}`), { error });
  if (spec.type === 'names') return oneOrMore(z.string(), error).transform(sortedNames);
  if (spec.type === 'selector') return selectorSchema(spec, error);
  return z.number({ error }).min(spec.low, { error }).max(spec.high, { error });
}

/** One value or a list of them. */
function oneOrMore<T extends z.ZodType>(item: T, error: string) {
  return z.union([item, z.array(item).max(mostNames)], { error });
}

/** A list of names is a set: sorted and without repetition, so that equal scenarios have equal run ids. */
function sortedNames(names: string | string[]): string[] {
  return [...new Set([names].flat())].sort();
}

function selectorSchema(spec: SelectorSpec, error: string): z.ZodType {
  const shape: Record<string, z.ZodType> = {};
  for (const plural of spec.keys) {
    const item = plural === 'layers' ? layerSchema() : z.string({ error: `a ${selectorKeys[plural]} name` });
    const many = `${plural === 'layers' ? layerWords : `a ${selectorKeys[plural]} name`}, or a list of them`;
    shape[selectorKeys[plural]] = item.optional();
    shape[plural] = oneOrMore(item, many).optional();
  }
  return z.strictObject(shape, { error }).transform((written) => selectorOf(spec, written));
}

const layerWords = `a layer from 0 (hub) to ${layerCount - 1} (excluded)`;

/** A trust layer. */
export function layerSchema() {
  const error = layerWords;
  return z
    .int({ error })
    .min(0, { error })
    .max(layerCount - 1, { error });
}

/** The default in the form that a written value gets, so that writing it out changes nothing. */
function canonicalDefault(spec: ParameterSpec): unknown {
  if (spec.type === 'names') return sortedNames([...spec.default]);
  return spec.type === 'selector' ? selectorOf(spec, { ...spec.default }) : spec.default;
}

/** Singular keys join their plurals; empty keys are left out. */
function selectorOf(spec: SelectorSpec, written: Record<string, unknown>): Selector {
  const selector: Record<string, unknown> = {};
  for (const plural of spec.keys) {
    const values = [written[selectorKeys[plural]], written[plural]]
      .flat()
      .filter((value) => value !== undefined);
    if (values.length > 0) selector[plural] = [...new Set(values)].sort();
  }
  return selector;
}

function unitOf(unit: string): string {
  return unit === '' || unit === 'share' ? '' : ` (${unit})`;
}
