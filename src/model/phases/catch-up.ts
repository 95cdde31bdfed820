// Phase 11 under a deterministic law (MODEL.md 2): followers close in on the jurisdiction that led their
// domain at the start, with a barrier b = 1 − π of the contact with it (body of the world and rules).
//   nelson-phelps  dA/dt = c(1−b)(T − A)                          (Nelson and Phelps 1966)
//   logistic       dr/dt = r[g − g_m + c(1−b)(1 − r)],  r = A/T   (MODEL.md 2)
//   verspagen      dG/dt = g_m − g − c(1−b)·G·e^(−G/δ), G = ln T/A (Verspagen 1991)
// The leader grows at g_m. The first two are solved exactly over a tick, the third by Runge-Kutta steps.
// Reads: technology, rules, plan. Writes: suppliers.technology, progress. Draws: nothing.

import type { World } from '../world.ts';
import { sources } from './meet-sources.ts';

export function catchUp(world: World): void {
  const { contactPermeability } = sources(world);
  const { suppliers, settings, plan, cells } = world;
  const { law, research } = settings.parameters.learning;
  if (!research || law === 'ideas') return;
  const { technology, startTechnology, progress, jurisdiction } = suppliers;
  const places = plan.jurisdictionCodes.length;
  const years = settings.tickYears;
  for (let segment = 0; segment < plan.segmentNames.length; segment++) {
    const firstCell = cells.firstCellOfSegment[segment];
    const lastCell = cells.firstCellOfSegment[segment + 1];
    if (firstCell === lastCell) continue;
    const domain = plan.domainOfSegment[segment];
    const leader = leadingSupplier(world, segment, domain);
    const leadingPlace = jurisdiction[leader];
    const leaderGrowth = plan.ownGrowthPerYear[domain * places + leadingPlace];
    const front = technology[leader];
    const first = cells.firstSupplierOfCell[firstCell];
    const last = cells.firstSupplierOfCell[lastCell];
    for (let i = first; i < last; i++) {
      const place = jurisdiction[i];
      const growth = plan.ownGrowthPerYear[domain * places + place];
      if (place === leadingPlace) {
        if (i !== leader) advance(i, technology[i] + growth * years);
        continue;
      }
      const gap = front - technology[i];
      const open = contactPermeability(segment, leader, i);
      const newGap = gapAfter(world, gap, leaderGrowth, growth, open, years);
      advance(i, front + leaderGrowth * years - newGap);
    }
    advance(leader, front + leaderGrowth * years);
  }

  function advance(i: number, level: number): void {
    technology[i] = level;
    progress[i] = Math.exp(level - startTechnology[i]);
  }
}

/** The supplier that the others look to: the first of the jurisdiction that led the domain at the start. */
function leadingSupplier(world: World, segment: number, domain: number): number {
  const { cells, nations, plan } = world;
  const places = plan.jurisdictionCodes.length;
  let best = -1;
  let bestLevel = -Infinity;
  for (let cell = cells.firstCellOfSegment[segment]; cell < cells.firstCellOfSegment[segment + 1]; cell++) {
    if (cells.firstSupplierOfCell[cell] === cells.firstSupplierOfCell[cell + 1]) continue;
    const level = nations.startTechnology[domain * places + cells.jurisdictionOfCell[cell]];
    if (level > bestLevel) {
      bestLevel = level;
      best = cells.firstSupplierOfCell[cell];
    }
  }
  return best;
}

/** ln T/A after a tick. */
function gapAfter(
  world: World,
  gap: number,
  leaderGrowth: number,
  growth: number,
  open: number,
  years: number,
): number {
  const { law, catchUpPerYear, capability } = world.settings.parameters.learning;
  const speed = catchUpPerYear * open;
  if (law === 'nelson-phelps') {
    // A/T: (r − q)·e^{−(c + g)t} + q with q = c/(c + g).
    const rate = speed + leaderGrowth;
    const ratio = Math.exp(-gap);
    if (Math.abs(rate) < 1e-12) return -Math.log(ratio + speed * years);
    const held = speed / rate;
    return -Math.log((ratio - held) * Math.exp(-rate * years) + held);
  }
  if (law === 'logistic') {
    // r' = n·r − c·r² has 1/r = e^{−nt}/r0 + c(1 − e^{−nt})/n.
    const net = growth - leaderGrowth + speed;
    const stretched = Math.abs(net) < 1e-12 ? years : -Math.expm1(-net * years) / net;
    return Math.log(Math.exp(-net * years + gap) + speed * stretched);
  }
  const difference = leaderGrowth - growth;
  const velocity = (g: number) => difference - speed * Math.max(0, g) * Math.exp(-g / capability);
  const steps = Math.max(4, Math.ceil(years * (speed + Math.abs(difference)) * 100));
  const dt = years / steps;
  let now = gap;
  for (let step = 0; step < steps; step++) {
    const k1 = velocity(now);
    const k2 = velocity(now + (dt / 2) * k1);
    const k3 = velocity(now + (dt / 2) * k2);
    const k4 = velocity(now + dt * k3);
    now += (dt / 6) * (k1 + 2 * k2 + 2 * k3 + k4);
  }
  return now;
}
