/** Processor time of this process, for tests of "in time" that a busy machine must not fail. */

/**
 * Milliseconds of processor time that `work` takes; of three times when the first is above `limit`, the least: others on
 * the machine slow a processor down as well, to a third here.
 */
export function processorTime(limit: number, work: () => void): number {
  const first = measure(work);
  return first <= limit ? first : Math.min(first, measure(work), measure(work));
}

function measure(work: () => void): number {
  const before = process.cpuUsage();
  work();
  const { user, system } = process.cpuUsage(before);
  return (user + system) / 1_000;
}
