// One run: the world is built, then every tick is the list of phases of MODEL.md 3 and nothing else.
// Policies write flow rules, phases read them, outcomes look at the end of each tick.

import { type BuildWorld, buildWorld, type WorldData } from './build-world.ts';
import { monthOfTick, ticksOfHorizon } from './calendar.ts';
import { openInvariants } from './invariants.ts';
import type { Outcome } from './outcome.ts';
import { applyPolicies, openPolicyDesk } from './phases/apply-policies.ts';
import { applyShocks, openShockDesk } from './phases/apply-shocks.ts';
import { catchUp } from './phases/catch-up.ts';
import { chooseSuppliers } from './phases/choose-suppliers.ts';
import { enterAndExit } from './phases/enter-and-exit.ts';
import { growNations } from './phases/grow-nations.ts';
import { learn } from './phases/learn.ts';
import { placeOrders } from './phases/place-orders.ts';
import { produce } from './phases/produce.ts';
import { rateTrust } from './phases/rate-trust.ts';
import { rationSupply } from './phases/ration-supply.ts';
import { reviewMembership } from './phases/review-membership.ts';
import { moveTalent, screenAccess } from './phases/screen-access.ts';
import { screenLinks } from './phases/screen-links.ts';
import { setPrices } from './phases/set-prices.ts';
import { settleOwnership } from './phases/settle-ownership.ts';
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
  /** Builds the world; absent: anew, in a place of its own. */
  readonly build?: BuildWorld;
  /** Called once after the last tick; looks only. */
  readonly onEnd?: (world: World, date: string) => void;
}

interface Phase {
  readonly name: string;
  /** Left out of a world without links (a `groups` world may be one of ideas alone). */
  readonly ofGoods?: boolean;
  readonly run: (world: World) => void;
}

/** The phases of a tick, in order. */
const phases: readonly Phase[] = [
  { name: 'settle-ownership', run: settleOwnership },
  { name: 'rate-trust', run: rateTrust },
  { name: 'review-membership', run: reviewMembership },
  { name: 'screen-access', run: screenAccess },
  { name: 'screen-links', ofGoods: true, run: screenLinks },
  { name: 'choose-suppliers', ofGoods: true, run: chooseSuppliers },
  { name: 'produce', ofGoods: true, run: produce },
  { name: 'ration-supply', ofGoods: true, run: rationSupply },
  { name: 'ship', ofGoods: true, run: ship },
  { name: 'place-orders', ofGoods: true, run: placeOrders },
  { name: 'set-prices', ofGoods: true, run: setPrices },
  { name: 'move-talent', run: moveTalent },
  { name: 'learn', run: learn },
  { name: 'catch-up', run: catchUp },
  { name: 'grow-nations', run: growNations },
  { name: 'enter-and-exit', ofGoods: true, run: enterAndExit },
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
  const { build = buildWorld } = options;
  const ticks = ticksOfHorizon(horizon.from, horizon.until, ticksPerYear);
  const world = inStage('build-world', () => build(input, data));
  const policies = openPolicyDesk(world, schedulePolicies(input, tools), horizon.from);
  const shocks = openShockDesk(input);
  const loop = phases.filter(({ ofGoods }) => !ofGoods || world.needs.count > 0);
  const dates = Array.from({ length: ticks }, (_, tick) => monthOfTick(horizon.from, tick, ticksPerYear));
  const record = openRecord(world, outcomes, dates);
  const check = options.checked ? openInvariants(world) : undefined;
  options.onPhase?.('build-world');
  for (let tick = 0; tick < ticks; tick++) {
    world.tick = tick;
    inStage(`tick ${tick}: apply-policies`, () => applyPolicies(world, policies));
    inStage(`tick ${tick}: apply-shocks`, () => applyShocks(world, shocks));
    check?.('apply-policies');
    options.onPhase?.('apply-policies');
    for (const phase of loop) {
      try {
        phase.run(world);
        check?.(phase.name);
      } catch (error) {
        throw inside(`tick ${tick}: ${phase.name}`, error);
      }
      options.onPhase?.(phase.name);
    }
    record.write(world);
    options.onPhase?.('record');
    options.onTick?.(tick, ticks);
  }
  options.onEnd?.(world, dates[ticks - 1]);
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
