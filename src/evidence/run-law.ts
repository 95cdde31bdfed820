// The deterministic laws of catching up in the model: a `groups` world of a leader and a follower, one
// supplier each, followed month by month.

import type { GroupsBody } from '../model/run-input.ts';
import { byGroup, group, learningOnly, rowsOf, runGroups } from './small-runs.ts';

/** A leader and a follower under one law. */
export interface LeaderAndFollower {
  readonly law: 'nelson-phelps' | 'logistic' | 'verspagen';
  readonly catchUpPerYear: number;
  /** Gap at which most is learned; read by verspagen. */
  readonly capability: number;
  readonly leaderStart: number;
  readonly followerStart: number;
  readonly leaderGrowthPerYear: number;
  readonly followerGrowthPerYear: number;
  readonly barrier: number;
}

/** Log levels of leader and follower at the end of each month, the start first; `months` + 1 rows. */
export function followLaw(
  pair: LeaderAndFollower,
  months: number,
): { readonly leader: number[]; readonly follower: number[] } {
  const { law, catchUpPerYear, capability, barrier } = pair;
  const body: GroupsBody = {
    groups: [
      group('leader', { level: pair.leaderStart, growthPerYear: pair.leaderGrowthPerYear }),
      group('follower', { level: pair.followerStart, growthPerYear: pair.followerGrowthPerYear }),
    ],
    contacts: [
      [1, 0],
      [0.5, 0.5],
    ],
    permeability: [
      [1, 1 - barrier],
      [1 - barrier, 1],
    ],
    technologyGrowthPerYear: 0,
    gdpElasticity: 0,
    gdpShare: 0,
    homeBias: 1,
    segments: [],
  };
  const levels = byGroup('logLevel', ([level]) => level);
  const changes = [learningOnly, { learning: { law, catchUpPerYear, capability } }];
  const length = { ticks: Math.max(1, months), ticksPerYear: 12, seed: 'evidence', replicate: 0 } as const;
  const rows = rowsOf(runGroups(body, changes, length, [levels]), 'logLevel').slice(0, months);
  return {
    leader: [Math.log(pair.leaderStart), ...rows.map((row) => row[0])],
    follower: [Math.log(pair.followerStart), ...rows.map((row) => row[1])],
  };
}

/**
 * The same path from a differential equation dx/dt (t in years), by Runge-Kutta steps of a hundredth of a
 * month: what a case falls back on where the model has no such pair (a follower that starts ahead leads).
 */
export function integrateByMonth(
  velocity: (x: number, years: number) => number,
  start: number,
  months: number,
): number[] {
  const path = [start];
  const dt = 1 / 1200;
  let x = start;
  for (let step = 0; step < months * 100; step++) {
    const t = step * dt;
    const k1 = velocity(x, t);
    const k2 = velocity(x + (dt / 2) * k1, t + dt / 2);
    const k3 = velocity(x + (dt / 2) * k2, t + dt / 2);
    const k4 = velocity(x + dt * k3, t + dt);
    x += (dt / 6) * (k1 + 2 * k2 + 2 * k3 + k4);
    if ((step + 1) % 100 === 0) path.push(x);
  }
  return path;
}
