// Where ideas come from, as expected rates at the present state of a run: chances of contact from the
// contact matrix, what a source teaches (MODEL.md 5.6), and what rules let through. Rows 14 and 20 read it.

import { knowledgeOf, sources } from '../../model/phases/meet-sources.ts';
import type { World } from '../../model/world.ts';

/**
 * Chances that a contact abroad of a supplier of `segment` and `place` is with each cell of the segment;
 * one number a cell, from the segment's first; they sum to 1 where anybody can be met.
 */
export function contactChances({ cells, plan }: World, segment: number, place: number): Float64Array {
  const from = cells.firstCellOfSegment[segment];
  const length = cells.firstCellOfSegment[segment + 1] - from;
  const start = cells.sourcingStart[segment * plan.jurisdictionCodes.length + place];
  const chance = new Float64Array(length);
  for (let n = 0; n < length; n++) {
    chance[n] += cells.contactThreshold[start + n] / length;
    chance[cells.contactAlias[start + n]] += (1 - cells.contactThreshold[start + n]) / length;
  }
  return chance;
}

/** Ideas that a contact brings, relative to one with a peer of the learner's own level; log levels. */
export function taughtBy(world: World, source: number, own: number): number {
  const { tailExponent, diffusion, absorptionSlope } = world.settings.parameters.learning;
  return Math.exp(
    knowledgeOf(source, own, tailExponent, diffusion, absorptionSlope) + (1 - diffusion) * tailExponent * own,
  );
}

/**
 * Rate at which ideas from peers in `source` reach the suppliers of `target` (numbers of jurisdictions):
 * chance of contact × permeability × what peers teach × researchers there are, output at the start as
 * weight. No unit: only ratios of two runs mean something.
 */
export function arrivalsFrom(world: World, source: number, target: number): number {
  const { suppliers, plan, cells, access } = world;
  const { contactPermeability } = sources(world);
  let sum = 0;
  for (let segment = 0; segment < plan.segmentNames.length; segment++) {
    const first = cells.firstCellOfSegment[segment];
    const last = cells.firstCellOfSegment[segment + 1];
    const cellOf = (place: number) => {
      for (let cell = first; cell < last; cell++) if (cells.jurisdictionOfCell[cell] === place) return cell;
      return -1;
    };
    const [there, here] = [cellOf(source), cellOf(target)];
    if (there < 0 || here < 0) continue;
    const chance = contactChances(world, segment, target)[there - first];
    const [from, to] = [cells.firstSupplierOfCell[there], cells.firstSupplierOfCell[there + 1]];
    for (let i = cells.firstSupplierOfCell[here]; i < cells.firstSupplierOfCell[here + 1]; i++) {
      let taught = 0;
      for (let peer = from; peer < to; peer++) {
        const own = suppliers.technology[i];
        taught += contactPermeability(segment, peer, i) * taughtBy(world, suppliers.technology[peer], own);
      }
      sum += suppliers.plannedOutput[i] * access.talent[here] * chance * (taught / (to - from));
    }
  }
  return sum;
}
