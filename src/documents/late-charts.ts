import type { Charts } from "../app/keeping.js";

/** Drawing is loaded with the first picture: it takes a second and 60 MB. */
export const lateCharts: Charts = {
  trend: async (chart) => (await import("./charts.js")).charts.trend(chart),
  parties: async (chart) => (await import("./charts.js")).charts.parties(chart),
};
