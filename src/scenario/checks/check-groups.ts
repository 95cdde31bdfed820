// What the shapes of a groups world's keys cannot say: sizes of matrices, sums of rows, names that must be
// known or may stand only once.

import type { Problem } from '../../parameters/problem.ts';
import type { StatedGroups } from '../groups-form.ts';
import {
  joinPath,
  type LocatedMap,
  type LocatedValue,
  placeOf,
  quote,
  valueAt,
} from '../text/located-value.ts';
import { nearestName } from '../text/nearest-name.ts';

/** Every contradiction in a groups body; `body` is where it stands in the file. */
export function checkGroups(stated: StatedGroups, body: LocatedMap): Problem[] {
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
  { segments }: StatedGroups,
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
