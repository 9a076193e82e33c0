import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import ICAL from "ical.js";
import { afterAll, beforeAll, expect, it } from "vitest";
import { newCommittee } from "../../src/app/keep-committee.js";
import { makeDoors } from "../../src/commands/doors.js";
import { ok } from "../../src/domain/result.js";
import { openPeer, type Peer } from "../slack/peer.js";
import { type Connector, startConnector } from "../teams/connector.js";
import { NO_ACCOUNTS, type Program, startProgram } from "./program.js";
import { slackSettings } from "./slack-seat.js";
import { virtualTime } from "./year/replay.js";

/** Two years of a committee's meetings, 2022 and 2023, told on Slack and on Teams; the list is worked out here anew. */

const CODE = "LBC";
const TEAMS_CHANNEL = "19:lantern@thread.tacv2";

const HOLIDAYS = [
  ...["2022-01-03", "2022-04-15", "2022-04-18", "2022-05-02", "2022-06-02", "2022-06-03", "2022-08-29", "2022-09-19"],
  ...["2022-12-26", "2022-12-27", "2023-01-02", "2023-04-07", "2023-04-10", "2023-05-01", "2023-05-08", "2023-05-29"],
  ...["2023-08-28", "2023-12-25", "2023-12-26"],
];
const iso = (day: Date): string => day.toISOString().slice(0, 10);
const works = (day: string): boolean =>
  ![0, 6].includes(new Date(`${day}T12:00:00Z`).getUTCDay()) && !HOLIDAYS.includes(day);
const step = (day: string, count: number): string => {
  const at = new Date(`${day}T12:00:00Z`);
  for (let left = Math.abs(count); left > 0; ) {
    at.setUTCDate(at.getUTCDate() + Math.sign(count));
    if (works(iso(at))) left--;
  }
  return iso(at);
};

/** The n-th such weekday (0 Sunday) of each month. */
const monthly = (weekday: number, n: number): string[] =>
  Array.from({ length: 24 }, (_, month) => {
    const first = new Date(Date.UTC(2022, month, 1, 12));
    return iso(new Date(Date.UTC(2022, month, 1 + ((weekday - first.getUTCDay() + 7) % 7) + 7 * (n - 1), 12)));
  });

/** Moved, and cancelled, on a day; what holds from then on. */
const MOVED = { on: "2022-05-06", from: "2022-05-10", to: "2022-05-17" };
const CANCELLED = { on: "2023-02-20", meeting: "2023-02-27" };

const printed = (day: string): string =>
  new Intl.DateTimeFormat("en-GB", { weekday: "long", day: "numeric", month: "long", year: "numeric", timeZone: "UTC" })
    .format(new Date(`${day}T12:00:00Z`))
    .replace(",", "");

/** Every notice: the day it comes on, and what it says of which meeting's day. */
const expected = (): string[] => {
  const lines: string[] = [];
  const tell = (on: string, what: string, day: string) => {
    if (on > "2022-01-04" && on < "2023-12-31") lines.push(`${on} ${what} ${printed(day)}`);
  };
  for (const day of [...monthly(2, 2), ...monthly(1, 4)]) {
    const stages = [
      [step(day, -7), "papers"],
      [step(day, -5), "agenda"],
      [step(day, -1), "reminder"],
      [day, "today"],
    ] as const;
    const cut = day === MOVED.from ? MOVED.on : day === CANCELLED.meeting ? CANCELLED.on : "9999";
    for (const [on, what] of stages) if (on < cut) tell(on, what, day);
  }
  // It was moved in the minute before 09:00: what falls on that hour for the new day is still to come.
  tell(MOVED.on, "moved", MOVED.to);
  for (const [lead, what] of [
    [7, "papers"],
    [5, "agenda"],
    [1, "reminder"],
    [0, "today"],
  ] as const) {
    const on = step(MOVED.to, -lead);
    if (on >= MOVED.on) tell(on, what, MOVED.to);
  }
  tell(CANCELLED.on, "cancelled", CANCELLED.meeting);
  return lines.toSorted();
};

/** What a message's title says, in the words of the list. */
const readTitle = (title: string): string | null => {
  const day = /[A-Z][a-z]+day \d{1,2} [A-Z][a-z]+ \d{4}/u.exec(title)?.[0];
  if (/^Papers are due/u.test(title)) return `papers ${day}`;
  if (/: the agenda$/u.test(title)) return `agenda ${day}`;
  if (/ is moved to /u.test(title)) return `moved ${day}`;
  if (/ is cancelled$/u.test(title)) return `cancelled ${day}`;
  if (/ is today$/u.test(title)) return "today";
  return / is on /u.test(title) ? `reminder ${day}` : null;
};

let peer: Peer;
let connector: Connector;
let program: Program;
const folder = mkdtempSync(join(tmpdir(), "opsg-notices-"));
const time = virtualTime();

beforeAll(async () => {
  peer = await openPeer([]);
  connector = await startConnector();
  time.move(new Date("2022-01-04T12:00:00Z"));
  program = await startProgram(
    `file:${join(folder, "log.db")}`,
    { slack: slackSettings(peer), teams: NO_ACCOUNTS },
    time.overrides,
  );
});
afterAll(async () => {
  await program?.stop();
  await peer?.close();
  await connector?.close();
  rmSync(folder, { recursive: true, force: true });
});

it("two years on Slack and Teams: each notice comes once, on its day at 09:00, with the right date, and no other comes", async () => {
  const { app, log } = program;
  const committee = {
    ...newCommittee("committee", CODE, "Lantern Bay Committee"),
    paused: false,
    remindersSince: time.at(),
  };
  await app.store.conversations.remember(
    { platform: "teams", tenant: "tenant", user: `channel ${TEAMS_CHANNEL}` },
    {
      serviceUrl: connector.url,
      tenant: "tenant",
      bot: { id: "bot" },
      conversation: { id: TEAMS_CHANNEL, conversationType: "channel" },
    },
  );
  await app.store.change(null, async (tx) => {
    await tx.people.addCommittee(committee);
    const spot = { committeeId: committee.id, classification: "White" as const, outsiders: false };
    await tx.people.bind({ ...spot, platform: "slack", tenant: peer.team, channel: peer.channel, name: "#log" });
    await tx.people.bind({ ...spot, platform: "teams", tenant: "tenant", channel: TEAMS_CHANNEL, name: "Log" });
    return ok(null);
  });
  const doors = makeDoors(app, log);
  const type = async (text: string) => {
    const caller = {
      speaker: { kind: "operator" },
      place: { kind: "private" },
      source: "terminal",
      event: null,
    } as const;
    const answer = await doors.dispatch(caller, { text, mentions: [] });
    if (answer.kind !== "card" || answer.card.tone === "problem") throw new Error(`${text}: ${JSON.stringify(answer)}`);
    return answer.data;
  };
  const { url } = (await type("calendar link")) as { url: string };
  /** The event of a meeting in the calendar that somebody subscribed to, by the day it was first planned for. */
  const eventOf = async (day: string) => {
    const feed = new ICAL.Component(ICAL.parse(await (await fetch(new URL(url, program.url))).text()));
    const theirs = feed
      .getAllSubcomponents("vevent")
      .filter((event) => String(event.getFirstPropertyValue("uid")).includes(day));
    return theirs.map((event) => ({
      begins: String(event.getFirstPropertyValue("dtstart")),
      status: String(event.getFirstPropertyValue("status")),
      sequence: Number(event.getFirstPropertyValue("sequence")),
    }));
  };
  const wanted = expected();
  const days = new Set(wanted.map((line) => line.slice(0, 10)));
  const came = { slack: [] as string[], teams: [] as string[] };
  let [readSlack, readTeams] = [0, 0];
  const collect = (day: string) => {
    for (const { method, body, answer } of peer.calls.slice(readSlack)) {
      const [first] = (body.blocks ?? []) as { text?: { text?: string } }[];
      const says = method === "chat.postMessage" && answer.ok === true ? readTitle(first?.text?.text ?? "") : null;
      if (says) came.slack.push(`${day} ${says === "today" ? `today ${printed(day)}` : says}`);
    }
    readSlack = peer.calls.length;
    for (const { method, body } of connector.received.slice(readTeams)) {
      if (method !== "POST") continue;
      const texts = [...JSON.stringify(body.attachments ?? "").matchAll(/"text":"([^"]*)"/gu)];
      const says = texts.map(([, text = ""]) => readTitle(text)).find((found) => found !== null);
      if (says) came.teams.push(`${day} ${says === "today" ? `today ${printed(day)}` : says}`);
    }
    readTeams = connector.received.length;
  };
  const tick = async (instant: Date) => {
    time.move(instant);
    await time.run("plan");
    for (let passes = 0; passes < 10; passes++) {
      const due = await app.store.outbox.nextDue();
      if (due === null || due.getTime() > time.at().getTime() + 60_000) break;
      time.move(new Date(Math.max(due.getTime(), time.at().getTime() + 1)));
      await time.run("deliver");
      await time.run("redraw");
    }
    collect(iso(instant));
  };
  /** Every day on which one comes, and every thirtieth day besides: at 08:59, 09:00 and 11:00 in London. */
  for (let n = 0; n < 725; n++) {
    const day = iso(new Date(Date.UTC(2022, 0, 5 + n, 12)));
    if (!days.has(day) && n % 30 !== 0) continue;
    const summer =
      new Intl.DateTimeFormat("en-GB", { timeZone: "Europe/London", hour: "2-digit" }).format(
        new Date(`${day}T08:00:00Z`),
      ) === "09";
    const nine = new Date(`${day}T${summer ? "08" : "09"}:00:00Z`).getTime();
    await tick(new Date(nine - 60_000));
    if (day === MOVED.on) {
      const [before] = await eventOf(MOVED.from);
      await type("meeting move 10 May 2022 to 17 May 2022 because the hall is taken");
      const [after, ...more] = await eventOf(MOVED.from);
      expect([before?.begins, after?.begins, more]).toEqual(["2022-05-10T10:00:00", "2022-05-17T10:00:00", []]);
      expect(after?.sequence).toBeGreaterThan(before?.sequence ?? 0);
    }
    if (day === CANCELLED.on) {
      await type("meeting cancel 27 February 2023 because too few can come");
      expect(await eventOf(CANCELLED.meeting)).toMatchObject([{ status: "CANCELLED" }]);
    }
    await tick(new Date(nine));
    if (n % 5 === 0) await tick(new Date(nine + 2 * 60 * 60_000));
  }
  expect(came.slack.toSorted()).toEqual(wanted);
  expect(came.teams.toSorted()).toEqual(wanted);
  expect(log.lines.filter(({ level }) => level === "error")).toEqual([]);
}, 120_000);
