// What stands behind a supplier, read from the links of the world: the content of some jurisdictions in
// its product, c = v (I − A)^{-1} by supplier, and whether any stage upstream is unclean. Segments form a
// DAG, so both are exact after as many passes as there are stages; passes stop when nothing changes.
// Source: Miller and Blair 2009 for the content; Tang 2021, III (direct product rule) and I (clean path).

import type { World } from './world.ts';

/**
 * Share of each supplier's value that stems from the marked jurisdictions, directly and through its
 * inputs, 0..1: own value added where it works, plus the content of its suppliers by input share.
 */
export function contentOfSuppliers(world: World, from: Uint8Array): Float64Array {
  const { suppliers } = world;
  const content = new Float64Array(suppliers.count);
  for (let pass = 0; pass < world.plan.segmentNames.length; pass++) {
    let moved = false;
    for (let i = 0; i < suppliers.count; i++) {
      const own = from[suppliers.jurisdiction[i]] ? suppliers.valueAddedShare[i] : 0;
      const value = own + contentOfInputs(world, i, content);
      if (value !== content[i]) moved = true;
      content[i] = value;
    }
    if (!moved) break;
  }
  return content;
}

function contentOfInputs(world: World, supplier: number, content: Float64Array): number {
  const { suppliers, needs, links } = world;
  let sum = 0;
  for (let need = suppliers.firstNeed[supplier]; need < suppliers.firstNeed[supplier + 1]; need++) {
    let mean = 0;
    for (let link = needs.firstLink[need]; link < needs.firstLink[need + 1]; link++)
      mean += links.share[link] * content[links.supplier[link]];
    sum += needs.inputShare[need] * mean;
  }
  return sum;
}

/** 1 for each supplier that is unclean itself or buys, at any number of stages, from one that is. */
export function uncleanByUpstream(world: World, unclean: Uint8Array): Uint8Array {
  const { suppliers, needs, links } = world;
  const marked = Uint8Array.from(unclean);
  for (let pass = 0; pass < world.plan.segmentNames.length; pass++) {
    let moved = false;
    for (let i = 0; i < suppliers.count; i++) {
      if (marked[i]) continue;
      const first = needs.firstLink[suppliers.firstNeed[i]];
      const last = needs.firstLink[suppliers.firstNeed[i + 1]];
      for (let link = first; link < last; link++) {
        if (links.share[link] > 0 && marked[links.supplier[link]]) {
          marked[i] = 1;
          moved = true;
          break;
        }
      }
    }
    if (!moved) break;
  }
  return marked;
}
