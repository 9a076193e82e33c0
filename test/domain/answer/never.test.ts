import { expect, it } from "vitest";
import { understand } from "../../../src/domain/answer/understand.js";
import { about } from "./about.js";
import { NEVER } from "./never.js";

it.each(NEVER)("“%s” closes nothing and moves nothing", (text) => {
  expect(["update", "question", "redirect", "snooze"]).toContain(understand(text, about()).kind);
});

it.each([
  "Done on our side",
  "all done at our end",
  "Completed ahead of time",
  "Done in the call with the Chair last week",
  "Completed by our reporting team last week",
  "Done, on the portal",
  "Completed: report published on 31 January",
  "Done in consultation with SECAS",
  "Done - see the January minutes for details",
  "Complete as of yesterday evening",
])("“%s” takes nothing away from the whole", (text) => {
  expect(understand(text, about()).kind).toBe("completion");
});

it("takes an owner's side for the whole only where nobody else owns the action", () => {
  expect(understand("Done on our side", about({ owners: ["DCC", "SECAS"] })).kind).toBe("update");
  expect(understand("This is complete from our side", about({ owners: ["DCC", "SECAS"] })).kind).toBe("update");
});
