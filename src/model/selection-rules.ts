// From whom a policy means to the tables: a selection names jurisdictions, layers and single suppliers, and
// each has a table of its own. Several policies close a lane on one side by a selection, so it is said once.

import type { Selector } from '../parameters/parameter.ts';
import { alliancePrefix } from './alliances/members-of.ts';
import type { FlowName } from './flow-rules.ts';
import type { PublicState, Selection } from './policy-tool.ts';
import type { RuleWriter } from './rule-writer.ts';

/** Limits flows of some segments from marked jurisdictions to everybody selected, abroad. */
export function limitTo(
  write: RuleWriter,
  flows: readonly FlowName[],
  segments: readonly number[],
  from: Uint8Array,
  to: Selection,
  permeability: number,
): void {
  for (const flow of flows) {
    write.limitPairs(flow, segments, from, to.jurisdictions, permeability);
    write.limitToLayers(flow, segments, from, to.layers, permeability);
  }
  for (const supplier of to.suppliers) write.limitSupplier(supplier, flows, 'in', from, permeability);
}

/** Limits flows of some segments from everybody selected to marked jurisdictions, abroad. */
export function limitFrom(
  write: RuleWriter,
  state: PublicState,
  flows: readonly FlowName[],
  segments: readonly number[],
  from: Selection,
  to: Uint8Array,
  permeability: number,
): void {
  for (const flow of flows) {
    write.limitPairs(flow, segments, from.jurisdictions, to, permeability);
    write.limitFromLayers(flow, segments, from.layers, to, permeability);
  }
  if (from.suppliers.length === 0) return;
  const sellers = new Uint8Array(state.supplierCount);
  for (const supplier of from.suppliers)
    if (segments.includes(state.segmentOfSupplier[supplier])) sellers[supplier] = 1;
  write.limitSellers(flows, sellers, { jurisdictions: to }, permeability);
}

/** 1 for each supplier that a selection means, by name, by where it works or by its layer. */
export function suppliersMeant(state: PublicState, selection: Selection): Uint8Array {
  const meant = new Uint8Array(state.supplierCount);
  for (const supplier of selection.suppliers) meant[supplier] = 1;
  for (let i = 0; i < meant.length; i++) {
    if (selection.jurisdictions[state.jurisdictionOfSupplier[i]]) meant[i] = 1;
    if (selection.layers.includes(state.layerOfSupplier[i])) meant[i] = 1;
  }
  return meant;
}

/** 1 for each jurisdiction that a selection means, by name or by its layer. */
export function jurisdictionsMeant(state: PublicState, selection: Selection): Uint8Array {
  return selection.jurisdictions.map((named, j) =>
    named || selection.layers.includes(state.layerOfJurisdiction[j]) ? 1 : 0,
  );
}

/** The marked suppliers of some segments. */
export function inSegments(
  state: PublicState,
  suppliers: Uint8Array,
  segments: readonly number[],
): Uint8Array {
  return suppliers.map((marked, i) => (marked && segments.includes(state.segmentOfSupplier[i]) ? 1 : 0));
}

/** 1 for each jurisdiction that is not marked. */
export function allBut(jurisdictions: Uint8Array): Uint8Array {
  return jurisdictions.map((marked) => (marked ? 0 : 1));
}

/**
 * 1 for each member: those that a selector names, or, where it names nobody, the members of the domain's
 * alliance as the last review left them.
 */
export function membersIn(state: PublicState, selector: Selector, domain: number): Uint8Array {
  const names = Object.keys(selector).length > 0;
  const alliance = `${alliancePrefix}${state.domainNames[domain]}`;
  return state.select(names ? selector : { arrangements: [alliance] }).jurisdictions;
}

/** Segments of one domain. */
export function segmentsOfDomain(state: PublicState, domain: number): readonly number[] {
  return state.segmentsOf([state.domainNames[domain]]);
}
