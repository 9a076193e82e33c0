import { expect, test } from "vitest";
import { whatChanges } from "../../../src/domain/minutes/what-changes.js";
import { anAction } from "./house.js";
import { seenAt } from "./known.js";

test("what minutes change of an action is said in few words, from what to what", () => {
  const { action } = seenAt(6, anAction());
  const after = {
    ...action,
    text: "To mend it.",
    ownerIds: ["q", "p"],
    targets: { last: "2026-09-08", revised: "TBC", moves: 1 } as const,
    status: "closed" as const,
    closedAt: 7,
  };
  const updated = { kind: "updated", text: "It holds.", meeting: 7 } as const;
  const nameOf = (id: string) => ({ p: "Rope Board", q: "Lamp Trimmers" })[id] ?? id;
  expect(whatChanges(action, after, [updated, updated], nameOf)).toBe(
    "target 08/09/2026 → TBC; open → closed; owner Rope Board → Lamp Trimmers and Rope Board; its words; 2 updates",
  );
  expect(whatChanges(after, { ...after, closedAt: 8 }, [], nameOf)).toBe("closed at 8");
  const { targets } = action;
  expect(whatChanges(action, action, [{ kind: "retold", moves: [], targets }], nameOf)).toBe("its earlier targets");
});
