// Contracts of a `network` world: the links of the file, sorted by buyer and by the segment of the seller,
// which is the input they deliver. What a supplier sells to nobody in the file goes to the end users of
// its own jurisdiction and segment, who buy from each seller in the proportion of the start.

import type { NetworkTables } from '../network-tables.ts';
import type { Contracts } from './draw-links.ts';

export interface NetworkContracts extends Contracts {
  /** Part of the need's orders, sums to 1 in a need. */
  readonly weightOfLink: Float64Array;
  /** Final demand of each end user, in the file's unit of time. */
  readonly demandOfUser: Float64Array;
}

/** How suppliers of the file are placed: `placeOfRow` is the index of a file's row, `rowOfPlace` the reverse. */
export interface NetworkOrder {
  readonly placeOfRow: Uint32Array;
  readonly rowOfPlace: Uint32Array;
  readonly firstSupplierOfCell: Uint32Array;
  readonly segmentOfCell: Uint16Array;
  readonly jurisdictionOfCell: Uint16Array;
}

/** Sorts links into needs; `replaceable` marks segments whose goods are not essential. */
export function networkContracts(
  network: NetworkTables,
  order: NetworkOrder,
  replaceable: Uint8Array,
): NetworkContracts {
  const { suppliers, links } = network;
  const count = suppliers.ids.length;
  const sorted = sortLinks(network, order);
  const users = usersOf(network, order);
  const needsOfBuyer = new Uint32Array(count + users.length);
  const startsNeed = new Uint8Array(sorted.length);
  for (let n = 0; n < sorted.length; n++) {
    const buyer = order.placeOfRow[links.buyer[sorted[n]]];
    const follows = n > 0 && order.placeOfRow[links.buyer[sorted[n - 1]]] === buyer;
    startsNeed[n] = follows && inputOf(network, sorted[n]) === inputOf(network, sorted[n - 1]) ? 0 : 1;
    needsOfBuyer[buyer] += startsNeed[n];
  }
  needsOfBuyer.fill(1, count);
  const firstNeedOfBuyer = new Uint32Array(count + users.length + 1);
  for (let b = 0; b < needsOfBuyer.length; b++)
    firstNeedOfBuyer[b + 1] = firstNeedOfBuyer[b] + needsOfBuyer[b];
  const needs = firstNeedOfBuyer[needsOfBuyer.length];
  const linkCount = sorted.length + users.reduce((sum, user) => sum + user.sellers.length, 0);
  const contracts = {
    endUserSegment: Uint16Array.from(users, ({ cell }) => order.segmentOfCell[cell]),
    endUserJurisdiction: Uint16Array.from(users, ({ cell }) => order.jurisdictionOfCell[cell]),
    firstNeedOfBuyer,
    segmentOfNeed: new Uint16Array(needs),
    buyerOfNeed: new Uint32Array(needs),
    inputShareOfNeed: new Float64Array(needs),
    essentialOfNeed: new Uint8Array(needs),
    firstLinkOfNeed: new Uint32Array(needs + 1),
    supplierOfLink: new Uint32Array(linkCount),
    weightOfLink: new Float64Array(linkCount),
    demandOfUser: Float64Array.from(users, ({ demand }) => demand),
  };
  let need = -1;
  let link = 0;
  for (const row of sorted) {
    if (startsNeed[link]) {
      need++;
      contracts.segmentOfNeed[need] = inputOf(network, row);
      contracts.buyerOfNeed[need] = order.placeOfRow[links.buyer[row]];
      contracts.essentialOfNeed[need] = replaceable[inputOf(network, row)] ? 0 : 1;
    }
    contracts.supplierOfLink[link] = order.placeOfRow[links.seller[row]];
    contracts.weightOfLink[link] = links.value[row];
    contracts.firstLinkOfNeed[need + 1] = ++link;
  }
  for (const [n, user] of users.entries()) {
    need++;
    contracts.segmentOfNeed[need] = order.segmentOfCell[user.cell];
    contracts.buyerOfNeed[need] = count + n;
    for (const place of user.sellers) {
      contracts.supplierOfLink[link] = place;
      contracts.weightOfLink[link++] = suppliers.finalDemand[order.rowOfPlace[place]];
    }
    contracts.firstLinkOfNeed[need + 1] = link;
  }
  for (let n = 0; n < needs; n++)
    shareOut(contracts, n, count, (place) => suppliers.output[order.rowOfPlace[place]]);
  return contracts;
}

/** Turns the values of a need's links into weights, and their sum into the input per unit of output. */
function shareOut(
  contracts: NetworkContracts,
  need: number,
  suppliers: number,
  outputOf: (place: number) => number,
): void {
  const { firstLinkOfNeed, weightOfLink, buyerOfNeed, inputShareOfNeed } = contracts;
  let total = 0;
  for (let n = firstLinkOfNeed[need]; n < firstLinkOfNeed[need + 1]; n++) total += weightOfLink[n];
  for (let n = firstLinkOfNeed[need]; n < firstLinkOfNeed[need + 1]; n++) weightOfLink[n] /= total;
  if (buyerOfNeed[need] < suppliers) inputShareOfNeed[need] = total / outputOf(buyerOfNeed[need]);
}

function inputOf({ suppliers, links }: NetworkTables, row: number): number {
  return suppliers.segment[links.seller[row]];
}

/** Rows of the links by buyer, then by seller and so by input: counting sort by buyer, small sorts inside. */
function sortLinks(network: NetworkTables, { placeOfRow }: NetworkOrder): Uint32Array {
  const { links, suppliers } = network;
  const start = new Uint32Array(suppliers.ids.length + 1);
  for (const buyer of links.buyer) start[placeOfRow[buyer] + 1]++;
  for (let b = 0; b < suppliers.ids.length; b++) start[b + 1] += start[b];
  const next = Uint32Array.from(start);
  const sorted = new Uint32Array(links.buyer.length);
  for (let row = 0; row < links.buyer.length; row++) sorted[next[placeOfRow[links.buyer[row]]]++] = row;
  for (let b = 0; b < suppliers.ids.length; b++) {
    if (start[b + 1] - start[b] > 1) {
      sorted
        .subarray(start[b], start[b + 1])
        .sort((x, y) => placeOfRow[links.seller[x]] - placeOfRow[links.seller[y]]);
    }
  }
  return sorted;
}

/** One end user for each cell that sells to any. */
function usersOf({ suppliers }: NetworkTables, order: NetworkOrder) {
  const users: { cell: number; sellers: number[]; demand: number }[] = [];
  for (let cell = 0; cell < order.segmentOfCell.length; cell++) {
    const sellers: number[] = [];
    let demand = 0;
    for (let place = order.firstSupplierOfCell[cell]; place < order.firstSupplierOfCell[cell + 1]; place++) {
      const sold = suppliers.finalDemand[order.rowOfPlace[place]];
      if (sold > 0) sellers.push(place);
      demand += sold;
    }
    if (demand > 0) users.push({ cell, sellers, demand });
  }
  return users;
}
