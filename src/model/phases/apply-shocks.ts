// Before the phases of a tick: shocks (MODEL.md 2), losses of capacity that a scenario lays on named
// suppliers, jurisdictions, layers or segments. A shock has full depth from its start for its duration
// and then fades linearly over its recovery; the losses of several multiply, so their order is of no
// matter. Who is hit is settled when a shock begins (layers as last rated) and stays.
// Reads: calendar, layers. Writes: suppliers.capacityLost. Draws: nothing.

import { tickOfMonth } from '../calendar.ts';
import type { RunInput, Shock } from '../run-input.ts';
import type { World } from '../world.ts';

/** A shock placed in the run's calendar; `hit` lists the suppliers once it has begun. */
export interface ScheduledShock {
  readonly shock: Shock;
  readonly fromTick: number;
  /** First tick after full depth; Infinity for a loss that stays. */
  readonly endTick: number;
  readonly recoveryTicks: number;
  hit: readonly number[] | undefined;
}

/** What the phase keeps between ticks: the shocks, and the share each took away last tick. */
export interface ShockDesk {
  readonly shocks: readonly ScheduledShock[];
  readonly lastLosses: Float64Array;
}

/** Places the shocks of a run in its calendar, in the order of their ids. */
export function openShockDesk(input: RunInput): ShockDesk {
  const { horizon, ticksPerYear } = input;
  const shocks = input.shocks.map((shock) => {
    const fromTick = tickOfMonth(horizon.from, shock.from, ticksPerYear);
    return {
      shock,
      fromTick,
      endTick: fromTick + Math.max(1, Math.round((shock.durationMonths * ticksPerYear) / 12)),
      recoveryTicks: (shock.recoveryMonths * ticksPerYear) / 12,
      hit: undefined,
    };
  });
  shocks.sort((a, b) => (a.shock.id < b.shock.id ? -1 : a.shock.id > b.shock.id ? 1 : 0));
  return { shocks, lastLosses: new Float64Array(shocks.length) };
}

/** Share of capacity that a shock takes at a tick: its depth, then a straight line back to 0. */
export function lossAt(shock: ScheduledShock, tick: number): number {
  const { depth } = shock.shock;
  if (tick < shock.fromTick) return 0;
  if (tick < shock.endTick) return depth;
  const since = tick - shock.endTick + 1;
  return since <= shock.recoveryTicks ? depth * (1 - since / (shock.recoveryTicks + 1)) : 0;
}

export function applyShocks(world: World, desk: ShockDesk): void {
  const { shocks, lastLosses } = desk;
  let changed = false;
  for (let n = 0; n < shocks.length; n++) {
    const loss = lossAt(shocks[n], world.tick);
    if (loss !== lastLosses[n]) changed = true;
    if (loss > 0) shocks[n].hit ??= suppliersHit(world, shocks[n].shock);
    lastLosses[n] = loss;
  }
  if (!changed) return;
  const { capacityLost } = world.suppliers;
  capacityLost.fill(0);
  for (let n = 0; n < shocks.length; n++) {
    if (lastLosses[n] === 0) continue;
    for (const i of shocks[n].hit ?? []) capacityLost[i] = 1 - (1 - capacityLost[i]) * (1 - lastLosses[n]);
  }
}

/** Suppliers that fit every list of a shock; an empty list fits all. */
function suppliersHit(world: World, shock: Shock): number[] {
  const { plan, suppliers } = world;
  const named = new Set(shock.suppliers.map((id) => plan.supplierIds.get(id)));
  const places = new Set(shock.jurisdictions.map((code) => plan.jurisdictionCodes.indexOf(code)));
  const segments = new Set(shock.segments.map((name) => plan.segmentNames.indexOf(name)));
  const layers = new Set(shock.layers);
  const hit: number[] = [];
  for (let i = 0; i < suppliers.count; i++) {
    if (
      (named.size === 0 || named.has(i)) &&
      (places.size === 0 || places.has(suppliers.jurisdiction[i])) &&
      (segments.size === 0 || segments.has(suppliers.segment[i])) &&
      (layers.size === 0 || layers.has(suppliers.layer[i]))
    )
      hit.push(i);
  }
  return hit;
}
