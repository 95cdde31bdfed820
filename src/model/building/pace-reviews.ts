// How often a slot is reviewed so that half of all links are replaced within the set half-life: a review
// may end with the same seller again, and in concentrated segments often does. With p_l the chance that a
// review of link l renews it, the share of links left after t is mean_l exp(−λ(1 − p_l)·t); λ is solved so
// that it is one half at the half-life (Reisch, Borsos and Thurner 2025 count links, not contracts).

import { aliasMass } from '../../random/alias-table.ts';
import type { World } from '../world.ts';

/** Links looked at are thinned to about this many: the mean of more is the same. */
const sampledLinks = 20_000;

/** Mean ticks between two reviews of a slot. */
export function paceReviews(world: World): number {
  const { settings, links } = world;
  const halfLife = (settings.parameters.sourcing.linkHalfLifeMonths * settings.ticksPerYear) / 12;
  if (links.count === 0) return halfLife / Math.LN2;
  const renewals = renewalChances(world);
  const left = (rate: number) => {
    let sum = 0;
    for (const renewal of renewals) sum += Math.exp(-rate * (1 - renewal) * halfLife);
    return sum / renewals.length;
  };
  let low = 0;
  let high = 8 / halfLife;
  for (let step = 0; step < 60; step++) {
    const rate = (low + high) / 2;
    if (left(rate) > 0.5) low = rate;
    else high = rate;
  }
  return 1 / high;
}

/** Chance of each sampled link to be renewed at a review, at start prices. */
function renewalChances(world: World): Float64Array {
  const { cells, suppliers, needs, links, endUsers, plan } = world;
  const ofCell = new Float64Array(suppliers.count);
  for (let cell = 0; cell < cells.count; cell++) {
    const from = cells.firstSupplierOfCell[cell];
    const to = cells.firstSupplierOfCell[cell + 1];
    ofCell.set(aliasMass(cells.sizeThreshold, cells.sizeAlias, from, to), from);
  }
  const rows = new Map<number, Float64Array>();
  const every = Math.max(1, Math.floor(links.count / sampledLinks));
  const chances: number[] = [];
  for (let need = 0; need < needs.count; need++) {
    const buyer = needs.buyer[need];
    const isSupplier = buyer < suppliers.count;
    const place = isSupplier ? suppliers.jurisdiction[buyer] : endUsers.jurisdiction[buyer - suppliers.count];
    const segment = needs.segment[need];
    const row = segment * plan.jurisdictionCodes.length + place;
    const firstCell = cells.firstCellOfSegment[segment];
    const start = cells.sourcingStart[row];
    const end = start + cells.firstCellOfSegment[segment + 1] - firstCell;
    const shares = rows.get(row) ?? aliasMass(cells.sourcingThreshold, cells.sourcingAlias, start, end);
    rows.set(row, shares);
    const chanceOf = (seller: number) => shares[suppliers.cell[seller] - firstCell] * ofCell[seller];
    let held = 0;
    const from = needs.firstLink[need];
    const to = needs.firstLink[need + 1];
    if (isSupplier) for (let link = from; link < to; link++) held += chanceOf(links.supplier[link]);
    for (let link = from; link < to; link++) {
      if (link % every !== 0) continue;
      const own = chanceOf(links.supplier[link]);
      // Sellers held in other slots are no candidates; what is left is shared by the rest.
      chances.push(Math.min(0.98, isSupplier ? own / Math.max(own, 1 - (held - own)) : own));
    }
  }
  return Float64Array.from(chances.length > 0 ? chances : [0]);
}
