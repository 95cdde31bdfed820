// Case systemic-risk: the share of all sales that stops when a firm fails, for any network of up to 10,000
// firms, with linear, Leontief or mixed production, with and without replaceability. Small networks are
// held against the definition word by word; the eleven firms of the reference also against its digits.
// `...CutOff` in values counts failures that still crept when cut off: their index is a lower bound.

import type { FirmNetwork } from '../../theory/firm-links.ts';
import { affordableSettings, systemicRisk as riskOf } from '../../theory/systemic-risk.ts';
import { choice, number, optional, vector, wholeVector } from '../case-parameters.ts';
import { type Check, type CheckValue, defineCase, nearShare, same } from '../evidence-case.ts';
import { systemicRiskByDefinition } from '../systemic-risk-by-definition.ts';

/** Firms up to which the slow definition is followed as well. */
const definitionUpTo = 120;

const publishedDigits: Record<string, readonly number[]> = {
  linear: [0.1, 0.366667, 0.266667, 0.35, 0.1, 0.166667, 0.7, 0.1, 0.366667, 0.266667, 0.45],
  leontief: [0.1, 0.5, 0.4, 0.35, 0.1, 0.3, 0.7, 0.1, 0.5, 0.4, 0.45],
};

const exampleLinks = [
  [2, 1],
  [2, 3],
  [3, 7],
  [6, 7],
  [7, 4],
  [7, 11],
  [8, 11],
  [9, 5],
  [9, 10],
  [10, 7],
];

export const systemicRisk = defineCase({
  name: 'systemic-risk',
  summary: 'The economic systemic-risk index of every firm of a network',
  source: 'Diem et al. 2022, 10.1038/s41598-022-11522-z',
  parameters: {
    links: {
      type: 'table',
      rows: 'links',
      least: 1,
      columns: {
        seller: {
          type: 'integer',
          unit: '',
          low: 1,
          high: 10_000,
          meaning: 'Firm that sells, counted from 1',
        },
        buyer: { type: 'integer', unit: '', low: 1, high: 10_000, meaning: 'Firm that buys' },
        value: { type: 'number', unit: '', low: 1e-12, high: 1e15, meaning: 'Value of the link' },
      },
      default: exampleLinks.map(([seller, buyer]) => ({ seller, buyer, value: 1 })),
      meaning: 'Who sells what value to whom',
    },
    sectors: wholeVector(
      'firms',
      '',
      [0, 10_000],
      [1, 2, 1, 3, 4, 2, 4, 1, 2, 3, 5],
      'Sector of each firm; as many entries as firms',
    ),
    production: choice(
      ['both', 'linear', 'leontief', 'mixed'],
      'both',
      'Inputs count linearly, are all essential (by sector of the seller), or are essential for the sectors named; both = linear and leontief',
    ),
    essentialSectors: optional(
      wholeVector(
        'essentials',
        '',
        [0, 10_000],
        [],
        'Sectors whose products are essential inputs; read for mixed production',
      ),
    ),
    replaceability: choice(
      ['both', 'without', 'with'],
      'both',
      'Whether other firms of the sector stand in for a failed one: its failure then weighs by its share in what the sector can still sell',
    ),
    finalSales: optional(
      vector(
        'sellers',
        '',
        [0, 1e15],
        [],
        'Sales of each firm to end users, which no failure takes away; leave out for none, as published',
      ),
    ),
    tolerance: number(
      'share',
      [0, 0.01],
      0,
      'Growth of a loss below which it is not followed; 0 = 1e-11, above 2,000 firms 1e-7',
    ),
  },
  constraints({ links, sectors, finalSales }) {
    const problems = [];
    const firms = sectors.length;
    if (firms > 10_000)
      problems.push({ path: 'sectors', found: `${firms} firms`, expected: 'at most 10000' });
    links.forEach((link, row) => {
      for (const end of ['seller', 'buyer']) {
        if (Number(link[end]) > firms)
          problems.push({
            path: `links[${row}].${end}`,
            found: `firm ${link[end]}`,
            expected: `a firm from 1 to ${firms}, as sectors has ${firms} entries`,
          });
      }
    });
    if (finalSales.length > 0 && finalSales.length !== firms)
      problems.push({
        path: 'finalSales',
        found: `${finalSales.length} entries`,
        expected: `${firms} entries, as in sectors`,
      });
    return problems;
  },
  run(parameters, shipped) {
    const { production, replaceability, tolerance } = parameters;
    const checks: Check[] = [];
    const values: Record<string, CheckValue> = {};
    for (const form of production === 'both' ? ['linear', 'leontief'] : [production]) {
      for (const replaced of replaceability === 'both' ? [false, true] : [replaceability === 'with']) {
        const network = networkOf(parameters, form);
        const standard = affordableSettings(network.firms, network.weight.length, replaced);
        const { index, unfinished } = riskOf(network, tolerance > 0 ? { ...standard, tolerance } : standard);
        const name = `${form}${replaced ? ', replaceable' : ''}`;
        values[`${form}${replaced ? 'Replaceable' : ''}`] = Array.from(index);
        values[`${form}${replaced ? 'Replaceable' : ''}CutOff`] = unfinished;
        checks.push(
          same(`${name}: between a firm's own sales and all sales`, true, withinBounds(network, index)),
        );
        if (network.firms <= definitionUpTo)
          checks.push(againstDefinition(name, network, replaced, index, tolerance));
        if (shipped && !replaced)
          checks.push(nearShare(`${name}: published digits`, publishedDigits[form], index, 1e-6));
      }
    }
    return { checks, values };
  },
});

interface Parameters {
  readonly links: readonly Readonly<Record<string, number | string>>[];
  readonly sectors: readonly number[];
  readonly essentialSectors: readonly number[];
  readonly finalSales: readonly number[];
}

function networkOf({ links, sectors, essentialSectors, finalSales }: Parameters, form: string): FirmNetwork {
  const count = Math.max(...sectors) + 1;
  return {
    firms: sectors.length,
    seller: links.map((link) => Number(link.seller) - 1),
    buyer: links.map((link) => Number(link.buyer) - 1),
    weight: links.map((link) => Number(link.value)),
    sectorOf: sectors,
    essentialSector: Array.from({ length: count }, (_, sector) =>
      Number(form === 'leontief' || (form === 'mixed' && essentialSectors.includes(sector))),
    ),
    ...(finalSales.length > 0 && { finalSales }),
  };
}

function withinBounds(network: FirmNetwork, index: Float64Array): boolean {
  const sales = Array.from({ length: network.firms }, (_, i) => network.finalSales?.[i] ?? 0);
  for (let l = 0; l < network.weight.length; l++) sales[network.seller[l]] += network.weight[l];
  const all = sales.reduce((sum, s) => sum + s, 0);
  return index.every((value, i) => value >= sales[i] / all - 1e-9 && value <= 1 + 1e-9);
}

/** Firms whose failure the definition does not finish (closed economies creep for ever) are left out. */
function againstDefinition(
  name: string,
  network: FirmNetwork,
  replaced: boolean,
  index: Float64Array,
  tolerance: number,
): Check {
  const expected = systemicRiskByDefinition(network, replaced);
  const known = expected.flatMap((value, i) => (value === null ? [] : [i]));
  return nearShare(
    `${name}: against the definition`,
    known.map((i) => expected[i] as number),
    known.map((i) => index[i]),
    Math.max(1e-6, 10 * tolerance),
  );
}
