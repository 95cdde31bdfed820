// Checks the ranges to sample: that the path names a parameter, that the distribution suits it, and that
// every value it can give lies in the parameter's own range.

import type { ParameterSpec } from '../../parameters/parameter.ts';
import type { Problem } from '../../parameters/problem.ts';
import type { Distribution, Uncertainty } from '../checked-scenario.ts';
import { distributionVariants } from '../form-schemas.ts';
import { expectedOf, oneOf } from '../parameter-schema.ts';
import type { Registries } from '../registries.ts';
import {
  entriesAt,
  itemsAt,
  type LocatedMap,
  placeOf,
  quote,
  textAt,
  valueAt,
} from '../text/located-value.ts';
import { nearestName } from '../text/nearest-name.ts';
import { sampledSpec, ticksPerYearOf } from './check-stocks.ts';
import { checkVariant } from './check-structure.ts';

/** Problems of the `uncertainties` section, and what it says when there are none. */
export function checkUncertainties(
  document: LocatedMap,
  registries: Registries,
): { problems: Problem[]; uncertainties: readonly Uncertainty[] } {
  const problems: Problem[] = [];
  const uncertainties: Uncertainty[] = [];
  const specs = sampledSpecs(document, registries);
  const distributions = distributionVariants();
  for (const [path, { keySpot, value }] of entriesAt(document, 'uncertainties')) {
    // A mistyped path is held to the range of what was probably meant.
    const near = specs.has(path) ? path : nearestName(path, specs.keys());
    const spec = near === undefined ? undefined : specs.get(near);
    const here = `uncertainties.${path}`;
    if (near !== path) {
      problems.push({
        where: placeOf(keySpot, here),
        found: `the unknown parameter ${quote(path)}`,
        expected: 'the path of a parameter, such as learning.absorptionSlope or policies.<id>.<parameter>',
        ...(near && { hint: `did you mean ${quote(near)}?` }),
      });
    }
    if (value.kind !== 'map') continue;
    const { data, problems: wrong } = checkVariant(distributions, value, here, false);
    problems.push(...wrong);
    if (data === undefined || wrong.length > 0 || spec === undefined) continue;
    const distribution = data as unknown as Distribution;
    const misfits = [
      ...wrongKind(spec, distribution),
      ...wrongOrder(distribution),
      ...outOfRange(spec, distribution),
    ];
    for (const { key, found, expected } of misfits) {
      const spot = valueAt(value, key)?.spot ?? value.spot;
      problems.push({ where: placeOf(spot, `${here}.${key}`), found, expected });
    }
    uncertainties.push({
      path,
      distribution,
      ...('low' in spec && { range: [spec.low, spec.high] as const }),
    });
  }
  return { problems, uncertainties };
}

/** Parameters that can be sampled, by path: everything but names and selectors. */
function sampledSpecs(document: LocatedMap, registries: Registries): Map<string, ParameterSpec> {
  const specs = new Map<string, ParameterSpec>();
  const add = (path: string, spec: ParameterSpec) => {
    if (spec.type !== 'names' && spec.type !== 'selector' && spec.type !== 'month') specs.set(path, spec);
  };
  const ticksPerYear = ticksPerYearOf(document) ?? 12;
  for (const [group, parameters] of Object.entries(registries.parameters)) {
    for (const [name, spec] of Object.entries(parameters))
      add(`${group}.${name}`, sampledSpec(`${group}.${name}`, spec, ticksPerYear));
  }
  for (const policy of itemsAt(document, 'policies')) {
    const tool = registries.policies.find(({ kind }) => kind === textAt(policy, 'kind'));
    for (const [name, spec] of Object.entries(tool?.parameters ?? {}))
      add(`policies.${textAt(policy, 'id')}.${name}`, spec);
  }
  return specs;
}

interface Misfit {
  readonly key: string;
  readonly found: string;
  readonly expected: string;
}

function wrongKind(spec: ParameterSpec, { distribution }: Distribution): Misfit[] {
  const named = spec.type === 'choice' || spec.type === 'flag';
  const suited = named ? ['choice'] : spec.type === 'integer' ? ['integer', 'choice'] : undefined;
  if (suited === undefined || suited.includes(distribution)) return [];
  const what = named ? 'named values' : 'whole numbers';
  return [
    {
      key: 'distribution',
      found: quote(distribution),
      expected: `${oneOf(suited)}, as the parameter has ${what}`,
    },
  ];
}

function wrongOrder(given: Distribution): Misfit[] {
  const misfits: Misfit[] = [];
  if ('low' in given && !(given.low < given.high)) {
    misfits.push({
      key: 'high',
      found: String(given.high),
      expected: `a number above low, which is ${given.low}`,
    });
  }
  if (given.distribution === 'loguniform' && given.low <= 0) {
    misfits.push({ key: 'low', found: String(given.low), expected: 'a number above 0' });
  }
  if (given.distribution === 'triangular' && (given.mode < given.low || given.mode > given.high)) {
    misfits.push({
      key: 'mode',
      found: String(given.mode),
      expected: `a number from ${given.low} to ${given.high}`,
    });
  }
  if (given.distribution === 'normal' && given.deviation <= 0) {
    misfits.push({ key: 'deviation', found: String(given.deviation), expected: 'a number above 0' });
  }
  return misfits;
}

function outOfRange(spec: ParameterSpec, given: Distribution): Misfit[] {
  const expected = expectedOf(spec);
  const values = Object.entries(given).flatMap(([key, value]) => {
    if (key === 'distribution' || key === 'deviation') return [];
    return [value].flat().map((one) => ({ key, value: one as unknown }));
  });
  return values
    .filter(({ value }) => !accepts(spec, value))
    .map(({ key, value }) => ({
      key,
      found: typeof value === 'string' ? quote(value) : String(value),
      expected,
    }));
}

function accepts(spec: ParameterSpec, value: unknown): boolean {
  if (spec.type === 'flag') return typeof value === 'boolean';
  if (spec.type === 'choice') return typeof value === 'string' && spec.options.includes(value);
  if (!('low' in spec) || typeof value !== 'number') return false;
  return value >= spec.low && value <= spec.high && (spec.type !== 'integer' || Number.isInteger(value));
}
