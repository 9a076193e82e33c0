import { afterEach, describe, expect, test } from "vitest";
import type { Target } from "../../src/domain/target.js";
import { anAction, printMinutes } from "../domain/minutes/house.js";
import { chatIn, emptyLog, type ImportedLog } from "./imports.js";

let log: ImportedLog;
afterEach(() => log.close());

type Status = "Draft" | "Final";
type Columns = { last: Target | null; revised: Target | null };

/** Minutes of meeting 7, 8 September, with the one action of meeting 6. */
const seven = (status: Status, { last, revised }: Columns, more: Parameters<typeof anAction>[0] = {}) =>
  printMinutes(
    { number: 7, date: "2026-09-08", status },
    { outstanding: [anAction({ lastTarget: last, revisedTarget: revised, ...more })] },
  );

/** The action, raised at meeting 6 for 8 September: by its minutes, or in chat the day after. */
const raise = async (how: "minutes" | "chat") => {
  log = await emptyLog();
  const sentence = "The Rope Board to mend the ladder.";
  const raised = how === "minutes" ? [{ sequence: 1, sentence: `${sentence} (Target date: 8 September 2026)` }] : [];
  await log.take(printMinutes({ number: 6, date: "2026-08-11" }, { raised }));
  if (how === "chat")
    expect(await (await chatIn(log, "2026-08-12")).raise(sentence, "8 September 2026", "6")).toMatchObject({
      ok: true,
    });
};

const moves = async (): Promise<string[]> =>
  (await log.moves(6, 1)).map(({ from, to, meeting }) => `${from ?? "first"} to ${to} at ${meeting ?? "no meeting"}`);

const DRAFT = { last: "2026-09-08", revised: "2026-11-10" } as const;
const FINAL = { last: "2026-09-08", revised: "2026-10-13" } as const;

describe.each(["minutes", "chat"] as const)("a draft and the final of it, of an action raised in %s", (how) => {
  test.each([
    ["the draft first", ["Draft", "Final"]],
    ["the final first", ["Final", "Draft"]],
  ] as const)("give the target that the final has, as one move: %s", async (_, order) => {
    await raise(how);
    for (const status of order) await log.take(seven(status, status === "Draft" ? DRAFT : FINAL));
    expect((await log.action(6, 1)).targets).toEqual({ ...FINAL, moves: 1 });
    expect((await moves()).slice(1)).toEqual(["2026-09-08 to 2026-10-13 at 7"]);
  });

  test.each([
    ["the draft first", ["Draft", "Final"]],
    ["the final first", ["Final", "Draft"]],
  ] as const)("nor do they invent a move beside one in chat: %s", async (_, order) => {
    await raise(how);
    await (await chatIn(log, "2026-08-20")).move("6/01", "9 September 2026");
    for (const status of order) await log.take(seven(status, status === "Draft" ? DRAFT : FINAL));
    expect((await log.action(6, 1)).targets).toEqual({ last: "2026-09-09", revised: "2026-10-13", moves: 2 });
    expect((await moves()).slice(1)).toEqual([
      "2026-09-08 to 2026-09-09 at no meeting",
      "2026-09-09 to 2026-10-13 at 7",
    ]);
  });
});

describe("minutes that come after somebody moved the target in chat", () => {
  test.each(["2026-09-08", "2026-09-12"])(
    "stand where their meeting was, and each move goes on from the one before: %s",
    async (day) => {
      await raise("chat");
      await (await chatIn(log, day)).move("6/01", "20 October 2026");
      await log.take(seven("Final", FINAL));
      expect((await log.action(6, 1)).targets).toEqual(
        day === "2026-09-08"
          ? { last: "2026-10-20", revised: "2026-10-13", moves: 2 }
          : { last: "2026-10-13", revised: "2026-10-20", moves: 2 },
      );
      expect((await moves()).slice(1)).toEqual(
        day === "2026-09-08"
          ? ["2026-09-08 to 2026-10-20 at no meeting", "2026-10-20 to 2026-10-13 at 7"]
          : ["2026-09-08 to 2026-10-13 at 7", "2026-10-13 to 2026-10-20 at no meeting"],
      );
    },
  );

  test("and give the same date tell no second move", async () => {
    await raise("chat");
    await (await chatIn(log, "2026-09-09")).move("6/01", "13 October 2026");
    await log.take(seven("Final", FINAL));
    expect((await log.action(6, 1)).targets).toEqual({ ...FINAL, moves: 1 });
    expect((await moves()).slice(1)).toEqual(["2026-09-08 to 2026-10-13 at no meeting"]);
  });
});

test("a target that somebody moved after the draft stays in force, whatever the final says", async () => {
  await raise("minutes");
  await log.take(seven("Draft", DRAFT));
  await (await chatIn(log, "2026-11-24")).move("6/01", "15 December 2026");
  await log.take(seven("Final", FINAL));
  expect((await log.action(6, 1)).targets).toEqual({ last: "2026-10-13", revised: "2026-12-15", moves: 2 });
});

describe("a completion that an owner proposed", () => {
  const open = () => seven("Final", { last: "2026-09-08", revised: null }, { status: "open" });
  const closed = (status: Status) => seven(status, { last: "2026-09-08", revised: null }, { status: "closed" });
  const eight = printMinutes({ number: 8, date: "2026-09-28" }, { outstanding: [anAction({ status: "open" })] });

  test.each([
    ["the draft first", [closed("Draft"), open()]],
    ["the final first", [open(), closed("Draft")]],
  ])("stands where only the draft had it closed: %s", async (_, order) => {
    await raise("minutes");
    await (await chatIn(log, "2026-08-20")).step("propose", "6/01");
    for (const text of order) await log.take(text);
    expect(await log.action(6, 1)).toMatchObject({ status: "completion proposed", closedAt: null });
  });

  test.each([
    ["in order", [closed("Final"), eight]],
    ["the later first", [eight, closed("Final")]],
  ])("and agreed, then opened again by the next meeting, is open: %s", async (_, order) => {
    await raise("minutes");
    await (await chatIn(log, "2026-08-20")).step("propose", "6/01");
    for (const text of order) await log.take(text);
    expect(await log.action(6, 1)).toMatchObject({ status: "open", closedAt: null });
  });

  test("and taken back is not proposed anew by minutes", async () => {
    await raise("minutes");
    const people = await chatIn(log, "2026-08-20");
    await people.step("propose", "6/01");
    await people.undo("6/01");
    expect(await log.action(6, 1)).toMatchObject({ status: "open" });
    await log.take(closed("Draft"));
    await log.take(open());
    expect(await log.action(6, 1)).toMatchObject({ status: "open", closedAt: null });
  });
});

describe("an action that stands only in the draft", () => {
  const edition = (status: Status, ...sequences: number[]) =>
    printMinutes(
      { number: 6, date: "2026-08-11", status },
      { raised: sequences.map((sequence) => ({ sequence, sentence: `The Rope Board to mend ladder ${sequence}.` })) },
    );
  const later = printMinutes(
    { number: 7, date: "2026-09-08" },
    { outstanding: [anAction({ reference: "LKF 6/02", text: "The Rope Board to mend ladder 2." })] },
  );
  const outstanding = async () => {
    const { actions } = await log.store.actions.page({
      committeeId: await log.committeeId(),
      filter: { show: "outstanding" },
      limit: 10,
    });
    return actions.map(({ reference }) => reference.sequence);
  };

  test("is not outstanding, whichever came first; where it was in the log it is withdrawn, and told", async () => {
    log = await emptyLog();
    await log.take(edition("Draft", 1, 2));
    const { differences, absent } = await log.take(edition("Final", 1));
    expect(differences).toEqual(["LKF 6/02 stands only in the draft: it is withdrawn."]);
    expect(absent).toEqual([]);
    expect(await log.action(6, 2)).toMatchObject({ status: "withdrawn" });
    expect(await outstanding()).toEqual([1]);
    await log.close();
    log = await emptyLog();
    await log.take(edition("Final", 1));
    const { differences: told } = await log.take(edition("Draft", 1, 2));
    expect(told).toContain("LKF 6/02 stands only in the draft; it was not added.");
    expect(await outstanding()).toEqual([1]);
  });

  test("stays where somebody has answered, where it is imported without closures, or where a line of it was not read", async () => {
    log = await emptyLog();
    await log.take(edition("Draft", 1, 2));
    await log.take(edition("Final", 1), { withoutClosures: true });
    expect(await outstanding()).toEqual([1, 2]);
    await log.close();
    log = await emptyLog();
    await log.take(edition("Draft", 1, 2));
    const misread = `${edition("Final", 1)}\n\nAND 6/02`;
    expect((await log.take(misread)).unread).toHaveLength(1);
    expect(await outstanding()).toEqual([1, 2]);
    await log.close();
    log = await emptyLog();
    await log.take(edition("Draft", 1, 2));
    await (await chatIn(log, "2026-08-20")).say("6/02", "It is half mended.");
    const { differences } = await log.take(edition("Final", 1));
    expect(differences).toEqual([
      "LKF 6/02 stands only in the draft, but something came of it since: it stays. Withdraw it if it is not to be done.",
    ]);
    expect(await outstanding()).toEqual([1, 2]);
  });

  test.each([
    ["the draft first", ["draft", "final", "later"]],
    ["the later minutes before the final", ["draft", "later", "final"]],
    ["the draft last", ["final", "later", "draft"]],
  ])("is open where the minutes of a later meeting have it: %s", async (_, order) => {
    log = await emptyLog();
    const texts = { draft: edition("Draft", 1, 2), final: edition("Final", 1), later };
    for (const one of order) await log.take(texts[one as keyof typeof texts]);
    expect(await log.action(6, 2)).toMatchObject({ status: "open" });
  });
});
