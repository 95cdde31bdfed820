// Levels A = e^(ln A) of all suppliers for the outcomes that weigh with them. In a tick one supplier in seventy moves,
// so the others keep what was computed for them: an exponential costs more than all else in those outcomes.

import { perWorld } from '../model/of-world.ts';

/** Makes what returns the level of every supplier now, above 0; the array is the same at every call. */
export const levelsOfTechnology = perWorld((world) => {
  const { technology } = world.suppliers;
  const of = technology.map(() => Number.NaN);
  const levels = new Float64Array(technology.length);
  return (): Float64Array => {
    for (let i = 0; i < levels.length; i++) {
      if (technology[i] === of[i]) continue;
      of[i] = technology[i];
      levels[i] = Math.exp(technology[i]);
    }
    return levels;
  };
});
