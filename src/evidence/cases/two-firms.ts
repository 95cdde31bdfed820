// Case two-firms: two firms that buy from each other, one loses capacity for good. The model's goods phases
// run on a `network` world; the long run is held against the closed form P2 = min(C + aP1, (P1 − rC)/a),
// r = 1/(1 + (n−1)/τ), and every step against the loop written out in src/theory.

import {
  type InventoryRules,
  inventoryPath,
  roundingReach,
  type SmallEconomy,
  totalOutput,
  twoFirmsMaxMin,
  twoFirmsProportional,
} from '../../theory/inventory-dynamics.ts';
import { choice, integer, number } from '../case-parameters.ts';
import { type Check, defineCase, near } from '../evidence-case.ts';
import { runInventory } from '../run-inventory.ts';

export const twoFirms = defineCase({
  name: 'two-firms',
  summary:
    'Under proportional rationing the second firm ends at P2 = min(C + aP1, (P1 − rC)/a), and both at 0 beyond a threshold',
  source: 'MODEL.md 8, derived in closed form; loop of Hallegatte 2014 and Inoue and Todo 2019',
  parameters: {
    output: number('units a step', [1e-6, 1e12], 200, 'Output of each firm at the start'),
    inputShare: number('share', [0.01, 0.95], 0.5, 'Part of the output that the other firm buys (a)'),
    stockSteps: number('steps', [1, 500], 15, 'Stock in steps of use (n)'),
    adjustmentSteps: number('steps', [1, 200], 6, 'Steps in which a gap to the stock target is ordered (τ)'),
    capacityLoss: number('share', [0, 1], 0.1, 'Capacity that the first firm loses for good'),
    rationing: choice(['proportional', 'max-min'], 'proportional', 'How a short firm shares its output'),
    orderTarget: choice(['own-output', 'initial-order'], 'own-output', 'What the stock target follows'),
    steps: integer('steps', [1, 20_000], 3000, 'Steps to run'),
    firstSteps: integer('steps', [1, 1000], 10, 'Steps that values show'),
  },
  run(parameters, shipped) {
    const { output, inputShare, capacityLoss, steps, firstSteps } = parameters;
    const bought = output * inputShare;
    const economy: SmallEconomy = {
      firms: 2,
      sectorOf: [0, 1],
      links: [
        [0, 1, bought],
        [1, 0, bought],
      ],
      finalDemand: [output - bought, output - bought],
    };
    const rules: InventoryRules = parameters;
    const path = runInventory(economy, rules, [capacityLoss, 0], steps);
    const expected = inventoryPath(economy, rules, [capacityLoss, 0], steps);
    const totals = path.map(totalOutput);
    const reach = roundingReach(economy, rules, [capacityLoss, 0], expected);
    const checks: Check[] = [
      near('total output at every step', expected.map(totalOutput), totals, 2e-9 * output + 2 * reach),
    ];
    const longRun = longRunTotal(parameters);
    const end = totalOutput(expected[steps - 1]);
    // The last stock may take n/(1 − loss) steps to go; small stocks may run out on the way, or swing for ever.
    const lastSteps = expected.slice(-200).map(totalOutput);
    const settled =
      steps > 20 * (parameters.stockSteps / Math.max(1e-3, 1 - capacityLoss) + parameters.adjustmentSteps) &&
      Math.max(...lastSteps) - Math.min(...lastSteps) < 1e-9 * output;
    const brokeDownOnTheWay = longRun !== null && longRun > 0 && end < 1e-9 * output;
    if (longRun !== null && settled && !brokeDownOnTheWay)
      checks.push(near('total output in the long run', longRun, totals[steps - 1], 1e-4 * output));
    if (shipped) checks.push(...publishedChecks(economy, rules, output));
    return {
      checks,
      values: {
        firstTotals: totals.slice(0, firstSteps),
        lastTotal: totals[steps - 1],
        lastOutputs: Array.from(path[steps - 1]),
        longRunTotal: longRun,
        settled,
        brokeDownOnTheWay,
      },
    };
  },
});

interface Parameters {
  readonly output: number;
  readonly inputShare: number;
  readonly stockSteps: number;
  readonly adjustmentSteps: number;
  readonly capacityLoss: number;
  readonly rationing: string;
  readonly orderTarget: string;
}

/** The closed form where there is one: both rationings with the target of own output. */
function longRunTotal(parameters: Parameters): number | null {
  if (parameters.orderTarget !== 'own-output') return null;
  if (parameters.rationing === 'max-min')
    return parameters.inputShare === 0.5 ? twoFirmsMaxMin(parameters) : null;
  return totalOutput(twoFirmsProportional(parameters));
}

function publishedChecks(economy: SmallEconomy, rules: InventoryRules, output: number): Check[] {
  const totals = (loss: number, changed: Partial<InventoryRules>, steps: number): number[] =>
    runInventory(economy, { ...rules, ...changed }, [loss, 0], steps).map(totalOutput);
  const last = (loss: number, changed: Partial<InventoryRules>): number => totals(loss, changed, 3000)[2999];
  const losses = [0.1, 0.3, 0.4, 0.5, 0.6, 0.72];
  return [
    near(
      'published long-run totals at losses .1, .3, .4, .5, .6 and beyond .7',
      [370, 310, 280, 240, 180, 0],
      losses.map((loss) => last(loss, {})),
      1e-4,
    ),
    near(
      'published totals with the target of the initial order at .5, .6',
      [250, 200],
      [0.5, 0.6].map((loss) => last(loss, { orderTarget: 'initial-order' })),
      1e-4,
    ),
    near(
      'published totals under max-min rationing: (1 − loss)·400',
      losses.map((loss) => (1 - loss) * 2 * output),
      losses.map((loss) => last(loss, { rationing: 'max-min' })),
      1e-4,
    ),
    near(
      'published first steps under max-min rationing, loss .1',
      [380, 343.3333, 303.8889, 251.8519, 231.2191, 200],
      totals(0.1, { rationing: 'max-min' }, 6),
      1e-4,
    ),
  ];
}
