import { describe, expect, it } from "vitest";
import { cardToText, formToText } from "../../src/cards/text.js";

const press = (command: string, values: Record<string, string>) => ({ command, committee: "OPSG", values });

describe("a card in a terminal", () => {
  it("reads as plain text, with the lines to type for its buttons", () => {
    const text = cardToText({
      title: "OPSG 64/01",
      parts: [
        {
          kind: "text",
          text: ["See ", { link: "the paper", url: "https://example.org/p" }, " and ", { bold: "*this*" }],
        },
        {
          kind: "facts",
          facts: [
            { label: "Status", value: "Open" },
            { label: "Revised target date", value: "TBC" },
          ],
        },
        { kind: "row", title: "OPSG 64/02", detail: "NetCo", mark: "overdue" },
        { kind: "divider" },
        { kind: "heading", text: "Updates" },
        { kind: "note", text: "Somebody" },
      ],
      buttons: [
        { label: "Next", press: press("action list", { filter: "owner NetCo", after: "64/20" }) },
        { label: "About it", press: press("help", { command: "action list" }) },
        { label: "Target", press: press("action target", { reference: "OPSG 64/01", target: "2022-04-12" }) },
        { label: "Close", press: press("action close", { reference: "OPSG 64/01", meeting: "64", text: "" }) },
        { label: "Name a contact", press: { ...press("person contact-for", { party: "id" }), ask: true } },
        { label: "Add", press: press("person add", { name: "Alex Green", email: "alex@example.org", role: "a b" }) },
      ],
    });
    expect(text.split("\n")).toEqual([
      "OPSG 64/01",
      "==========",
      "See the paper (https://example.org/p) and *this*",
      "Status               Open",
      "Revised target date  TBC",
      "! OPSG 64/02",
      "    NetCo",
      "",
      "",
      "Updates",
      "  Somebody",
      "",
      "Next:",
      "  Next: action list owner NetCo after 64/20",
      "  About it: help action list",
      "  Target: action target OPSG 64/01 2022-04-12",
      "  Close: action close OPSG 64/01 meeting 64",
      "  Name a contact: person contact-for",
      '  Add: person add Alex Green email alex@example.org role "a b"',
    ]);
  });

  it("of a form says what to type instead", () => {
    const form = {
      title: "Add a party",
      fields: [
        { kind: "line", name: "name", label: "Name", hint: "As it signs", maxLength: 10, optional: true } as const,
      ],
      submit: "Add",
      press: press("party add", {}),
      nonce: "n",
    };
    expect(formToText(form, "party add NetCo")).toContain("Name (may be left out): As it signs");
    expect(formToText(form, "party add NetCo")).toContain("for example: party add NetCo");
  });
});
