// Replicates in settings: designs that run some replicates only name them as stretches of consecutive
// numbers, because a setting has a first replicate and a count.

/** Ascending numbers as stretches [first, count]: 1, 2, 3, 7 gives [1, 3] and [7, 1]. */
export function replicateStretches(numbers: readonly number[]): [first: number, count: number][] {
  const found: [number, number][] = [];
  for (const number of numbers) {
    const last = found.at(-1);
    if (last && last[0] + last[1] === number) last[1]++;
    else found.push([number, 1]);
  }
  return found;
}
