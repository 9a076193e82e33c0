import { expect, it } from "vitest";
import { fault } from "./fault.js";

it("two instances on one PostgreSQL, killed in turn, before a Slack that is ill: none is lost, and none seen twice", async () => {
  expect(await fault("two")).toMatch(/: 0 lost, 0 seen twice of \d+/u);
});
