import fc from "fast-check";
import { describe, expect, test } from "vitest";
import type { Card, Part } from "../../src/cards/card.js";
import { readPressed } from "../../src/teams/activity.js";
import { drawCard } from "../../src/teams/adaptive-card.js";
import { drawForm } from "../../src/teams/adaptive-form.js";
import { MAX_CARD_BYTES } from "../../src/teams/fit.js";
import { listCard, newForm, showCard } from "./doors.js";
import { render } from "./render.js";
import { cardFaults, hasSchemas, WITHOUT_SCHEMAS } from "./schemas.js";

const size = (card: unknown) => Buffer.byteLength(JSON.stringify(card));

const card = (parts: Part[], rest: Partial<Card> = {}): Card => ({ title: "A title", parts, buttons: [], ...rest });

const AWKWARD = [
  "*bold* _it_ **b** ~~s~~ `code`",
  "[x](javascript:alert(1))",
  "[x](https://example.org)",
  "<at>everyone</at> <b>HTML</b> <script>alert(1)</script> &lt; &amp;",
  "# heading",
  "- item",
  "1. item",
  "{{DATE(2027-01-01T00:00:00Z)}} $name",
  "‮right to left مرحبا שלום",
  "👩‍👩‍👧‍👦 é ﷽",
  "!channel @here https://example.org/x",
];

describe("text that people typed shows as typed", () => {
  test.each(AWKWARD)("%s", (typed) => {
    const places = card(
      [
        { kind: "text", text: typed },
        { kind: "note", text: typed },
        { kind: "heading", text: typed },
        { kind: "facts", facts: [{ label: "Label", value: typed }] },
        { kind: "row", title: typed, detail: typed, mark: "overdue" },
      ],
      { title: typed },
    );
    const { element } = render(drawCard(places));
    const shown = element.textContent.replaceAll("\u2060", "").split(typed).length - 1;
    expect(shown).toBe(7);
    expect(element.querySelectorAll("a, script, b, strong, em, img, li, h1, at").length).toBe(0);
  });

  test("lines stay lines", () => {
    const { body } = drawCard(card([{ kind: "text", text: "one\ntwo\r\n\r\nthree" }]));
    const words = body.slice(1).map((element) => (element.inlines as { text: string }[])[0]?.text);
    expect(words).toEqual(["one", "two", "three"]);
  });

  test("what cannot be shown is replaced, not sent", () => {
    const text = JSON.stringify(drawCard(card([{ kind: "text", text: "a\0b\u0007c\ud800d" }])));
    expect(text).toContain("a�b�c�d");
  });

  test("only web addresses become links", () => {
    const urls = ["javascript:alert(1)", "data:text/html,x", "file:///etc/passwd", "https://example.org/a", "nonsense"];
    const links = JSON.stringify(drawCard(card(urls.map((url) => ({ kind: "text", text: { link: url, url } })))));
    expect(links.match(/Action.OpenUrl/gu)).toHaveLength(1);
    expect(links).toContain('"url":"https://example.org/a"');
  });
});

describe("size", () => {
  const text = fc.oneof(
    fc.string({ unit: "binary", maxLength: 6_000 }),
    fc.constantFrom("é".repeat(4_000), "\u0001".repeat(9_000), "👩‍👩‍👧‍👦 ".repeat(900)),
  );
  const press = fc.record({
    command: fc.string(),
    committee: fc.constant("DEMO"),
    values: fc.dictionary(fc.string({ maxLength: 5 }), text, { maxKeys: 2 }),
  });
  const button = fc.record({ label: text, press });
  const part: fc.Arbitrary<Part> = fc.oneof(
    fc.record({ kind: fc.constant("text" as const), text }),
    fc.record({ kind: fc.constant("note" as const), text: text.map((bold) => ["a", { bold }]) }),
    fc.record({ kind: fc.constant("heading" as const), text }),
    fc.record({
      kind: fc.constant("facts" as const),
      facts: fc.array(fc.record({ label: fc.string(), value: text }), { maxLength: 20 }),
    }),
    fc.record({ kind: fc.constant("row" as const), title: text, detail: text, button }),
  );
  const any = fc.record({
    title: text,
    parts: fc.array(part, { maxLength: 60 }),
    buttons: fc.array(button, { maxLength: 12 }),
  });

  test("no card is larger than Teams takes, and each is valid", () => {
    const check = hasSchemas ? cardFaults() : () => undefined;
    fc.assert(
      fc.property(any, (one) => {
        const drawn = drawCard(one);
        expect(size(drawn)).toBeLessThanOrEqual(MAX_CARD_BYTES);
        expect(check(drawn)).toBeUndefined();
      }),
      { numRuns: 60 },
    );
  });

  test("a long list is cut with a note that says how to read the rest, and keeps its buttons", () => {
    const rows = Array.from(
      { length: 200 },
      (_, index): Part => ({ kind: "row", title: `DEMO 1/${index}`, detail: "open" }),
    );
    const drawn = drawCard(card(rows, { buttons: listCard(1).buttons }));
    const { element } = render(drawn);
    expect(element.textContent).toContain("DEMO 1/50");
    expect(element.textContent).not.toContain("DEMO 1/199");
    expect(element.textContent).toContain("To read the rest, open one action");
    expect([...element.querySelectorAll("button")].map((one) => one.textContent)).toEqual(["Next", "Raise an action"]);
  });

  test("a page of twenty of the longest rows is there whole", () => {
    const rows = Array.from(
      { length: 20 },
      (_, index): Part => ({
        kind: "row",
        title: [{ bold: `OPSG 164/${index}` }, `  ${"wordé ".repeat(27)}`.slice(0, 162)],
        detail:
          "SECAS, DCC and another rather long-named party Ltd · target 28 September 2022, moved 12 times · open, overdue",
        mark: "overdue",
        button: {
          label: "Open",
          press: { command: "action show", committee: "OPSG", values: { reference: `OPSG 164/${index}` } },
        },
      }),
    );
    const drawn = JSON.stringify(drawCard(card(rows, { buttons: listCard(1).buttons })));
    expect(drawn).toContain("OPSG 164/19");
    expect(drawn).not.toContain("To read the rest");
  });

  test("4,000 characters stand there whole", () => {
    const words = "An update, and more of it. ".repeat(148);
    expect(render(drawCard(card([{ kind: "text", text: words }]))).element.textContent).toContain(words.trim());
  });

  test("a form with too much in it still fits", () => {
    const form = newForm({ text: "é".repeat(20_000) });
    expect(size(drawForm(form))).toBeLessThanOrEqual(MAX_CARD_BYTES);
  });
});

describe("buttons", () => {
  test("a pressed button brings back its press", () => {
    const drawn = render(drawCard(showCard("DEMO 7/01")));
    drawn.press("It is done");
    expect(drawn.sent).toHaveLength(1);
    expect(drawn.sent[0]?.verb).toBe("opsg");
    expect(readPressed(drawn.sent[0]?.data)).toEqual({
      press: { command: "action done", committee: "DEMO", values: { reference: "DEMO 7/01" } },
    });
  });

  test("a button that asks first opens the question, and only its yes does it", () => {
    const drawn = render(drawCard(showCard("DEMO 7/01")));
    drawn.press("Close");
    expect(drawn.sent).toHaveLength(0);
    drawn.press("Yes: Close");
    expect(readPressed(drawn.sent[0]?.data)?.press.command).toBe("action close");
  });

  test("a list stays when one of its rows is opened, and gives way to its next page", () => {
    const drawn = render(drawCard(listCard(1)));
    drawn.press("Open");
    drawn.press("Next");
    expect(drawn.sent.map(({ data }) => readPressed(data)?.stays)).toEqual([true, undefined]);
  });

  test("more buttons than Teams shows in a row stand in several rows", () => {
    const buttons = Array.from({ length: 14 }, (_, index) => ({
      label: `Button ${index}`,
      press: { command: "help", committee: null, values: {} },
    }));
    const { element } = render(drawCard(card([], { buttons })));
    expect(element.querySelectorAll("button")).toHaveLength(14);
  });
});

describe("forms", () => {
  test("what is typed comes back under the fields' names, with the nonce", () => {
    const drawn = render(drawForm(newForm({ link: "https://example.org/m" })));
    drawn.fill("text", "NetCo to try *this*");
    drawn.fill("target", "2027-03-10");
    const [, gridCo, meterCo] = drawn.element.querySelectorAll("input[type=checkbox]");
    for (const box of [gridCo, meterCo]) if (box) box.checked = true;
    drawn.press("Raise");
    expect(readPressed(drawn.sent[0]?.data)).toEqual({
      press: {
        command: "action new",
        committee: "DEMO",
        values: {
          link: "https://example.org/m",
          text: "NetCo to try *this*",
          owners: "GridCo,MeterCo",
          target: "2027-03-10",
          meeting: "8",
          agendaItem: "",
        },
      },
      nonce: "nonce-1",
    });
  });

  test("a form with an empty obligatory field is not sent", () => {
    const drawn = render(drawForm(newForm()));
    drawn.press("Raise");
    expect(drawn.sent).toHaveLength(0);
    expect(drawn.element.textContent).toContain("Please write something here");
  });

  test("Cancel shows again what the form took the place of, whatever is not filled in", () => {
    const back = { command: "action list", committee: "DEMO", values: {} };
    const drawn = render(drawForm({ ...newForm(), back }));
    drawn.press("Cancel");
    expect(drawn.sent.map(({ data }) => readPressed(data))).toEqual([{ press: back }]);
    expect(JSON.stringify(drawForm({ ...newForm(), back }, undefined, "submit"))).not.toContain("Cancel");
  });

  test("a fault stands beside its field, with what was typed", () => {
    const { element } = render(
      drawForm(newForm({ text: "Something" }), { what: "There is no 30 February.", field: "target" }),
    );
    const words = element.textContent ?? "";
    expect(words.indexOf("There is no 30 February.")).toBeGreaterThan(words.indexOf("Target"));
    expect(words.indexOf("There is no 30 February.")).toBeLessThan(words.indexOf("Meeting"));
    expect(element.querySelector("textarea")?.value).toBe("Something");
  });
});

describe("the official schema, version 1.5", () => {
  test("holds for every kind of card and form", (context) => {
    if (!hasSchemas) return context.skip(WITHOUT_SCHEMAS);
    const check = cardFaults();
    const drawn = [
      listCard(1),
      showCard("DEMO 1/01"),
      showCard("DEMO 1/01", "good"),
      card([], { tone: "problem" }),
    ].map((one) => drawCard(one));
    const inDialog = drawCard(showCard("DEMO 1/01"), "submit");
    for (const one of [
      ...drawn,
      inDialog,
      drawForm(newForm()),
      drawForm({ ...newForm(), back: newForm().press }),
      drawForm(newForm(), { what: "No." }, "submit"),
    ])
      expect(check(one)).toBeUndefined();
    expect(check({ ...inDialog, version: 15 })).toBeDefined();
    expect(JSON.stringify(inDialog)).not.toContain("Action.Execute");
  });
});
