import { describe, expect, it } from "vitest";
import { isOutstanding, STEPS, type Status, type Step, stepsFrom, takeStep } from "../../src/domain/status.js";

const STATUSES: Status[] = ["open", "completion proposed", "closed", "withdrawn"];

/** The whole of rule 4, written out: nothing else is possible. */
const ALLOWED: Record<Step, Partial<Record<Status, Status>>> = {
  propose: { open: "completion proposed" },
  decline: { "completion proposed": "open" },
  close: { open: "closed", "completion proposed": "closed" },
  withdraw: { open: "withdrawn", "completion proposed": "withdrawn" },
  reopen: { closed: "open", withdrawn: "open" },
};

const IN_WORDS: Partial<Record<Status, string>> = {
  "completion proposed": "awaits the committee’s agreement to its completion",
};

describe("two-step closure", () => {
  for (const step of Object.keys(STEPS) as Step[]) {
    for (const status of STATUSES) {
      const to = ALLOWED[step][status];
      it(`${step} from ${status} ${to ? `leads to ${to}` : "is refused, with who may do what"}`, () => {
        const taken = takeStep(step, status, "OPSG 64/01");
        if (to) expect(taken).toEqual({ ok: true, value: to });
        else {
          expect(!taken.ok && taken.problem.what).toContain(`OPSG 64/01 ${IN_WORDS[status] ?? `is ${status}`}`);
          expect(!taken.ok && taken.problem.instead).toMatch(/may/u);
        }
      });
    }
  }

  it("from every status there is a step", () => {
    for (const status of STATUSES) expect(stepsFrom(status).length).toBeGreaterThan(0);
  });

  it("only open and completion proposed are outstanding", () => {
    expect(STATUSES.filter(isOutstanding)).toEqual(["open", "completion proposed"]);
  });
});
