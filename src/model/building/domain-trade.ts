// What jurisdictions sell to each other in each domain at the start: the ledger on which the choice to join
// an alliance is made (MODEL.md 5.8). Purchases of a jurisdiction are final demand and the inputs of its
// suppliers, shared among sellers as balanced; only trade between stages and final demand counts.

import type { ClubTrade } from '../alliances/membership-gain.ts';
import type { WorldTables } from '../world-tables.ts';
import { inputMatrix, purchases, type TradeShares } from './balance-trade.ts';
import type { Placement } from './place-suppliers.ts';

/** Trade of each domain, million US dollars a year, in the order of the tables. */
export function domainTrade(tables: WorldTables, placement: Placement, trade: TradeShares): ClubTrade[] {
  const count = tables.jurisdictions.length;
  const bought = purchases(placement, inputMatrix(tables), trade.finalDemand, trade.outputOfSegment, count);
  return tables.domains.map(({ domain }) => {
    const sales = new Float64Array(count * count);
    const turnover = new Float64Array(count);
    const research = new Float64Array(count);
    for (const [s, row] of tables.segments.entries()) {
      if (row.domain !== domain) continue;
      const firstCell = placement.firstCellOfSegment[s];
      for (let buyer = 0; buyer < count; buyer++) {
        const from = trade.start[s * count + buyer];
        const to = trade.start[s * count + buyer + 1];
        for (let n = from; n < to; n++) {
          const seller = placement.jurisdictionOfCell[firstCell + n - from];
          const value = trade.share[n] * bought[s * count + buyer];
          sales[seller * count + buyer] += value;
          turnover[seller] += value;
          research[seller] += value * row.researchIntensity;
        }
      }
    }
    return { sales, turnover, research };
  });
}
