import { afterEach, beforeAll, beforeEach, expect, test } from "vitest";
import type { Answer } from "../../src/cards/card.js";
import { ok } from "../../src/domain/result.js";
import { DEFAULT_SERIES } from "../../src/domain/series.js";
import { cardBlocks } from "../../src/slack/block-kit.js";
import { MAX_BLOCKS_PER_MESSAGE } from "../../src/slack/limits.js";
import { drawCard } from "../../src/teams/adaptive-card.js";
import { MAX_CARD_BYTES } from "../../src/teams/fit.js";
import { broken, buttonOf, CHANNEL, cardOf, formOf, keepWorld, makeWorld, read, type World } from "../world.js";

/** Agendas through the real doors: OPSG 65 was on 28 February 2022; OPSG 66 is today, OPSG 68 on 12 April. */

let kept: string;
let world: World;
beforeAll(async () => {
  const first = await makeWorld();
  await first.store.change(null, async (tx) => {
    const series = DEFAULT_SERIES.map((one) => ({ ...one, minutes: 60, place: "Teleconference" }));
    const [committee] = (await tx.register()).committees;
    if (committee) await tx.people.saveCommittee({ ...committee, series });
    return ok(null);
  });
  kept = await keepWorld(first);
});
beforeEach(async () => {
  world = await makeWorld({ like: kept });
});
afterEach(async () => {
  await world.close();
  expect(broken).toEqual([]);
});

/** The titles of an agenda in their order, from its data. */
const titles = (answer: Answer): string[] =>
  answer.kind === "card" ? (answer.data as { items: { title: string }[] }).items.map(({ title }) => title) : [];

const items = async (line = "agenda"): Promise<string[]> => titles(await world.say("secretary", line));

const STANDING = ["Previous meeting minutes", "Actions outstanding", "Any other business"];

test("an agenda begins with the standing items, and the next meeting's is meant where none is named", async () => {
  const answer = await world.say("secretary", "agenda");
  expect(titles(answer)).toEqual(STANDING);
  expect(cardOf(answer).title).toContain("OPSG 66");
  expect(titles(await world.say("secretary", "agenda 68"))).toEqual(STANDING);
  expect(read(await world.say("secretary", "agenda 68"))).toContain("12 April 2022");
});

test("an item is put before any other business, with its presenter, purpose, time and paper", async () => {
  const added = await world.say(
    "secretary",
    'agenda add "Outage review" presenter netco for information 20m paper https://example.org/p1',
  );
  expect(titles(added)).toEqual([...STANDING.slice(0, 2), "Outage review", "Any other business"]);
  const text = read(added);
  expect(text).toContain("NetCo · for information · 20 min");
  expect(text).toContain("https://example.org/p1");
});

test.each([
  ['agenda add "Outage review" -5m', "An item cannot take “-5m”.", "Write its minutes as 20m, 1h or 1h30"],
  ["agenda add Outage review -5m", "An item cannot take “-5m”.", "Write its minutes as 20m, 1h or 1h30"],
  ['agenda add "Outage review" for fun', "An item is not for “fun”.", "Write for decision, for discussion"],
  ['agenda add "Outage review" for a laugh presenter NetCo', "An item is not for “laugh”.", "Write for decision"],
  ['agenda add "Outage review" soon', "I could not read “soon” behind the title.", "for decision, 20m, paper https"],
  ["agenda edit 2 -5m", "An item cannot take “-5m”.", "Write its minutes as 20m, 1h or 1h30"],
  ["agenda edit 2 for fun", "An item is not for “fun”.", "Write for decision, for discussion"],
])("%s says what cannot be so and what to type, and changes nothing", async (line, what, instead) => {
  const answer = read(await world.say("secretary", line));
  expect(answer).toContain(what);
  expect(answer).toContain(instead);
  expect(await items()).toEqual(STANDING);
});

test("items are moved, edited and dropped, and the others are numbered anew", async () => {
  await world.say("secretary", 'agenda add "Outage review" 20m');
  expect(titles(await world.say("chair", "agenda move 3 before 1"))[0]).toBe("Outage review");
  expect(titles(await world.say("chair", "agenda move 1 last")).at(-1)).toBe("Outage review");
  expect(titles(await world.say("chair", "agenda move 4 after 2"))[2]).toBe("Outage review");
  expect(read(await world.say("secretary", "agenda edit 3 for decision 1h30"))).toContain("for decision · 1 h 30 min");
  expect(titles(await world.say("secretary", "agenda drop 3"))).toEqual(STANDING);
});

test("the times are added up beside the meeting's length, and an overrun is said", async () => {
  await world.say("secretary", 'agenda add "Outage review" 45m');
  expect(read(await world.say("secretary", "agenda"))).toContain("45 min of 1 h; 3 items have no time yet");
  const over = read(await world.say("secretary", "agenda edit 1 25m"));
  expect(over).toContain("1 h 10 min of 1 h: 10 min too long");
});

test("only the Chair and the Secretary change an agenda; everybody in the channel may see it", async () => {
  for (const who of ["netco", "member", "observer"]) {
    expect(read(await world.say(who, 'agenda add "Mine"'))).toContain("Only the Chair or the Secretary");
    expect(titles(await world.say(who, "agenda"))).toEqual(STANDING);
  }
  expect(titles(await world.say("unlinked", "agenda", CHANNEL))).toEqual(STANDING);
  expect(cardOf(await world.say("unlinked", "agenda", CHANNEL)).buttons.map(({ label }) => label)).not.toContain(
    "Add an item",
  );
  expect(await items()).toEqual(STANDING);
});

test.each([
  ["a presenter nobody knows", 'agenda add "Talk" presenter "Netcoo"', "Did you mean NetCo?"],
  ["a link that is none", 'agenda add "Talk" paper example.org/p1', "begins with https://"],
  ["a link that would be run", 'agenda add "Talk" paper javascript:alert(1)', "not a link to a paper"],
  ["no minutes at all", 'agenda add "Talk" 0m', "from 1 minute"],
  ["more minutes than a day holds", 'agenda add "Talk" 9999m', "from 1 minute"],
  ["a place that is none", 'agenda add "Talk" before 9', "items 1 to 3"],
  ["a paper on another kind of server", "agenda edit 1 paper ftp://example.org/x", "not a link to a paper"],
  ["a meeting that is none", 'agenda add "Talk" meeting 199', "I know of no such meeting"],
  ["an item that is none", "agenda drop 12", "There is no item"],
  ["an item moved onto itself", "agenda move 2 before 2", "stands there already"],
  ["words that are no move", "agenda move up", "agenda move 4 before 2"],
  ["a title too long", `agenda add "${"x".repeat(200)}"`, "150 is the most"],
  ["a purpose that is none", "agenda edit 2 for fun", "An item is not for “fun”"],
  [
    "a purpose that is none behind a presenter",
    'agenda add "Talk" presenter NetCo for fun',
    "An item is not for “fun”",
  ],
  [
    "words behind a presenter",
    'agenda add "Talk" presenter NetCo tomorrow',
    "could not read “tomorrow” behind the presenter",
  ],
  ["an item that is there already", 'agenda add "actions outstanding" 10m', "is on the agenda already, as item 2"],
  [
    "a template of 200 long items",
    `agenda template main ${Array.from({ length: 200 }, (_, n) => `${n} ${"of the harbour ".repeat(9)}`).join("; ")}`,
    "That is 200 items; a template holds 100.",
  ],
  ["a template with an item twice", "agenda template main A; B; a", "Lines 1 and 3 are the same item, “A”"],
])("%s is told in plain words, and nothing is changed", async (_, line, told) => {
  const answer = await world.say("secretary", line);
  expect(read(answer)).toContain(told);
  expect(await items()).toEqual(STANDING);
});

test("a guest presents where they are said to be one", async () => {
  expect(read(await world.say("secretary", 'agenda add "Talk" guest "Harbour Trust" 10m'))).toContain("Harbour Trust");
});

test("a form adds an item, and a fault stands beside its field with what was typed", async () => {
  const form = formOf(
    await world.press("secretary", buttonOf(await world.say("secretary", "agenda"), "Add an item").press),
  );
  const refused = await world.submit("secretary", form, { title: "Outage review", presenter: "Nobody Known" });
  expect(refused.kind === "problem" && refused.problem.field).toBe("presenter");
  expect(refused.kind === "problem" && refused.form?.fields.find(({ name }) => name === "title")?.value).toBe(
    "Outage review",
  );
  const done = await world.submit("secretary", form, { title: "Outage review", presenter: "the Chair", before: "1" });
  expect(titles(done)[0]).toBe("Outage review");
});

test("a form empties what is emptied in it, and keeps what is not", async () => {
  await world.say("secretary", 'agenda add "Outage review" presenter NetCo for information 20m');
  const edit = { command: "agenda edit", committee: "OPSG", values: { item: "3", meeting: "66" }, ask: true };
  const form = formOf(await world.press("secretary", edit));
  expect(form.fields.find(({ name }) => name === "presenter")?.value).toBe("NetCo");
  const done = read(
    await world.submit("secretary", form, { title: "Outage review", minutes: "25", presenter: "NetCo" }),
  );
  expect(done).toContain("NetCo · 25 min");
});

test("a form or a button of an agenda that has changed since does not touch another item", async () => {
  await world.say("secretary", 'agenda add "Outage review" before 1');
  const ask = (command: string, values = {}) => ({ command, committee: "OPSG", values, ask: true });
  const forms = await Promise.all(
    ["agenda drop", "agenda move", "agenda add", "agenda edit"].map(async (command) =>
      formOf(await world.press("secretary", ask(command))),
    ),
  );
  const edit = ask("agenda edit", { item: "2", was: STANDING[0] });
  expect(formOf(await world.press("secretary", edit)).title).toBe("Edit item 2");
  expect(read(await world.say("chair", "agenda drop 1"))).toContain("item 1 dropped, “Outage review”");
  for (const form of forms) {
    const said = await world.submit("secretary", form, { item: "2", before: "1", title: "Harbour review" });
    expect([form.title, read(said)]).toEqual([form.title, expect.stringContaining("has changed since you looked")]);
    expect(said.kind === "problem" && said.form?.fields.find(({ name }) => name === "item")?.value).toBeFalsy();
  }
  expect(read(await world.press("secretary", edit))).toContain("item 2 is “Actions outstanding” now");
  expect(await items()).toEqual(STANDING);
});

test("a template is where agendas that nobody changed start from; those that were changed stay", async () => {
  await world.say("secretary", 'agenda add "Only here" meeting 66');
  const template =
    "Welcome presenter Chair 5m; Previous meeting minutes 5m; Actions outstanding 30m; Any other business";
  expect(read(await world.say("secretary", `agenda template main ${template}`))).toContain(
    "1. Welcome presenter Chair 5m",
  );
  expect((await items("agenda 68"))[0]).toBe("Welcome");
  expect((await items("agenda 66"))[0]).toBe("Previous meeting minutes");
  const form = formOf(
    await world.press("secretary", {
      command: "agenda template",
      committee: "OPSG",
      values: { kind: "main" },
      ask: true,
    }),
  );
  expect(form.fields[0]?.value?.split("\n")[0]).toBe("Welcome presenter Chair 5m");
  expect(read(await world.say("member", "agenda template main Nothing"))).toContain("Only the Chair or the Secretary");
  expect(read(await world.say("secretary", "agenda template main One 0m; Two"))).toContain("Line 1:");
});

test("previous minutes names every held meeting whose minutes are not final, and every one that is not recorded", async () => {
  expect(read(await world.say("secretary", "agenda"))).toContain("Not recorded yet: OPSG 65 (28 February 2022)");
  expect(read(await world.say("secretary", "agenda 65"))).not.toContain("Not recorded");
  expect(read(await world.say("secretary", "minutes 66"))).not.toContain("All minutes are final.");
  await world.say("secretary", "meeting cancel 28 February 2022 because nobody came");
  expect(read(await world.say("secretary", "agenda"))).toContain("All minutes are final.");
  await world.store.change(null, async (tx) => {
    const held = await tx.meetings.byNumber(world.committee.id, 64);
    if (held) await tx.meetings.save({ ...held, minutes: "draft" });
    return ok(null);
  });
  expect(read(await world.say("secretary", "agenda"))).toContain("Not final yet: OPSG 64 (8 February 2022)");
});

test("outstanding actions stand with their dates, owners and updates since the last meeting, those due marked", async () => {
  world.at("2022-02-08T12:00:00Z");
  await world.say("secretary", 'action new "Publish the calendar" owner NetCo target 8 March meeting 64');
  await world.say("secretary", 'action new "Count the meters" owner GridCo target 30 June meeting 64');
  await world.say("netco", "action update 64/01 Said at the last meeting.");
  world.at("2022-02-20T12:00:00Z");
  await world.say("netco", "action update 64/01 The proof is with the printer.");
  await world.say("gridco", "action done 64/02 All counted.");
  world.at("2022-03-08T08:00:00Z");
  const text = read(await world.say("secretary", "agenda"));
  expect(text).toContain("2 outstanding, 1 due by this meeting, 1 awaiting agreement of its completion");
  expect(text).toContain("due at this meeting");
  expect(text).toContain("* OPSG 64/01");
  expect(text).toContain("awaits agreement of its completion");
  expect(text).toContain("NetCo, 20/02/2022: The proof is with the printer.");
  expect(text).not.toContain("Said at the last meeting.");
  expect(text.indexOf("OPSG 64/01")).toBeLessThan(text.indexOf("OPSG 64/02"));
});

test("a hundred items, the most there can be, read page by page, each item once", async () => {
  const many = Array.from({ length: 100 }, (_, index) => `Item of business number ${index + 1} presenter NetCo 5m`);
  await world.say("secretary", `agenda template main ${many.join("; ")}`);
  const seen: string[] = [];
  let answer = await world.say("secretary", "agenda 68");
  for (let page = 0; page < 20; page++) {
    const card = cardOf(answer);
    expect(cardBlocks(card, Number.POSITIVE_INFINITY).length).toBeLessThanOrEqual(MAX_BLOCKS_PER_MESSAGE);
    expect(Buffer.byteLength(JSON.stringify(drawCard(card)))).toBeLessThanOrEqual(MAX_CARD_BYTES);
    seen.push(
      ...card.parts.flatMap((part) =>
        part.kind === "row" && Array.isArray(part.title) ? [String(part.title[1]).trim()] : [],
      ),
    );
    const next = card.buttons.find(({ label }) => label === "Next");
    if (!next) break;
    answer = await world.press("secretary", next.press);
  }
  expect(seen).toEqual(many.map((line) => line.replace(" presenter NetCo 5m", "")));
  expect(read(await world.say("secretary", 'agenda add "One more" meeting 68'))).toContain(
    "The agenda of OPSG 68 has 100 items; 100 is the most.",
  );
  expect(titles(await world.say("secretary", "agenda drop 99 meeting 68"))).toHaveLength(99);
});

test("every change of an agenda has its audit row, and one event changes it once", async () => {
  const caller = world.callerOf("secretary");
  const said = { text: 'agenda add "Outage review" 20m', mentions: [] };
  await world.doors.dispatch(caller, said);
  expect(read(await world.doors.dispatch(caller, said))).toContain("already recorded: agenda of OPSG 66 changed");
  expect((await items()).filter((title) => title === "Outage review")).toHaveLength(1);
});

test("of a meeting that was held: what it and later ones raised was not outstanding at it", async () => {
  await world.say("secretary", 'action new "To mend the roof" owner NetCo target 8 March 2022 meeting 64');
  await world.say("secretary", "meeting recorded 66");
  await world.say("secretary", 'meeting raise 66 "GridCo to read the meters" owner GridCo target 12 April item 1');
  const held = await world.say("secretary", "agenda 66");
  expect(read(held)).toContain("1 outstanding, 1 due by this meeting");
  expect(read(held)).toContain("OPSG 64/01");
  expect(read(held)).not.toContain("OPSG 66/01");
  expect(read(await world.say("secretary", "agenda actions 66"))).not.toContain("OPSG 66/01");
  const next = read(await world.say("secretary", "agenda 67"));
  expect(next).toContain("2 outstanding");
  expect(next).toContain("OPSG 66/01");
});
