// The forms inside a scenario file, made from the registries: a policy of each kind, a world of each kind,
// a range of each distribution, a shock, a custom outcome.

import { z } from 'zod';
import type { PolicyTool } from '../model/policy-tool.ts';
import { durationField, monthField, nameField, nameListField, textField } from './field-schemas.ts';
import { layerSchema, parameterShape } from './parameter-schema.ts';
import type { Registries } from './registries.ts';

/** A set of forms that share one key which says which form it is: `kind` of a policy or a world. */
export interface Variants {
  readonly key: string;
  /** By name, each made when it is first asked for: there are many, and a file uses few. */
  readonly forms: ReadonlyMap<string, () => z.ZodObject>;
  /** What can be checked when the form is unknown. */
  readonly common: z.ZodObject;
}

/** Keys of every policy, whatever its kind. */
export const policyKeys = {
  id: nameField('Name of the policy in this scenario; a file that extends this one changes it by this id'),
  off: z
    .boolean({ error: 'true or false' })
    .default(false)
    .meta({ description: 'true leaves the policy out of the runs' }),
  from: monthField('First month in force; the start of the horizon when absent').optional(),
  until: monthField('Last month in force; absent: for ever').optional(),
  ramp: durationField('Time over which its strength grows from 0 to 1').default('0 months'),
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
    forms: new Map(policies.map((tool) => [tool.kind, once(() => policyForm(tool))])),
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
    forms: new Map(worldKinds.map((world) => [world.kind, once(() => form(world))])),
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
  const form = (distribution: string, shape: Record<string, z.ZodType>) =>
    z.strictObject(
      { distribution: z.literal(distribution), ...shape },
      { error: 'the keys of a distribution' },
    );
  const forms = Object.entries(shapes).map(([name, shape]) => [name, once(() => form(name, shape))] as const);
  return { key: 'distribution', forms: new Map(forms), common: z.looseObject({}) };
}

/** The form of one shock. */
export function shockForm() {
  const depthWords = 'a share from 0 to 1';
  const layers = z.array(layerSchema(), { error: 'a list of layers from 0 to 4' }).default([]);
  return z.strictObject(
    {
      id: nameField('Name of the shock'),
      off: z
        .boolean({ error: 'true or false' })
        .default(false)
        .meta({ description: 'true leaves the shock out' }),
      from: monthField('First month'),
      duration: durationField('How long the loss lasts'),
      depth: z
        .number({ error: depthWords })
        .min(0, { error: depthWords })
        .max(1, { error: depthWords })
        .meta({ description: 'Share of capacity lost' }),
      recovery: durationField('Time in which capacity returns linearly after the end').default('0 months'),
      suppliers: nameListField('a list of supplier names', 'Named suppliers that are hit'),
      jurisdictions: nameListField('a list of jurisdiction codes', 'Jurisdictions that are hit'),
      layers: layers.meta({ description: 'Trust layers that are hit' }),
      segments: nameListField(
        'a list of segment names',
        'Segments that are hit; suppliers that fit every list given are hit',
      ),
    },
    { error: 'the keys of a shock' },
  );
}

/** The form of one custom outcome. */
export function customForm() {
  return z.strictObject(
    {
      expression: textField(
        'an expression over outcomes, such as exp(technologyGap)',
        'Expression over outcomes and their groups',
        500,
      ),
      unit: z
        .string({ error: 'a unit, or an empty text' })
        .max(60, { error: 'at most 60 characters' })
        .default(''),
      meaning: textField('one sentence that says what it is', 'What it is, in one sentence'),
    },
    { error: 'the keys expression, unit and meaning' },
  );
}

/** A value that is made at the first call and kept. */
function once<T>(make: () => T): () => T {
  let made: T | undefined;
  return () => (made ??= make());
}
