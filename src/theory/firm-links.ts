// A network of firms, indexed both ways: the customers of each seller and the suppliers of each buyer
// stand together, a buyer's suppliers sorted by sector. Built once, read by every cascade.

/** A network of firms; link arrays have one entry a link, firm arrays one a firm. */
export interface FirmNetwork {
  readonly firms: number;
  readonly seller: ArrayLike<number>;
  readonly buyer: ArrayLike<number>;
  /** Value of the link, > 0. */
  readonly weight: ArrayLike<number>;
  /** Sector of each firm, 0..sectors-1. */
  readonly sectorOf: ArrayLike<number>;
  /** 1 where a sector's product is an essential input (Leontief), 0 where it counts linearly. */
  readonly essentialSector: ArrayLike<number>;
  /** Sales of each firm to end users, which no failure takes away; absent means none. */
  readonly finalSales?: ArrayLike<number>;
}

/** Links sorted by the firm they start at: those of firm i are start[i] .. start[i+1]-1. */
export interface LinksByFirm {
  readonly start: Int32Array;
  /** The firm at the other end. */
  readonly other: Int32Array;
  readonly weight: Float64Array;
}

export interface FirmLinks {
  readonly firms: number;
  readonly customers: LinksByFirm;
  readonly suppliers: LinksByFirm;
  /** Sales to firms and end users. */
  readonly sales: Float64Array;
  /** Purchases from firms. */
  readonly purchases: Float64Array;
  readonly sectorOf: Int32Array;
  readonly sectors: number;
}

/** Indexes a network both ways; O(links · log links). */
export function indexFirmLinks(network: FirmNetwork): FirmLinks {
  const { firms, seller, buyer, weight } = network;
  const sectorOf = Int32Array.from(network.sectorOf);
  const sales = network.finalSales ? Float64Array.from(network.finalSales) : new Float64Array(firms);
  const purchases = new Float64Array(firms);
  for (let link = 0; link < weight.length; link++) {
    sales[seller[link]] += weight[link];
    purchases[buyer[link]] += weight[link];
  }
  let sectors = network.essentialSector.length;
  for (const sector of sectorOf) sectors = Math.max(sectors, sector + 1);
  const links = Int32Array.from({ length: weight.length }, (_, link) => link);
  const bySector = links.slice().sort((a, b) => sectorOf[seller[a]] - sectorOf[seller[b]] || a - b);
  return {
    firms,
    customers: sortByFirm(firms, links, seller, buyer, weight),
    suppliers: sortByFirm(firms, bySector, buyer, seller, weight),
    sales,
    purchases,
    sectorOf,
    sectors,
  };
}

/** Counting sort by the firm at one end; links of a firm keep the order given. */
function sortByFirm(
  firms: number,
  order: Int32Array,
  from: ArrayLike<number>,
  to: ArrayLike<number>,
  weight: ArrayLike<number>,
): LinksByFirm {
  const start = new Int32Array(firms + 1);
  for (const link of order) start[from[link] + 1]++;
  for (let i = 0; i < firms; i++) start[i + 1] += start[i];
  const next = start.slice();
  const other = new Int32Array(order.length);
  const sorted = new Float64Array(order.length);
  for (const link of order) {
    const at = next[from[link]]++;
    other[at] = to[link];
    sorted[at] = weight[link];
  }
  return { start, other, weight: sorted };
}
