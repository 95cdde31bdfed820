// The valid name that a mistyped one most likely meant: the smallest number of insertions, deletions,
// replacements and swaps of neighbours (optimal string alignment distance, Damerau 1964,
// 10.1145/363958.363994), ignoring case, if that number is small for the length of the name.

const longestCompared = 60;

/**
 * The nearest of `names`, or undefined when none is near: at most one edit in three characters (two in
 * short names), or a name that begins with what was found (from three characters on).
 */
export function nearestName(found: string, names: Iterable<string>): string | undefined {
  if (found === '' || found.length > longestCompared) return undefined;
  const wanted = found.toLowerCase();
  let best: string | undefined;
  let bestDistance = Number.POSITIVE_INFINITY;
  for (const name of names) {
    const candidate = name.toLowerCase();
    const begins = wanted.length >= 3 && candidate.startsWith(wanted);
    const distance = begins ? 1 : editDistance(wanted, candidate);
    const allowed = Math.min(
      Math.max(2, Math.floor(wanted.length / 3)),
      Math.max(wanted.length, candidate.length) - 1,
    );
    if (distance <= allowed && distance < bestDistance) {
      best = name;
      bestDistance = distance;
    }
  }
  return best;
}

function editDistance(a: string, b: string): number {
  if (Math.abs(a.length - b.length) > longestCompared / 3) return Number.POSITIVE_INFINITY;
  let beforeLast: number[] = [];
  let last = Array.from({ length: b.length + 1 }, (_, j) => j);
  for (let i = 1; i <= a.length; i++) {
    const row = [i];
    for (let j = 1; j <= b.length; j++) {
      const replace = last[j - 1] + (a[i - 1] === b[j - 1] ? 0 : 1);
      let distance = Math.min(last[j] + 1, row[j - 1] + 1, replace);
      if (i > 1 && j > 1 && a[i - 1] === b[j - 2] && a[i - 2] === b[j - 1]) {
        distance = Math.min(distance, beforeLast[j - 2] + 1);
      }
      row.push(distance);
    }
    beforeLast = last;
    last = row;
  }
  return last[b.length];
}
