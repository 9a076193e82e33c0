import { describe, expect, it } from "vitest";
import type { Field, Form } from "../../src/cards/card.js";
import { cardView, formView } from "../../src/slack/views.js";
import { at, card } from "./bot.js";

const form = (fields: Field[], more: Partial<Form> = {}): Form => ({
  title: "Raise an action",
  fields,
  submit: "Raise",
  press: { command: "action new", committee: "SAMPLE", values: {} },
  nonce: "n",
  ...more,
});
const input = (field: Field): unknown => at(formView(form([field]), "C1"), "blocks", 0);
const options = (count: number) =>
  Array.from({ length: count }, (_, at) => ({ label: `Party ${at}`, value: `p${at}` }));

describe("a field", () => {
  it.each<[string, Field, object]>([
    [
      "a line is filled with what is known, cut to its length",
      { kind: "line", name: "reference", label: "Action", value: "x".repeat(50), maxLength: 40, hint: "64/01" },
      {
        block_id: "reference",
        hint: { text: "64/01" },
        element: { max_length: 40, initial_value: `${"x".repeat(39)}…` },
      },
    ],
    [
      "a paragraph may hold 3,000 characters at the most",
      { kind: "paragraph", name: "text", label: "Action", maxLength: 9_000, optional: true },
      { optional: true, element: { multiline: true, max_length: 3_000 } },
    ],
    [
      "a day is picked",
      { kind: "day", name: "target", label: "Target", value: "2022-03-08" },
      { element: { type: "datepicker", initial_date: "2022-03-08" } },
    ],
    [
      "a choice is chosen already, where it is known",
      { kind: "choice", name: "meeting", label: "Meeting", options: options(2), value: "p1" },
      { element: { type: "static_select", initial_option: { value: "p1", text: { text: "Party 1" } } } },
    ],
    [
      "several are chosen already, where they are known",
      { kind: "choices", name: "owners", label: "Owners", options: options(3), value: "p0,p2,gone" },
      { element: { type: "multi_static_select", initial_options: [{ value: "p0" }, { value: "p2" }] } },
    ],
    [
      "a choice without any is typed",
      { kind: "choices", name: "owners", label: "Owners", options: [], value: "NetCo" },
      { element: { type: "plain_text_input", initial_value: "NetCo" } },
    ],
  ])("%s", (_, field, expected) => {
    expect(input(field)).toMatchObject({ type: "input", block_id: field.name, ...expected });
  });

  it("a day that is none yet is left empty", () => {
    expect(input({ kind: "day", name: "target", label: "Target", value: "TBC" })).not.toHaveProperty(
      "element.initial_date",
    );
  });

  it("of 250 choices offers them all, a hundred in a group", () => {
    const groups = at(
      input({ kind: "choice", name: "owner", label: "Owner", options: options(250) }),
      "element",
      "option_groups",
    );
    expect((groups as { options: unknown[] }[]).map((group) => group.options.length)).toEqual([100, 100, 50]);
    expect(at(groups, 1, "label", "text")).toBe("Party 100 – Party 199");
  });
});

describe("a form", () => {
  it("carries what it presses unseen, without what stands in its fields", () => {
    const values = { link: "https://a.example", text: "x".repeat(3_000) };
    const view = formView(
      form([{ kind: "paragraph", name: "text", label: "Action", maxLength: 3_000, value: values.text }], {
        press: { command: "action new", committee: null, values },
      }),
      "C1",
    );
    expect(JSON.parse(view.private_metadata ?? "")).toEqual({
      channel: "C1",
      nonce: "n",
      press: { command: "action new", committee: null, values: { link: "https://a.example" } },
    });
    expect(() => formView(form([], { press: { command: "x", committee: null, values } }), undefined)).toThrow("longer");
  });

  it("with a long title has it in full on top", () => {
    const title = "Revise the target of SAMPLE 3/01";
    const view = formView(form([], { title, submit: "Revise the target of it all" }), undefined);
    expect([view.title.text.length, view.submit?.text.length]).toEqual([24, 24]);
    expect(JSON.stringify(view.blocks[0])).toContain(title);
  });

  it("with a problem shows it first", () => {
    const view = formView(form([]), undefined, { what: "Too late.", instead: "Choose another day." });
    expect(JSON.stringify(view.blocks[0])).toMatch(/Too late\..*Choose another day\./);
  });
});

it("a long card in a modal keeps to a hundred blocks", () => {
  const parts = Array.from({ length: 150 }, () => ({ kind: "divider" as const }));
  expect(cardView(card("All", { parts }), undefined).blocks).toHaveLength(100);
});
