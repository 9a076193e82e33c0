/**
 * Milliseconds of the processor that some work takes, at its best of a few runs: unlike the time on a clock, about the
 * same on a busy machine.
 */
export const effort = (work: () => unknown, runs = 3): number =>
  Math.min(
    ...Array.from({ length: runs }, () => {
      const before = process.cpuUsage();
      work();
      const { user, system } = process.cpuUsage(before);
      return (user + system) / 1_000;
    }),
  );

/** The same of work that waits for its parts. */
export const effortOf = async (work: () => Promise<unknown>): Promise<number> => {
  const before = process.cpuUsage();
  await work();
  const { user, system } = process.cpuUsage(before);
  return (user + system) / 1_000;
};
