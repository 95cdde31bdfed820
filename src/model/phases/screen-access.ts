// Phase 4, screen access (MODEL.md 5.2, 5.6): what capital, data and people still reach each supplier when
// rules change. A flow into jurisdiction j is closed by Σ_h w_jh (1 − σ(h → j)), w being where it comes
// from. Capital: 1 − f_parent (1 − σ_owner) − f_market · closed, less the cost of capital. Data: the
// arrival of ideas falls by ε·ln(1 − closed). Talent: researchers move towards 1 − f·closed plus those
// who could not leave. Reads: rules, layers, owners. Writes: access. Draws: nothing.

import { flowNames, layerCount } from '../flow-rules.ts';
import type { World } from '../world.ts';

const talentFlow = flowNames.indexOf('talent');
const capitalFlow = flowNames.indexOf('capital');
const dataFlow = flowNames.indexOf('data');

/** Least share of the world's data, and of its researchers, that rules can leave to anybody. */
const least = 0.01;

export function screenAccess(world: World): void {
  const { access, suppliers, changes } = world;
  if (!changes.access.includes(1)) return;
  for (const known of [access.closedCapital, access.closedData, access.closedTalent]) forget(world, known);
  for (let i = 0; i < suppliers.count; i++)
    if (changes.access[suppliers.segment[i]] === 1) screenSupplierAccess(world, i);
  screenTalent(world);
  changes.access.fill(0);
}

/** What was worked out for segments that changed, and for their domains, is not known any more. */
function forget({ changes, plan, nations }: World, known: Float64Array): void {
  const width = nations.layer.length * layerCount;
  for (let segment = 0; segment < changes.access.length; segment++) {
    if (changes.access[segment] === 0) continue;
    for (const page of [segment, changes.access.length + plan.domainOfSegment[segment]])
      known.fill(Number.NaN, page * width, (page + 1) * width);
  }
}

/** What capital and data reach one supplier under the rules as they stand. */
export function screenSupplierAccess(world: World, i: number): void {
  const { access, rules, suppliers, settings } = world;
  const { parentFinance, marketFinance, dataElasticity } = settings.parameters.flows;
  const listed = rules.firms.rows > 0;
  let share = 1;
  access.parent[i] = 1;
  if (listed || rules.permeability[capitalFlow].written) {
    access.parent[i] = parentPermeability(world, i);
    share -= parentFinance * (1 - access.parent[i]);
    share -= marketFinance * closedTo(world, capitalFlow, access.capitalShare, access.closedCapital, i);
  }
  access.capital[i] = Math.max(least, share) * (1 - Math.min(0.99, rules.costOfCapital.values[i]));
  access.logData[i] = 0;
  if ((listed || rules.permeability[dataFlow].written) && access.livesOnData[suppliers.segment[i]]) {
    const closed = closedTo(world, dataFlow, access.dataShare, access.closedData, i);
    access.logData[i] = dataElasticity * Math.log(Math.max(least, 1 - closed));
  }
}

/** Permeability of capital from a supplier's owner abroad, 1 for an owner at home. */
export function parentPermeability(world: World, supplier: number): number {
  const { suppliers, nations, rules } = world;
  const owner = suppliers.owner[supplier];
  const place = suppliers.jurisdiction[supplier];
  if (owner === place) return 1;
  // A subsidiary carries its owner's layer, so the border that capital crosses is the one of the nations.
  return rules.permeabilityOf(
    capitalFlow,
    suppliers.segment[supplier],
    owner,
    nations.layer[owner],
    place,
    nations.layer[place],
    rules.firms.into(capitalFlow, supplier, owner),
  );
}

/** Share of a flow that rules keep from one supplier: Σ_h w_h (1 − σ(h → supplier)). */
function closedTo(
  world: World,
  flow: number,
  weights: Float64Array,
  known: Float64Array,
  supplier: number,
): number {
  const { suppliers, rules } = world;
  const segment = suppliers.segment[supplier];
  const place = suppliers.jurisdiction[supplier];
  const layer = suppliers.layer[supplier];
  if (rules.firms.rows === 0 || rules.firms.rowOfSupplier[supplier] < 0)
    return closedClass(world, flow, weights, known, 0, segment, place, layer);
  let closed = 0;
  for (let h = 0; h < world.nations.layer.length; h++) {
    if (h === place || weights[h] === 0) continue;
    const named = rules.firms.into(flow, supplier, h);
    closed +=
      weights[h] * (1 - rules.permeabilityOf(flow, segment, h, world.nations.layer[h], place, layer, named));
  }
  return closed;
}

/** The same for everybody of one segment, jurisdiction and layer, worked out once a change. */
function closedClass(
  world: World,
  flow: number,
  weights: Float64Array,
  known: Float64Array,
  row: number,
  segment: number,
  place: number,
  layer: number,
): number {
  const { rules, nations, plan } = world;
  // Where nobody wrote for single segments, all segments of a domain are alike and share a page.
  const page = rules.isWrittenBySegment(flow, segment)
    ? segment
    : plan.segmentNames.length + plan.domainOfSegment[segment];
  const index = (page * nations.layer.length + place) * layerCount + layer;
  if (!Number.isNaN(known[index])) return known[index];
  let closed = 0;
  for (let h = 0; h < nations.layer.length; h++) {
    const weight = weights[row + h];
    if (h === place || weight === 0) continue;
    closed += weight * (1 - rules.permeabilityOf(flow, segment, h, nations.layer[h], place, layer));
  }
  known[index] = closed;
  return closed;
}

function screenTalent(world: World): void {
  const { access, cells, rules, nations, settings, changes } = world;
  const { foreignTalent, talentReturn } = settings.parameters.flows;
  const target = access.talentTarget;
  if (!rules.permeability[talentFlow].written) {
    if (access.talentMoves) target.fill(1);
    return;
  }
  access.talentMoves = true;
  const count = nations.layer.length;
  for (let cell = 0; cell < cells.count; cell++) {
    const segment = cells.segmentOfCell[cell];
    if (changes.access[segment] === 0) continue;
    const j = cells.jurisdictionOfCell[cell];
    const closed = closedClass(
      world,
      talentFlow,
      access.talentShare,
      access.closedTalent,
      j * count,
      segment,
      j,
      nations.layer[j],
    );
    let kept = 0;
    if (talentReturn > 0 && access.researchers[j] > 0) {
      for (let k = 0; k < count; k++) {
        const leaving = access.researchers[k] * access.talentShare[k * count + j];
        if (k === j || leaving === 0) continue;
        const barred =
          1 - rules.permeabilityOf(talentFlow, segment, j, nations.layer[j], k, nations.layer[k]);
        kept += (leaving / access.researchers[j]) * barred;
      }
    }
    target[cell] = Math.max(least, 1 - foreignTalent * (closed - talentReturn * kept));
  }
}

/** Phase 11, before learning: the stock of researchers follows who may come, with the time of a career step. */
export function moveTalent(world: World): void {
  const { access, settings } = world;
  if (!access.talentMoves) return;
  const { talent, talentTarget, logTalent } = access;
  for (let cell = 0; cell < talent.length; cell++) {
    talent[cell] += settings.talentRate * (talentTarget[cell] - talent[cell]);
    logTalent[cell] = Math.log(talent[cell]);
  }
}
