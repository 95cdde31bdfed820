// What a run leaves of its supply network: of each domain the largest suppliers of every segment and layer
// at the last tick, and the largest contracts between them. A bounded extract to be drawn, not a result to
// be analysed: a world of any size leaves some tens of kilobytes. Looks only: draws and changes nothing.

import { layerCount } from './flow-rules.ts';
import type { World } from './world.ts';

/** The extract of one domain; columns instead of rows keep it small. */
export interface DomainNetwork {
  readonly domain: string;
  /** ISO month of the tick that it shows. */
  readonly date: string;
  /** Segments of the domain in the order of the world. */
  readonly segments: readonly string[];
  /** Suppliers and contracts between suppliers that the domain has in all. */
  readonly suppliersInAll: number;
  readonly linksInAll: number;
  /** Share 0..1 of the value of all these contracts that stays inside its layer; 0 without contracts. */
  readonly insideShare: number;
  /** By supplier, the largest of a segment and layer first; output in million US dollars a tick. */
  readonly id: readonly string[];
  readonly segment: readonly number[];
  readonly layer: readonly number[];
  readonly output: readonly number[];
  /** By contract: indices of its two suppliers, and orders of the tick in million US dollars. */
  readonly seller: readonly number[];
  readonly buyer: readonly number[];
  readonly value: readonly number[];
}

const mostSuppliersOfPlace = 4;
const mostLinks = 150;

interface Link {
  readonly seller: number;
  readonly buyer: number;
  readonly value: number;
}

/** The extract of every domain that has contracts between its suppliers; none in a world of ideas alone. */
export function endNetworksOf(world: World, date: string): DomainNetwork[] {
  if (world.needs.count === 0) return [];
  const names = new Map([...world.plan.supplierIds].map(([id, supplier]) => [supplier, id]));
  return world.plan.domainNames.flatMap((_, domain) => networkOf(world, domain, date, names) ?? []);
}

function networkOf(
  world: World,
  domain: number,
  date: string,
  names: ReadonlyMap<number, string>,
): DomainNetwork | undefined {
  const { plan, suppliers } = world;
  const segments = plan.segmentNames.flatMap((_, segment) =>
    plan.domainOfSegment[segment] === domain ? [segment] : [],
  );
  const all = livingSuppliers(world, domain);
  const links = linksBetween(world, domain, all);
  if (links.length === 0) return undefined;
  const kept = largestOfPlaces(world, all);
  const indexOf = new Map(kept.map((supplier, index) => [supplier, index]));
  const shown = links
    .filter(({ seller, buyer }) => indexOf.has(seller) && indexOf.has(buyer))
    .sort((a, b) => b.value - a.value || a.seller - b.seller || a.buyer - b.buyer)
    .slice(0, mostLinks);
  const sumOf = (some: readonly Link[]): number => some.reduce((sum, { value }) => sum + value, 0);
  const inside = links.filter(({ seller, buyer }) => suppliers.layer[seller] === suppliers.layer[buyer]);
  return {
    domain: plan.domainNames[domain],
    date,
    segments: segments.map((segment) => plan.segmentNames[segment]),
    suppliersInAll: all.length,
    linksInAll: links.length,
    insideShare: fourDigits(sumOf(inside) / sumOf(links)),
    id: kept.map((supplier) => names.get(supplier) ?? placeOf(world, supplier)),
    segment: kept.map((supplier) => segments.indexOf(suppliers.segment[supplier])),
    layer: kept.map((supplier) => suppliers.layer[supplier]),
    output: kept.map((supplier) => fourDigits(valueOfOutput(world, supplier))),
    seller: shown.map(({ seller }) => indexOf.get(seller) as number),
    buyer: shown.map(({ buyer }) => indexOf.get(buyer) as number),
    value: shown.map(({ value }) => fourDigits(value)),
  };
}

function livingSuppliers({ plan, suppliers }: World, domain: number): number[] {
  const found: number[] = [];
  for (let i = 0; i < suppliers.count; i++)
    if (suppliers.alive[i] === 1 && plan.domainOfSegment[suppliers.segment[i]] === domain) found.push(i);
  return found;
}

/** The largest suppliers of every segment and layer, in the order of their sizes. */
function largestOfPlaces(world: World, all: readonly number[]): number[] {
  const { segment, layer } = world.suppliers;
  const inPlace = new Map<number, number>();
  return [...all]
    .sort((a, b) => valueOfOutput(world, b) - valueOfOutput(world, a) || a - b)
    .filter((supplier) => {
      const place = segment[supplier] * layerCount + layer[supplier];
      const count = (inPlace.get(place) ?? 0) + 1;
      inPlace.set(place, count);
      return count <= mostSuppliersOfPlace;
    });
}

/** Contracts whose buyer and seller are both of the domain, with what is ordered on each. */
function linksBetween(world: World, domain: number, all: readonly number[]): Link[] {
  const { plan, suppliers, needs, links } = world;
  const found = new Map<string, { seller: number; buyer: number; value: number }>();
  for (const buyer of all) {
    for (let need = suppliers.firstNeed[buyer]; need < suppliers.firstNeed[buyer + 1]; need++) {
      if (plan.domainOfSegment[needs.segment[need]] !== domain) continue;
      for (let link = needs.firstLink[need]; link < needs.firstLink[need + 1]; link++) {
        const seller = links.supplier[link];
        const value = needs.order[need] * links.share[link] * suppliers.price[seller];
        if (!(value > 0) || suppliers.alive[seller] === 0) continue;
        const known = found.get(`${seller} ${buyer}`);
        if (known) known.value += value;
        else found.set(`${seller} ${buyer}`, { seller, buyer, value });
      }
    }
  }
  return [...found.values()];
}

function valueOfOutput({ suppliers }: World, supplier: number): number {
  return suppliers.output[supplier] * suppliers.price[supplier];
}

/** What a supplier without a name in the world's tables is called: jurisdiction and number. */
function placeOf({ plan, suppliers }: World, supplier: number): string {
  return `${plan.jurisdictionCodes[suppliers.jurisdiction[supplier]]} ${supplier}`;
}

function fourDigits(value: number): number {
  return Number(value.toPrecision(4));
}
