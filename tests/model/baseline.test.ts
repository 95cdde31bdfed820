import { describe, expect, it } from 'vitest';
import { buildWorld } from '../../src/model/build-world.ts';
import { chooseSuppliers } from '../../src/model/phases/choose-suppliers.ts';
import { placeOrders } from '../../src/model/phases/place-orders.ts';
import { produce } from '../../src/model/phases/produce.ts';
import { rationSupply } from '../../src/model/phases/ration-supply.ts';
import { screenLinks } from '../../src/model/phases/screen-links.ts';
import { setPrices } from '../../src/model/phases/set-prices.ts';
import { ship } from '../../src/model/phases/ship.ts';
import { simulate } from '../../src/model/simulate.ts';
import { outcomes } from '../../src/outcomes/index.ts';
import { policyTools } from '../../src/policies/index.ts';
import { baselineInput, shippedTables } from '../worlds/shipped.ts';

const still = {
  sourcing: { churn: false },
  learning: { research: false, burnInYears: 0 },
  nations: { growth: false },
} as const;

function tradeOneTick(world: ReturnType<typeof buildWorld>): void {
  for (const phase of [screenLinks, chooseSuppliers, produce, rationSupply, ship, placeOrders, setPrices])
    phase(world);
}

describe('the shipped world without any policy', () => {
  it('is stationary to 1e-9 over 240 months without churn, research and growth', () => {
    const world = buildWorld(baselineInput(600, 0, still), shippedTables);
    const { suppliers, needs } = world;
    const start = {
      output: Float64Array.from(suppliers.output),
      stock: Float64Array.from(needs.stock),
      order: Float64Array.from(needs.order),
      price: Float64Array.from(suppliers.price),
    };
    for (let tick = 0; tick < 240; tick++) {
      world.tick = tick;
      tradeOneTick(world);
    }
    const worst = (before: Float64Array, after: ArrayLike<number>) =>
      before.reduce(
        (most, value, i) => Math.max(most, Math.abs(after[i] - value) / (Math.abs(value) + 1e-9)),
        0,
      );
    expect(worst(start.output, suppliers.output)).toBeLessThan(1e-9);
    expect(worst(start.stock, needs.stock)).toBeLessThan(1e-9);
    expect(worst(start.order, needs.order)).toBeLessThan(1e-9);
    expect(worst(start.price, suppliers.price)).toBeLessThan(1e-9);
  });

  it('keeps a fill rate of .97 and more for 22 years of churn, growth and research', () => {
    const series = simulate(baselineInput(1000, 0), shippedTables, policyTools, wanted('fillRate'), {
      checked: false,
    });
    const least = series.values.reduce((a, b) => Math.min(a, b), 1);
    expect(least).toBeGreaterThan(0.97);
  });

  it('keeps supply shares constant over 22 years when everybody progresses alike', () => {
    const alike = { learning: { research: false, burnInYears: 0 }, nations: { growth: false } } as const;
    // Means over replicates: one run's shares move with the luck of contracts, their expectation must not.
    const drifts = [0, 1, 2, 3, 4, 5].map((replicate) => {
      const series = simulate(
        baselineInput(1000, replicate, alike),
        shippedTables,
        policyTools,
        wanted('layerValue'),
        {
          checked: false,
        },
      );
      const width = series.columns.length;
      const last = series.ticks - 1;
      const meanOfLastYear = (column: number) => {
        let sum = 0;
        for (let tick = last - 11; tick <= last; tick++) sum += series.values[tick * width + column] / 12;
        return sum;
      };
      return [0, 4].map((layer) => meanOfLastYear(layer) - series.values[layer]);
    });
    for (const group of [0, 1]) {
      const mean = drifts.reduce((sum, drift) => sum + drift[group], 0) / drifts.length;
      expect(Math.abs(mean)).toBeLessThan(0.012);
    }
  }, 60_000);

  it('replaces half of all contracts in 11 to 15 months', () => {
    const world = buildWorld(baselineInput(1000, 0, { ...still, sourcing: { churn: true } }), shippedTables);
    const held = Uint32Array.from(world.links.supplier);
    const kept: number[] = [];
    for (let tick = 0; tick < 24; tick++) {
      world.tick = tick;
      tradeOneTick(world);
      let same = 0;
      for (let link = 0; link < held.length; link++) {
        // A slot that came back to its first seller has been replaced all the same.
        if (world.links.supplier[link] !== held[link]) held[link] = 0xffffffff;
        else same++;
      }
      kept.push(same / held.length);
    }
    const halfLife = kept.findIndex((share) => share <= 0.5) + 1;
    expect(halfLife).toBeGreaterThanOrEqual(11);
    expect(halfLife).toBeLessThanOrEqual(15);
  });

  it('is the same to the last bit when it is run again', () => {
    const run = () =>
      simulate(baselineInput(500, 3), shippedTables, policyTools, wanted('technologyGap'), {
        checked: false,
      });
    expect([...run().values]).toEqual([...run().values]);
  });
});

function wanted(name: string) {
  return outcomes.filter((outcome) => outcome.name === name);
}
