import { type ScheduledTask, schedule } from "node-cron";
import type { Log } from "../app/ports.js";
import type { Job } from "./jobs.js";

/**
 * Wakes each job at once and then as its pattern says; never twice at a time. A run that throws is logged, and the next
 * one comes as usual: what is owed is computed anew at each, so nothing hangs on any single run. Begins when what is
 * under way is done, so that whoever starts the program is served first.
 */
export const wake = (jobs: readonly Job[], log: Log): { stop(): Promise<void> } => {
  const awake = jobs.map((job) => {
    let underWay: Promise<void> | null = null;
    const once = async (): Promise<void> => {
      try {
        await job.run();
      } catch (err) {
        log.error({ err, job: job.name }, `The job “${job.name}” failed; it runs again later`);
      } finally {
        underWay = null;
      }
    };
    const run = (): Promise<void> => {
      underWay = underWay ?? once();
      return underWay;
    };
    let task: ScheduledTask | undefined;
    const beginning = setImmediate(() => {
      task = schedule(job.cron, run, { name: job.name, suppressMissedWarning: true });
      void run();
    });
    return {
      stop: async () => {
        clearImmediate(beginning);
        await task?.destroy();
        await underWay;
      },
    };
  });
  return { stop: async () => void (await Promise.all(awake.map((job) => job.stop()))) };
};
