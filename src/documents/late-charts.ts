import type { Charts } from "../app/keeping.js";
import type { Log } from "../app/ports.js";

/** Drawing is loaded with the first picture: it takes a second and 60 MB. */
const load = async (): Promise<Charts> => (await import("./charts.js")).charts;

/** The words go without a picture that cannot be drawn, and say so; why is for the operator. */
export const lateCharts = (log: Log, charts: () => Promise<Charts> = load): Charts => {
  const drawn = async <T>(draw: (charts: Charts) => Promise<T>): Promise<T> => {
    try {
      return await draw(await charts());
    } catch (err) {
      log.warn({ err }, "A picture could not be drawn");
      throw err;
    }
  };
  return { trend: (chart) => drawn((one) => one.trend(chart)), parties: (chart) => drawn((one) => one.parties(chart)) };
};
