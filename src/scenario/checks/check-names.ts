// Looks up every name in a scenario: jurisdictions, domains, segments, arrangements, blocs and suppliers
// in the scenario's world; policies, toggles and charts in the file and the program. Each unknown one is
// a problem with the nearest name that exists.

import { flowNames } from '../../model/flow-rules.ts';
import type { NameKind, ParameterSpec, ParameterSpecs } from '../../parameters/parameter.ts';
import type { Problem } from '../../parameters/problem.ts';
import { oneOf, selectorKeys } from '../parameter-schema.ts';
import type { Registries } from '../registries.ts';
import {
  entriesAt,
  itemsAt,
  joinPath,
  type LocatedMap,
  type LocatedScalar,
  type LocatedValue,
  placeOf,
  quote,
  textAt,
  valueAt,
} from '../text/located-value.ts';
import { nearestName } from '../text/nearest-name.ts';
import type { WorldNames } from '../world-kind.ts';
import { itemPath } from './check-structure.ts';

/** Every unknown name. `world` is absent when its data cannot be read; its names are then not checked. */
export function checkNames(
  document: LocatedMap,
  registries: Registries,
  world: WorldNames | undefined,
  formOfPolicy: readonly (string | undefined)[],
): Problem[] {
  const policies = itemsAt(document, 'policies');
  const ids = policies.flatMap((policy) => textAt(policy, 'id') || []);
  const lookUp = new LookUp(world, ids);
  policies.forEach((policy, index) => {
    const tool = registries.policies.find(({ kind }) => kind === formOfPolicy[index]);
    if (tool) lookUp.parameters(policy, tool.parameters, itemPath('policies', index, policy));
  });
  for (const [group, specs] of Object.entries(registries.parameters)) {
    lookUp.parameters(valueAt(document, group), specs, group);
  }
  itemsAt(document, 'shocks').forEach((shock, index) => {
    const path = itemPath('shocks', index, shock);
    for (const kind of ['supplier', 'jurisdiction', 'segment'] as const) {
      lookUp.value(valueAt(shock, `${kind}s`), kind, joinPath(path, `${kind}s`));
    }
  });
  for (const [name, { value }] of entriesAt(document, 'toggleGroups')) {
    lookUp.value(value, 'policy', `toggleGroups.${name}`);
  }
  const groups = entriesAt(document, 'toggleGroups').flatMap(([name]) => name || []);
  lookUp.among(valueAt(document, 'toggles'), 'policy or toggle group', [...ids, ...groups], 'toggles');
  if (registries.charts) lookUp.among(valueAt(document, 'charts'), 'chart', registries.charts, 'charts');
  return lookUp.problems;
}

class LookUp {
  readonly problems: Problem[] = [];
  private readonly world: WorldNames | undefined;
  private readonly ids: readonly string[];

  constructor(world: WorldNames | undefined, ids: readonly string[]) {
    this.world = world;
    this.ids = ids;
  }

  parameters(map: LocatedValue | undefined, specs: ParameterSpecs, path: string): void {
    for (const [name, spec] of Object.entries(specs))
      this.parameter(valueAt(map, name), spec, joinPath(path, name));
  }

  value(value: LocatedValue | undefined, kind: NameKind, path: string): void {
    const known = kind === 'policy' ? this.ids : kind === 'flow' ? flowNames : this.world?.names[kind];
    if (known !== undefined) this.among(value, kind, known, path);
  }

  among(value: LocatedValue | undefined, kind: string, known: readonly string[], path: string): void {
    if (value?.kind === 'list') {
      for (const [index, item] of value.items.entries()) this.among(item, kind, known, joinPath(path, index));
    } else if (value?.kind === 'scalar' && typeof value.value === 'string' && !known.includes(value.value)) {
      this.unknown(value, value.value, kind, known, path);
    }
  }

  private parameter(value: LocatedValue | undefined, spec: ParameterSpec, path: string): void {
    if (value === undefined) return;
    if (spec.type === 'names') this.value(value, spec.of, path);
    if (spec.type !== 'selector') return;
    for (const plural of spec.keys) {
      if (plural === 'layers') continue;
      const kind = selectorKeys[plural] as NameKind;
      for (const key of [plural, kind]) this.value(valueAt(value, key), kind, joinPath(path, key));
    }
  }

  private unknown(
    at: LocatedScalar,
    name: string,
    kind: string,
    known: readonly string[],
    path: string,
  ): void {
    const code = this.world?.codeOfName.get(name.toLowerCase());
    const near = code !== undefined && known.includes(code) ? code : nearestName(name, known);
    this.problems.push({
      where: placeOf(at.spot, path),
      found: `the unknown ${kind} ${quote(name)}`,
      expected: known.length === 0 ? `no name: there is no ${kind} here` : oneOf(known),
      ...(near && { hint: `did you mean ${quote(near)}?` }),
    });
  }
}
