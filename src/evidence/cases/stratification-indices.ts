// Case stratification-indices: E-I index, modularity and assortativity of a network with layers, against
// sums over all pairs of members that follow the definitions word by word.

import {
  assortativity,
  externalInternalIndex,
  mixingMatrix,
  modularity,
  shareByDistance,
  symmetricMixing,
} from '../../theory/stratification.ts';
import { choice, optional, type TableRow, vector, wholeVector } from '../case-parameters.ts';
import { type Check, defineCase, near } from '../evidence-case.ts';

interface LayeredLinks {
  readonly layerOf: readonly number[];
  readonly source: readonly number[];
  readonly target: readonly number[];
  readonly weight: readonly number[];
}

export const stratificationIndices = defineCase({
  name: 'stratification-indices',
  summary: 'E-I index, modularity and layer assortativity of any weighted network with layers',
  source: 'Krackhardt and Stern 1988, 10.2307/2786835; Newman 2003 and 2004, 10.1103/PhysRevE.67.026126',
  parameters: {
    layerSizes: wholeVector(
      'layers',
      'members',
      [1, 2000],
      [5, 5],
      'Members of each layer of a complete network (read when links is empty)',
    ),
    weightByDistance: vector(
      'distances',
      '',
      [0, 1e9],
      [1, 0.1],
      'Weight of a link between two members 0, 1, 2, ... layers apart; missing distances have none',
    ),
    links: {
      type: 'table',
      rows: 'links',
      least: 0,
      columns: {
        source: {
          type: 'integer',
          unit: '',
          low: 0,
          high: 1_000_000,
          meaning: 'Member at one end, counted from 0',
        },
        target: { type: 'integer', unit: '', low: 0, high: 1_000_000, meaning: 'Member at the other end' },
        weight: { type: 'number', unit: '', low: 0, high: 1e15, meaning: 'Value of the link' },
      },
      default: [],
      meaning: 'A network of your own, instead of the complete one',
    },
    layerOf: optional(
      wholeVector('members', '', [0, 99], [], 'Layer of each member of the network in links'),
    ),
    direction: choice(['undirected', 'directed'], 'undirected', 'Whether a link counts both ways'),
  },
  constraints({ links, layerOf }) {
    const members = layerOf.length;
    const outside = links.filter((link) => Number(link.source) >= members || Number(link.target) >= members);
    if (links.length === 0 || outside.length === 0) return [];
    return [
      {
        path: 'layerOf',
        found: `${members} members`,
        expected: `a layer for every member that links name (${outside.length} links go further)`,
      },
    ];
  },
  run(parameters, shipped) {
    const network =
      parameters.links.length > 0
        ? ownNetwork(parameters.links, parameters.layerOf)
        : completeNetwork(parameters.layerSizes, parameters.weightByDistance);
    const directed = parameters.direction === 'directed';
    const layers = Math.max(...network.layerOf) + 1;
    const oneWay = mixingMatrix(network, network.layerOf, layers);
    const mixing = directed ? oneWay : symmetricMixing(oneWay, layers);
    const got = {
      externalInternal: externalInternalIndex(mixing, layers),
      modularity: modularity(mixing, layers),
      assortativity: assortativity(mixing, layers),
    };
    const expected = byPairs(network, directed);
    const checks: Check[] = [
      near('E-I index against its definition', expected.externalInternal, got.externalInternal, 1e-10),
      near('modularity against all pairs', expected.modularity, got.modularity, 1e-10),
    ];
    if (layers > 1)
      checks.push(
        near('assortativity against its definition', expected.assortativity, got.assortativity, 1e-10),
      );
    if (shipped) {
      checks.push(
        near(
          'two layers of five, published digits',
          [-7 / 9, 7 / 18, 7 / 9],
          [got.externalInternal, got.modularity, got.assortativity],
          1e-12,
        ),
      );
      const three = completeNetwork([4, 4, 4], [1, 0.2, 0.02]);
      const m = symmetricMixing(mixingMatrix(three, three.layerOf, 3), 3);
      checks.push(
        near(
          'three layers of four, published digits',
          [-0.4563106797, 0.3925597763, 0.5908446042],
          [externalInternalIndex(m, 3), modularity(m, 3), assortativity(m, 3)],
          1e-9,
        ),
      );
    }
    return { checks, values: { ...got, shareByDistance: Array.from(shareByDistance(mixing, layers)) } };
  },
});

function completeNetwork(layerSizes: readonly number[], weightByDistance: readonly number[]): LayeredLinks {
  const layerOf = layerSizes.flatMap((size, layer) => new Array<number>(size).fill(layer));
  const network = { layerOf, source: [] as number[], target: [] as number[], weight: [] as number[] };
  layerOf.forEach((a, i) => {
    for (let j = 0; j < i; j++) {
      network.source.push(i);
      network.target.push(j);
      network.weight.push(weightByDistance[Math.abs(a - layerOf[j])] ?? 0);
    }
  });
  return network;
}

function ownNetwork(links: readonly TableRow[], layerOf: readonly number[]): LayeredLinks {
  return {
    layerOf,
    source: links.map((link) => Number(link.source)),
    target: links.map((link) => Number(link.target)),
    weight: links.map((link) => Number(link.weight)),
  };
}

/** The indices from the links one by one: strengths per member, then pairs of members. */
function byPairs({ layerOf, source, target, weight }: LayeredLinks, directed: boolean) {
  const sent = layerOf.map(() => 0);
  const received = layerOf.map(() => 0);
  let total = 0;
  let internal = 0;
  for (let link = 0; link < weight.length; link++) {
    const ways = directed
      ? [[source[link], target[link]]]
      : [
          [source[link], target[link]],
          [target[link], source[link]],
        ];
    for (const [from, to] of ways) {
      sent[from] += weight[link];
      received[to] += weight[link];
      total += weight[link];
      if (layerOf[from] === layerOf[to]) internal += weight[link];
    }
  }
  let random = 0;
  layerOf.forEach((a, i) => {
    layerOf.forEach((b, j) => {
      if (a === b) random += (sent[i] * received[j]) / (total * total);
    });
  });
  const share = internal / total;
  return {
    externalInternal: (total - 2 * internal) / total,
    modularity: share - random,
    assortativity: 1 - random > 1e-12 ? (share - random) / (1 - random) : Number.NaN,
  };
}
