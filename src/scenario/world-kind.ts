// A kind of world that a scenario file may ask for: which keys it has, and how its data are found. One
// value per kind; adding one to world-kinds.ts gives it validation, JSON Schema and name checks.

import { z } from 'zod';
import type { Outcome } from '../model/outcome.ts';
import type { World } from '../model/world.ts';
import type { WorldTables } from '../model/world-tables.ts';
import type { NameKind } from '../parameters/parameter.ts';
import type { Problem } from '../parameters/problem.ts';
import type { CheckedWorld } from './checked-scenario.ts';
import type { StatedStock } from './checks/check-stocks.ts';
import type { ScenarioFiles } from './scenario-files.ts';
import { besideFile } from './text/file-path.ts';
import { type LocatedMap, type LocatedValue, placeOf, valueAt } from './text/located-value.ts';

/** Names that exist in a world, by kind; a kind that is absent is not checked. */
export interface WorldNames {
  readonly names: Readonly<Partial<Record<NameKind, readonly string[]>>>;
  /** Full names of things known by a code, for hints: `China` → `CHN`. */
  readonly codeOfName: ReadonlyMap<string, string>;
  /** The groups that an outcome has in this world; undefined when they are known only once it is built. */
  groupsOf(outcome: Outcome): readonly string[] | undefined;
}

/** A world as far as its data could be read. */
export interface WorldOpening {
  /** Absent when the data cannot be read; names are then not checked. */
  readonly names?: WorldNames;
  readonly problems: readonly Problem[];
  /** What was filled in because the data do not say it: sentences for the user. */
  readonly assumptions?: readonly string[];
  /** Inventory targets of inputs that hold where the scenario sets none. */
  readonly stocks?: readonly StatedStock[];
  /** The world for a run, from the checked body (keys of `shape`, defaults filled in). */
  world(body: Readonly<Record<string, unknown>>): CheckedWorld;
}

export interface WorldKind {
  readonly kind: CheckedWorld['kind'];
  /** One sentence for the schema and the help. */
  readonly summary: string;
  /** Keys of the body besides `kind`. */
  readonly shape: Readonly<Record<string, z.ZodType>>;
  /** Opens the data that a body names; the body may still hold mistakes. */
  open(body: LocatedMap, files: ScenarioFiles): WorldOpening;
}

const supplierWords = 'a whole number from 100 to 1000000';

/** The calibrated world: tables of a folder, suppliers drawn to fit them. */
export const tablesWorld: WorldKind = {
  kind: 'tables',
  summary: 'Suppliers drawn to fit the tables of a folder',
  shape: {
    directory: z
      .string({ error: 'the path of a folder with the tables of a world' })
      .min(1, { error: 'the path of a folder with the tables of a world' })
      .meta({ description: 'Folder with the tables of the world, relative to this file' }),
    suppliers: z
      .int({ error: supplierWords })
      .min(100, { error: supplierWords })
      .max(1_000_000, { error: supplierWords })
      .default(5000)
      .meta({ description: 'How many suppliers to draw. Unit: suppliers' }),
  },
  open(body, files) {
    const directory = valueAt(body, 'directory');
    const path = pathOf(directory);
    if (path === undefined) return { problems: [], world: () => unopened };
    const reading = files.readWorld(path, directory?.spot.typed);
    if ('found' in reading) {
      const where = placeOf(directory?.spot ?? body.spot, 'world.directory');
      return { problems: [{ where, ...reading }], world: () => unopened };
    }
    return {
      names: reading.tables && namesOfTables(reading.tables),
      problems: reading.problems,
      stocks: reading.tables && stocksOf(reading.tables, `${path}/segments.csv`),
      world: (checked) => ({
        kind: 'tables',
        hash: reading.hash,
        directory: reading.directory,
        suppliers: Number(checked.suppliers),
      }),
    };
  },
};

const unopened: CheckedWorld = { kind: 'tables', hash: '', directory: '', suppliers: 0 };

/** The path that a text means, from where the command runs; undefined when it is no text. */
export function pathOf(value: LocatedValue | undefined): string | undefined {
  if (value?.kind !== 'scalar' || typeof value.value !== 'string' || value.value === '') return undefined;
  return value.spot.typed ? value.value : besideFile(value.spot.file, value.value);
}

/** Inventory targets of what somebody needs; a segment that is no input is held by nobody. */
function stocksOf({ segments, inputs }: WorldTables, file: string): StatedStock[] {
  const needed = new Set(inputs.map(({ input }) => input));
  return segments
    .filter(({ segment }) => needed.has(segment))
    .map(({ segment, stockWeeks }) => ({
      weeks: stockWeeks,
      segment,
      where: { file, path: `${segment}.stockWeeks` },
    }));
}

/** The names that a world of tables knows. */
export function namesOfTables(tables: WorldTables): WorldNames {
  const distinct = (values: readonly string[]) => [...new Set(values)].sort();
  const names = {
    domain: tables.domains.map((row) => row.domain),
    segment: tables.segments.map((row) => row.segment),
    jurisdiction: tables.jurisdictions.map((row) => row.code),
    arrangement: [
      ...distinct(tables.memberships.map((row) => row.arrangement)),
      ...tables.domains.map((row) => `alliance:${row.domain}`),
    ],
    bloc: distinct(tables.jurisdictions.map((row) => row.bloc)),
    supplier: tables.firms.map((row) => row.id),
    resource: distinct(tables.resources.map((row) => row.resource)),
  };
  const coded = [...tables.jurisdictions, ...tables.firms.map((row) => ({ name: row.name, code: row.id }))];
  return planNames(names, new Map(coded.map((row) => [row.name.toLowerCase(), row.code])));
}

/** Names as checks look them up; `codeOfName` has full names (lower case) of what is known by a code. */
export function planNames(
  names: Partial<Record<NameKind, readonly string[]>>,
  codeOfName: ReadonlyMap<string, string> = new Map(),
): WorldNames {
  return {
    names,
    codeOfName,
    groupsOf: (outcome) =>
      groupsBeforeBuilding(outcome, {
        domainNames: names.domain,
        segmentNames: names.segment,
        jurisdictionCodes: names.jurisdiction,
        blocNames: names.bloc,
        arrangementNames: names.arrangement,
        resourceNames: names.resource,
      }),
  };
}

/** Outcomes name their groups from the names of a world's plan, which are known before it is built. */
function groupsBeforeBuilding(
  outcome: Outcome,
  names: Partial<World['plan']>,
): readonly string[] | undefined {
  try {
    return outcome.groups({ plan: names } as World);
  } catch {
    return undefined;
  }
}
