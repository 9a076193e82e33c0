import { expect, it } from "vitest";
import { fault } from "./fault.js";

it.each([
  ["kill -9 at work: no reminder is lost, and none seen twice", "kill"],
  ["a Slack that answers one request in five wrongly: none is lost, and none seen twice", "ill"],
  ["a clock that jumps: none is lost, and none seen twice", "clock"],
])("%s", { timeout: 60_000 }, async (_, name) => {
  expect(await fault(name)).toMatch(/: 0 lost, 0 seen twice of \d+/u);
});
