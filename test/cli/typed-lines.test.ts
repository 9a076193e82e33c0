import { expect, it } from "vitest";
import { cardToText } from "../../src/cards/text.js";
import { spelled } from "../../src/commands/spelled.js";

const press = (command: string, values: Record<string, string>) => ({ command, committee: "OPSG", values });

it("in a terminal a row’s button is the line to type; showing what the row names needs none", () => {
  const text = cardToText({
    title: "OPSG: digest",
    parts: [
      {
        kind: "row",
        title: [{ bold: "11" }, " overdue"],
        detail: "the oldest target first",
        button: { label: "List", press: press("action list", { filter: "overdue sort by target" }) },
      },
      {
        kind: "row",
        title: "OPSG 64/01",
        detail: "NetCo",
        button: { label: "Show", press: press("action show", { reference: "OPSG 64/01" }) },
      },
    ],
    buttons: [],
  });
  expect(text).toContain("  11 overdue\n    the oldest target first\n    List: action list overdue sort by target\n");
  expect(text).not.toContain("Show:");
});

it("commands in our own words are spelled as they are typed at each door; a committee’s name is left alone", () => {
  const words = "Type /opsg action list, or /opsg help. See /opsg-64.";
  expect(spelled(words, "npm run -s opsg -- ")).toBe(
    "Type npm run -s opsg -- action list, or npm run -s opsg -- help. See /opsg-64.",
  );
  expect(spelled(words, "")).toBe("Type action list, or help. See /opsg-64.");
});
