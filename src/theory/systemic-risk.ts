// Economic systemic risk index (Diem, Borsos, Reisch, Kertesz and Thurner 2022, 10.1038/s41598-022-11522-z):
// the share of all sales that stops when one firm fails. Orders vanish up the chain, supply vanishes down
// the chain, and a firm makes the smaller of both:
//   ESRI_i = Σ_j s_j · max(lost orders_j, lost supply_j) / Σ_j s_j .
// Only firms that a failure reaches are touched, which is what makes 10,000 firms feasible.

import { type FirmNetwork, indexFirmLinks } from './firm-links.ts';
import { ProportionalCascade } from './proportional-cascade.ts';
import { SupplyCascade } from './supply-cascade.ts';

/** How the failure spreads and how exactly it is followed. */
export interface SystemicRiskSettings {
  /** Whether other firms of the sector replace a failed one (σ the share of what is left; otherwise 1). */
  readonly replaceability: boolean;
  /** Growth of a firm's loss (share of its output) below which it passes nothing on. */
  readonly tolerance: number;
  /** Rounds after which a failure that still spreads is cut off. */
  readonly maximumRounds: number;
}

/** The index of each firm, and how many failures were still spreading when cut off. */
export interface SystemicRisk {
  /** Share of all sales lost when the firm fails, 0..1; NaN for firms not asked for. */
  readonly index: Float64Array;
  /** Failures cut off by `maximumRounds`; their index is a lower bound. */
  readonly unfinished: number;
}

/** Settings for which all firms of a network can be followed in minutes, the slowest where all sell to all in circles. */
export function affordableSettings(
  firms: number,
  links: number,
  replaceability: boolean,
): SystemicRiskSettings {
  const rounds = Math.floor(2e9 / (Math.max(1, firms) * Math.max(1, links)));
  return {
    replaceability,
    tolerance: firms <= 2000 ? 1e-11 : 1e-7,
    maximumRounds: Math.min(100_000, Math.max(1000, rounds)),
  };
}

/** The systemic-risk index of every firm, or of those named in `only`. */
export function systemicRisk(
  network: FirmNetwork,
  settings: SystemicRiskSettings,
  only?: readonly number[],
): SystemicRisk {
  const { firms } = network;
  const { replaceability, tolerance, maximumRounds } = settings;
  const links = indexFirmLinks(network);
  const orders = new ProportionalCascade(firms, links.customers, links.suppliers, links.sales);
  const linear = !replaceability && !Array.from(network.essentialSector).includes(1);
  const supply = linear
    ? new ProportionalCascade(firms, links.suppliers, links.customers, links.purchases)
    : new SupplyCascade(links, network.essentialSector, replaceability);
  const allSales = links.sales.reduce((sum, value) => sum + value, 0);
  const index = new Float64Array(firms).fill(Number.NaN);
  let unfinished = 0;
  for (const failed of only ?? index.keys()) {
    const up = orders.follow(failed, tolerance);
    const down = supply.follow(failed, tolerance, maximumRounds);
    if (!up || !down) unfinished++;
    let lost = 0;
    for (const j of orders.reached) lost += links.sales[j] * Math.max(orders.loss[j], supply.loss[j]);
    for (const j of supply.reached) if (orders.loss[j] === 0) lost += links.sales[j] * supply.loss[j];
    index[failed] = allSales > 0 ? Math.min(1, lost / allSales) : 0;
  }
  return { index, unfinished };
}
