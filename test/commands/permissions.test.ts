import { afterAll, beforeAll, describe, expect, it } from "vitest";
import type { Answer, Press } from "../../src/cards/card.js";
import type { Place } from "../../src/domain/standing.js";
import {
  broken,
  CHANNEL,
  cardOf,
  ELSEWHERE,
  formOf,
  keepWorld,
  makeWorld,
  PRIVATE,
  read,
  type Who,
  type World,
} from "../world.js";

/** domain.md, "Who may do what", cell by cell. Every deed is one command, tried through all three doors. */

type Column = "officer" | "contact" | "member" | "reader";
const COLUMNS: Record<Column, [who: Who, place: Place][]> = {
  officer: [
    ["secretary", PRIVATE],
    ["chair", PRIVATE],
    ["secretary", ELSEWHERE],
  ],
  contact: [
    ["netco", PRIVATE],
    ["netco", CHANNEL],
  ],
  member: [
    ["gridco", PRIVATE],
    ["member", PRIVATE],
    ["member", CHANNEL],
  ],
  reader: [
    ["observer", PRIVATE],
    ["observer", CHANNEL],
    ["unlinked", CHANNEL],
  ],
};

type Row = { deed: string; line: string; press: Press; allowed: Column[]; chair?: false };

const press = (command: string, values: Record<string, string> = {}): Press => ({ command, committee: "OPSG", values });
const about = { reference: "64/01" };
const ANY: Column[] = ["officer", "contact", "member", "reader"];

const ROWS: Row[] = [
  { deed: "see the list", line: "action list all", press: press("action list", { filter: "all" }), allowed: ANY },
  { deed: "see an action", line: "action show 64/01", press: press("action show", about), allowed: ANY },
  { deed: "see the history", line: "action history 64/01", press: press("action history", about), allowed: ANY },
  { deed: "find", line: "action find calendar", press: press("action find", { words: "calendar" }), allowed: ANY },
  { deed: "see the parties", line: "party list", press: press("party list"), allowed: ANY },
  { deed: "see the people", line: "person list", press: press("person list"), allowed: ANY },
  {
    deed: "see when reminders go out",
    line: "reminders policy",
    press: press("reminders policy"),
    allowed: ANY,
  },
  {
    deed: "see which reminders would be sent",
    line: "reminders preview",
    press: press("reminders preview"),
    allowed: ["officer"],
  },
  {
    deed: "change when reminders go out",
    line: "reminders policy before 7, 2",
    press: press("reminders policy", { before: "7, 2" }),
    allowed: ["officer"],
    chair: false,
  },
  {
    deed: "record an update",
    line: "action update 64/01 News",
    press: press("action update", { ...about, text: "News" }),
    allowed: ["officer", "contact"],
  },
  {
    deed: "revise the target",
    line: "action target 64/01 TBC",
    press: press("action target", { ...about, target: "TBC" }),
    allowed: ["officer", "contact"],
  },
  {
    deed: "propose completion",
    line: "action done 64/01",
    press: press("action done", about),
    allowed: ["officer", "contact"],
  },
  {
    deed: "raise",
    line: 'action new "X to do" owner NetCo',
    press: press("action new", { text: "X to do", owners: "NetCo" }),
    allowed: ["officer"],
  },
  {
    deed: "reword",
    line: "action reword 64/01 Other words",
    press: press("action reword", { ...about, text: "Other words" }),
    allowed: ["officer"],
  },
  {
    deed: "reassign",
    line: "action assign 64/01 to SECAS",
    press: press("action assign", { ...about, owners: "SECAS" }),
    allowed: ["officer"],
  },
  { deed: "close", line: "action close 64/01", press: press("action close", about), allowed: ["officer"] },
  {
    deed: "decline",
    line: "action decline 64/02 because no",
    press: press("action decline", { reference: "64/02", reason: "no" }),
    allowed: ["officer"],
  },
  {
    deed: "reopen",
    line: "action reopen 64/03 because no",
    press: press("action reopen", { reference: "64/03", reason: "no" }),
    allowed: ["officer"],
  },
  {
    deed: "withdraw",
    line: "action withdraw 64/01 because no",
    press: press("action withdraw", { ...about, reason: "no" }),
    allowed: ["officer"],
  },
  {
    deed: "add a party",
    line: "party add Other Ltd",
    press: press("party add", { name: "Other Ltd" }),
    allowed: ["officer"],
    chair: false,
  },
  {
    deed: "rename a party",
    line: "party rename DCC to Other",
    press: press("party rename", { party: "DCC", name: "Other" }),
    allowed: ["officer"],
    chair: false,
  },
  {
    deed: "add a person",
    line: 'person add "Alex Green" role member',
    press: press("person add", { name: "Alex Green", role: "member" }),
    allowed: ["officer"],
    chair: false,
  },
  {
    deed: "give a role",
    line: "person role The observer member",
    press: press("person role", { line: "The observer member" }),
    allowed: ["officer"],
    chair: false,
  },
  {
    deed: "name a contact",
    line: "person contact-for The member DCC",
    press: press("person contact-for", { line: "The member DCC" }),
    allowed: ["officer"],
    chair: false,
  },
  {
    deed: "name a deputy",
    line: "person deputy-for The member DCC",
    press: press("person deputy-for", { line: "The member DCC" }),
    allowed: ["officer"],
    chair: false,
  },
  {
    deed: "end that somebody answers for a party",
    line: "person not-for The netco NetCo anyway",
    press: press("person not-for", { line: "The netco NetCo anyway" }),
    allowed: ["officer"],
    chair: false,
  },
  {
    deed: "note who is away",
    line: "person away The member until 1 April",
    press: press("person away", { line: "The member until 1 April" }),
    allowed: ["officer"],
    chair: false,
  },
  {
    deed: "remove a person",
    line: "person remove The observer",
    press: press("person remove", { line: "The observer" }),
    allowed: ["officer"],
    chair: false,
  },
];

/** A world with an action of NetCo in each state; whoever is allowed to change it begins from this one. */
const prepare = async (): Promise<string> => {
  const world = await makeWorld();
  await world.say("secretary", 'action new "NetCo to publish the calendar" owner NetCo target 22 March');
  await world.say("secretary", 'action new "NetCo to wait" owner NetCo target 22 March');
  await world.say("netco", "action done 64/02");
  await world.say("secretary", 'action new "NetCo to end" owner NetCo target 22 March');
  await world.say("secretary", "action close 64/03");
  return keepWorld(world);
};

const prepared = await prepare();
const stage = () => makeWorld({ like: prepared });

const refused = (answer: Answer): boolean =>
  /^Only .* may /mu.test(read(answer).replaceAll('{"kind":"problem","problem":{"what":"', ""));

const DOORS = {
  dispatch: (world: World, who: Who, place: Place, row: Row) => world.say(who, row.line, place),
  press: (world: World, who: Who, place: Place, row: Row) => world.press(who, row.press, place),
  reply: (world: World, who: Who, place: Place, row: Row) =>
    world.doors.reply(world.callerOf(who, place), { text: row.line, mentions: [] }),
};

describe.each(Object.keys(DOORS) as (keyof typeof DOORS)[])("by the door of %s", (door) => {
  let world: World;
  beforeAll(async () => {
    world = await stage();
  });
  afterAll(() => world.close());

  for (const row of ROWS) {
    for (const column of Object.keys(COLUMNS) as Column[]) {
      for (const [who, place] of COLUMNS[column]) {
        const may = row.allowed.includes(column) && !(row.chair === false && who === "chair");
        const where =
          place.kind === "private" ? "privately" : place === CHANNEL ? "in the bound channel" : "in another channel";
        it(`${who} ${where} ${may ? "may" : "may not"} ${row.deed}`, async () => {
          // Whoever may change the log does so in a world of their own, so that each cell starts from the same log.
          const own = may && row.allowed !== ANY ? await stage() : world;
          const answer = await DOORS[door](own, who, place, row);
          expect(refused(answer)).toBe(!may);
          if (may && answer.kind === "card") expect(answer.card.title).not.toBe("That did not work");
          if (own !== world) await own.close();
        });
      }
    }
  }

  it("nobody who was refused left a trace", async () => {
    const action = await world.action(64, 1);
    expect(action).toMatchObject({ version: 1, status: "open" });
    expect(await world.store.actions.history(action?.id ?? "", 10)).toHaveLength(1);
    expect(await world.store.actions.lastSequence(world.committee.id, 64)).toBe(3);
    expect(broken).toEqual([]);
  });
});

describe("whoever the committee does not know", () => {
  let world: World;
  beforeAll(async () => {
    world = await stage();
  });
  afterAll(() => world.close());

  it.each<[string, Who, Place]>([
    ["an unlinked account in private", "unlinked", PRIVATE],
    ["an unlinked account in a channel that is not bound", "unlinked", ELSEWHERE],
    ["an account of another workspace in the bound channel", "foreigner", CHANNEL],
    ["an account of another workspace in private", "foreigner", PRIVATE],
  ])("%s sees nothing, by no door, and may ask to be added", async (_, who, place) => {
    for (const door of Object.values(DOORS)) {
      for (const row of ROWS) {
        const answer = await door(world, who, place, row);
        const text = read(answer);
        expect(text).toContain("I do not know you yet");
        expect(text).not.toMatch(/OPSG|NetCo|calendar/u);
      }
    }
    const answer = await world.press(who, { command: "ask to be added", committee: null, values: {} }, place);
    expect(cardOf(answer).title).toBe("Asked");
  });

  it("the Secretary is told once of each who asked", async () => {
    const deliveries = await world.store.outbox.claim(new Date("2030-01-01"), 50, "test", 1000);
    expect(
      deliveries.map(({ message }) => message.kind === "asked to be added" && message.account.user).toSorted(),
    ).toEqual(["U-foreigner", "U-unlinked"]);
  });

  it("what is told is audience's alone outside the committee's channel", async () => {
    expect(await world.say("member", "action list", ELSEWHERE)).toMatchObject({ audience: "person" });
    expect(await world.say("member", "action list", PRIVATE)).toMatchObject({ audience: "person" });
    expect(await world.say("member", "action list", CHANNEL)).toMatchObject({ audience: "place" });
  });

  it("a guest of the workspace reads the bound channel only once they are linked", async () => {
    const guest = (who: Who) => ({ ...world.callerOf(who, CHANNEL), guest: async () => true });
    const said = { text: "action list", mentions: [] };
    expect(read(await world.doors.dispatch(guest("unlinked"), said))).toContain("I do not know you yet");
    expect(read(await world.doors.dispatch(guest("member"), said))).toContain("Outstanding actions");
  });

  it("a button of another committee opens nothing", async () => {
    const answer = await world.press("secretary", {
      command: "action show",
      committee: "OTHER",
      values: { reference: "64/01" },
    });
    expect(read(answer)).toContain("I do not know you yet");
  });

  it("an account is linked when it first writes from the address that was entered for it", async () => {
    await world.say("secretary", 'person add "Alex Green" role chair email Alex@Example.org');
    const caller = world.callerOf("alex");
    const wrong = await world.doors.dispatch(
      { ...caller, verifiedEmail: async () => "mallory@example.org" },
      { text: "action list", mentions: [] },
    );
    expect(read(wrong)).toContain("I do not know you yet");
    const right = await world.doors.dispatch(
      { ...caller, verifiedEmail: async () => "alex@example.org" },
      { text: "action close 64/01", mentions: [] },
    );
    expect(read(right)).toContain("closed at OPSG 64");
    expect(read(await world.say("alex", "action list"))).toContain("Outstanding actions");
  });

  it("an account entered by its id alone is linked when it first writes", async () => {
    await world.say("operator", 'person add "Robin Hill" role secretary slack U-robin');
    const form = formOf(await world.say("robin", "party add"));
    expect(form.title).toBe("Add a party");
  });
});
