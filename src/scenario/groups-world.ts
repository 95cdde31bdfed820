// The form of a `groups` world in a scenario file: a few groups, who meets whom, and segments where goods
// are to be traded. What the shapes of single keys cannot say (sizes of matrices, sums of rows, names of
// inputs) is checked here, and everything left out gets the value that takes least for granted.

import { sha256 } from '@noble/hashes/sha2.js';
import { bytesToHex, utf8ToBytes } from '@noble/hashes/utils.js';
import { z } from 'zod';
import { groupSupplierId } from '../model/building/group-tables.ts';
import type { GroupsBody } from '../model/run-input.ts';
import type { Problem } from '../parameters/problem.ts';
import {
  joinPath,
  type LocatedMap,
  type LocatedValue,
  placeOf,
  plainValue,
  quote,
  valueAt,
} from './text/located-value.ts';
import { nearestName } from './text/nearest-name.ts';
import { planNames, type WorldKind } from './world-kind.ts';

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

const shape = {
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

const bodyForm = z.object(shape);
type StatedBody = z.infer<typeof bodyForm>;

/** Groups or blocs of a few figures each, for theory, teaching and verification. */
export const groupsWorld: WorldKind = {
  kind: 'groups',
  summary: 'A few groups that learn from each other, with goods where segments are named',
  shape,
  open(body) {
    const stated = bodyForm.safeParse(plainValue(body));
    if (!stated.success) return { problems: [], world: worldOf };
    return {
      names: namesOf(fillIn(stated.data)),
      problems: checkBody(stated.data, body),
      world: worldOf,
    };
  },
};

function worldOf(checked: Readonly<Record<string, unknown>>) {
  const groups = fillIn(checked as StatedBody);
  return { kind: 'groups', hash: bytesToHex(sha256(utf8ToBytes(JSON.stringify(groups)))), groups } as const;
}

/** Everything left out gets its value. */
function fillIn(stated: StatedBody): GroupsBody {
  const { groups } = stated;
  const growth = stated.technologyGrowthPerYear ?? 0;
  return {
    groups: groups.map((group) => ({
      name: group.name,
      suppliers: group.suppliers,
      level: group.level,
      scale: group.scale ?? 0,
      arrivalsPerYear: group.arrivalsPerYear ?? -1,
      growthPerYear: group.growthPerYear ?? growth,
      ...(group.trust === undefined && { layer: group.layer ?? 0 }),
      trust: group.trust ?? 0,
      bloc: group.bloc ?? group.name,
      gdpUsd: group.gdpUsd,
      population: group.population,
    })),
    contacts: stated.contacts ?? groups.map(() => groups.map(() => 1 / groups.length)),
    permeability: stated.permeability ?? groups.map(() => groups.map(() => 1)),
    technologyGrowthPerYear: growth,
    gdpElasticity: stated.gdpElasticity,
    gdpShare: stated.gdpShare,
    homeBias: stated.homeBias,
    segments: stated.segments,
  };
}

function namesOf(body: GroupsBody) {
  const distinct = (values: readonly string[]) => [...new Set(values)];
  const { groups, segments } = body;
  const named = segments.length > 0 ? segments : [{ name: 'technology', domain: 'technology' }];
  return planNames({
    domain: distinct(named.map(({ domain }) => domain)),
    segment: named.map(({ name: segment }) => segment),
    jurisdiction: groups.map(({ name: group }) => group),
    bloc: distinct(groups.map(({ bloc }) => bloc)).sort(),
    supplier: named.flatMap((segment) =>
      groups.flatMap((group) =>
        Array.from({ length: group.suppliers }, (_, n) => groupSupplierId(body, group.name, segment.name, n)),
      ),
    ),
    arrangement: [],
    resource: [],
  });
}

function checkBody(stated: StatedBody, body: LocatedMap): Problem[] {
  const problems: Problem[] = [];
  const at = (...keys: (string | number)[]) => {
    let node: LocatedValue | undefined = body;
    let path = 'world';
    let spot = body.spot;
    for (const key of keys) {
      node =
        typeof key === 'number' ? (node?.kind === 'list' ? node.items[key] : undefined) : valueAt(node, key);
      path = joinPath(path, key);
      spot = node?.spot ?? spot;
    }
    return placeOf(spot, path);
  };
  const count = stated.groups.length;
  for (const key of ['contacts', 'permeability'] as const) {
    const rows = stated[key];
    if (rows === undefined) continue;
    if (rows.length !== count)
      problems.push({ where: at(key), found: `${rows.length} rows`, expected: `${count} rows, one a group` });
    for (const [i, row] of rows.entries()) {
      if (row.length !== count)
        problems.push({
          where: at(key, i),
          found: `${row.length} numbers`,
          expected: `${count}, one a group`,
        });
      const sum = row.reduce((total, value) => total + value, 0);
      if (key === 'contacts' && sum > 1 + 1e-9)
        problems.push({ where: at(key, i), found: `a row that sums to ${sum}`, expected: 'at most 1' });
    }
  }
  const given = stated.groups.filter(({ arrivalsPerYear }) => arrivalsPerYear !== undefined);
  for (const [i, group] of stated.groups.entries()) {
    if (given.length > 0 && group.arrivalsPerYear === undefined) {
      const expected = 'arrivalsPerYear in every group, or in none';
      problems.push({ where: at('groups', i), found: `${group.name} has no arrivalsPerYear`, expected });
    }
    if (group.scale !== undefined && given.length === 0) {
      const found = 'a scale without arrivalsPerYear';
      problems.push({
        where: at('groups', i, 'scale'),
        found,
        expected: 'level where levels start on the path',
      });
    }
    if (group.layer !== undefined && group.trust !== undefined)
      problems.push({
        where: at('groups', i, 'trust'),
        found: 'layer and trust',
        expected: 'one of the two',
      });
  }
  for (const key of ['groups', 'segments'] as const) {
    const names = stated[key].map((one) => one.name);
    names.forEach((one, i) => {
      if (names.indexOf(one) < i)
        problems.push({
          where: at(key, i, 'name'),
          found: `the name ${quote(one)} again`,
          expected: 'each name once',
        });
    });
  }
  problems.push(...checkSegments(stated, at));
  return problems;
}

function checkSegments(
  { segments }: StatedBody,
  at: (...keys: (string | number)[]) => Problem['where'],
): Problem[] {
  const problems: Problem[] = [];
  const names = segments.map((segment) => segment.name);
  for (const [s, segment] of segments.entries()) {
    for (const input of Object.keys(segment.inputs)) {
      if (names.includes(input)) continue;
      const near = nearestName(input, names);
      problems.push({
        where: at('segments', s, 'inputs', input),
        found: `the unknown segment ${quote(input)}`,
        expected: `one of ${names.join(', ')}`,
        ...(near && { hint: `did you mean ${quote(near)}?` }),
      });
    }
    const sum = Object.values(segment.inputs).reduce((total, share) => total + share, 0);
    if (sum >= 1)
      problems.push({
        where: at('segments', s, 'inputs'),
        found: `inputs of ${sum} a unit`,
        expected: 'less than 1',
      });
  }
  if (segments.length > 0 && segments.every(({ finalDemandShare }) => finalDemandShare === 0)) {
    const found = 'segments without final demand';
    problems.push({ where: at('segments'), found, expected: 'a finalDemandShare above 0 in at least one' });
  }
  return problems;
}
