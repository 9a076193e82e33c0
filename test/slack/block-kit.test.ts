import fc from "fast-check";
import { describe, expect, it } from "vitest";
import type { Button, Card, Part } from "../../src/cards/card.js";
import { cardBlocks, cardMessage } from "../../src/slack/block-kit.js";
import { decodePressed } from "../../src/slack/press-value.js";
import { at } from "./bot.js";

const HOSTILE: [string, string][] = [
  ["a call to everybody", "<!channel> <!here> @everyone @here"],
  ["a mention", "<@U1> <@W1|x> <#C1|x> <!subteam^S1>"],
  ["bold and the like", "*bold* _slanted_ ~gone~ `code` ```more```"],
  ["a quote", "> said who\n>>> all of it"],
  ["a dangerous link", "[x](javascript:alert(1)) <javascript:alert(1)|x> <https://a.example|safe>"],
  ["a mention of the other platform", "<at>Ann</at>"],
  ["HTML", '<b onclick="x()">&amp;</b> <!-- -->'],
  ["emoji", ":smile: 👍🏽 👩‍👩‍👧"],
  ["a date", "<!date^1392734382^{date}|x>"],
  ["a bare address", "https://a.example/x?y=1&z=2"],
];

/** Everything that Slack shows of the blocks, as Slack shows it: mrkdwn with its escapes undone. */
const shown = (node: unknown): string => {
  if (Array.isArray(node)) return node.map(shown).join("");
  if (typeof node !== "object" || node === null) return "";
  const { type, text, value, ...rest } = node as Record<string, unknown>;
  if (type === "mrkdwn") return String(text).replace(/&lt;/g, "<").replace(/&gt;/g, ">").replace(/&amp;/g, "&");
  return (typeof text === "string" ? text : shown(text)) + Object.values(rest).map(shown).join("");
};

const mrkdwn = (node: unknown): { text: string; verbatim: unknown }[] => {
  if (Array.isArray(node)) return node.flatMap(mrkdwn);
  if (typeof node !== "object" || node === null) return [];
  const own = at(node, "type") === "mrkdwn" ? [node as { text: string; verbatim: unknown }] : [];
  return [...own, ...Object.values(node).flatMap(mrkdwn)];
};

const press = { command: "action show", committee: "SAMPLE", values: { reference: "SAMPLE 3/01" } };
const everywhere = (text: string): Card => ({
  title: text,
  parts: [
    { kind: "text", text },
    { kind: "text", text: [{ bold: text }, " then ", { link: text, url: "https://a.example" }] },
    { kind: "note", text: [{ bold: "Note" }, ` ${text}`] },
    { kind: "facts", facts: [{ label: text, value: text }] },
    {
      kind: "row",
      title: [{ bold: "SAMPLE 3/01" }, `  ${text}`],
      detail: text,
      mark: "overdue",
      button: { label: text, press },
    },
    { kind: "heading", text },
  ],
  buttons: [{ label: text, press, confirm: text }],
});

describe("text from people is shown as typed, and calls nobody:", () => {
  it.each(HOSTILE)("%s", (_, text) => {
    const { blocks, text: fallback, ...rest } = cardMessage(everywhere(text));
    // Title, two texts (one of them twice), note, label and value, row twice, heading, and four times in buttons.
    expect(shown(blocks).split(text).length - 1).toBeGreaterThanOrEqual(12);
    for (const { text: marks, verbatim } of mrkdwn(blocks)) {
      expect(verbatim).toBe(true);
      expect(marks.replace(/<https:\/\/[^|>]*\|/g, "").replace(/&lt;|&gt;|&amp;/g, "")).not.toMatch(/<[!@#]|[_~`]/);
    }
    expect(fallback).not.toMatch(/<[!@#a-z]/);
    expect(rest).toEqual({ mrkdwn: false, parse: "none", unfurl_links: false, unfurl_media: false });
  });

  it("bold and links of our own stay, where nothing beside them could pass for formatting", () => {
    const title = [
      { bold: "SAMPLE 3/01 " },
      "R&D < all, see ",
      { link: "the paper", url: "https://a.example/?a=1&b=2" },
    ];
    const [, row] = cardBlocks({ title: "x", buttons: [], parts: [{ kind: "row", title, detail: "NetCo" }] }, 50);
    expect(at(row, "text")).toEqual({
      type: "mrkdwn",
      text: "*SAMPLE 3/01* R&amp;D &lt; all, see <https://a.example/?a=1&amp;b=2|the paper>\nNetCo",
      verbatim: true,
    });
  });

  it("a link is followed only on the web", () => {
    const { blocks } = cardMessage(everywhere("x"));
    expect(JSON.stringify(blocks)).toContain('"url":"https://a.example"');
    const bad: Card = {
      title: "x",
      buttons: [],
      parts: [{ kind: "text", text: { link: "here", url: "javascript:alert(1)" } }],
    };
    expect(JSON.stringify(cardMessage(bad))).not.toContain("javascript");
  });

  it("NUL and broken characters become a sign that Slack can show; a turn of direction ends with its text", () => {
    const [, text, after] = cardBlocks(
      {
        title: "x",
        buttons: [],
        parts: [
          { kind: "text", text: "a\u0000b\uD800c \u202Eevil" },
          { kind: "text", text: "after" },
        ],
      },
      50,
    );
    expect(at(text, "elements", 0, "elements", 0, "text")).toBe("a\uFFFDb\uFFFDc \u202Eevil\u202C");
    expect(shown(after)).toBe("after");
  });

  it.each(["", " ", "\n", "\u0000"])("empty text (%j) is never sent as such", (text) => {
    const texts = JSON.stringify(cardMessage(everywhere(text)));
    expect(texts).not.toMatch(/"text":""|"(plain_text|mrkdwn)","text":"\s*"|"url":"[^"]*","text":"\s*"/);
    expect(cardMessage({ title: "", parts: [], buttons: [] }).text).toBe("–");
  });

  it("4,000 characters are shown whole in a text, over several blocks", () => {
    const text = "word ".repeat(800);
    const blocks = cardBlocks({ title: "x", buttons: [], parts: [{ kind: "text", text }] }, 50);
    expect(shown(blocks.slice(1))).toBe(text);
    expect(blocks.length).toBe(3);
  });
});

/** Slack's limits, as its reference has them. */
const within = (node: unknown): void => {
  if (Array.isArray(node)) for (const each of node) within(each);
  if (typeof node !== "object" || node === null) return;
  const block = node as Record<string, unknown>;
  const length = (...path: string[]): number => String(at(block, ...path) ?? "").length;
  if (block.type === "header") expect(length("text", "text")).toBeLessThanOrEqual(150);
  if (block.type === "section") expect(length("text", "text")).toBeLessThanOrEqual(3000);
  if (block.type === "button") {
    expect(length("text", "text")).toBeLessThanOrEqual(75);
    expect(length("value")).toBeLessThanOrEqual(2000);
    expect(length("confirm", "text", "text")).toBeLessThanOrEqual(300);
  }
  if (block.type === "context") expect(length("elements", "0", "text")).toBeLessThanOrEqual(2000);
  if (block.type === "actions") expect((block.elements as unknown[]).length).toBeLessThanOrEqual(25);
  if (block.type === "rich_text_section") expect(shown(block).length).toBeLessThanOrEqual(3000);
  if ("text" in block && typeof block.text === "string") expect(block.text).not.toBe("");
  Object.values(block).forEach(within);
};

const text = fc.oneof(
  fc.string({ unit: "binary", maxLength: 200 }),
  fc.constantFrom(
    ...HOSTILE.map(([, hostile]) => hostile),
    "",
    "x".repeat(4_000),
    "&".repeat(3_500),
    "👍".repeat(2_000),
  ),
);
const pieces = fc.oneof(
  text,
  fc.array(fc.oneof(text, fc.record({ bold: text }), fc.record({ link: text, url: fc.webUrl() })), { maxLength: 4 }),
);
const button: fc.Arbitrary<Button> = fc.record({ label: text, press: fc.constant(press), confirm: text });
const part: fc.Arbitrary<Part> = fc.oneof(
  fc.record({ kind: fc.constant("text" as const), text: pieces }),
  fc.record({ kind: fc.constant("note" as const), text: pieces }),
  fc.record({ kind: fc.constant("heading" as const), text }),
  fc.record({ kind: fc.constant("divider" as const) }),
  fc.record({
    kind: fc.constant("facts" as const),
    facts: fc.array(fc.record({ label: text, value: pieces }), { maxLength: 5 }),
  }),
  fc.record({
    kind: fc.constant("row" as const),
    title: pieces,
    detail: pieces,
    mark: fc.constantFrom("overdue" as const, "done" as const),
    button,
  }),
);

it("whatever a card holds, its message is within Slack's limits, and no two buttons have one id", () => {
  fc.assert(
    fc.property(
      fc.record({
        title: text,
        parts: fc.array(part, { maxLength: 70 }),
        buttons: fc.array(button, { maxLength: 60 }),
      }),
      (card) => {
        const message = cardMessage(card);
        expect(message.blocks.length).toBeLessThanOrEqual(50);
        expect(message.text.length).toBeGreaterThan(0);
        expect(message.text.length).toBeLessThanOrEqual(4_000);
        within(message.blocks);
        const ids = [...JSON.stringify(message.blocks).matchAll(/"action_id":"([^"]*)"/g)].map(([, id]) => id);
        expect(new Set(ids).size).toBe(ids.length);
      },
    ),
    { numRuns: 60 },
  );
});

describe("a card", () => {
  const rows = (count: number): Part[] =>
    Array.from({ length: count }, (_, at) => ({ kind: "row", title: `Action ${at}`, detail: "NetCo" }));

  it("too long for one message keeps its title and buttons, and says that something was left out", () => {
    const blocks = cardBlocks({ title: "All", parts: rows(200), buttons: [{ label: "Next", press }] }, 50);
    expect(blocks).toHaveLength(50);
    expect(shown(blocks[0])).toBe("All");
    expect(shown(blocks[48])).toContain("left out");
    expect(shown(blocks[49])).toBe("Next");
  });

  it("with a text too long for one message shows its beginning, and says that something was left out", () => {
    const blocks = cardBlocks(
      { title: "All", parts: [{ kind: "text", text: "word ".repeat(4_000) }], buttons: [] },
      50,
    );
    expect(shown(blocks.slice(1, -1)).length).toBeGreaterThan(11_000);
    expect(shown(blocks.at(-1))).toContain("left out");
  });

  it("of fifty blocks exactly is sent whole", () => {
    const blocks = cardBlocks({ title: "All", parts: rows(48), buttons: [{ label: "Next", press }] }, 50);
    expect(blocks).toHaveLength(50);
    expect(shown(blocks)).not.toContain("left out");
  });

  it("says in words what is overdue, waiting or done, and how it went", () => {
    const { blocks } = cardMessage({
      title: "Closed",
      tone: "good",
      buttons: [],
      parts: [{ kind: "row", title: "a", detail: "b", mark: "overdue" }],
    });
    expect(shown(blocks)).toBe("✓ Closed▲ Overdue  a\nb");
  });
});

describe("a button", () => {
  const drawn = (button: Button): unknown =>
    at(cardBlocks({ title: "x", parts: [], buttons: [button] }, 50), 1, "elements", 0);

  it("carries its press, which comes back as it was", () => {
    expect(decodePressed(String(at(drawn({ label: "Open", press }), "value")))?.press).toEqual(press);
  });

  it("that opens a form leaves out what does not fit; one that acts at once must fit", () => {
    const long = { ...press, values: { reference: "3/01", text: "x".repeat(3_000) } };
    expect(
      decodePressed(String(at(drawn({ label: "Open", press: { ...long, ask: true } }), "value")))?.press.values,
    ).toEqual({
      reference: "3/01",
    });
    expect(() => drawn({ label: "Do it", press: long })).toThrow("longer than a Slack button holds");
  });

  it("with a question asks it first", () => {
    expect(at(drawn({ label: "Withdraw", press, style: "danger", confirm: "Withdraw it?" }), "confirm")).toMatchObject({
      text: { text: "Withdraw it?" },
      confirm: { text: "Yes" },
      deny: { text: "No" },
      style: "danger",
    });
  });
});
