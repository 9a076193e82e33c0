import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { type Card, type Part, plain } from "../../src/cards/card.js";
import { pageOf, paginate } from "../../src/cards/pages.js";

const part: fc.Arbitrary<Part> = fc.oneof(
  fc.string({ unit: "grapheme", maxLength: 9_000 }).map((text): Part => ({ kind: "text", text })),
  fc.string({ maxLength: 80 }).map((text): Part => ({ kind: "note", text })),
  fc
    .tuple(fc.string({ maxLength: 80 }), fc.string({ maxLength: 200 }))
    .map(([title, detail]): Part => ({ kind: "row", title, detail })),
);

const letters = (parts: Part[]): string =>
  parts
    .map((one) =>
      "text" in one ? plain(one.text) : one.kind === "row" ? `${plain(one.title)}${plain(one.detail)}` : "",
    )
    .join("");

const press = { command: "action show", committee: "OPSG", values: { reference: "OPSG 64/01" } };

describe("a long card", () => {
  it("is paged without losing or doubling a letter", () => {
    fc.assert(
      fc.property(fc.array(part, { maxLength: 60 }), (parts) => {
        expect(letters(paginate(parts).flat())).toBe(letters(parts));
      }),
      { numRuns: 50 },
    );
  });

  it("has no page that a platform could not show, and no half of an emoji", () => {
    fc.assert(
      fc.property(fc.array(part, { maxLength: 60 }), (parts) => {
        for (const page of paginate(parts)) {
          expect(page.length).toBeLessThanOrEqual(30);
          for (const one of page) {
            expect(letters([one]).length).toBeLessThanOrEqual(2_500);
            expect(letters([one]).isWellFormed()).toBe(true);
          }
        }
      }),
      { numRuns: 50 },
    );
  });

  it("is turned with Previous and Next, from its first page to its last", () => {
    const card: Card = {
      title: "T",
      parts: Array.from({ length: 70 }, (_, index): Part => ({ kind: "note", text: `${index}` })),
      buttons: [],
    };
    const titles: string[] = [];
    let page = 1;
    for (;;) {
      const shown = pageOf(card, page, press);
      titles.push(shown.title);
      const next = shown.buttons.find(({ label }) => label === "Next");
      if (!next) break;
      expect(next.press.values).toEqual({ reference: "OPSG 64/01", page: String(page + 1) });
      page += 1;
    }
    expect(titles).toEqual(["T (page 1 of 3)", "T (page 2 of 3)", "T (page 3 of 3)"]);
    expect(pageOf(card, 99, press).title).toBe("T (page 3 of 3)");
    expect(pageOf(card, Number.NaN, press).title).toBe("T (page 1 of 3)");
  });

  it("breaks before a heading and never after it, keeps buttons with what they are about, and names the section again", () => {
    const section = (name: string, rows: number): Part[] => [
      { kind: "heading", text: name },
      ...Array.from({ length: rows }, (_, index): Part[] => [
        { kind: "row", title: `${name} ${index}`, detail: "" },
        { kind: "buttons", buttons: [{ label: "Seen to", press }] },
      ]).flat(),
    ];
    const shown = paginate([...section("A", 14), ...section("B", 20)]).map((page) =>
      page.map((one) => (one.kind === "heading" ? one.text : one.kind)),
    );
    expect(shown.map((page) => page[0])).toEqual(["A", "B", "B (continued)"]);
    for (const page of shown) expect(page.at(-1)).toBe("buttons");
    expect(shown.flat().filter((kind) => kind === "row")).toHaveLength(34);
  });

  it("of one page has no such buttons", () => {
    expect(pageOf({ title: "T", parts: [], buttons: [] }, 1, press)).toEqual({ title: "T", parts: [], buttons: [] });
  });
});
