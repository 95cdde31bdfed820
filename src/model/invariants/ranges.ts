// What every quantity may be at the end of any phase: a finite number in its range. NaN and infinity fail
// every comparison with a bound, so one test finds them all.

import { layerCount } from '../flow-rules.ts';
import type { World } from '../world.ts';
import { linkName, needName, supplierName, violation } from './violation.ts';

type Numbers = ArrayLike<number>;

interface Range {
  readonly name: string;
  /** Undefined as long as it is not kept. */
  readonly values: (world: World) => Numbers | undefined;
  readonly low: number;
  readonly high: number;
  readonly entity: (world: World, index: number) => string;
}

const most = Number.MAX_VALUE;
/** Prices start at 1. A price like this means that costs passed on from stage to stage have run away. */
const dearest = 1e6;
/** Rounding may leave a book of orders or a share below 0 by this much. */
const hair = 1e-6;

function ranges<T>(
  of: (world: World) => T,
  entity: (world: World, index: number) => string,
  bounds: { readonly [K in keyof T]?: readonly [low: number, high: number] },
): Range[] {
  return Object.entries(bounds).map(([name, bound]) => {
    const [low, high] = bound as readonly [number, number];
    return { name, values: (world) => of(world)[name as keyof T] as Numbers | undefined, low, high, entity };
  });
}

const place = (world: World, index: number) =>
  `jurisdiction ${world.plan.jurisdictionCodes[index] ?? `entry ${index}`}`;

const all: readonly Range[] = [
  ...ranges(({ suppliers }) => suppliers, supplierName, {
    technology: [-most, most],
    progress: [Number.MIN_VALUE, most],
    gain: [0, most],
    layer: [0, layerCount - 1],
    startLayer: [0, layerCount - 1],
    capacity: [0, most],
    capacityLost: [0, 1],
    overproduction: [1 - hair, most],
    demandAverage: [-hair, most],
    orders: [-most, most],
    backlog: [-hair, most],
    output: [0, most],
    spare: [-hair, most],
    fill: [0, 1],
    price: [Number.MIN_VALUE, dearest],
    markup: [0, most],
    revenue: [-hair, most],
    spotSales: [0, most],
    lostSales: [-hair, most],
  }),
  ...ranges(({ needs }) => needs, needName, {
    stock: [0, most],
    order: [0, most],
    unplaced: [-hair, most],
    received: [-hair, most],
    unmet: [-hair, most],
    price: [Number.MIN_VALUE, dearest],
  }),
  ...ranges(({ links }) => links, linkName, {
    weight: [0, most],
    share: [0, 1 + hair],
    order: [-hair, most],
    costFactor: [Number.MIN_VALUE, most],
    licensed: [0, 1],
  }),
  ...ranges(({ nations }) => nations, place, {
    gdp: [Number.MIN_VALUE, most],
    logGdp: [-most, most],
    score: [0, 1],
    layer: [0, layerCount - 1],
    unfilledShare: [0, 1 + hair],
  }),
  ...ranges(({ access }) => access, supplierName, { capital: [0, 1 + hair], logData: [-most, most] }),
];

/** Throws a ModelError for the first quantity out of its range. */
export function checkRanges(world: World, phase: string): void {
  for (const { name, values, low, high, entity } of all) {
    const numbers = values(world) ?? [];
    for (let index = 0; index < numbers.length; index++) {
      const value = numbers[index];
      if (value >= low && value <= high) continue;
      const bound = high === most ? `at least ${low}` : `${low} to ${high}`;
      const expected = low === -most ? 'a finite number' : bound;
      throw violation(world, phase, `${name} of ${entity(world, index)} is ${value}, expected ${expected}`);
    }
  }
  checkShares(world, phase);
}

/** Shares of a need's links sum to 1, or to 0 where none is permitted. */
function checkShares(world: World, phase: string): void {
  const { needs, links } = world;
  for (let need = 0; need < needs.count; need++) {
    let sum = 0;
    for (let link = needs.firstLink[need]; link < needs.firstLink[need + 1]; link++) sum += links.share[link];
    if (sum === 0 || Math.abs(sum - 1) <= hair) continue;
    throw violation(world, phase, `shares of ${needName(world, need)} sum to ${sum}, expected 1 or 0`);
  }
}

/** Permeabilities and what opens them again lie in 0..1, whoever wrote them. */
export function checkRules(world: World, phase: string): void {
  const { rules } = world;
  for (const tables of [rules.permeability, rules.closure]) {
    for (const [flow, table] of tables.entries()) {
      const pages = [table.byLayers, ...table.byPairs, ...table.byTargetLayer, ...table.bySourceLayer];
      for (const page of pages) {
        for (const value of page ?? []) {
          if (value >= 0 && value <= 1) continue;
          const kind = tables === rules.permeability ? 'permeability' : 'closure';
          throw violation(world, phase, `${kind} of flow ${flow} is ${value}, expected 0 to 1`);
        }
      }
    }
  }
}
