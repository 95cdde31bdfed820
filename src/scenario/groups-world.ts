// A `groups` world in a scenario file: a few groups, who meets whom, and segments where goods are to be
// traded. Everything left out gets the value that takes least for granted.

import { sha256 } from '@noble/hashes/sha2.js';
import { bytesToHex, utf8ToBytes } from '@noble/hashes/utils.js';
import { groupSupplierId } from '../model/building/group-tables.ts';
import type { GroupsBody } from '../model/run-input.ts';
import { checkGroups } from './checks/check-groups.ts';
import type { StatedStock } from './checks/check-stocks.ts';
import { groupsForm, groupsShape, type StatedGroups } from './groups-form.ts';
import { type LocatedMap, placeOf, plainValue, valueAt } from './text/located-value.ts';
import { planNames, type WorldKind } from './world-kind.ts';

/** Groups or blocs of a few figures each, for theory, teaching and verification. */
export const groupsWorld: WorldKind = {
  kind: 'groups',
  summary: 'A few groups that learn from each other, with goods where segments are named',
  shape: groupsShape,
  open(body) {
    const stated = groupsForm.safeParse(plainValue(body));
    if (!stated.success) return { problems: [], world: worldOf };
    return {
      names: namesOf(fillIn(stated.data)),
      problems: checkGroups(stated.data, body),
      stocks: stocksOf(stated.data, body),
      world: worldOf,
    };
  },
};

function worldOf(checked: Readonly<Record<string, unknown>>) {
  const groups = fillIn(checked as StatedGroups);
  return { kind: 'groups', hash: bytesToHex(sha256(utf8ToBytes(JSON.stringify(groups)))), groups } as const;
}

/** Inventory targets of the segments that are inputs of others, where the body states them. */
function stocksOf({ segments }: StatedGroups, body: LocatedMap): StatedStock[] {
  const list = valueAt(body, 'segments');
  const needed = new Set(segments.flatMap(({ inputs }) => Object.keys(inputs)));
  return segments.flatMap(({ name, stockWeeks }, s) => {
    if (!needed.has(name)) return [];
    const item = list?.kind === 'list' ? list.items[s] : undefined;
    const spot = valueAt(item, 'stockWeeks')?.spot ?? item?.spot ?? body.spot;
    return [{ weeks: stockWeeks, segment: name, where: placeOf(spot, `world.segments[${s}].stockWeeks`) }];
  });
}

/** Everything left out gets its value. */
function fillIn(stated: StatedGroups): GroupsBody {
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
