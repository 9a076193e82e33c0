import { readFileSync } from "node:fs";
import { afterEach, describe, expect, test } from "vitest";
import { checkSetup } from "../../src/app/check-setup.js";
import { meetingsBetween } from "../../src/app/schedule.js";
import { importedCard } from "../../src/cards/imported.js";
import { minutesPreviewCard } from "../../src/cards/minutes-preview.js";
import { cardToText } from "../../src/cards/text.js";
import { ok } from "../../src/domain/result.js";
import { blankMeeting } from "../../src/domain/schedule.js";
import { anAction, printMinutes } from "../domain/minutes/house.js";
import { chatIn, emptyLog, type ImportedLog } from "./imports.js";

const ELEVEN = readFileSync("src/sandbox/sample/meeting-11.md", "utf8");
const TWELVE = readFileSync("src/sandbox/sample/meeting-12.md", "utf8");

let log: ImportedLog;
afterEach(() => log.close());

const chat = (now: string) => chatIn(log, now);

const row = (target: { last?: string | null; revised?: string | null }, changes: Parameters<typeof anAction>[0] = {}) =>
  anAction({ lastTarget: target.last ?? null, revisedTarget: target.revised ?? null, ...changes });

const meeting = (number: number, date: string, ...outstanding: ReturnType<typeof anAction>[]) =>
  printMinutes({ number, date }, { outstanding });

describe("the first import", () => {
  test("founds the committee, paused, with its parties, meeting, actions and next meetings", async () => {
    log = await emptyLog();
    const report = await log.take(ELEVEN);
    expect(report.changes).toEqual({ created: 10, updated: 0, unchanged: 0 });
    expect(report).toMatchObject({ committeeCreated: true, warnings: [], unread: [], absent: [], differences: [] });
    const { committees, parties } = await log.store.register();
    expect(committees).toMatchObject([
      { code: "HWG", name: "Harbour Works Group", paused: true, zone: "Europe/London", holidays: "GB-ENG" },
    ]);
    expect(parties.filter(({ known }) => !known)).toEqual([]);
    expect(parties.map(({ name }) => name)).toContain("Tidewater Ferries");
    // Categories of the members' table are no organisations, and own nothing here.
    for (const category of ["Cranes", "Ferries", "Pilots", "Neighbours"])
      expect(parties.map(({ name }) => name)).not.toContain(category);
    const { held, planned } = await log.everything();
    expect(held).toMatchObject([
      { number: 11, date: "2026-10-26", kind: "reporting", minutes: "final", status: "held" },
    ]);
    expect(held[0]?.contents.attendees).toHaveLength(13);
    expect(held[0]?.contents.decisions).toHaveLength(6);
    expect(planned.map(({ date, kind, number }) => [date, kind, number])).toEqual([
      ["2026-11-10", "main", null],
      ["2026-12-28", "reporting", null],
    ]);
  });

  test("stores both target columns so that they read back as in the minutes, with the history behind them", async () => {
    log = await emptyLog();
    await log.take(ELEVEN);
    expect(await log.action(7, 2)).toMatchObject({
      dateRaised: "2026-08-24",
      targets: { last: "2026-09-28", revised: "2026-10-26", moves: 1 },
      status: "open",
      agendaItem: null,
    });
    expect((await log.moves(7, 2)).map(({ from, to, meeting }) => [from, to, meeting])).toEqual([
      [null, "2026-09-28", null],
      ["2026-09-28", "2026-10-26", 11],
    ]);
    expect((await log.action(9, 2)).targets).toEqual({ last: "2026-10-26", revised: "TBC", moves: 1 });
    expect((await log.action(11, 2)).targets).toEqual({ last: null, revised: "TBC", moves: 0 });
    expect(await log.action(8, 1)).toMatchObject({ status: "closed", closedAt: 11 });
    expect(await log.action(11, 1)).toMatchObject({ agendaItem: "3.1", dateRaised: "2026-10-26" });
    expect(await log.history(7, 2)).toHaveLength(1);
    expect(await log.updates(7, 2)).toMatchObject([
      { source: "minutes", meeting: 11, by: null, at: new Date("2026-10-26T00:00:00Z") },
      { source: "minutes", meeting: 11 },
    ]);
  });

  test("notes an owner whom nobody at the table represents as not confirmed", async () => {
    log = await emptyLog();
    const report = await log.take(meeting(7, "2026-09-08", anAction({ owners: ["Coast Guard"] })));
    expect(report.warnings).toMatchObject([{ code: "owner-unknown" }]);
    const preview = minutesPreviewCard({ id: "p", name: "m.txt", report: { ...report, dryRun: true } });
    expect(cardToText(preview)).toContain(
      "Coast Guard: owns an action here and is not in the attendance. It would be added, and you are asked to confirm it",
    );
    expect(cardToText(importedCard(report))).toContain("It is added, and you are asked to confirm it");
    expect((await log.store.register()).parties.find(({ name }) => name === "Coast Guard")).toMatchObject({
      known: false,
    });
  });

  test("tells how far it is, and says on its card what it did and what comes next", async () => {
    log = await emptyLog();
    const told: string[] = [];
    const report = await log.take(ELEVEN, { onProgress: (done, of) => told.push(`${done}/${of}`) });
    expect([told[0], told.at(-1)]).toEqual(["1/10", "10/10"]);
    const card = importedCard(report);
    expect(cardToText(card)).toMatch(/Imported HWG 11, 26 October 2026[\s\S]*Actions: 10 new, 0 updated, 0 unchanged/u);
    expect(card.buttons.map(({ press }) => press.command)).toEqual(["action list", "action list"]);
  });
});

describe("importing again", () => {
  test("the same file changes nothing at all", async () => {
    log = await emptyLog();
    for (const text of [ELEVEN, TWELVE]) await log.take(text);
    const before = await log.everything();
    for (const [text, unchanged] of [
      [ELEVEN, 10],
      [TWELVE, 11],
      [ELEVEN, 10],
    ] as const) {
      const report = await log.take(text);
      expect(report).toMatchObject({
        changes: { created: 0, updated: 0, unchanged },
        differences: [],
        meetingRecord: "unchanged",
        partiesCreated: [],
        committeeCreated: false,
      });
      expect(importedCard(report).parts[0]).toMatchObject({ text: "Nothing has changed: all of it is known." });
    }
    expect(await log.everything()).toEqual(before);
  });

  test("a dry run tells the same, and stores nothing, not even a committee", async () => {
    log = await emptyLog();
    const dry = await log.take(ELEVEN, { dryRun: true });
    expect((await log.store.register()).committees).toEqual([]);
    const wet = await log.take(ELEVEN);
    expect({ ...dry, dryRun: false }).toEqual(wet);
    const before = await log.everything();
    expect((await log.take(TWELVE, { dryRun: true })).changes).toEqual({ created: 3, updated: 8, unchanged: 0 });
    expect(await log.everything()).toEqual(before);
  });

  test("the planned meeting becomes the held one, numbered", async () => {
    log = await emptyLog();
    await log.take(ELEVEN);
    await log.take(TWELVE);
    const { held, planned } = await log.everything();
    expect(held.map(({ number }) => number)).toEqual([12, 11]);
    expect(planned.map(({ date }) => date)).toEqual(["2026-12-08", "2026-12-28"]);
  });

  test("a final after its draft: the later wording stands, the differences are told", async () => {
    log = await emptyLog();
    const text = (status: "Draft" | "Final", sentence: string, decision: string) =>
      printMinutes(
        { number: 7, date: "2026-09-08", status },
        { raised: [{ sequence: 1, sentence }], decisions: [{ verb: "NOTED", text: decision }] },
      );
    await log.take(text("Draft", "The Rope Board to row.", "the oars"));
    const report = await log.take(text("Final", "The Rope Board to row home.", "the new oars"));
    expect(report.changes).toEqual({ created: 0, updated: 1, unchanged: 0 });
    expect(report.differences.join("\n")).toMatch(/the new oars[\s\S]*the oars[\s\S]*row home/u);
    expect((await log.action(7, 1)).text).toBe("The Rope Board to row home.");
    expect((await log.everything()).held).toMatchObject([{ minutes: "final" }]);
    const before = await log.everything();
    const late = await log.take(text("Draft", "The Rope Board to row.", "the oars"));
    expect(late.changes).toEqual({ created: 0, updated: 0, unchanged: 1 });
    expect(late.differences[0]).toMatch(/draft of LKF 7, whose final/u);
    const stands = "The final minutes of LKF 7 are in the log, and stand: this draft of them changes nothing.";
    expect(importedCard(late).parts[0]).toMatchObject({ text: stands });
    const preview = minutesPreviewCard({ id: "one", name: "draft.txt", report: late });
    expect(preview).toMatchObject({ title: "The final minutes of LKF 7 stand", buttons: [{ label: "Close" }] });
    expect(await log.everything()).toEqual(before);
  });
});

describe("later minutes and what people said in between", () => {
  test("updates of both stand, dated, and open actions that are not mentioned are listed", async () => {
    log = await emptyLog();
    await log.take(ELEVEN);
    await (await chat("2026-11-02")).say("10/01", "The boards have been washed.");
    const report = await log.take(TWELVE);
    expect(report.absent).toEqual(["HWG 9/02"]);
    expect((await log.updates(10, 1)).map(({ source, meeting }) => [source, meeting])).toEqual([
      ["minutes", 11],
      ["slack", null],
      ["minutes", 12],
    ]);
    expect(await log.action(10, 1)).toMatchObject({ status: "closed", closedAt: 12 });
    expect(await log.action(9, 2)).toMatchObject({ status: "open" });
    expect((await log.action(7, 2)).targets).toEqual({ last: "2026-10-26", revised: "2026-11-20", moves: 2 });
    const did = (await log.history(10, 1)).map(({ did }) => did);
    expect(did).toEqual(["imported", "updated", "imported", "updated", "closed"]);
  });

  test("the same words at three meetings are three updates, and what a table only repeats is one, in any order", async () => {
    const said = (...texts: string[]) => row({ last: "2026-12-01" }, { updates: texts.map((text) => ({ text })) });
    const other = { reference: "LKF 6/02" };
    const grown = ["Begun.", "Gone on with."];
    const files = [grown.slice(0, 1), grown, grown].map((list, index) =>
      meeting(7 + index, `2026-0${7 + index}-14`, said("Nothing new."), { ...said(...list), ...other }),
    );
    const logs: unknown[] = [];
    for (const order of [
      [0, 1, 2],
      [2, 1, 0],
      [1, 0, 2],
      [2, 0, 1],
    ]) {
      if (logs.length > 0) await log.close();
      log = await emptyLog();
      for (const index of order) await log.take(files[index] ?? "");
      const told = async (sequence: number) =>
        (await log.updates(6, sequence)).map(({ text, meeting }) => `${meeting}: ${text}`);
      logs.push([await told(1), await told(2)]);
    }
    const expected = [
      ["7: Nothing new.", "8: Nothing new.", "9: Nothing new."],
      ["7: Begun.", "8: Gone on with."],
    ];
    expect(logs).toEqual([expected, expected, expected, expected]);
  });

  test("what somebody closed while the minutes lay there to be looked at keeps its target, and the difference is told", async () => {
    log = await emptyLog();
    await log.take(meeting(7, "2026-09-08", row({ last: "2026-10-01" })));
    await log.take(meeting(8, "2026-10-13"));
    const text = meeting(9, "2026-10-27", row({ last: "2026-10-01", revised: "2026-12-01" }, { status: "open" }));
    const shown = await log.take(text, { dryRun: true });
    expect([shown.changes.updated, shown.differences]).toEqual([1, []]);
    await (await chat("2026-11-20")).step("close", "6/01", { meeting: "8" });
    const { differences, changes } = await log.take(text);
    expect(differences).toEqual([
      "LKF 6/01 is open in these minutes; the log has it closed.",
      "LKF 6/01 has the target 1 December 2026 in these minutes; it is closed, so its target stands.",
    ]);
    expect(changes).toEqual({ created: 0, updated: 0, unchanged: 1 });
    expect(await log.action(6, 1)).toMatchObject({
      status: "closed",
      targets: { last: "2026-10-01", revised: null, moves: 0 },
    });
  });

  test("a target that the minutes merely repeat leaves the one from chat in force", async () => {
    log = await emptyLog();
    await log.take(meeting(7, "2026-09-08", row({ last: "2026-10-01" })));
    await (await chat("2026-09-20")).move("6/01", "20 October 2026");
    await log.take(meeting(8, "2026-09-28", row({ last: "2026-10-01" })));
    expect((await log.action(6, 1)).targets).toEqual({ last: "2026-10-01", revised: "2026-10-20", moves: 1 });
  });

  test("a slip of theirs that was put right stays so, whether the next ones repeat it or have it right", async () => {
    log = await emptyLog();
    await log.take(meeting(7, "2026-09-08", row({ last: "2026-10-01", revised: "2027-10-20" })));
    expect(await (await chat("2026-09-20")).correct("6/01", "20 October 2026")).toMatchObject({ ok: true });
    const right = { last: "2026-10-01", revised: "2026-10-20", moves: 1 };
    expect((await log.action(6, 1)).targets).toEqual(right);
    await log.take(meeting(8, "2026-09-28", row({ last: "2026-10-01", revised: "2027-10-20" })));
    expect((await log.action(6, 1)).targets).toEqual(right);
    await log.take(meeting(9, "2026-10-13", row({ last: "2026-10-01", revised: "2026-10-20" })));
    expect((await log.action(6, 1)).targets).toEqual(right);
    expect((await log.moves(6, 1)).map(({ to }) => to)).toEqual(["2026-10-01", "2026-10-20"]);
  });

  test("a target that the minutes set anew is the committee's move, dated at its meeting", async () => {
    log = await emptyLog();
    await log.take(meeting(7, "2026-09-08", row({ last: "2026-10-01" })));
    await (await chat("2026-09-20")).move("6/01", "20 October 2026");
    await log.take(meeting(8, "2026-09-28", row({ last: "2026-10-01", revised: "2026-10-12" })));
    expect((await log.action(6, 1)).targets).toEqual({ last: "2026-10-20", revised: "2026-10-12", moves: 2 });
    expect((await log.moves(6, 1)).at(-1)).toMatchObject({ meeting: 8, source: "minutes", to: "2026-10-12" });
  });

  test("a move said in chat after that meeting stays in force, and the committee's is kept in the history", async () => {
    log = await emptyLog();
    await log.take(meeting(7, "2026-09-08", row({ last: "2026-10-01" })));
    await (await chat("2026-10-02")).move("6/01", "20 October 2026");
    await log.take(meeting(8, "2026-09-28", row({ last: "2026-10-01", revised: "2026-10-12" })));
    expect((await log.action(6, 1)).targets).toEqual({ last: "2026-10-12", revised: "2026-10-20", moves: 2 });
    expect((await log.moves(6, 1)).map(({ to }) => to)).toEqual(["2026-10-01", "2026-10-12", "2026-10-20"]);
  });

  test("minutes that take a date over from chat become the base of the next ones", async () => {
    log = await emptyLog();
    await log.take(meeting(7, "2026-09-08", row({ last: "2026-10-01" })));
    await (await chat("2026-09-20")).move("6/01", "20 October 2026");
    await log.take(meeting(8, "2026-09-28", row({ last: "2026-10-01", revised: "2026-10-20" })));
    await (await chat("2026-10-05")).move("6/01", "30 October 2026");
    await log.take(meeting(9, "2026-10-13", row({ last: "2026-10-01", revised: "2026-10-20" })));
    expect((await log.action(6, 1)).targets).toEqual({ last: "2026-10-20", revised: "2026-10-30", moves: 2 });
  });

  test("an action raised in chat keeps its target where its minutes name none", async () => {
    log = await emptyLog();
    await log.take(meeting(6, "2026-08-11"));
    const text = printMinutes(
      { number: 7, date: "2026-09-08" },
      { raised: [{ sequence: 1, sentence: "The Rope Board to row." }] },
    );
    await log.take(text);
    await (await chat("2026-09-09")).move("7/01", "1 October 2026");
    await log.take(text);
    expect((await log.action(7, 1)).targets).toMatchObject({ last: "2026-10-01", revised: null });
  });

  test("older minutes imported late neither reopen, nor close anew, nor move a date back", async () => {
    log = await emptyLog();
    const older = meeting(
      7,
      "2026-09-08",
      row({ last: "2026-10-01" }, { status: "closed" }),
      row({ last: "2026-09-30" }, { reference: "LKF 6/02" }),
    );
    const newer = meeting(
      8,
      "2026-09-28",
      row({ last: "2026-10-01", revised: "2026-11-02" }),
      row({ last: "2026-09-30" }, { reference: "LKF 6/02", status: "closed" }),
    );
    await log.take(newer);
    const report = await log.take(older);
    expect(report.differences).toHaveLength(1);
    expect(await log.action(6, 1)).toMatchObject({
      status: "open",
      targets: { last: "2026-10-01", revised: "2026-11-02" },
    });
    expect(await log.action(6, 2)).toMatchObject({ status: "closed", closedAt: 8 });
  });

  test("several past meetings give the same log in whatever order they are imported", async () => {
    const minutes = [
      printMinutes(
        { number: 6, date: "2026-08-11" },
        { raised: [{ sequence: 1, sentence: "The Rope Board to mend the ladder by 8 September 2026." }] },
      ),
      meeting(7, "2026-09-08", row({ last: "2026-09-08", revised: "2026-10-01" })),
      meeting(8, "2026-09-28", row({ last: "2026-10-01", revised: "TBC" })),
      meeting(9, "2026-10-13", row({ last: "2026-10-01", revised: "2026-11-02" }, { status: "closed" })),
    ];
    const told = async (order: number[]) => {
      log = await emptyLog();
      for (const index of order) await log.take(minutes[index] ?? "");
      const { text, status, closedAt, targets } = await log.action(6, 1);
      const moves = (await log.moves(6, 1)).map(({ from, to, meeting, at }) => ({ from, to, meeting, at }));
      return { text, status, closedAt, targets, moves };
    };
    const inOrder = await told([0, 1, 2, 3]);
    expect(inOrder).toMatchObject({ status: "closed", closedAt: 9, targets: { last: "2026-10-01", moves: 3 } });
    expect(await told([3, 2, 1, 0])).toEqual(inOrder);
    expect(await told([1, 3, 0, 2])).toEqual(inOrder);
  });

  test("a party is confirmed by sitting at the table of any meeting, whichever minutes are imported first", async () => {
    const minutes = [
      `Lantern Keepers Forum Meeting

8 September 2026, LKF_7_0809

1. Ropes

ACTION LKF 7/01: The Rope Board to buy a rope by 30 November 2026.

ACTION LKF 7/02: The Lamp Trimmers to trim the lamp by 30 November 2026.

ACTION LKF 7/03: The Moon Office to rise by 30 November 2026.
`,
      printMinutes(
        { number: 8, date: "2026-09-28" },
        {
          raised: [
            { sequence: 1, sentence: "The Rope Board to coil the rope by 30 November 2026." },
            { sequence: 2, sentence: "The Lamp Trimmers to light the lamp by 30 November 2026." },
          ],
        },
      ),
      printMinutes({ number: 9, date: "2026-10-13" }, {}),
    ];
    const told = async (order: number[]) => {
      log = await emptyLog();
      for (const index of order) await log.take(minutes[index] ?? "");
      const register = await log.store.register();
      const [committee] = register.committees;
      if (!committee) throw new Error("There is no committee.");
      const findings = await checkSetup(log.app, register, committee);
      const parties = register.parties.map(({ name, known }) => ({ name, known })).toSorted(byName);
      const wrong = findings.flatMap((one) => (one.kind === "no owner" ? [one.reference] : []));
      await log.close();
      return { parties, wrong };
    };
    const byName = (a: { name: string }, b: { name: string }) => a.name.localeCompare(b.name);
    for (const order of [
      [0, 1, 2],
      [1, 0, 2],
      [2, 0, 1],
    ])
      expect(await told(order)).toEqual({
        parties: [
          { name: "Lamp Trimmers", known: true },
          { name: "Moon Office", known: false },
          { name: "Rope Board", known: true },
        ],
        wrong: ["LKF 7/03"],
      });
    log = await emptyLog();
  });

  test("what the Secretary reopened stays open when its minutes are imported again", async () => {
    log = await emptyLog();
    const text = meeting(7, "2026-09-08", row({ last: "2026-10-01" }, { status: "closed" }));
    await log.take(text);
    const reopened = await (await chat("2026-09-20")).step("reopen", "6/01", { reason: "It broke again." });
    expect(reopened.ok).toBe(true);
    await log.take(text);
    expect((await log.action(6, 1)).status).toBe("open");
  });
});

describe("what is refused, with nothing stored", () => {
  test.each([
    ["no minutes", "Eggs, milk", /not minutes/],
    ["an action of another committee", ELEVEN.replaceAll("HWG 9/01", "ROB 9/01"), /another committee/],
  ])("%s", async (_, text, what) => {
    log = await emptyLog();
    expect(await log.refusal(text)).toMatch(what);
    expect((await log.store.register()).committees).toEqual([]);
  });

  test("two dates under one meeting number", async () => {
    log = await emptyLog();
    await log.take(ELEVEN);
    const before = await log.everything();
    const moved = ELEVEN.replace("26 October 2026, HWG_11_2610", "27 October 2026, HWG_11_2710");
    expect(await log.refusal(moved)).toMatch(/HWG 11 was held on 26 October 2026; these minutes give 27 October 2026/u);
    expect(await log.everything()).toEqual(before);
  });

  test("another committee than the one asked for, and a new one where none may be founded", async () => {
    log = await emptyLog();
    expect(await log.refusal(ELEVEN, { committeeCode: "ROB" })).toMatch(/minutes of HWG, not of ROB/u);
    expect(await log.refusal(ELEVEN, { mayCreateCommittee: false })).toMatch(/knows no committee HWG/u);
    expect((await log.store.register()).committees).toEqual([]);
  });

  test("the same event twice has one effect", async () => {
    log = await emptyLog();
    await log.take(ELEVEN, { event: "slack:trigger:1" });
    const before = await log.everything();
    expect((await log.attempt(TWELVE, { event: "slack:trigger:1" })).ok).toBe(false);
    expect(await log.everything()).toEqual(before);
  });
});

test("a file of two hundred pages is imported in seconds", async () => {
  log = await emptyLog();
  const actions = Array.from({ length: 600 }, (_, index) =>
    anAction({
      reference: `LKF ${1 + Math.floor(index / 99)}/${String((index % 99) + 1).padStart(2, "0")}`,
      updates: Array.from({ length: 2 }, (_, nth) => ({
        text: `Paragraph ${nth} of ${index}. ${"It was discussed at length. ".repeat(12)}`.trim(),
      })),
    }),
  );
  const text = printMinutes({ number: 9, date: "2026-09-08" }, { outstanding: actions });
  expect(text.length).toBeGreaterThan(200 * 2_000);
  expect((await log.take(text)).changes.created).toBe(600);
}, 60_000);

describe("minutes and the series", () => {
  const meetings = async (from: string, to: string) => {
    const [committee] = (await log.store.register()).committees;
    if (!committee) throw new Error("no committee");
    return (await meetingsBetween(log.store, committee, from, to)).map(
      ({ date, number, kind, status, movedFrom }) =>
        `${date} ${number} ${kind} ${status}${movedFrom ? ` from ${movedFrom}` : ""}`,
    );
  };

  test("a meeting held on its day of the series, and the next ones named, stand there once, numbered on", async () => {
    log = await emptyLog();
    await log.take(ELEVEN);
    // These minutes name 10 November and, for the fourth Monday of December, the 28th.
    expect(await meetings("2026-10-01", "2026-12-31")).toEqual([
      "2026-10-13 null main planned",
      "2026-10-26 11 reporting held",
      "2026-11-10 12 main planned",
      "2026-11-23 13 reporting planned",
      "2026-12-08 14 main planned",
      "2026-12-28 15 reporting planned",
    ]);
    await log.take(TWELVE);
    expect((await meetings("2026-10-01", "2026-12-31")).slice(1, 4)).toEqual([
      "2026-10-26 11 reporting held",
      "2026-11-10 12 main held",
      "2026-11-23 13 reporting planned",
    ]);
    const [held] = (await log.everything()).held;
    expect(held?.id).toBe(`${await log.committeeId()}-main-2026-11-10`);
  });

  test("a meeting held on another day than the series has it was moved there; it keeps its identity", async () => {
    log = await emptyLog();
    await log.take(printMinutes({ number: 7, date: "2026-08-24" }, {}));
    await log.take(printMinutes({ number: 8, date: "2026-09-15" }, {}));
    expect(await meetings("2026-08-20", "2026-09-30")).toEqual([
      "2026-08-24 7 reporting held",
      "2026-09-15 8 main held from 2026-09-08",
      "2026-09-28 9 reporting planned",
    ]);
  });

  test("minutes of a meeting that is still to come are refused, looked at or imported; those of today are not", async () => {
    log = await emptyLog(new Date("2026-12-08T15:00:00Z"));
    await log.take(printMinutes({ number: 7, date: "2026-11-10" }, {}));
    const ahead = printMinutes({ number: 9, date: "2026-12-09" }, {});
    for (const dryRun of [true, false])
      expect(await log.refusal(ahead, { dryRun })).toBe(
        "These minutes are of 9 December 2026, which is still to come; nothing is imported.",
      );
    await log.take(printMinutes({ number: 8, date: "2026-12-08" }, {}));
    expect((await log.everything()).held.map(({ number }) => number)).toEqual([8, 7]);
  });

  test("minutes with another number than the meeting of that day and kind are taken in only beside it, on purpose", async () => {
    log = await emptyLog();
    const seventh = printMinutes({ number: 7, date: "2026-11-10" }, {});
    await log.take(seventh);
    const wrong = printMinutes({ number: 9, date: "2026-11-10" }, {});
    const report = await log.take(wrong, { dryRun: true });
    expect(report.besides).toBe(7);
    const card = minutesPreviewCard({ id: "p", name: "nine.md", report });
    expect(cardToText(card)).toContain("LKF 7 was held on 10 November 2026 already");
    expect(card.buttons.map(({ label }) => label)).toEqual(["Import beside LKF 7", "Cancel"]);
    expect(await log.refusal(wrong)).toBe(
      "LKF 7 was held on 10 November 2026; these minutes of that day call it LKF 9.",
    );
    await log.take(wrong, { besides: true });
    // Its own minutes again are its own edition, as those of the other are.
    for (const text of [wrong, seventh]) expect(await log.take(text)).toMatchObject({ besides: null });
    expect(await meetings("2026-11-01", "2026-12-10")).toEqual([
      "2026-11-10 7 main held",
      "2026-11-10 9 main held",
      "2026-11-23 10 reporting planned",
      "2026-12-08 11 main planned",
    ]);
  });

  test("minutes of a meeting that the Secretary had moved find it, whatever day they give", async () => {
    log = await emptyLog(new Date("2026-12-17T09:00:00Z"));
    await log.take(printMinutes({ number: 7, date: "2026-11-10" }, {}));
    const committeeId = await log.committeeId();
    await log.store.change(null, async (tx) => {
      const row = {
        ...blankMeeting(`${committeeId}-main-2026-12-08`, committeeId, "main" as const, "2026-12-15"),
        version: 1,
      };
      await tx.meetings.insert({ ...row, plannedFor: "2026-12-08" });
      await tx.meetings.insert({
        ...blankMeeting(`${committeeId}-reporting-2026-11-23`, committeeId, "reporting" as const, "2026-11-23"),
        status: "cancelled",
        version: 1,
      });
      return ok(null);
    });
    const next = [
      { kind: "main", date: "2026-12-08" },
      { kind: "reporting", date: "2026-11-23" },
    ];
    const report = await log.take(printMinutes({ number: 7, date: "2026-11-10", status: "Draft" }, { next }));
    expect(report.changes.created).toBe(0);
    await log.take(printMinutes({ number: 8, date: "2026-12-16" }, {}));
    expect(await meetings("2026-11-01", "2026-12-31")).toEqual([
      "2026-11-10 7 main held",
      "2026-11-23 null reporting cancelled",
      "2026-12-16 8 main held from 2026-12-08",
      "2026-12-28 9 reporting planned",
    ]);
  });

  test("minutes of a meeting that was called off show it held, in whatever order they come; again they change nothing", async () => {
    const texts = [
      printMinutes({ number: 8, date: "2026-09-28" }, {}),
      printMinutes({ number: 9, date: "2026-10-13" }, {}),
      printMinutes({ number: 10, date: "2026-10-26" }, {}),
    ];
    const schedules: string[][] = [];
    for (const order of [
      [0, 1, 2],
      [2, 1, 0],
      [1, 2, 0],
    ]) {
      if (schedules.length > 0) await log.close();
      log = await emptyLog();
      await log.take(printMinutes({ number: 7, date: "2026-09-08" }, {}));
      const committeeId = await log.committeeId();
      await log.store.change(null, async (tx) => {
        const id = `${committeeId}-main-2026-10-13`;
        const row = blankMeeting(id, committeeId, "main" as const, "2026-10-13");
        await tx.meetings.insert({ ...row, status: "cancelled", version: 1 });
        return ok(null);
      });
      const said: string[] = [];
      for (const index of order) {
        const dry = await log.take(texts[index] ?? "", { dryRun: true });
        const wet = await log.take(texts[index] ?? "");
        expect(wet).toEqual({ ...dry, dryRun: false });
        said.push(...wet.differences);
        if (index === 1) expect(cardToText(importedCard(wet))).toContain("The log had this meeting as cancelled");
      }
      expect(said).toEqual([
        "The log had this meeting as cancelled; its minutes say that it was held, so it stands as held.",
      ]);
      const before = await log.everything();
      for (const text of texts) expect((await log.take(text)).meetingRecord).toBe("unchanged");
      expect(await log.everything()).toEqual(before);
      schedules.push(await meetings("2026-09-01", "2026-11-30"));
    }
    expect(schedules[0]).toEqual([
      "2026-09-08 7 main held",
      "2026-09-28 8 reporting held",
      "2026-10-13 9 main held",
      "2026-10-26 10 reporting held",
      "2026-11-10 11 main planned",
      "2026-11-23 12 reporting planned",
    ]);
    expect(new Set(schedules.map((one) => JSON.stringify(one))).size).toBe(1);
  });
});
