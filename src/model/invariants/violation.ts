// What an invariant says when it does not hold: a ModelError that names tick, phase and entity. Suppliers
// are named by their id where they have one, and by segment and jurisdiction besides.

import { ModelError, type World } from '../world.ts';

/** The error of a violation in a phase: `tick 12: ship`, `stock of need 4 (...) is -1, expected at least 0`. */
export function violation(world: World, phase: string, message: string): ModelError {
  return new ModelError(`tick ${world.tick}: ${phase}`, message);
}

/** `supplier 17 (foundry-one, semiconductors.fabrication, TWN)`. */
export function supplierName(world: World, supplier: number): string {
  const { plan, suppliers } = world;
  const place = `${plan.segmentNames[suppliers.segment[supplier]]}, ${plan.jurisdictionCodes[suppliers.jurisdiction[supplier]]}`;
  for (const [id, index] of plan.supplierIds)
    if (index === supplier) return `supplier ${supplier} (${id}, ${place})`;
  return `supplier ${supplier} (${place})`;
}

/** `need 4 (semiconductors.chips for supplier 17 (...))`. */
export function needName(world: World, need: number): string {
  const { plan, suppliers, needs, endUsers } = world;
  const buyer = needs.buyer[need];
  const who =
    buyer < suppliers.count
      ? supplierName(world, buyer)
      : `the end users of ${plan.jurisdictionCodes[endUsers.jurisdiction[buyer - suppliers.count]]}`;
  return `need ${need} (${plan.segmentNames[needs.segment[need]]} for ${who})`;
}

/** `link 9 (supplier 3 (...) in need 4 (...))`. */
export function linkName(world: World, link: number): string {
  const { needs, links } = world;
  let low = 0;
  let high = needs.count;
  while (high - low > 1) {
    const middle = (low + high) >> 1;
    if (needs.firstLink[middle] <= link) low = middle;
    else high = middle;
  }
  return `link ${link} (${supplierName(world, links.supplier[link])} in ${needName(world, low)})`;
}
