// One run: the world is built, then every tick is the list of phases of MODEL.md 3 and nothing else.
// Policies write flow rules, phases read them, outcomes look at the end of each tick.

import { buildWorld, type WorldData } from './build-world.ts';
import { monthOfTick, ticksOfHorizon } from './calendar.ts';
import type { Outcome } from './outcome.ts';
import { applyPolicies, openPolicyDesk } from './phases/apply-policies.ts';
import { applyShocks, openShockDesk } from './phases/apply-shocks.ts';
import { chooseSuppliers } from './phases/choose-suppliers.ts';
import { growNations } from './phases/grow-nations.ts';
import { learn } from './phases/learn.ts';
import { placeOrders } from './phases/place-orders.ts';
import { produce } from './phases/produce.ts';
import { rateTrust } from './phases/rate-trust.ts';
import { rationSupply } from './phases/ration-supply.ts';
import { screenLinks } from './phases/screen-links.ts';
import { setPrices } from './phases/set-prices.ts';
import { ship } from './phases/ship.ts';
import type { PolicyTool } from './policy-tool.ts';
import { openRecord, type RunSeries } from './record.ts';
import type { RunInput } from './run-input.ts';
import { schedulePolicies } from './schedule-policies.ts';
import { ModelError, type World } from './world.ts';

export interface SimulateOptions {
  /** Check invariants after every phase. */
  readonly checked: boolean;
  readonly onTick?: (tick: number, ticks: number) => void;
  /** Called after each phase by its name, `build-world` and `record` included: for measuring. */
  readonly onPhase?: (name: string) => void;
}

/** The phases of a tick, in order. */
const phases: readonly { readonly name: string; readonly run: (world: World) => void }[] = [
  { name: 'rate-trust', run: rateTrust },
  { name: 'screen-links', run: screenLinks },
  { name: 'choose-suppliers', run: chooseSuppliers },
  { name: 'produce', run: produce },
  { name: 'ration-supply', run: rationSupply },
  { name: 'ship', run: ship },
  { name: 'place-orders', run: placeOrders },
  { name: 'set-prices', run: setPrices },
  { name: 'learn', run: learn },
  { name: 'grow-nations', run: growNations },
];

/** Runs a world to the end of its horizon and returns what the outcomes recorded. Throws a ModelError. */
export function simulate(
  input: RunInput,
  data: WorldData,
  tools: readonly PolicyTool[],
  outcomes: readonly Outcome[],
  options: SimulateOptions,
): RunSeries {
  const { horizon, ticksPerYear } = input;
  const ticks = ticksOfHorizon(horizon.from, horizon.until, ticksPerYear);
  const world = inStage('build-world', () => buildWorld(input, data));
  const policies = openPolicyDesk(world, schedulePolicies(input, tools), horizon.from);
  const shocks = openShockDesk(input);
  const dates = Array.from({ length: ticks }, (_, tick) => monthOfTick(horizon.from, tick, ticksPerYear));
  const record = openRecord(world, outcomes, dates);
  options.onPhase?.('build-world');
  for (let tick = 0; tick < ticks; tick++) {
    world.tick = tick;
    inStage(`tick ${tick}: apply-policies`, () => applyPolicies(world, policies));
    inStage(`tick ${tick}: apply-shocks`, () => applyShocks(world, shocks));
    options.onPhase?.('apply-policies');
    for (const phase of phases) {
      try {
        phase.run(world);
      } catch (error) {
        throw inside(`tick ${tick}: ${phase.name}`, error);
      }
      options.onPhase?.(phase.name);
    }
    record.write(world);
    options.onPhase?.('record');
    options.onTick?.(tick, ticks);
  }
  return record.finish(world);
}

function inStage<T>(stage: string, work: () => T): T {
  try {
    return work();
  } catch (error) {
    throw inside(stage, error);
  }
}

function inside(stage: string, error: unknown): ModelError {
  return error instanceof ModelError
    ? error
    : new ModelError(stage, error instanceof Error ? error.message : String(error));
}
