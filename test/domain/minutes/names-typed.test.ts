import { expect, test } from "vitest";
import { readNames } from "../../../src/domain/minutes/names-typed.js";

test.each([":", ": ;", ": :", "-;:", "1;2"])("“%s” names nobody and is refused", (text) => {
  expect(readNames("members", text).ok).toBe(false);
});

test("an alternate keeps the comma in the name of whom they stand for", () => {
  const read = readNames(
    "members",
    "Network Parties: Ann Example (alternate for Bob Example, Jr) (Clerk, items 2 and 3)",
  );
  expect(read.ok && read.value).toMatchObject([
    { name: "Ann Example", alternateFor: "Bob Example, Jr", role: "Clerk", agendaItems: ["2", "3"] },
  ]);
});
