// Case five-firms: any small economy with stocks per (buyer, input), one or more firms losing capacity. The
// model's goods phases run on a `network` world and are held against the loop written out in src/theory,
// step by step; the shipped economy also against the published totals.

import {
  type InventoryRules,
  inventoryPath,
  roundingReach,
  type SmallEconomy,
  startOutputs,
  totalOutput,
} from '../../theory/inventory-dynamics.ts';
import { choice, integer, number, vector, wholeVector } from '../case-parameters.ts';
import { type Check, defineCase, near } from '../evidence-case.ts';
import { runInventory } from '../run-inventory.ts';

const exampleLinks = [
  [1, 3, 20],
  [2, 3, 10],
  [1, 4, 30],
  [2, 4, 10],
  [3, 4, 20],
  [3, 5, 25],
  [4, 5, 40],
  [5, 1, 5],
  [4, 2, 6],
];

export const fiveFirms = defineCase({
  name: 'five-firms',
  summary:
    'A small network with stocks per buyer and input falls and recovers as the loop of orders and stocks says',
  source: 'recomputed with stocks per (buyer, input), after Inoue and Todo 2019, 10.1038/s41893-019-0351-x',
  parameters: {
    links: {
      type: 'table',
      rows: 'links',
      least: 1,
      columns: {
        seller: { type: 'integer', unit: '', low: 1, high: 2000, meaning: 'Firm that sells, counted from 1' },
        buyer: { type: 'integer', unit: '', low: 1, high: 2000, meaning: 'Firm that buys' },
        amount: {
          type: 'number',
          unit: 'units a step',
          low: 1e-9,
          high: 1e12,
          meaning: 'Amount at the start',
        },
      },
      default: exampleLinks.map(([seller, buyer, amount]) => ({ seller, buyer, amount })),
      meaning: 'Who sells what to whom',
    },
    sectors: wholeVector(
      'firms',
      '',
      [0, 2000],
      [1, 1, 3, 4, 5],
      'Sector of each firm; suppliers of one sector are one input',
    ),
    finalDemand: vector(
      'firms',
      'units a step',
      [0, 1e12],
      [15, 10, 20, 30, 90],
      'What end users buy of each firm',
    ),
    capacityLoss: vector(
      'firms',
      'share',
      [0, 1],
      [0.5, 0, 0, 0, 0],
      'Capacity that each firm loses for good at the first step',
    ),
    stockSteps: number('steps', [1, 500], 15, 'Stock in steps of use (n)'),
    adjustmentSteps: number('steps', [1, 200], 6, 'Steps in which a gap to the stock target is ordered (τ)'),
    rationing: choice(['proportional', 'max-min'], 'proportional', 'How a short firm shares its output'),
    orderTarget: choice(['own-output', 'initial-order'], 'own-output', 'What the stock target follows'),
    steps: integer('steps', [1, 20_000], 31, 'Steps to run'),
  },
  constraints({ links, sectors, finalDemand }) {
    const firms = sectors.length;
    const problems = links.flatMap((link, row) =>
      ['seller', 'buyer'].flatMap((end) =>
        Number(link[end]) > firms
          ? [
              {
                path: `links[${row}].${end}`,
                found: `firm ${link[end]}`,
                expected: `a firm from 1 to ${firms}, as sectors has ${firms} entries`,
              },
            ]
          : [],
      ),
    );
    if (problems.length > 0) return problems;
    const sells = finalDemand.map(
      (demand, i) => demand > 0 || links.some((link) => Number(link.seller) === i + 1),
    );
    return sells.flatMap((does, i) =>
      does
        ? []
        : [
            {
              path: `finalDemand[${i}]`,
              found: 'a firm that sells nothing',
              expected: 'some final demand, or a link in which it sells',
            },
          ],
    );
  },
  run(parameters, shipped) {
    const economy: SmallEconomy = {
      firms: parameters.sectors.length,
      sectorOf: parameters.sectors,
      links: parameters.links.map((link): [number, number, number] => [
        Number(link.seller) - 1,
        Number(link.buyer) - 1,
        Number(link.amount),
      ]),
      finalDemand: parameters.finalDemand,
    };
    const rules: InventoryRules = parameters;
    const path = runInventory(economy, rules, parameters.capacityLoss, parameters.steps);
    const expected = inventoryPath(economy, rules, parameters.capacityLoss, parameters.steps);
    const totals = path.map(totalOutput);
    const largest = Math.max(...expected.map(totalOutput));
    const reach = roundingReach(economy, rules, parameters.capacityLoss, expected);
    const checks: Check[] = [
      near('total output at every step', expected.map(totalOutput), totals, 1e-9 * largest + 2 * reach),
      near(
        'output of each firm at the last step',
        Array.from(expected[parameters.steps - 1]),
        path[parameters.steps - 1],
        1e-9 * Math.max(...startOutputs(economy)) + 2 * reach,
      ),
    ];
    if (shipped)
      checks.push(
        near(
          'published totals at steps 0, 5, 10, 20, 30',
          [298.5, 271.16, 289.36, 295.18, 294.74],
          [0, 5, 10, 20, 30].map((step) => totals[step]),
          0.005,
        ),
      );
    return { checks, values: { totals, lastOutputs: Array.from(path[parameters.steps - 1]) } };
  },
});
