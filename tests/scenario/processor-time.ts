/** Processor time of this process, for tests of "in time" that a busy machine must not fail. */

/** Milliseconds of processor time that `work` takes. */
export function processorTime(work: () => void): number {
  const before = process.cpuUsage();
  work();
  const { user, system } = process.cpuUsage(before);
  return (user + system) / 1_000;
}
