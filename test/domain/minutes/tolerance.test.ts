import { describe, expect, test } from "vitest";
import { effort } from "../../effort.js";
import { anAction, HEAD, printMinutes, read, refusal, under } from "./house.js";

describe("a new action is known by its line", () => {
  test.each([
    ["ACTION LKF 7/01: The Rope Board to mend it."],
    ["Action LKF 7/1 – The Rope Board to mend it."],
    ["**ACTION LKF 7/01:** The Rope Board to mend it."],
    ["ACTION 7/01 - The Rope Board to mend it."],
    ["- ACTION LKF7/01: The Rope Board to mend it."],
    ["New Action: LKF 7/01 — The Rope Board to mend it."],
    ["<p>ACTION&nbsp;LKF 7/01: The <i>Rope Board</i> to mend it.</p>"],
    ["ACTION LKF 7/01:\tThe Rope Board to mend it."],
    ["ACTION LKF 7/01:\nThe Rope Board to\nmend it."],
    ["ACTION LKF 7/01:\n\nThe Rope Board to mend it."],
    ["ACTION LKF\u00A07\\/01: The Rope Board to mend it.".replace("\\", "")],
  ])("%s", (line) => {
    expect(read(under(line)).actions).toMatchObject([
      { reference: "LKF 7/01", text: "The Rope Board to mend it.", owners: ["Rope Board"], dateRaised: "2026-09-08" },
    ]);
  });

  test("a sentence that only speaks of an action raises none", () => {
    const minutes = read(under("Action LKF 6/01 was discussed.\n\nActions were noted as completed."));
    expect(minutes.actions).toEqual([]);
    expect(minutes.unread).toEqual([]);
  });
});

describe("the owners are those who are asked to do it", () => {
  test.each([
    ["The Rope Board to mend it.", ["Rope Board"]],
    ["Lamp Trimmers and Rope Board to mend it.", ["Lamp Trimmers", "Rope Board"]],
    ["The Lamp Trimmers, the Rope Board and the Chair to mend it.", ["Lamp Trimmers", "Rope Board", "Chair"]],
    ["lamp trimmers & ROPE BOARD to mend it.", ["Lamp Trimmers", "Rope Board"]],
    ["Mending the ladder is urgent.", []],
  ])("%s", (sentence, owners) => {
    expect(read(under(`ACTION LKF 7/01: ${sentence}`)).actions[0]?.owners).toEqual(owners);
  });

  test("a party whose name holds an “and” is one owner where it is known", () => {
    const text = under("ACTION LKF 7/01: Sail and Oar Guild and the Rope Board to row.");
    expect(read(text, { parties: ["Sail and Oar Guild"] }).actions[0]?.owners).toEqual([
      "Sail and Oar Guild",
      "Rope Board",
    ]);
  });
});

describe("a status closes only what is plainly done", () => {
  test.each([
    ["Closed.", "closed"],
    ["Complete", "closed"],
    ["Completed.", "closed"],
    ["COMPLETE.", "closed"],
    ["Open.", "open"],
    ["Ongoing", "open"],
    ["Not completed.", "open"],
    ["Remains open.", "open"],
    ["Proposed for closure.", "completion proposed"],
    ["Partially complete.", null],
    ["Completed subject to approval.", null],
    ["To be closed.", null],
    ["Closed once the lamp is lit.", null],
  ])("Status: %s", (words, status) => {
    const row = "LKF 6/01\tThe Rope Board to mend it.\t11/08/2026\t\tTBC\tRope Board";
    const minutes = read(under(`${HEAD}\n${row}\n<p>It was seen.</p><p>Status: ${words}</p>\t\t\t\t\t`));
    expect(minutes.actions[0]?.status).toBe(status);
    expect(minutes.actions[0]?.updates).toEqual([{ text: "It was seen." }]);
    expect(minutes.warnings.some(({ code }) => code === "status-not-understood")).toBe(status === null);
  });
});

describe("the table of outstanding actions", () => {
  const wanted = [{ reference: "LKF 6/01", text: "The Rope Board to mend it.", owners: ["Rope Board"] }];
  test.each([
    ["without the dates", "Action ID\tAction\tOwner\nLKF 6/01\tThe Rope Board to mend it.\tRope Board"],
    ["without owners", "Ref\tAction\tTarget Date\nLKF 6/01\tThe Rope Board to mend it.\t08/09/2026"],
    ["without references of their own", "Action\tOwner\tTarget\nLKF 6/01: The Rope Board to mend it.\tRope Board\t-"],
    [
      "in Markdown",
      "| Owner | Action | Action ID |\n|---|:--|--|\n| Rope Board | The Rope Board to mend it. | LKF 6/1 |",
    ],
    [
      "in spaces",
      "Action ID    Action                       Owner\nLKF 6/01     The Rope Board to mend it.   Rope Board",
    ],
    ["wrapped", `${HEAD}\nLKF 6/01\tThe Rope Board\nto mend\nit.\t11/08/2026\t\tTBC\tRope Board`],
    [
      "in bold, in capitals",
      "**ACTION ID**\t**ACTION**\t**OWNER**\n**LKF 6/01**\tThe Rope Board to mend it.\tRope Board",
    ],
  ])("is read %s", (_, table) => {
    const minutes = read(under(table));
    expect(minutes.actions).toMatchObject(wanted);
    expect(minutes.unread).toEqual([]);
  });

  test("the discussion may stand under the table, up to the status", () => {
    const row = "LKF 6/01\tThe Rope Board to mend it.\t11/08/2026\t\tTBC\tRope Board";
    const [action] = read(
      under(`${HEAD}\n${row}\n\nIt was seen by all.\n\nStatus: Closed.\n\nThe group moved on.`),
    ).actions;
    expect(action).toMatchObject({ status: "closed", updates: [{ text: "It was seen by all." }] });
  });

  test("an action that stands twice keeps its first wording, and the second is reported", () => {
    const minutes = read(under("ACTION LKF 7/01: Rope Board to row.\n\nACTION LKF 7/01: Rope Board to sail."));
    expect(minutes.actions).toMatchObject([{ text: "Rope Board to row." }]);
    expect(minutes.warnings).toMatchObject([{ code: "action-duplicate" }]);
    expect(minutes.unread).toHaveLength(1);
  });

  test("what is said under another action of the same number is no word about the first", () => {
    const rows = [
      "LKF 6/01\tThe Rope Board to mend the mooring.\t11/08/2026\t08/09/2026\t\tRope Board",
      "The mooring is mended. Status: Open.",
      "LKF 6/01\tThe Oil Board to fill every lamp.\t11/08/2026\t13/10/2026\t\tOil Board",
      "All lamps are filled. Status: Closed.",
    ];
    const { actions, duplicates, unread } = read(under(`${HEAD}\n${rows.join("\n")}`));
    expect(actions).toMatchObject([{ status: "open", updates: [{ text: "The mooring is mended." }] }]);
    expect(duplicates).toMatchObject([
      { text: "The Oil Board to fill every lamp.", owners: ["Oil Board"], lastTarget: "2026-10-13", status: "closed" },
    ]);
    expect(unread.map(({ text }) => text)).toEqual([
      "LKF 6/01 The Oil Board to fill every lamp.",
      "LKF 6/01 All lamps are filled. Status: Closed.",
    ]);
  });

  test("a table that shortens what the text said is about the same action", () => {
    const row = "LKF 7/01\tRope Board to mend the mooring\t11/08/2026\t08/09/2026\t\tRope Board";
    const line = "ACTION LKF 7/01: The Rope Board to mend the mooring before the storms of autumn.";
    const { actions, duplicates } = read(under(`${line}\n\n${HEAD}\n${row}\nIt is mended. Status: Open.`));
    expect(actions).toMatchObject([{ updates: [{ text: "It is mended." }] }]);
    expect(duplicates).toEqual([]);
  });

  test.each([
    ["31/12/2027", "target-far-from-raised"],
    ["10/08/2026", "target-before-raised"],
    ["12/09/2026", "target-not-a-working-day"],
    ["30/02/2027", "no-such-date"],
    ["in spring", "date-not-understood"],
  ])("a target of %s is kept and flagged", (target, code) => {
    const minutes = read(under(`${HEAD}\nLKF 6/01\tRope Board to row.\t11/08/2026\t${target}\t\tRope Board`));
    expect(minutes.warnings).toMatchObject([{ code, line: 16 }]);
  });
});

describe("what is refused, and why", () => {
  test.each([
    ["nothing", "", /empty/],
    ["only spaces", " \n\t\n", /empty/],
    ["a shopping list", "Eggs\nMilk\n- flour\n", /not minutes/],
    ["a picture", "\u0000\u0001\u0002PNG", /not plain text/],
    ["bytes that are no text", `LKF ${"\uFFFD".repeat(40)}`, /not plain text/],
    ["a Word document", "PK\u0003\u0004 word/document.xml", /a Word document/],
    ["a PDF", "%PDF-1.7 and so on", /a PDF/],
    ["a header with nothing under it", "Lantern Keepers Forum Meeting\n8 September 2026, LKF_7_0809", /nothing under/],
    ["no date", "Lantern Keepers Forum Meeting\nLKF 7\n\n1. Previous Minutes\n\nThey were read.", /no date/],
    ["two dates", under("").replace("8 September 2026, LKF", "9 September 2026, LKF"), /two dates/],
    ["a second date", under("").replace("LKF_7_0809", "LKF_7_0809\n\n9 September 2026"), /two dates/],
    ["a day that is none", under("").replace("8 September", "31 September"), /no day/],
    ["another committee's action", under("ACTION ROB 3/01: The Rope Board to row."), /another committee/],
    ["another committee's row", under(`${HEAD}\nROB 3/01\tTo row.\t\t\t\tRope Board`), /another committee/],
  ])("%s", (_, text, what) => {
    expect(refusal(text)).toMatch(what);
  });

  test("minutes of a committee that was not asked for", () => {
    expect(refusal(under(""), { committee: "ROB" })).toMatch(/minutes of LKF, not of ROB/);
    expect(read(under(""), { committee: "lkf" }).meeting.committee).toBe("LKF");
  });

  test("more than ten megabytes", () => {
    expect(refusal(under("é".repeat(5 * 1024 * 1024 + 1)))).toMatch(/over 10 MB/);
  });
});

test("Windows line ends, a byte order mark and curly quotes make no difference, and the quotes stay", () => {
  const text = under("ACTION LKF 7/01: The Rope Board to mend ‘the’ “ladder”.");
  expect(read(`\uFEFF${text.replaceAll("\n", "\r\n")}`)).toEqual(read(text));
  expect(read(text).actions[0]?.text).toBe("The Rope Board to mend ‘the’ “ladder”.");
});

test("rows of an unknown table, criteria and bold words that are no decision stand under unread, with their lines", () => {
  const minutes = read(under("Risk\tSeverity\n006\t20 - Critical\n\nLSC 1: All is lit.\n\nThe status was **RED**."));
  expect(minutes.unread).toEqual([
    { line: 15, text: "Risk\tSeverity" },
    { line: 16, text: "006\t20 - Critical" },
    { line: 18, text: "LSC 1: All is lit." },
    { line: 20, text: "The status was RED." },
  ]);
  expect(minutes.decisions).toEqual([]);
});

test("the time to read grows with the length of the minutes, not with its square", () => {
  const many = (count: number) =>
    printMinutes(
      { number: 7, date: "2026-09-08" },
      {
        outstanding: Array.from({ length: count }, (_, index) =>
          anAction({ reference: `LKF 6/${index + 1}`, updates: [{ text: "It was seen ((((by *all* of [them." }] }),
        ),
        decisions: Array.from({ length: count }, () => ({ verb: "NOTED", text: "the lamp" })),
      },
    );
  const best = (text: string) => effort(() => read(text));
  best(many(200));
  const [short, long] = [best(many(250)), best(many(2_000))];
  expect(long / short).toBeLessThan(8 * 3);
});

test("long runs of one character do not stall the reader", () => {
  const best = (text: string) => effort(() => read(under(text)));
  for (const run of [
    "(",
    "*",
    " *",
    "<a ",
    "[",
    "| ",
    "__",
    "- ",
    "1.",
    "Status: ",
    "next main meeting ",
    "&amp;",
    "A, ",
  ]) {
    best(run.repeat(2_000));
    const [short, long] = [best(run.repeat(10_000)), best(run.repeat(80_000))];
    expect(long / Math.max(short, 4), run).toBeLessThan(8 * 4);
  }
});

test("items of a list read the same whatever sign stands before them, and without the joints between them", () => {
  for (const sign of ["-", "•", "a)", "\uF0B7", "\uF0A7", "➢"]) {
    const list = ["**NOTED** the fog; and", "**AGREED** to sound the horn;", "**NOTED** the sand"];
    const { decisions } = read(under(`The LKF:\n${list.map((item) => `${sign} ${item}`).join("\n")}`));
    expect(
      decisions.map(({ verb, text }) => `${verb} ${text}`),
      sign,
    ).toEqual(["NOTED the fog", "AGREED to sound the horn", "NOTED the sand"]);
  }
});

test("that there was nothing to an item is understood", () => {
  for (const words of ["None.", "Nil", "No other business was raised.", "N/A", "Nothing."])
    expect(read(under(words)).unread, words).toEqual([]);
  expect(read(under("Stray words")).unread).toHaveLength(1);
});
