import fc from "fast-check";
import { describe, expect, it } from "vitest";
import type { Action } from "../../src/domain/action.js";
import type { AuditEntry, Did } from "../../src/domain/audit.js";
import { firstTargets, moveTarget } from "../../src/domain/target.js";
import { findUndoable, restored } from "../../src/domain/undo.js";

const NOW = new Date("2022-03-08T10:00:00Z");
const ME = { personId: "me", by: "Me" };
let serial = 0;

const entry = (did: Did, more: Partial<AuditEntry> = {}): AuditEntry => ({
  id: `change-${++serial}`,
  committeeId: "c",
  actionId: "a",
  subject: "OPSG 64/01",
  did,
  at: NOW,
  by: "Me",
  personId: "me",
  source: "slack",
  before: {},
  after: {},
  reason: null,
  meeting: null,
  ...more,
});
const theirs = { by: "Jo", personId: "jo" };
/** Newest first, as the store gives them. */
const find = (entries: AuditEntry[], which?: string, asking: { personId: string | null; by: string } = ME) => {
  const found = findUndoable("OPSG 64/01", entries, asking, NOW, which);
  return found.ok ? found.value.map(({ id }) => entries.findIndex((one) => one.id === id)) : found.problem.what;
};
const ago = (ms: number) => new Date(NOW.getTime() - ms);
const DAY = 24 * 60 * 60 * 1000;

describe("what can be taken back", () => {
  it.each<[string, AuditEntry[], number[] | string]>([
    ["the last update", [entry("updated"), entry("updated")], [0]],
    ["a target, with how it stood", [entry("retargeted", { before: { targets: firstTargets("TBC") } })], [0]],
    [
      "a correction, with all it corrects",
      [
        entry("corrected", { message: "m" }),
        entry("corrected", { message: "m" }),
        entry("proposed", { message: "m" }),
        entry("updated", { message: "n" }),
      ],
      [2, 1, 0],
    ],
    [
      "a correction that came after another's change, alone",
      [entry("corrected", { message: "m" }), entry("updated", theirs), entry("updated", { message: "m" })],
      [0],
    ],
    [
      "what another's rest from reminders followed",
      [
        entry("snoozed", theirs),
        entry("undone", { ...theirs, before: { snoozedUntil: "2022-03-10" } }),
        entry("updated"),
      ],
      [2],
    ],
    ["what was said just under a day ago", [entry("updated", { at: ago(DAY) })], [0]],
    ["nothing, where nothing was said", [], "nothing of yours"],
    ["nothing that another change followed", [entry("updated", theirs), entry("updated")], "Since then Jo has changed"],
    ["nothing of the committee's own steps", [entry("closed")], "none that can be taken back so"],
    ["nothing twice", [entry("undone"), entry("updated")], "taken back already"],
    ["nothing older than a day", [entry("updated", { at: ago(DAY + 1) })], "more than a day ago"],
    [
      "no correction of what is older than a day",
      [entry("corrected", { message: "m" }), entry("proposed", { message: "m", at: ago(DAY + 1) })],
      "more than a day ago",
    ],
    [
      "no target of which it is not known how it stood",
      [entry("retargeted", { before: { target: "2022-03-08" } })],
      "not known any more",
    ],
  ])("is %s", (_, entries, expected) => {
    const found = find(entries);
    if (typeof expected === "string") expect(found).toContain(expected);
    else expect(found).toEqual(expected);
  });

  it("is the change that a button means, or nothing", () => {
    const [last, before] = [entry("updated"), entry("updated")];
    expect(find([last, before], last.id)).toEqual([0]);
    expect(find([last, before], before.id)).toContain("Something else was said");
  });

  it("is the operator's own by name, and no person's", () => {
    const operator = { personId: null, by: "the operator" };
    expect(find([entry("updated", { personId: null, by: "the operator" })], undefined, operator)).toEqual([0]);
    expect(find([entry("updated")], undefined, operator)).toContain("the last change is by Me");
    expect(find([entry("updated", { personId: null, by: "the sandbox" })], undefined, operator)).toContain(
      "the last change is by",
    );
  });
});

it("a target moved, and corrected any number of times, is back where it was", () => {
  const day = fc.integer({ min: 1, max: 28 }).map((date) => `2022-03-${String(date).padStart(2, "0")}`);
  const target = fc.oneof(day, fc.constant("TBC"));
  fc.assert(
    fc.property(target, fc.array(target), fc.array(target, { minLength: 1 }), (first, earlier, said) => {
      const start = earlier.reduce((targets, to) => moveTarget(targets, to) ?? targets, firstTargets(first));
      const action = { targets: start, status: "open" } as Action;
      let now = action;
      const chain = said.flatMap((to, index) => {
        const targets = moveTarget(action.targets, to);
        if (!targets) return [];
        const did = index === 0 ? "retargeted" : "corrected";
        const change = entry(did, { message: "m", before: JSON.parse(JSON.stringify({ targets: now.targets })) });
        now = { ...action, targets };
        return [change];
      });
      expect(restored(now, chain).targets).toEqual(start);
    }),
  );
});
