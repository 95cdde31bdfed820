/** Checked runs: what holds in every tick, and how a violation is told. */
import { describe, expect, it } from 'vitest';
import { defineOutcome, type Outcome } from '../../src/model/outcome.ts';
import { ModelError, type World } from '../../src/model/world.ts';
import { barrierOf, layerBarrier } from '../worlds/layer-barrier.ts';
import { goodsAlone, lossOf, networkOf, runNetwork } from '../worlds/networks-and-groups.ts';
import { parametersWith } from '../worlds/parameters-with.ts';

const chain = networkOf(
  [
    { id: 'mine', segment: 'ore', finalDemand: 10, layer: 4, jurisdiction: 'CHN' },
    { id: 'mill', segment: 'steel', finalDemand: 20, layer: 1, jurisdiction: 'DEU' },
    { id: 'forge', segment: 'steel', finalDemand: 0, layer: 4, jurisdiction: 'CHN' },
    { id: 'yard', segment: 'ships', finalDemand: 100, layer: 0, jurisdiction: 'USA' },
  ],
  [
    ['mine', 'mill', 20],
    ['mine', 'forge', 10],
    ['mill', 'yard', 30],
    ['forge', 'yard', 20],
  ],
);

/** An "outcome" that breaks the world at the end of a tick, as a faulty phase would. */
function fault(tick: number, damage: (world: World) => void): Outcome {
  return defineOutcome({
    name: 'fault',
    unit: '',
    definition: 'A fault for tests',
    source: 'test',
    when: 'series',
    groups: () => ['all'],
    record(world, values, offset) {
      values[offset] = 0;
      if (world.tick === tick) damage(world);
    },
  });
}

function errorOf(damage: (world: World) => void): ModelError {
  try {
    runNetwork(chain, 31, { outcomes: [fault(5, damage)], parameters: parametersWith(goodsAlone) });
  } catch (error) {
    if (error instanceof ModelError) return error;
    throw error;
  }
  throw new Error('the fault was not noticed');
}

describe('a checked run', () => {
  it('goes through a shock, barriers, spot rounds and delays without a violation', () => {
    const series = runNetwork(chain, 200, {
      tools: [layerBarrier],
      shocks: [lossOf('mine', 0.7, { durationMonths: 1, recoveryMonths: 2, from: '2020-02' })],
      policies: [{ ...barrierOf(0.3, 3), rampMonths: 1 }],
      parameters: parametersWith({ learning: { research: false } }),
    });
    expect(series.ticks).toBeGreaterThanOrEqual(200);
  });

  it('names tick, phase and supplier of a number that is none', () => {
    const error = errorOf(({ suppliers, plan }) => {
      suppliers.price[plan.supplierIds.get('mill') as number] = Number.NaN;
    });
    expect(error.stage).toBe('tick 6: apply-policies');
    expect(error.message).toMatch(
      /^price of supplier \d+ \(mill, steel, DEU\) is NaN, expected 5e-324 to 1000000/,
    );
  });

  it('names the supplier whose price has run away', () => {
    const error = errorOf(({ suppliers, plan }) => {
      suppliers.price[plan.supplierIds.get('mill') as number] = 1e7;
    });
    expect(error.message).toMatch(
      /^price of supplier \d+ \(mill, steel, DEU\) is 10000000, expected 5e-324 to 1000000/,
    );
  });

  it('names the need whose stock fell below nothing', () => {
    const error = errorOf(({ needs }) => {
      needs.stock[0] = -1;
    });
    expect(error.message).toMatch(/^stock of need 0 \(.* for supplier .*\) is -1, expected at least 0$/);
  });

  it('notices goods that are made and sold to nobody', () => {
    const error = errorOf(({ suppliers, plan }) => {
      suppliers.orders[plan.supplierIds.get('mine') as number] *= 0.5;
    });
    expect(error.stage).toBe('tick 6: ration-supply');
    expect(error.message).toMatch(
      /^supplier \d+ \(mine, ore, CHN\) made \d.* for its links, expected the \d/,
    );
  });

  it('notices shares of orders that do not add up', () => {
    const error = errorOf(({ links }) => {
      links.share[0] = 0.5;
    });
    expect(error.message).toMatch(/^shares of need 0 \(.*\) sum to 1\.1, expected 1 or 0$/);
  });

  it('notices a layer that is none', () => {
    const error = errorOf(({ suppliers }) => {
      suppliers.layer[0] = 7;
    });
    expect(error.message).toMatch(/^layer of supplier 0 \(.*\) is 7, expected 0 to 4$/);
  });
});
