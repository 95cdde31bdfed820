// The scenario file format, made from the registries: the parameter specs of the model and of every
// policy, the names of outcomes, and the kinds of world. The same shapes validate files (check-structure)
// and give editors their JSON Schema, with meaning, unit and default at every key. The message of every
// schema issue is the `expected` of a problem.

import { z } from 'zod';
import type { PolicyTool } from '../model/policy-tool.ts';
import { layerSchema, monthPattern, monthWords, oneOf, parameterShape } from './parameter-schema.ts';
import type { Registries } from './registries.ts';

/** A set of forms that share one key which says which form it is: `kind` of a policy or a world. */
export interface Variants {
  readonly key: string;
  readonly forms: Readonly<Record<string, z.ZodObject>>;
  /** What can be checked when the form is unknown. */
  readonly common: z.ZodObject;
}

const idWords = 'a name of lower-case letters, digits and hyphens, up to 60 characters';
const durationWords = 'a duration such as 6 months, 1 year, 8 weeks or 10 days, up to 100 years';
const durationPattern = /^(\d{1,4}(?:\.\d{1,3})?) (days?|weeks?|months?|years?)$/;
/** Months in a unit, by its first letter. */
const monthsPer: Readonly<Record<string, number>> = { d: 12 / 365, w: 12 / 52, m: 1, y: 12 };
const mostMonths = 1200;
const mostItems = 500;

/** A duration in months (12 months, 52 weeks or 365 days a year), or undefined when the text is none. */
export function monthsOf(text: string): number | undefined {
  const match = durationPattern.exec(text.trim());
  if (match === null) return undefined;
  const perUnit = monthsPer[match[2][0]];
  const months = Number(match[1]) * perUnit;
  return months <= mostMonths ? months : undefined;
}

function text(error: string, description: string, most = 1000) {
  return z.string({ error }).min(1, { error }).max(most, { error }).meta({ description });
}

function name(description: string) {
  return z
    .string({ error: idWords })
    .regex(/^[a-z0-9][a-z0-9-]{0,59}$/, { error: idWords })
    .meta({ description });
}

function month(description: string) {
  return z.string({ error: monthWords }).regex(monthPattern, { error: monthWords }).meta({ description });
}

function duration(description: string) {
  return z
    .string({ error: durationWords })
    .refine((value) => monthsOf(value) !== undefined, { error: durationWords })
    .meta({ description, examples: ['6 months', '1 year'] });
}

function nameList(error: string, description: string) {
  return z.array(z.string({ error }), { error }).max(mostItems, { error }).default([]).meta({ description });
}

function wholeNumber(low: number, high: number, standard: number, description: string) {
  const error = `a whole number from ${low} to ${high}`;
  return z.int({ error }).min(low, { error }).max(high, { error }).default(standard).meta({ description });
}

/** Keys of every policy, whatever its kind. */
const policyKeys = {
  id: name('Name of the policy in this scenario; a file that extends this one changes it by this id'),
  off: z
    .boolean({ error: 'true or false' })
    .default(false)
    .meta({ description: 'true leaves the policy out of the runs' }),
  from: month('First month in force; the start of the horizon when absent').optional(),
  until: month('Last month in force; absent: for ever').optional(),
  ramp: duration('Time over which its strength grows from 0 to 1').default('0 months'),
};

/** The form of one kind of policy in a scenario file. */
export function policyForm(tool: PolicyTool): z.ZodObject {
  const kind = z.literal(tool.kind).meta({ description: tool.summary });
  return z.strictObject(
    { ...policyKeys, kind, ...parameterShape(tool.parameters) },
    { error: 'the keys of a policy' },
  );
}

/** The forms of policies by kind. */
export function policyVariants({ policies }: Registries): Variants {
  return {
    key: 'kind',
    forms: Object.fromEntries(policies.map((tool) => [tool.kind, policyForm(tool)])),
    common: z.looseObject(policyKeys, { error: 'the keys of a policy' }),
  };
}

/** The forms of worlds by kind. */
export function worldVariants({ worldKinds }: Registries): Variants {
  const form = ({ kind, summary, shape }: Registries['worldKinds'][number]) =>
    z.strictObject(
      { kind: z.literal(kind).meta({ description: summary }), ...shape },
      { error: 'the keys of a world, such as { kind: tables, directory: data/world-2020 }' },
    );
  return {
    key: 'kind',
    forms: Object.fromEntries(worldKinds.map((world) => [world.kind, form(world)])),
    common: z.looseObject({}),
  };
}

/** The forms of uncertainties by distribution. Numbers are held to the parameter's range elsewhere. */
export function distributionVariants(): Variants {
  const value = (description: string) => z.number({ error: 'a number' }).meta({ description });
  const bounds = { low: value('Lowest value'), high: value('Highest value') };
  const words = 'a list of numbers, names or true/false';
  const item = z.union([z.number(), z.string(), z.boolean()], { error: words });
  const shapes: Record<string, Record<string, z.ZodType>> = {
    uniform: bounds,
    loguniform: bounds,
    triangular: { ...bounds, mode: value('Most likely value') },
    normal: {
      mean: value('Mean'),
      deviation: value('Standard deviation; cut to the range of the parameter'),
    },
    integer: bounds,
    choice: { values: z.array(item, { error: words }).min(1, { error: words }).max(1000, { error: words }) },
  };
  const forms = Object.entries(shapes).map(([distribution, shape]) => [
    distribution,
    z.strictObject(
      { distribution: z.literal(distribution), ...shape },
      { error: 'the keys of a distribution' },
    ),
  ]);
  return { key: 'distribution', forms: Object.fromEntries(forms), common: z.looseObject({}) };
}

/** How the three parts with variants are written into the whole: loosely for checking, in full for editors. */
interface Parts {
  readonly world: z.ZodType;
  readonly policy: z.ZodType;
  readonly distribution: z.ZodType;
}

function scenarioObject({ parameters, outcomes }: Registries, parts: Parts): z.ZodObject {
  const groups = Object.entries(parameters).map(([group, specs]) => {
    const error = `the parameters of ${group}`;
    return [
      group,
      z
        .strictObject(parameterShape(specs), { error })
        .prefault({})
        .meta({ description: `Parameters of ${group}` }),
    ];
  });
  const seedWords = 'a text or a whole number';
  const horizonWords = 'two months, as in { from: 2019-01, until: 2040-12 }';
  const tickWords = '12 (months), 52 (weeks) or 365 (days)';
  return z.strictObject(
    {
      name: name('Name of the scenario: of its results, its lines in charts and its rows in tables'),
      question: text('the question that the scenario answers', 'The question that the scenario answers'),
      source: z
        .string({ error: 'a text' })
        .max(1000, { error: 'at most 1000 characters' })
        .default('')
        .meta({ description: 'Where the scenario comes from: a passage, a paper, a rule' }),
      extends: text(
        'the path of another scenario file',
        'Another scenario file, relative to this one: maps merge, lists of policies and shocks merge by id',
      ).optional(),
      horizon: z
        .strictObject({ from: month('First month'), until: month('Last month') }, { error: horizonWords })
        .meta({ description: 'First and last month of the runs' }),
      ticksPerYear: z
        .union([z.literal(12), z.literal(52), z.literal(365)], { error: tickWords })
        .default(12)
        .meta({ description: 'Length of a tick: 12 for months, 52 for weeks, 365 for days' }),
      world: parts.world,
      replicates: wholeNumber(1, 100_000, 8, 'Runs of the scenario that differ only in chance'),
      seed: z
        .union([z.string().min(1).max(200), z.int()], { error: seedWords })
        .default('strata')
        .meta({ description: 'Where chance starts: equal seeds give equal runs' }),
      policies: z
        .array(parts.policy, { error: 'a list of policies, each with id and kind' })
        .max(mostItems, { error: `at most ${mostItems} policies` })
        .default([])
        .meta({ description: 'Policies in force, each a toggle with dates and parameters' }),
      shocks: z
        .array(shockForm(), { error: 'a list of shocks' })
        .max(mostItems, { error: `at most ${mostItems} shocks` })
        .default([])
        .meta({ description: 'Losses of capacity' }),
      toggles: nameList(
        'ids of policies or names of toggleGroups',
        'What `compare` switches on and off; default: every policy by itself',
      ),
      toggleGroups: z
        .record(z.string(), z.array(z.string(), { error: 'a list of ids of policies' }), {
          error: 'names, each with a list of ids of policies',
        })
        .default({})
        .meta({ description: 'Policies that are switched together, under a name' }),
      uncertainties: z
        .record(z.string(), parts.distribution, { error: 'parameters, each with a distribution' })
        .default({})
        .meta({
          description:
            'Ranges to sample: path of a parameter (learning.absorptionSlope, policies.<id>.<parameter>) and its distribution',
        }),
      outcomes: z
        .array(
          z.enum(outcomes.map((outcome) => outcome.name) as [string, ...string[]], {
            error: oneOf(outcomes.map((outcome) => outcome.name)),
          }),
          { error: 'a list of outcomes' },
        )
        .default([])
        .meta({ description: 'What to record; default: every outcome' }),
      custom: z
        .record(z.string(), customForm(), { error: 'names, each with expression, unit and meaning' })
        .default({})
        .meta({ description: 'Outcomes of your own, as expressions over outcomes' }),
      charts: nameList('names of charts', 'Charts to draw; default: the standard ones'),
      titles: z
        .record(
          z.string(),
          z.string({ error: 'a title' }).max(200, { error: 'a title of at most 200 characters' }),
          { error: 'names of charts, each with a title' },
        )
        .default({})
        .meta({ description: 'Titles of charts, by name of the chart' }),
      ...Object.fromEntries(groups),
    },
    { error: 'the keys of a scenario' },
  );
}

function shockForm() {
  const depthWords = 'a share from 0 to 1';
  const layers = z.array(layerSchema(), { error: 'a list of layers from 0 to 4' }).default([]);
  return z.strictObject(
    {
      id: name('Name of the shock'),
      off: z
        .boolean({ error: 'true or false' })
        .default(false)
        .meta({ description: 'true leaves the shock out' }),
      from: month('First month'),
      duration: duration('How long the loss lasts'),
      depth: z
        .number({ error: depthWords })
        .min(0, { error: depthWords })
        .max(1, { error: depthWords })
        .meta({ description: 'Share of capacity lost' }),
      recovery: duration('Time in which capacity returns linearly after the end').default('0 months'),
      suppliers: nameList('a list of supplier names', 'Named suppliers that are hit'),
      jurisdictions: nameList('a list of jurisdiction codes', 'Jurisdictions that are hit'),
      layers: layers.meta({ description: 'Trust layers that are hit' }),
      segments: nameList(
        'a list of segment names',
        'Segments that are hit; suppliers that fit every list given are hit',
      ),
    },
    { error: 'the keys of a shock' },
  );
}

function customForm() {
  return z.strictObject(
    {
      expression: text(
        'an expression over outcomes, such as exp(technologyGap)',
        'Expression over outcomes and their groups',
        500,
      ),
      unit: z
        .string({ error: 'a unit, or an empty text' })
        .max(60, { error: 'at most 60 characters' })
        .default(''),
      meaning: text('one sentence that says what it is', 'What it is, in one sentence'),
    },
    { error: 'the keys expression, unit and meaning' },
  );
}

/** The schema that files are checked with; the parts with variants are checked one by one (Variants). */
export function scenarioStructure(registries: Registries): z.ZodObject {
  const words = 'a world, such as { kind: tables, directory: data/world-2020 }';
  return scenarioObject(registries, {
    world: z.looseObject({}, { error: words }),
    policy: z.looseObject({}, { error: 'a policy with id and kind' }),
    distribution: z.looseObject(
      {},
      { error: 'a distribution, such as { distribution: uniform, low: 0, high: 1 }' },
    ),
  });
}

/** The JSON Schema of a scenario file (draft 2020-12), for editors. */
export function scenarioJsonSchema(registries: Registries): Record<string, unknown> {
  // A file that extends another may name a policy by its id alone, and leave world and horizon to the other.
  const inherited = z
    .looseObject({
      id: policyKeys.id,
      off: policyKeys.off,
      from: policyKeys.from,
      until: policyKeys.until,
      ramp: policyKeys.ramp,
      kind: z.undefined().optional(),
    })
    .meta({ description: 'Changes a policy of the file that this one extends' });
  const whole = scenarioObject(registries, {
    world: anyOf(worldVariants(registries)).optional(),
    policy: z.union([...Object.values(policyVariants(registries).forms), inherited]),
    distribution: anyOf(distributionVariants()),
  });
  const partial = whole.extend({ horizon: (whole.shape.horizon as z.ZodObject).partial().optional() });
  const schema = z.toJSONSchema(partial, { io: 'input', unrepresentable: 'any', reused: 'inline' });
  return { ...schema, title: 'A stratasim scenario' };
}

function anyOf({ forms }: Variants): z.ZodType {
  const all = Object.values(forms);
  return all.length === 1 ? all[0] : z.union(all as [z.ZodObject, z.ZodObject, ...z.ZodObject[]]);
}
