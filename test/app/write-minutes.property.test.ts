import fc from "fast-check";
import { beforeAll, expect, test } from "vitest";

import { importMinutes } from "../../src/app/import-minutes.js";
import { minutesSource } from "../../src/app/minutes-source.js";
import { numberedMeeting } from "../../src/app/numbered-meeting.js";
import type { App } from "../../src/app/ports.js";
import type { Values } from "../../src/cards/card.js";
import { dayAt } from "../../src/domain/day.js";
import { minutesMarkdown } from "../../src/domain/minutes/write/markdown.js";
import { writeMinutes } from "../../src/domain/minutes/write/write-minutes.js";
import { keepWorld, makeWorld, type World } from "../world.js";
import { emptyLog, everythingIn } from "./imports.js";
import { MARKDOWN as SAMPLE } from "./sample-minutes.js";

/** The round trip: minutes written from the log, and imported into it again by the real importer. */

/** For a machine that is busy with everything else at once. Milliseconds. */
const PATIENCE = 60_000;

const written = async (app: App, number: number): Promise<string> => {
  const register = await app.store.register();
  const [committee] = register.committees;
  if (!committee) throw new Error("There is no committee.");
  const today = dayAt(app.clock.now(), committee.zone);
  const found = await numberedMeeting(app.store, committee, today, String(number));
  if (!found.ok) throw new Error(found.problem.what);
  return minutesMarkdown(writeMinutes(await minutesSource(app, register, committee, found.value)));
};

const imported = async (app: App, text: string) => {
  const by = { name: "The secretary", personId: null };
  const report = await importMinutes(app, {
    text,
    by,
    source: "terminal",
    dryRun: false,
    event: null,
    mayCreateCommittee: false,
  });
  if (!report.ok) throw new Error(`${report.problem.what} ${report.problem.instead}`);
  return report.value;
};

/** All of a log but the notes of what minutes said when they were read: these are how it knows that they were. */
const unread = async (app: App) => {
  const all = await everythingIn(app);
  const actions = all.actions.map((action) => ({
    ...action,
    history: action.history.filter(({ did }) => did !== "imported"),
  }));
  return { ...all, actions };
};

const changesNothing = async (app: App, number: number): Promise<void> => {
  const before = await unread(app);
  const text = await written(app, number);
  const report = await imported(app, text);
  expect(report).toMatchObject({
    differences: [],
    absent: [],
    partiesCreated: [],
    unread: [],
    meetingRecord: "unchanged",
  });
  expect(report.changes).toMatchObject({ created: 0, updated: 0 });
  expect(await unread(app)).toEqual(before);
  // What it said is known now: read again, not even a note is made.
  const noted = await everythingIn(app);
  await imported(app, await written(app, number));
  expect(await everythingIn(app)).toEqual(noted);
};

test(
  "minutes that were imported are written and imported again without a change",
  async () => {
    const log = await emptyLog();
    for (const text of SAMPLE) await log.take(text);
    await changesNothing(log.app, 12);
    await changesNothing(log.app, 11);
    await log.close();
  },
  PATIENCE,
);

let kept: string;
beforeAll(async () => {
  kept = await keepWorld(await makeWorld());
});

const typed = fc
  .array(
    fc.oneof(
      fc.constantFrom(
        "NetCo to publish",
        "**AGREED**",
        "Status: Closed.",
        "by 8 March 2022.",
        "DCC 12/01",
        "| a |",
        "<b>x</b>",
        "(Owner: DCC)",
        "&lt;",
        "line\nbreak",
        "slides sent",
        "Target: TBC",
      ),
      fc.string({ unit: "grapheme", maxLength: 10 }),
    ),
    { minLength: 1, maxLength: 5 },
  )
  .map((all) => `Words ${all.join(" ").replaceAll("\0", "")}`);

const party = fc.constantFrom("NetCo", "GridCo", "SECAS and DCC");

const meeting = fc.record({
  earlier: fc.array(
    fc.record({
      text: typed,
      owners: party,
      target: fc.constantFrom("", "2022-03-08", "2022-06-30"),
      updates: fc.array(typed, { maxLength: 2 }),
      move: fc.constantFrom("", "TBC", "2022-07-12"),
      late: fc.constantFrom("", "TBC", "2022-09-13"),
      end: fc.constantFrom("", "done", "close", "withdraw"),
    }),
    { minLength: 1, maxLength: 4 },
  ),
  raised: fc.array(
    fc.record({
      text: typed,
      owners: party,
      target: fc.constantFrom("", "2022-04-12"),
      item: fc.constantFrom("1", "2", "3"),
    }),
    { maxLength: 3 },
  ),
  stray: fc.boolean(),
  decisions: fc.array(
    fc.record({ verb: fc.constantFrom("AGREED", "NOTED"), text: typed, item: fc.constantFrom("1", "2", "3") }),
    { maxLength: 3 },
  ),
});

const record = async (world: World, of: typeof meeting extends fc.Arbitrary<infer T> ? T : never): Promise<void> => {
  const act = (command: string, values: Values, who = "secretary") =>
    world.press(who, { command, committee: "OPSG", values });
  world.at("2022-02-08T15:00:00Z");
  for (const { text, owners, target } of of.earlier) await act("action new", { text, owners, target, meeting: "64" });
  for (const [index, { updates, move }] of of.earlier.entries()) {
    const reference = `64/${index + 1}`;
    world.at("2022-02-20T12:00:00Z");
    for (const text of updates) await act("action update", { reference, text }, index % 2 ? "secretary" : "netco");
    if (move !== "") await act("action target", { reference, target: move, reason: "More time is needed" });
  }
  world.at("2022-03-08T18:00:00Z");
  await act("meeting attendance", {
    number: "66",
    members:
      "OPSG Chair: Olive Sample\nNetwork Parties: Ann Example (alternate for Bob Example)\nNetwork Parties: Cy Example",
    others: "NetCo: Di Example (items 2 and 3)\nNetCo: Ed Example (Clerk)",
    apologies: "Bob Example",
  });
  for (const [index, { end }] of of.earlier.entries()) {
    const reference = `64/${index + 1}`;
    if (end === "done") await act("action done", { reference, text: "All of it" });
    if (end === "close") await act("action close", { reference, meeting: "66" });
    if (end === "withdraw") await act("action withdraw", { reference, reason: "It was overtaken" });
  }
  for (const one of of.decisions) await act("meeting decision", { number: "66", ...one });
  for (const one of of.raised) await act("meeting raise", { number: "66", ...one });
  if (of.stray) await act("action new", { text: "Stray words of a day", owners: "GridCo", meeting: "66" });
  world.at("2022-03-10T09:00:00Z");
  for (const [index, { late }] of of.earlier.entries()) {
    if (late !== "") await act("action target", { reference: `64/${index + 1}`, target: late, reason: "And more" });
    await act("action update", { reference: `64/${index + 1}`, text: "Said after the meeting" });
  }
};

test(
  "what was said in chats and recorded at a meeting is written and imported without a change",
  async () => {
    await fc.assert(
      fc.asyncProperty(meeting, async (of) => {
        const world = await makeWorld({ like: kept });
        try {
          await record(world, of);
          await changesNothing(world.app, 66);
        } finally {
          await world.close();
        }
      }),
      { numRuns: 4, endOnFailure: true },
    );
  },
  PATIENCE,
);

test("the Secretary's own words in the minutes stand: a wording, an update, a decision", async () => {
  const world = await makeWorld({ like: kept });
  await record(world, {
    earlier: [
      { text: "NetCo to publish", owners: "NetCo", target: "", updates: ["Slides sent"], move: "", late: "", end: "" },
    ],
    raised: [{ text: "GridCo to read the meters", owners: "GridCo", target: "", item: "2" }],
    stray: false,
    decisions: [{ verb: "NOTED", text: "the progress", item: "2" }],
  });
  const text = (await written(world.app, 66))
    .replace("GridCo to read the meters", "GridCo to read every meter")
    .replace("Slides sent", "The slides were sent to all members.")
    .replace("**NOTED** the progress", "**AGREED** the plan");
  const report = await imported(world.app, text);
  expect(report.changes).toMatchObject({ created: 0, updated: 2 });
  expect((await world.action(66, 1))?.text).toBe("GridCo to read every meter");
  const first = await world.action(64, 1);
  const updates = await world.store.actions.updates(first?.id ?? "", 10);
  expect(updates.map(({ text: said }) => said)).toContain("Slides sent");
  expect(updates.map(({ text: said }) => said)).toContain(
    "NetCo, 20 February 2022: The slides were sent to all members.",
  );
  expect(await world.store.meetings.decisions(world.committee.id, 66, "2")).toEqual([
    { agendaItem: "2", verb: "AGREED", text: "the plan." },
  ]);
  await world.close();
});
