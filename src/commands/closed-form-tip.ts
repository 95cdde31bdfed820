// The tipping point in closed form, where there is one: a `groups` world of a leader and followers under the
// logistic or the Verspagen law. Both tip where the speed of catching up, times the openness of the contact
// with the leader, falls below what the leader's faster growth takes away.

import type { CheckedScenario } from '../scenario/checked-scenario.ts';
import { logisticTippingBarrier, verspagenTippingBarrier } from '../theory/catch-up-laws.ts';

/** A tipping point of theory: the value of the parameter searched for, and the law it comes from. */
export interface ClosedFormTip {
  readonly value: number;
  readonly law: string;
}

/**
 * The closed form for a parameter of a scenario; undefined where there is none. A policy's `permeability` is
 * read as the openness of the contact of the leader with the only follower.
 */
export function closedFormTip({ input }: CheckedScenario, path: string): ClosedFormTip | undefined {
  const { world, parameters } = input;
  if (world.kind !== 'groups') return undefined;
  const { groups, permeability } = world.groups;
  if (groups.length !== 2) return undefined;
  const { law, catchUpPerYear, capability } = parameters.learning;
  const [leader, follower] = groups[0].level >= groups[1].level ? [0, 1] : [1, 0];
  const open = permeability[follower][leader];
  const growth = { leader: groups[leader].growthPerYear, follower: groups[follower].growthPerYear };
  const barrier =
    law === 'logistic'
      ? logisticTippingBarrier({
          catchUpPerYear,
          leaderGrowthPerYear: growth.leader,
          followerGrowthPerYear: growth.follower,
          ratioStart: groups[follower].level / groups[leader].level,
          barrier: 0,
        })
      : law === 'verspagen'
        ? verspagenTippingBarrier({
            catchUpPerYear,
            capability,
            growthDifferencePerYear: growth.leader - growth.follower,
            barrier: 0,
          })
        : undefined;
  if (barrier === undefined) return undefined;
  if (/^policies\.[^.]+\.permeability$/.test(path)) return { value: (1 - barrier) / open, law };
  // At a fixed openness both laws tip where speed × openness = catchUpPerYear × (1 − barrier).
  if (path === 'learning.catchUpPerYear') return { value: (catchUpPerYear * (1 - barrier)) / open, law };
  if (path === 'learning.capability' && law === 'verspagen') {
    return { value: (capability * (1 - barrier)) / open, law };
  }
  return undefined;
}
