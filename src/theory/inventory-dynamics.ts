// The goods loop of MODEL.md 5.3 for a handful of firms, written for reading and not for speed, as an
// independent reference for the phases of the model: produce from stock, ration, ship, order.
//   output = min(capacity, orders + final demand, stock_q / input per unit)
//   order  = use + (n·base − stock)/τ ,  base = this step's use ('own-output') or the start's ('initial-order').
// Stock is held per (buyer, sector of the input). Source: Hallegatte 2014 (10.1111/risa.12090), Inoue and
// Todo 2019 (10.1038/s41893-019-0351-x).

/** A small economy in balance: output = sales to firms + final demand. Amounts per step. */
export interface SmallEconomy {
  readonly firms: number;
  /** Sector of each firm: suppliers of one sector are one input. */
  readonly sectorOf: readonly number[];
  /** [seller, buyer, amount per step]. */
  readonly links: readonly (readonly [number, number, number])[];
  readonly finalDemand: readonly number[];
}

export interface InventoryRules {
  /** Stock target in steps of use (n). */
  readonly stockSteps: number;
  /** Steps in which a gap to the target is ordered (τ). */
  readonly adjustmentSteps: number;
  readonly orderTarget: 'own-output' | 'initial-order';
  readonly rationing: 'proportional' | 'max-min';
}

interface Input {
  readonly buyer: number;
  readonly sector: number;
  /** Use at the start, per step. */
  readonly startUse: number;
  readonly links: readonly number[];
}

/** Output of each firm in each step (row = step), with a share of capacity lost from the first step on. */
export function inventoryPath(
  economy: SmallEconomy,
  rules: InventoryRules,
  capacityLoss: readonly number[],
  steps: number,
): Float64Array[] {
  const { firms, links, finalDemand } = economy;
  const startOutput = startOutputs(economy);
  const inputs = inputsOf(economy);
  const stock = inputs.map((input) => rules.stockSteps * input.startUse);
  const order = links.map(([, , amount]) => amount);
  const path: Float64Array[] = [];
  for (let step = 0; step < steps; step++) {
    const demand = Float64Array.from(finalDemand);
    links.forEach(([seller], link) => {
      demand[seller] += order[link];
    });
    const output = Float64Array.from({ length: firms }, (_, i) =>
      Math.min(startOutput[i] * (1 - capacityLoss[i]), demand[i]),
    );
    inputs.forEach((input, k) => {
      const supported = (stock[k] / input.startUse) * startOutput[input.buyer];
      output[input.buyer] = Math.min(output[input.buyer], supported);
    });
    const shipped = ship(economy, rules, order, output, demand);
    inputs.forEach((input, k) => {
      const use = (input.startUse * output[input.buyer]) / startOutput[input.buyer];
      stock[k] += input.links.reduce((sum, link) => sum + shipped[link], -use);
      const base = rules.orderTarget === 'own-output' ? use : input.startUse;
      const gap = (rules.stockSteps * base - stock[k]) / rules.adjustmentSteps;
      const wanted = Math.max(0, use + gap);
      for (const link of input.links) order[link] = (wanted * links[link][2]) / input.startUse;
    });
    path.push(output);
  }
  return path;
}

/** Output of all firms together, units a step. */
export function totalOutput(outputs: ArrayLike<number>): number {
  let sum = 0;
  for (let i = 0; i < outputs.length; i++) sum += outputs[i];
  return sum;
}

/**
 * How far the loop carries a difference of the size of rounding: the largest change of output in any step, summed
 * over firms, units a step, when every firm loses a further 1e-12 of its capacity; `path` is the run without that.
 * Orders towards many steps of own use magnify it by up to n/τ a step, so a world in exact balance may swing
 * once before it is back (n = 40, τ = 1.2), and two ways to write the same loop part for as long.
 */
export function roundingReach(
  economy: SmallEconomy,
  rules: InventoryRules,
  capacityLoss: readonly number[],
  path: readonly Float64Array[],
): number {
  const lower = capacityLoss.map((loss) => Math.min(1, loss + 1e-12));
  const moved = inventoryPath(economy, rules, lower, path.length);
  return Math.max(
    ...moved.map((outputs, step) =>
      totalOutput(outputs.map((output, i) => Math.abs(output - path[step][i]))),
    ),
  );
}

/** Output of each firm at the start. */
export function startOutputs(economy: SmallEconomy): Float64Array {
  const output = Float64Array.from(economy.finalDemand);
  for (const [seller, , amount] of economy.links) output[seller] += amount;
  return output;
}

/** Two mirror-image firms that buy from each other. Amounts per step. */
export interface TwoFirms {
  /** Output of each firm at the start. */
  readonly output: number;
  /** Part of the output that the other firm buys, 0..1 (a). */
  readonly inputShare: number;
  readonly stockSteps: number;
  readonly adjustmentSteps: number;
  /** Share of capacity that firm 1 loses for good. */
  readonly capacityLoss: number;
}

/**
 * Output of both firms in the long run under proportional rationing with the order target tied to own
 * output: P1 = (1 − loss)·output, P2 = min(C + a·P1, (P1 − r·C)/a), r = 1/(1 + (n−1)/τ); nothing is left
 * when P1 does not exceed r·C/(1−a), because then each shortage of firm 2 causes a larger one.
 */
export function twoFirmsProportional(firms: TwoFirms): readonly [number, number] {
  const a = firms.inputShare;
  const final = firms.output * (1 - a);
  const first = (1 - firms.capacityLoss) * firms.output;
  const r = 1 / (1 + (firms.stockSteps - 1) / firms.adjustmentSteps);
  if (firms.capacityLoss === 0) return [firms.output, firms.output];
  if (first <= (r * final) / (1 - a)) return [0, 0];
  return [first, Math.min(final + a * first, (first - r * final) / a)];
}

/** Total output of both firms in the long run under max-min rationing: (1 − loss)·2·output. */
export function twoFirmsMaxMin(firms: TwoFirms): number {
  return (1 - firms.capacityLoss) * 2 * firms.output;
}

function inputsOf(economy: SmallEconomy): Input[] {
  const byKey = new Map<string, { buyer: number; sector: number; startUse: number; links: number[] }>();
  economy.links.forEach(([seller, buyer, amount], link) => {
    const sector = economy.sectorOf[seller];
    const key = `${buyer}/${sector}`;
    const input = byKey.get(key) ?? { buyer, sector, startUse: 0, links: [] };
    input.startUse += amount;
    input.links.push(link);
    byKey.set(key, input);
  });
  return [...byKey.values()];
}

/** What each link delivers; final demand is one more customer of each firm. */
function ship(
  economy: SmallEconomy,
  rules: InventoryRules,
  order: readonly number[],
  output: Float64Array,
  demand: Float64Array,
): number[] {
  const { links, finalDemand } = economy;
  if (rules.rationing === 'proportional') {
    return links.map(([seller], link) =>
      demand[seller] > 0 ? order[link] * Math.min(1, output[seller] / demand[seller]) : 0,
    );
  }
  // Max-min: each customer gets the smaller of its order and ρ times its order at the start.
  const level = Array.from(output, (amount, seller) => {
    const own = links.flatMap(([from, , start], link) =>
      from === seller ? [{ order: order[link], start }] : [],
    );
    const final = finalDemand[seller];
    return rationLevel([...own, { order: final, start: final }], amount);
  });
  return links.map(([seller, , start], link) => Math.min(order[link], level[seller] * start));
}

/** ρ with Σ min(order, ρ·start) = amount: those who ask for least relative to the start are served first. */
function rationLevel(
  customers: readonly { readonly order: number; readonly start: number }[],
  amount: number,
): number {
  const rising = customers
    .filter(({ start }) => start > 0)
    .sort((a, b) => a.order / a.start - b.order / b.start);
  let left = amount;
  let open = rising.reduce((sum, { start }) => sum + start, 0);
  for (const { order, start } of rising) {
    if (order / start > left / open) return left / open;
    left -= order;
    open -= start;
  }
  return Number.POSITIVE_INFINITY;
}
