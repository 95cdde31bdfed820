// The systemic-risk index read word by word from Diem et al. 2022 (10.1038/s41598-022-11522-z), methods:
// all firms updated in rounds, from full output, until nothing moves. Slow, and easy to check by eye; the
// fast computation in src/theory is held against it on small networks.

import type { FirmNetwork } from '../theory/firm-links.ts';

/** Index of each firm, null where the rounds did not end within `maximumRounds`. */
export function systemicRiskByDefinition(
  network: FirmNetwork,
  replaceability: boolean,
  maximumRounds = 5000,
): (number | null)[] {
  const { firms, seller, buyer, weight } = network;
  const sales = Array.from({ length: firms }, (_, i) => network.finalSales?.[i] ?? 0);
  const fromFirms = new Array<number>(firms).fill(0);
  const purchases = new Array<number>(firms).fill(0);
  for (let l = 0; l < weight.length; l++) {
    fromFirms[seller[l]] += weight[l];
    purchases[buyer[l]] += weight[l];
  }
  const finalSales = sales.slice();
  for (let i = 0; i < firms; i++) sales[i] += fromFirms[i];
  const all = sales.reduce((sum, s) => sum + s, 0);
  return sales.map((_, failed) => {
    let up: number[] = sales.map((__, i) => (i === failed ? 0 : 1));
    let down: number[] = up.slice();
    for (let round = 0; round < maximumRounds; round++) {
      const nextUp = sales.map((s, i) => (s > 0 ? finalSales[i] / s : 1));
      for (let l = 0; l < weight.length; l++)
        nextUp[seller[l]] += (weight[l] * up[buyer[l]]) / sales[seller[l]];
      const nextDown = supplyRound(network, replaceability, sales, purchases, down);
      nextUp[failed] = 0;
      nextDown[failed] = 0;
      const moved = nextUp.reduce(
        (most, x, i) => Math.max(most, Math.abs(x - up[i]), Math.abs(nextDown[i] - down[i])),
        0,
      );
      up = nextUp;
      down = nextDown;
      if (moved < 1e-12)
        return sales.reduce((sum, s, i) => sum + s * (1 - Math.min(up[i], down[i])), 0) / all;
    }
    return null;
  });
}

/** Output that each firm's inputs allow, given what every firm can still make. */
function supplyRound(
  network: FirmNetwork,
  replaceability: boolean,
  sales: readonly number[],
  purchases: readonly number[],
  down: readonly number[],
): number[] {
  const { seller, buyer, weight, sectorOf, essentialSector } = network;
  const left = new Map<number, number>();
  sales.forEach((s, i) => {
    left.set(sectorOf[i], (left.get(sectorOf[i]) ?? 0) + s * down[i]);
  });
  const essential = sales.map(() => new Map<number, { lost: number; bought: number }>());
  const linear = sales.map(() => 0);
  for (let l = 0; l < weight.length; l++) {
    const [i, j] = [seller[l], buyer[l]];
    const sector = sectorOf[i];
    const remains = left.get(sector) as number;
    const share = !replaceability || remains <= 1e-13 ? 1 : Math.min(1, sales[i] / remains);
    const lost = weight[l] * share * (1 - down[i]);
    if (essentialSector[sector] === 1) {
      const entry = essential[j].get(sector) ?? { lost: 0, bought: 0 };
      essential[j].set(sector, { lost: entry.lost + lost, bought: entry.bought + weight[l] });
    } else linear[j] += lost / purchases[j];
  }
  return essential.map((inputs, j) => {
    let worst = linear[j];
    for (const { lost, bought } of inputs.values()) worst = Math.max(worst, lost / bought);
    return Math.max(0, 1 - worst);
  });
}
