// The keys of a groups world, with their ranges, defaults and meanings.

import { z } from 'zod';

const nameWords = 'a name of letters, digits, points, hyphens and underscores, up to 60 characters';

function name(description: string) {
  return z
    .string({ error: nameWords })
    .regex(/^[A-Za-z0-9][A-Za-z0-9._-]{0,59}$/, { error: nameWords })
    .meta({ description });
}

function number(low: number, high: number, description: string) {
  const error = `a number from ${low} to ${high}`;
  return z.number({ error }).min(low, { error }).max(high, { error }).meta({ description });
}

function positive(high: number, description: string) {
  const error = `a number above 0, up to ${high}`;
  return z.number({ error }).gt(0, { error }).max(high, { error }).meta({ description });
}

function whole(low: number, high: number, description: string) {
  const error = `a whole number from ${low} to ${high}`;
  return z.int({ error }).min(low, { error }).max(high, { error }).meta({ description });
}

const groupForm = z.strictObject(
  {
    name: name('Name of the group: a jurisdiction to policies, shocks and outcomes'),
    suppliers: whole(1, 1_000_000, 'Suppliers in each segment').default(200),
    level: positive(1e6, 'Technology at the start, relative to 1').default(1),
    scale: positive(1e9, 'Scale lambda of Frechet levels at the start, in place of level').optional(),
    arrivalsPerYear: number(
      0,
      1e6,
      'Arrival rate of ideas (eta); absent in all groups: as on the path',
    ).optional(),
    growthPerYear: number(
      -1,
      1,
      'Own growth of technology under the deterministic laws; default: technologyGrowthPerYear',
    ).optional(),
    layer: whole(0, 4, 'Trust layer at the start; default 0').optional(),
    trust: number(0, 1, 'Trust score, in place of layer').optional(),
    bloc: name('Bloc; default: the name of the group').optional(),
    gdpUsd: positive(1e15, 'GDP at the start, US dollars').default(1e12),
    population: positive(1e11, 'Population').default(1e8),
  },
  { error: 'the keys of a group' },
);

const segmentForm = z.strictObject(
  {
    name: name('Name of the segment'),
    domain: name('Domain that the segment belongs to').default('technology'),
    inputs: z
      .record(z.string(), number(0, 1, 'Value of the input in a unit of output'), {
        error: 'segments, each with its share of the value of output',
      })
      .default({})
      .meta({ description: 'Value of each input in a unit of output, by segment' }),
    essential: z
      .boolean({ error: 'true or false' })
      .default(true)
      .meta({ description: 'Whether a missing input stops production (or costs its share)' }),
    finalDemandShare: number(0, 1, "Share of the domain's final demand").default(0),
    stockWeeks: number(0, 520, 'Inventory target of its buyers, weeks of use').default(6),
    qualificationMonths: number(0, 120, 'Months from a new contract to the first delivery').default(3),
  },
  { error: 'the keys of a segment' },
);

function matrix(description: string) {
  const error = 'a list of rows, one a group, of numbers from 0 to 1';
  const row = z.array(z.number({ error }).min(0, { error }).max(1, { error }), { error });
  return z.array(row, { error }).optional().meta({ description });
}

/** Keys of the world besides `kind`. */
export const groupsShape = {
  groups: z
    .array(groupForm, { error: 'a list of groups, each with a name' })
    .min(1, { error: 'at least one group' })
    .max(200, { error: 'at most 200 groups' })
    .meta({ description: 'The groups' }),
  contacts: matrix('How often a learner of the row meets a source of the column; default: everybody alike'),
  permeability: matrix('Permeability of these contacts; default 1'),
  technologyGrowthPerYear: number(
    0,
    0.5,
    'Growth of technology on the path; arrivals grow with it',
  ).optional(),
  gdpElasticity: number(0, 10, 'Elasticity of GDP to technology (omega)').default(0),
  gdpShare: number(0, 1, "Final demand for the segments' goods as a share of GDP").default(0.1),
  homeBias: positive(1e6, 'Purchases at home relative to what supply shares alone would give').default(1),
  segments: z
    .array(segmentForm, { error: 'a list of segments, each with a name' })
    .max(200, { error: 'at most 200 segments' })
    .default([])
    .meta({ description: 'Stages of production; none: ideas alone, no goods' }),
};

/** A groups world as a file states it, defaults of single keys filled in. */
export const groupsForm = z.object(groupsShape);
export type StatedGroups = z.infer<typeof groupsForm>;
