import { expect, it } from "vitest";
import { fault } from "./fault.js";

it("kill -9 at work before a Slack that is ill: no reminder is lost, and none seen twice", async () => {
  expect(await fault("kill")).toMatch(/: 0 lost, 0 seen twice of \d+/u);
});
