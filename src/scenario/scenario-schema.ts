// The scenario file format, made from the registries: the parameter specs of the model and of every
// policy, the names of outcomes, and the kinds of world. The same shapes validate files (check-structure)
// and give editors their JSON Schema, with meaning, unit and default at every key. The message of every
// schema issue is the `expected` of a problem.

import { z } from 'zod';
import {
  monthField,
  mostItems,
  nameField,
  nameListField,
  textField,
  wholeNumberField,
} from './field-schemas.ts';
import {
  customForm,
  distributionVariants,
  policyKeys,
  policyVariants,
  shockForm,
  type Variants,
  worldVariants,
} from './form-schemas.ts';
import { oneOf, parameterShape } from './parameter-schema.ts';
import type { Registries } from './registries.ts';

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
      name: nameField('Name of the scenario: of its results, its lines in charts and its rows in tables'),
      question: textField('the question that the scenario answers', 'The question that the scenario answers'),
      source: z
        .string({ error: 'a text' })
        .max(1000, { error: 'at most 1000 characters' })
        .default('')
        .meta({ description: 'Where the scenario comes from: a passage, a paper, a rule' }),
      extends: textField(
        'the path of another scenario file',
        'Another scenario file, relative to this one: maps merge, lists of policies and shocks merge by id',
      ).optional(),
      horizon: z
        .strictObject(
          { from: monthField('First month'), until: monthField('Last month') },
          { error: horizonWords },
        )
        .meta({ description: 'First and last month of the runs' }),
      ticksPerYear: z
        .union([z.literal(12), z.literal(52), z.literal(365)], { error: tickWords })
        .default(12)
        .meta({ description: 'Length of a tick: 12 for months, 52 for weeks, 365 for days' }),
      world: parts.world,
      replicates: wholeNumberField(1, 100_000, 8, 'Runs of the scenario that differ only in chance'),
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
      toggles: nameListField(
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
        .meta({ description: 'What to record; default: every outcome but those that are only on request' }),
      custom: z
        .record(z.string(), customForm(), { error: 'names, each with expression, unit and meaning' })
        .default({})
        .meta({ description: 'Outcomes of your own, as expressions over outcomes' }),
      charts: nameListField('names of charts', 'Charts to draw; default: the standard ones'),
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
    policy: z.union([...allForms(policyVariants(registries)), inherited]),
    distribution: anyOf(distributionVariants()),
  });
  const partial = whole.extend({ horizon: (whole.shape.horizon as z.ZodObject).partial().optional() });
  const schema = z.toJSONSchema(partial, { io: 'input', unrepresentable: 'any', reused: 'inline' });
  return { ...schema, title: 'A stratasim scenario' };
}

function allForms({ forms }: Variants): z.ZodObject[] {
  return [...forms.values()].map((form) => form());
}

function anyOf(variants: Variants): z.ZodType {
  const all = allForms(variants);
  return all.length === 1 ? all[0] : z.union(all as [z.ZodObject, z.ZodObject, ...z.ZodObject[]]);
}
