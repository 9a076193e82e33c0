import { expect, it } from "vitest";
import { tellSteps } from "../../src/db/tell-steps.js";

it("long work tells how far it has come, a line for each thousand at most, and short work nothing", () => {
  const told: string[] = [];
  const step = tellSteps("rows written", 2_700, (line) => told.push(line));
  for (let at = 0; at < 5; at++) step(500);
  step(200);
  expect(told).toEqual(["1,000 of 2,700 rows written …", "2,000 of 2,700 rows written …"]);
});
