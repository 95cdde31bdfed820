// What the study of toggles reads of a world beside the outcomes of the program: sales, ideas and prices of
// named firms and places. Each measure is an outcome with one group, so that it is recorded in the same run.

import { defineOutcome, type Outcome } from '../../src/model/outcome.ts';
import type { World } from '../../src/model/world.ts';

type Pick = (world: World, supplier: number) => boolean;

/** Suppliers by name. */
export const named =
  (...ids: string[]): Pick =>
  (world, i) =>
    ids.some((id) => world.plan.supplierIds.get(id) === i);

/** Suppliers of jurisdictions, in segments whose names begin with one of the beginnings. */
export const suppliersIn =
  (codes: readonly string[], ...segments: string[]): Pick =>
  ({ plan, suppliers }, i) =>
    (codes.length === 0 || codes.includes(plan.jurisdictionCodes[suppliers.jurisdiction[i]])) &&
    segments.some((start) => plan.segmentNames[suppliers.segment[i]].startsWith(start));

/** An outcome with one group, `all`. */
export function measure(
  name: string,
  unit: string,
  definition: string,
  read: (world: World) => number,
): Outcome {
  return defineOutcome({
    name,
    unit,
    definition,
    source: 'tests/studies/toggle-measures.ts',
    when: 'series',
    groups: () => ['all'],
    record: (world, values, offset) => {
      values[offset] = read(world);
    },
  });
}

/** Sum over some suppliers. */
function sumOver(world: World, pick: Pick, value: (i: number) => number): number {
  let sum = 0;
  for (let i = 0; i < world.suppliers.count; i++) if (pick(world, i)) sum += value(i);
  return sum;
}

/** Sales of some suppliers, million US dollars a year. */
export const sales = (name: string, pick: Pick) =>
  measure(name, 'million US dollars a year', 'sales of the suppliers meant', (world) =>
    sumOver(world, pick, (i) => world.suppliers.revenue[i] * world.settings.ticksPerYear),
  );

/** Share of some suppliers in the sales of others that they are part of. */
export const salesShare = (name: string, pick: Pick, of: Pick) =>
  measure(
    name,
    'share',
    'sales of the suppliers meant over those of the segments',
    (world) =>
      sumOver(world, pick, (i) => world.suppliers.revenue[i]) /
      sumOver(world, of, (i) => world.suppliers.revenue[i]),
  );

/** Ideas accepted so far by some suppliers. */
export const ideas = (name: string, pick: Pick) =>
  measure(name, 'ideas', 'ideas accepted since the start by the suppliers meant', (world) =>
    sumOver(world, pick, (i) => world.research.ideas[i]),
  );

/** Mean ln technology of some suppliers, by planned output. */
export const level = (name: string, pick: Pick) =>
  measure(
    name,
    'log points',
    'mean ln technology of the suppliers meant, by planned output',
    (world) =>
      sumOver(world, pick, (i) => world.suppliers.plannedOutput[i] * world.suppliers.technology[i]) /
      sumOver(world, pick, (i) => world.suppliers.plannedOutput[i]),
  );

/** Mean delivered price of an input at some buyers, start = 1. */
export const inputPrice = (name: string, input: string, buyers: Pick) =>
  measure(name, 'start = 1', 'mean delivered price of the input at the buyers meant', (world) => {
    const { needs, suppliers, plan } = world;
    let paid = 0;
    let weight = 0;
    for (let need = 0; need < needs.count; need++) {
      const buyer = needs.buyer[need];
      if (buyer >= suppliers.count || plan.segmentNames[needs.segment[need]] !== input) continue;
      if (!buyers(world, buyer)) continue;
      paid += needs.price[need] * suppliers.plannedOutput[buyer];
      weight += suppliers.plannedOutput[buyer];
    }
    return weight > 0 ? paid / weight : Number.NaN;
  });

/** Value of the orders of some segments that go from sellers in some places to buyers in others. */
export const orders = (
  name: string,
  segments: readonly string[],
  from: (world: World, seller: number) => boolean,
  to: (world: World, place: number) => boolean,
) =>
  measure(
    name,
    'million US dollars a year',
    'value of orders placed with the sellers by the buyers meant',
    (world) => {
      const { needs, links, suppliers, endUsers, plan, settings } = world;
      let value = 0;
      for (let need = 0; need < needs.count; need++) {
        const segment = plan.segmentNames[needs.segment[need]];
        if (!segments.some((start) => segment.startsWith(start))) continue;
        const buyer = needs.buyer[need];
        const place =
          buyer < suppliers.count
            ? suppliers.jurisdiction[buyer]
            : endUsers.jurisdiction[buyer - suppliers.count];
        if (!to(world, place)) continue;
        for (let link = needs.firstLink[need]; link < needs.firstLink[need + 1]; link++) {
          const seller = links.supplier[link];
          if (suppliers.jurisdiction[seller] === place || !from(world, seller)) continue;
          value += needs.order[need] * links.share[link] * suppliers.price[seller] * settings.ticksPerYear;
        }
      }
      return value;
    },
  );

/** Capital that owners in one place can put into suppliers in another, by capacity. */
export const ownersCapital = (name: string, owner: string, place: string) =>
  measure(
    name,
    'units',
    'capacity of suppliers there owned from elsewhere, as far as the owner may pay',
    (world) => {
      const { suppliers, plan, access } = world;
      const [from, to] = [plan.jurisdictionCodes.indexOf(owner), plan.jurisdictionCodes.indexOf(place)];
      const pick: Pick = (_, i) => suppliers.owner[i] === from && suppliers.jurisdiction[i] === to;
      return sumOver(world, pick, (i) => suppliers.capacity[i] * access.parent[i]);
    },
  );

/** Whether a jurisdiction is in an arrangement of the data at the end of the horizon, or has a code. */
export const placeIs =
  (codes: readonly string[]) =>
  ({ plan }: World, place: number) =>
    codes.includes(plan.jurisdictionCodes[place]);

/** Whether a seller works in one of some jurisdictions. */
export const sellerIn =
  (codes: readonly string[]) =>
  ({ plan, suppliers }: World, seller: number) =>
    codes.includes(plan.jurisdictionCodes[suppliers.jurisdiction[seller]]);

/** Whether a jurisdiction is none of some. */
export const placeIsNot =
  (codes: readonly string[]) =>
  ({ plan }: World, place: number) =>
    !codes.includes(plan.jurisdictionCodes[place]);
