// The three channels of phase 11 (MODEL.md 5.6): whom a supplier meets, and whether the idea is better
// than what it has. π is the permeability of the channel: 1 at home, the knowledge flow along a link,
// a mix of the knowledge and the talent flow for contacts abroad, and the capital flow for those with an
// owner abroad. A source in another segment is read relative to that segment's start level and trend.
// Reads: technology, links, cells, rules. Writes: suppliers.gain, tally. Draws: source, insightSource,
// parent.

import { drawAlias } from '../../random/alias-table.ts';
import { flowNames } from '../flow-rules.ts';
import { perWorld } from '../of-world.ts';
import type { ArrivalTally } from '../work-space.ts';

const knowledgeFlow = flowNames.indexOf('knowledge');
const talentFlow = flowNames.indexOf('talent');

/** θ(β ln x − ln A) − χβθ·max(0, ln x − ln A): how good an idea from x is for A. */
export function knowledgeOf(source: number, own: number, theta: number, beta: number, chi: number): number {
  const gap = source - own;
  return theta * (beta * source - own) - (gap > 0 ? chi * beta * theta * gap : 0);
}

/** Makes ln that is not worked out again for the number of the last call: what a channel meets is one share a cell. */
function openLastLog(): (x: number) => number {
  const last = new Float64Array(new ArrayBuffer(16));
  // A number and its ln from the start on: 1 and 0.
  last[0] = 1;
  return (x) => {
    if (x !== last[0]) {
      last[0] = x;
      last[1] = Math.log(x);
    }
    return last[1];
  };
}

/** The sources of the suppliers of one world. */
export const sources = perWorld((world) => {
  const [logHome, logAbroad, logInsight] = [openLastLog(), openLastLog(), openLastLog()];

  /** Own research: a peer of the same jurisdiction and segment, itself if alone. */
  function meetPeerAtHome(
    i: number,
    draw: number,
    logRate: number,
    luck: number,
    share: number,
    tally?: ArrivalTally,
  ): void {
    const { cells, suppliers, draws } = world;
    const first = cells.firstSupplierOfCell[suppliers.cell[i]];
    const count = peersIn(suppliers.cell[i]);
    const peer = first + Math.min(count - 1, (draws.source.uniform(suppliers.key[i], 2 * draw) * count) | 0);
    weighIdea(i, suppliers.technology[peer], logRate + logHome(share), luck, tally);
  }

  /** Foreign contact: a peer of the same segment abroad, the owner's or by the contact matrix. */
  function meetPeerAbroad(
    i: number,
    draw: number,
    logRate: number,
    luck: number,
    share: number,
    tally?: ArrivalTally,
  ): void {
    const { cells, suppliers, draws, plan } = world;
    const colleague = peerOfOwner(i, draw);
    if (colleague >= 0) {
      const capital = world.access.parent[i];
      if (capital > 0)
        weighIdea(i, suppliers.technology[colleague], logRate + logAbroad(share * capital), luck, tally);
      return;
    }
    const segment = suppliers.segment[i];
    const place = suppliers.jurisdiction[i];
    const firstCell = cells.firstCellOfSegment[segment];
    const start = cells.sourcingStart[segment * plan.jurisdictionCodes.length + place];
    const end = start + cells.firstCellOfSegment[segment + 1] - firstCell;
    const u = draws.source.uniform(suppliers.key[i], 2 * draw + 1);
    const cell = firstCell + drawAlias(cells.contactThreshold, cells.contactAlias, start, end, u);
    const first = cells.firstSupplierOfCell[cell];
    const count = peersIn(cell);
    const peer = first + Math.min(count - 1, (draws.source.second() * count) | 0);
    const permeability = contactPermeability(segment, peer, i);
    if (permeability <= 0) return;
    weighIdea(i, suppliers.technology[peer], logRate + logAbroad(share * permeability), luck, tally);
  }

  /** A peer in the jurisdiction of a foreign owner, met through the capital flow; -1: meet somebody else. */
  function peerOfOwner(i: number, draw: number): number {
    const { cells, suppliers, draws, plan, settings, access } = world;
    const owner = suppliers.owner[i];
    if (owner === suppliers.jurisdiction[i]) return -1;
    const cell = access.cellOfPlace[suppliers.segment[i] * plan.jurisdictionCodes.length + owner];
    if (
      cell < 0 ||
      draws.parent.uniform(suppliers.key[i], draw) >= settings.parameters.flows.ownershipContacts
    )
      return -1;
    const first = cells.firstSupplierOfCell[cell];
    const count = peersIn(cell);
    return first + Math.min(count - 1, (draws.parent.second() * count) | 0);
  }

  /** π of a contact abroad: the knowledge and the talent flow, and what the world itself says of the pair. */
  function contactPermeability(segment: number, source: number, target: number): number {
    const { plan, settings, suppliers } = world;
    const { talentShare } = settings.parameters.learning;
    const flows =
      (1 - talentShare) * flowPermeability(knowledgeFlow, segment, source, target) +
      talentShare * flowPermeability(talentFlow, segment, source, target);
    if (plan.contactPermeability === undefined) return flows;
    const places = plan.jurisdictionCodes.length;
    return (
      flows *
      plan.contactPermeability[suppliers.jurisdiction[target] * places + suppliers.jurisdiction[source]]
    );
  }

  /** Supplier insight: one of the supplier's own links, drawn by weight. */
  function meetSupplier(
    i: number,
    draw: number,
    logRate: number,
    luck: number,
    share: number,
    tally?: ArrivalTally,
  ): void {
    const { suppliers, needs, links, draws, step } = world;
    const firstNeed = suppliers.firstNeed[i];
    const inputs = suppliers.firstNeed[i + 1] - firstNeed;
    if (inputs === 0) {
      // Who buys nothing has nobody to learn from along links: that time goes into own research.
      meetPeerAtHome(i, draw, logRate, luck, share, tally);
      return;
    }
    const u = draws.insightSource.uniform(suppliers.key[i], draw) * inputs;
    const need = firstNeed + Math.min(inputs - 1, u | 0);
    const target = draws.insightSource.second();
    let cumulated = 0;
    let seller = -1;
    for (let link = needs.firstLink[need]; link < needs.firstLink[need + 1]; link++) {
      if (links.share[link] <= 0) continue;
      cumulated += links.share[link];
      seller = links.supplier[link];
      if (target < cumulated) break;
    }
    if (seller < 0) return;
    const cell = suppliers.cell[seller];
    const first = world.cells.firstSupplierOfCell[cell];
    if (seller - first >= step.peersPerCell) seller = first + ((seller - first) % step.peersPerCell);
    const inputSegment = needs.segment[need];
    const permeability = flowPermeability(knowledgeFlow, inputSegment, seller, i);
    if (permeability <= 0) return;
    const advantage = suppliers.technology[seller] - step.meanOfSegment[inputSegment];
    const source = step.meanOfSegment[suppliers.segment[i]] + advantage;
    weighIdea(i, source, logRate + logInsight(share * permeability), luck, tally);
  }

  /** How many suppliers of a cell can be met. */
  function peersIn(cell: number): number {
    const { firstSupplierOfCell } = world.cells;
    return Math.min(firstSupplierOfCell[cell + 1] - firstSupplierOfCell[cell], world.step.peersPerCell);
  }

  function flowPermeability(flow: number, segment: number, source: number, target: number): number {
    const { suppliers, rules } = world;
    const from = suppliers.jurisdiction[source];
    const to = suppliers.jurisdiction[target];
    let named = rules.firms.rows === 0 ? 1 : rules.firms.read(flow, source, from, target, to);
    if (rules.trade.rules.length > 0) named *= rules.trade.permeabilityOf(flow, source, from, target, to);
    return rules.permeabilityOf(
      flow,
      segment,
      from,
      suppliers.layer[source],
      to,
      suppliers.layer[target],
      named,
    );
  }

  /** Accepts the idea when it beats the present level: E < e^y. Keeps the best of the tick. */
  function weighIdea(i: number, source: number, logRate: number, luck: number, tally?: ArrivalTally): void {
    const { suppliers, settings, plan } = world;
    const { tailExponent, diffusion, absorptionSlope } = settings.parameters.learning;
    const y =
      logRate + knowledgeOf(source, suppliers.technology[i], tailExponent, diffusion, absorptionSlope);
    if (tally) {
      const domain = plan.domainOfSegment[suppliers.segment[i]];
      const rate = Math.exp(y);
      tally[domain * plan.jurisdictionCodes.length + suppliers.jurisdiction[i]] += rate;
      // Most fail here: 1 − u is at most −ln u.
      if (1 - luck >= rate) return;
    }
    const waiting = -Math.log(luck);
    const gain = (y - Math.log(waiting)) / tailExponent;
    if (gain > suppliers.gain[i]) suppliers.gain[i] = gain;
  }

  return { meetPeerAtHome, meetPeerAbroad, meetSupplier, contactPermeability };
});
