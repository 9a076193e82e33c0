import { expect, it } from "vitest";
import { lateCharts } from "../../src/documents/late-charts.js";
import { memoryLog } from "../teams/teams-bot.js";

it("a picture that cannot be drawn is told to the operator, with why", async () => {
  const log = memoryLog();
  const charts = lateCharts(log, () => Promise.reject(new Error("no fonts here")));
  await expect(charts.trend({ title: "HWG", classification: "White", points: [] })).rejects.toThrow("no fonts here");
  await expect(charts.parties({ title: "HWG", classification: "White", parties: [] })).rejects.toThrow();
  expect(JSON.stringify(log)).toContain("A picture could not be drawn");
});
