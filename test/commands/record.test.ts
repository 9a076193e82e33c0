import { afterEach, beforeAll, beforeEach, describe, expect, it, test } from "vitest";
import { askForRecords } from "../../src/app/ask-for-records.js";
import { drawMessage } from "../../src/app/draw.js";
import { importMinutes } from "../../src/app/import-minutes.js";

import type { Answer, Form } from "../../src/cards/card.js";
import { openPost } from "../app/post.js";
import { broken, buttonOf, cardOf, formOf, keepWorld, makeWorld, read, type World } from "../world.js";

/** What came of OPSG 66, the main meeting of 8 March 2022, through the real doors, on the evening of that day. */

let kept: string;
let world: World;
beforeAll(async () => {
  world = await makeWorld();
  world.at("2022-02-08T15:00:00Z");
  await world.say("secretary", 'action new "NetCo to publish the calendar" owner NetCo target 8 March meeting 64');
  await world.say("secretary", 'action new "GridCo to count the meters" owner GridCo target 30 June meeting 64');
  world.at("2022-02-20T12:00:00Z");
  await world.say("netco", "action done 64/01 Published on Monday.");
  kept = await keepWorld(world);
});
beforeEach(async () => {
  world = await makeWorld({ like: kept });
  world.at("2022-03-08T18:00:00Z");
});
afterEach(async () => {
  await world.close();
  expect(broken).toEqual([]);
});

const data = (answer: Answer) => (answer.kind === "card" ? answer.data : answer) as Record<string, unknown>;
const record = async () => data(await world.say("secretary", "meeting record 66"));

const recordAll = async (): Promise<void> => {
  await world.say(
    "secretary",
    "meeting attendance 66 members OPSG Chair: Olive Sample; Network Parties: Ann Example (alternate for Bob Example) others NetCo: Cyd Example (items 2 and 3) apologies Network Parties: Bob Example",
  );
  await world.say("secretary", "meeting completion 66 64/01 agreed");
  await world.say("secretary", "meeting decision 66 AGREED that the calendar is good item 2");
  await world.say("secretary", "meeting decision 66 NOTED the progress item 2");
  await world.say("secretary", 'meeting raise 66 "GridCo to read the meters" owner GridCo target 12 April item 2');
};

test("the record says step by step what is still open, and looking at it changes nothing", async () => {
  const seen = await record();
  expect(seen).toMatchObject({ begun: false, attendance: null, completionsToAgree: ["OPSG 64/01"], actionsRaised: [] });
  expect((seen.open as string[])[0]).toBe("the attendance is not given");
  expect(await world.store.meetings.byNumber(world.committee.id, 66)).toBeNull();
});

test("attendance on one line is parted before each organisation; what is no name, or no item, is not taken", async () => {
  await world.say(
    "secretary",
    "meeting attendance 66 others NetCo: Cyd Example (items 2 and 3), DCC: Dee Contact members Ann Example",
  );
  expect((await record()).attendance).toMatchObject([
    { name: "Ann Example" },
    { name: "Cyd Example", organisation: "NetCo", agendaItems: ["2", "3"] },
    { name: "Dee Contact", organisation: "DCC" },
  ]);
  for (const [words, why] of [
    ["members no colon here", "is not the name of a person"],
    ["no list here", "Put members, others or apologies before it"],
    ["others NetCo: Cyd Example (item 77)", "There is no item 77 on the agenda"],
  ])
    expect(read(await world.say("secretary", `meeting attendance 66 ${words}`))).toContain(why);
});

test("an action raised with an owner each after the word owner has them all, and its text is none of the command", async () => {
  for (const line of [
    'meeting raise 66 "DCC to count the meters" owner DCC owner SECAS target 30 June item 2',
    'action new "DCC to publish the count" owner DCC owner SECAS target 30 June meeting 66',
  ])
    await world.say("secretary", line);
  const { actionsRaised } = await record();
  const shown = await Promise.all(
    (actionsRaised as string[]).map(async (reference) =>
      data(await world.say("secretary", `action show ${reference}`)),
    ),
  );
  expect(shown).toMatchObject([
    { text: "DCC to count the meters", owners: ["DCC", "SECAS"] },
    { text: "DCC to publish the count", owners: ["DCC", "SECAS"] },
  ]);
});

test("a meeting is recorded, and its minutes asked for, by its day as it was said the day after, by “last” and by “yesterday”", async () => {
  world.at("2022-03-09T09:00:00Z");
  const titled = async (line: string) => cardOf(await world.say("secretary", line)).title;
  expect(read(await world.say("secretary", "minutes last"))).toContain("Nobody has recorded yet what came of OPSG 66.");
  for (const named of ["8 March", "Tuesday 8 March", "yesterday", "last", "the last main meeting", "2022-03-08"]) {
    expect(await titled(`meeting show ${named}`)).toBe("OPSG 66, Tuesday 8 March 2022");
    expect(await titled(`agenda ${named}`)).toBe("OPSG 66 (provisional): agenda");
    expect((data(await world.say("secretary", `meeting record ${named}`)) as { meeting: number }).meeting).toBe(66);
  }
  expect(await titled("meeting attendance 8 March members OPSG Chair: Olive Sample")).toBe(
    "OPSG 66: attendance recorded",
  );
  expect(await titled("meeting decision last AGREED that the calendar is good item 2")).toBe(
    "OPSG 66: decision recorded under item 2",
  );
  expect(await titled("meeting completion 8 March 64/01 agreed")).toBe("OPSG 64/01: closed, as agreed");
  expect(await titled('meeting raise yesterday "GridCo to read the meters" owner GridCo target 12 April item 2')).toBe(
    "OPSG 66/01 raised",
  );
  expect(await titled("meeting recorded 8 March")).toBe("OPSG 66 is recorded");
  expect(await titled("minutes 8 March")).toBe("OPSG 66: the minutes so far");
  expect(read(await world.say("secretary", "meeting record next"))).toContain("OPSG 67 is on 28 March 2022");
});

test("the number that minutes on paper gave an action stays with it through the form", async () => {
  const form = formOf(await world.say("secretary", 'meeting raise 66 "GridCo to read" owner GridCo as 66/04'));
  expect(form.intro).toContain("It will be OPSG 66/04.");
  expect(
    read(await world.submit("secretary", form, { text: "GridCo to read", owners: "party-GridCo", item: "2" })),
  ).toContain("OPSG 66/04 raised");
});

test("an action that was typed without its item is asked for the item, in words", async () => {
  const form = formOf(await world.say("secretary", 'meeting raise 66 "GridCo to read" owner GridCo'));
  expect(form.intro).toContain("The item under which it was raised is not said yet: choose it, or type item 3");
  expect(formOf(await world.say("secretary", "meeting raise 66")).intro).toBe("It will be OPSG 66/01.");
});

test("a meeting is recorded to the end, each step kept by itself", async () => {
  await recordAll();
  expect(await record()).toMatchObject({
    begun: true,
    attendance: [
      { name: "Olive Sample", category: "OPSG Chair", role: "Chair", apology: false },
      { name: "Ann Example", category: "Network Parties", alternateFor: "Bob Example" },
      { name: "Cyd Example", organisation: "NetCo", agendaItems: ["2", "3"] },
      { name: "Bob Example", category: "Network Parties", apology: true },
    ],
    decisions: [
      { agendaItem: "2", verb: "AGREED", text: "that the calendar is good." },
      { agendaItem: "2", verb: "NOTED", text: "the progress." },
    ],
    completionsToAgree: [],
    actionsRaised: ["OPSG 66/01"],
    open: [],
    finished: null,
  });
  expect((await world.action(64, 1))?.closedAt).toBe(66);
  const done = await world.say("secretary", "meeting recorded 66");
  expect(cardOf(done).title).toBe("OPSG 66 is recorded");
  expect(await world.store.meetings.byNumber(world.committee.id, 66)).toMatchObject({
    status: "held",
    minutes: "draft",
    reference: "OPSG_66_0803",
    start: "10:00",
  });
});

test("a completion that is declined is open again, and its reason is asked for", async () => {
  const press = {
    command: "meeting completion",
    committee: "OPSG",
    values: { number: "66", reference: "64/01", agreed: "declined" },
  };
  const form = formOf(await world.press("secretary", { ...press, ask: true }));
  await world.submit("secretary", form, { reason: "the second half is missing" });
  expect((await world.action(64, 1))?.status).toBe("open");
  // Also in the minutes that are written the day after; which, read back, change nothing.
  world.at("2022-03-09T09:00:00Z");
  const { markdown } = data(await world.say("secretary", "minutes 66")) as { markdown: string };
  expect(markdown).toContain("<p>Completion declined: the second half is missing</p> <p>Status: Open.</p>");
  const report = await importMinutes(world.app, {
    ...{ text: markdown, by: { name: "The secretary", personId: null }, source: "terminal", dryRun: false },
    ...{ event: null, mayCreateCommittee: false },
  });
  expect(report).toMatchObject({ value: { differences: [], unread: [], meetingRecord: "unchanged" } });
  expect((await world.action(64, 1))?.status).toBe("open");
});

test("numbers that are missing are reported, and one that is given is not given again", async () => {
  await world.say("secretary", 'meeting raise 66 "GridCo to read" owner GridCo item 2 as 66/03');
  const seen = await record();
  expect(seen).toMatchObject({ actionsRaised: ["OPSG 66/03"], missingNumbers: [1, 2] });
  expect((seen.open as string[]).join()).toContain("1 and 2 are missing");
  const again = read(await world.say("secretary", 'meeting raise 66 "GridCo to write" owner GridCo item 2 as 66/03'));
  expect(again).toContain("OPSG 66/03 is given already");
  expect(read(await world.say("secretary", 'meeting raise 66 "GridCo to add" owner GridCo item 2'))).toContain(
    "OPSG 66/04 raised",
  );
});

test("the attendance form begins with who came last time, and can be corrected", async () => {
  await recordAll();
  world.at("2022-03-28T18:00:00Z");
  const press = { command: "meeting attendance", committee: "OPSG", values: { number: "67" }, ask: true };
  const form = formOf(await world.press("secretary", press));
  expect(form.fields.find(({ name }) => name === "members")?.value).toBe(
    "OPSG Chair: Olive Sample\nNetwork Parties: Ann Example",
  );
  expect(form.fields.find(({ name }) => name === "apologies")?.value).toBeUndefined();
  const refused = await world.submit("secretary", form, {
    members: "Network Parties: Ann (in a hurry, late)",
    others: "",
  });
  expect(refused.kind === "problem" && refused.problem.what).toContain("Line 1");
  const done = await world.submit("secretary", form, { members: "Network Parties: Ann Example", others: "" });
  expect(data(done)).toMatchObject({ attendance: [{ name: "Ann Example" }] });
});

/** The form that a refusal comes with. */
const redrawn = (answer: Answer): Form => {
  if (answer.kind !== "problem" || !answer.form) throw new Error("a form with a problem was expected");
  return answer.form;
};

test("two who record the attendance at once do not write over each other, and are told how it stands", async () => {
  const press = { command: "meeting attendance", committee: "OPSG", values: { number: "66" }, ask: true };
  const theirs = formOf(await world.press("secretary", press));
  const mine = formOf(await world.press("chair", press));
  const first = { members: "Network Parties: Ann Example; OPSG Chair: Olive Sample", others: "", apologies: "" };
  await world.submit("secretary", theirs, first);
  const typed = { members: "Network Parties: Eve Else", others: "", apologies: "" };
  const refused = await world.submit("chair", mine, typed);
  expect(refused.kind === "problem" && refused.problem.what).toContain(
    "recorded by somebody else while you filled this in: Ann Example and Olive Sample",
  );
  const names = async () => ((await record()).attendance as { name: string }[]).map(({ name }) => name);
  expect(await names()).toEqual(["Ann Example", "Olive Sample"]);
  const again = redrawn(refused);
  expect(again.fields.map(({ value }) => value)).toEqual(["Network Parties: Eve Else", undefined, undefined]);
  await world.submit("chair", again, typed);
  expect(await names()).toEqual(["Eve Else"]);
});

test("the attendance form begins with the last meeting of that kind of which it is known who came, else of any", async () => {
  const listed = async (number: string) => {
    const { intro, fields } = formOf(await world.say("secretary", `meeting attendance ${number}`));
    return [intro, fields.find(({ name }) => name === "members")?.value];
  };
  await world.say("secretary", "meeting attendance 66 members OPSG Chair: Olive Sample");
  world.at("2022-03-28T18:00:00Z");
  const came = "A person a line. These came to OPSG 66: take out who did not come, and add who did.";
  await world.say("secretary", "meeting attendance 67 members Network Parties: Ann Example");
  world.at("2022-04-12T18:00:00Z");
  await world.say("secretary", "meeting decision 68 NOTED the progress item 2");
  expect(await listed("68")).toEqual([came, "OPSG Chair: Olive Sample"]);
  world.at("2022-05-10T18:00:00Z");
  expect(await listed("70")).toEqual([came, "OPSG Chair: Olive Sample"]);
});

test("a meeting is recorded from its beginning on, and not before on its day", async () => {
  world.at("2022-03-08T09:59:00Z");
  for (const line of ["meeting record 66", "meeting decision 66 NOTED the progress item 2", "meeting recorded 66"])
    expect(read(await world.say("secretary", line))).toContain(
      "OPSG 66 begins at 10:00 today; what came of it is recorded from then on.",
    );
  expect(await world.store.meetings.byNumber(world.committee.id, 66)).toBeNull();
  world.at("2022-03-08T10:00:00Z");
  expect(await record()).toMatchObject({ meeting: 66 });
});

test("a decision that was recorded by mistake is taken out again", async () => {
  await recordAll();
  const list = await world.say("secretary", "meeting decisions 66");
  const row = cardOf(list).parts.find((part) => part.kind === "row");
  await world.press("secretary", row?.kind === "row" && row.button ? row.button.press : buttonOf(list, "none").press);
  expect(await record()).toMatchObject({ decisions: [{ verb: "NOTED" }] });
});

test.each([
  ["a meeting that is ahead", "meeting record 68", "is on 12 April 2022"],
  ["an item that is none", "meeting decision 66 AGREED that all is well item 9", "There is no item"],
  ["no name at all", "meeting attendance 66 members none", "Nobody is named"],
  ["an organisation left out", "meeting attendance 66 others Cyd Example", "without an organisation"],
  [
    "an action of another meeting",
    'meeting raise 66 "X to do" owner GridCo item 2 as 65/01',
    "not a number of this meeting",
  ],
  ["an item that stands nowhere", 'meeting raise 66 "X to do" owner GridCo item two', "There is no item"],
])("%s is told in plain words, and nothing is recorded", async (_, line, told) => {
  expect(read(await world.say("secretary", line))).toContain(told);
  const after = await record();
  expect(after).toMatchObject({ attendance: null, decisions: [], actionsRaised: [] });
});

test("only the Chair and the Secretary record a meeting or have its draft minutes", async () => {
  await recordAll();
  for (const line of ["meeting decision 66 NOTED nothing item 2", "meeting recorded 66", "minutes 66"])
    expect(read(await world.say("netco", line))).toContain("Only the Chair or the Secretary");
});

test("one event takes a step once, however often it comes", async () => {
  const caller = world.callerOf("secretary");
  const said = { text: "meeting decision 66 NOTED the progress item 2", mentions: [] };
  await world.doors.dispatch(caller, said);
  expect(read(await world.doors.dispatch(caller, said))).toContain("already recorded");
  expect((await record()).decisions).toHaveLength(1);
});

test("the minutes are in the house style, as text by pages and as files", async () => {
  await recordAll();
  const shown = await world.say("secretary", "minutes 66");
  const { markdown } = data(shown) as { markdown: string };
  for (const line of [
    "This document is classified as **White**.",
    "SEC Operations Group Main Meeting",
    "8 March 2022, OPSG_66_0803",
    "Draft Minutes",
    "| Network Parties | Ann Example (alternate for Bob Example) |",
    "| NetCo | Cyd Example (Agenda items 2 and 3) |",
    "## 2. Actions outstanding",
    "<p>NetCo, 20 February 2022: Published on Monday.</p> <p>Status: Closed.</p>",
    "ACTION OPSG 66/01: GridCo to read the meters (Target date: 12 April 2022)",
    "- **AGREED** that the calendar is good.",
    "Next main meeting: 12 April 2022; Next Reporting meeting: 28 March 2022.",
  ])
    expect(markdown).toContain(line);
  const text = read(shown);
  for (const words of [
    "Ann Example (alternate for Bob Example)",
    "Status: Closed.",
    "• AGREED that the calendar is good.",
  ])
    expect(text).toContain(words);
  expect(text).not.toContain("**");
  const word = await world.say("secretary", "minutes 66 word");
  expect(word.kind === "card" && word.file?.name).toBe("OPSG_66_0803.docx");
});

test("the Secretary is asked once what came of a meeting held since the committee went live, never of an earlier one", async () => {
  const asked = async (): Promise<string[]> => {
    await askForRecords(world.app);
    const waiting = await world.store.outbox.list({ committeeId: world.committee.id, states: ["waiting"], limit: 50 });
    return waiting.flatMap(({ message }) => (message.kind === "not recorded" ? [message.date] : []));
  };
  expect(await asked()).toEqual([]);
  // Live from the evening of 8 March on: the meetings of 28 February and of that morning are its past.
  await world.say("secretary", "reminders start now");
  world.at("2022-03-09T10:00:00Z");
  expect(await asked()).toEqual([]);
  world.at("2022-03-28T10:30:00Z");
  expect(await asked()).toEqual([]);
  world.at("2022-03-28T13:01:00Z");
  expect(await asked()).toEqual(["2022-03-28"]);
  world.at("2022-03-29T10:00:00Z");
  expect(await asked()).toEqual(["2022-03-28"]);
  const [waiting] = await world.store.outbox.list({ committeeId: world.committee.id, states: ["waiting"], limit: 50 });
  const message = waiting?.message;
  if (message?.kind !== "not recorded") throw new Error("nothing was asked");
  const live = (await world.store.register()).committees[0] ?? world.committee;
  expect((await drawMessage(world.app, live, message))?.title).toBe("What came of OPSG 67?");
  await world.say("secretary", "meeting decision 67 NOTED the minutes item 1");
  expect(await drawMessage(world.app, live, message)).toBeNull();
});

test("words that look like markup are shown as they were said, and the minutes read back change nothing", async () => {
  const done = await world.say(
    "secretary",
    "meeting decision 66 AGREED that the <b>limit</b> is &lt;5 & <i>firm</i> item 2",
  );
  expect(cardOf(done).title).toContain("decision recorded");
  expect(read(await world.say("secretary", "meeting decisions 66"))).toContain("<b>limit</b> is <5 & <i>firm</i>");
  const { markdown } = data(await world.say("secretary", "minutes 66")) as { markdown: string };
  expect(markdown).toContain("that the \\<b>limit\\</b> is <5 & \\<i>firm\\</i>.");
  const word = await world.say("secretary", "minutes 66 word");
  const file = word.kind === "card" ? word.file?.bytes : undefined;
  if (!file) throw new Error("a file was expected");
  const fromWord = await world.app.documents.read(file);
  if (!fromWord.ok) throw new Error(fromWord.problem.what);
  for (const text of [markdown, fromWord.value]) {
    const report = await importMinutes(world.app, {
      ...{ text, by: { name: "The secretary", personId: null }, source: "terminal", dryRun: false },
      ...{ event: null, mayCreateCommittee: false },
    });
    expect(report).toMatchObject({ value: { differences: [], unread: [], meetingRecord: "unchanged" } });
  }
});

test("an action raised and closed at one meeting is closed in a log that has nothing but its minutes, and nothing changes in its own", async () => {
  await recordAll();
  await world.say("secretary", 'meeting raise 66 "NetCo to send the list" owner NetCo target 12 April item 2');
  expect(cardOf(await world.say("secretary", "action close 66/01 at 66")).title).toContain("closed");
  const { markdown } = data(await world.say("secretary", "minutes 66")) as { markdown: string };
  const word = await world.say("secretary", "minutes 66 word");
  const fromWord = await world.app.documents.read((word.kind === "card" && word.file?.bytes) || new Uint8Array());
  if (!fromWord.ok) throw new Error(fromWord.problem.what);
  const imported = (app: World["app"], text: string) =>
    importMinutes(app, {
      ...{ text, by: { name: "The secretary", personId: null }, source: "terminal", dryRun: false },
      ...{ event: null, mayCreateCommittee: true },
    });
  for (const text of [markdown, fromWord.value]) {
    expect(await imported(world.app, text)).toMatchObject({
      value: { differences: [], unread: [], meetingRecord: "unchanged" },
    });
    const empty = await makeWorld({ empty: true });
    expect(await imported(empty.app, text)).toMatchObject({ ok: true, value: { differences: [], unread: [] } });
    const [committee] = (await empty.store.register()).committees;
    const states = await Promise.all(
      [1, 2].map(async (sequence) => await empty.store.actions.find(committee?.id ?? "", 66, sequence)),
    );
    expect(states.map((one) => [one?.status, one?.closedAt])).toEqual([
      ["closed", 66],
      ["open", null],
    ]);
    await empty.close();
  }
});

test("each line that the record shows in a terminal can be typed as it stands", async () => {
  await recordAll();
  await world.say("netco", "action reply 64/02 done");
  const lines = new Set<string>();
  for (const shown of ["meeting record 66", "meeting completion 66", "meeting decisions 66", "meeting show 66"])
    for (const [, line = ""] of read(await world.say("operator", shown)).matchAll(
      /^ *[^:\n]+: ((?:meeting|agenda|minutes) .*)$/gmu,
    ))
      lines.add(line);
  expect(lines).toContain("meeting recorded main-2022-03-08");
  for (const line of lines) {
    expect(`${line}: ${read(await world.say("operator", line))}`).not.toContain("That did not work");
  }
});

test("a completion that was agreed leaves none, or others, to agree; a decline is typed as it is shown", async () => {
  const listed = read(await world.say("operator", "meeting completion 66"));
  expect(listed).toContain("Decline: meeting completion main-2022-03-08 OPSG 64/01 declined");
  expect((await world.say("operator", "meeting completion 66 OPSG 64/01 declined")).kind).toBe("form");
  expect(read(await world.say("operator", "meeting completion 66 OPSG 64/01 agreed"))).toContain(
    "No other completion awaits the committee’s agreement",
  );
  expect(read(await world.say("operator", "meeting completion 66"))).toContain("No completion awaits the committee’s");
});

test("only what was said to be done by the meeting’s day is there to be agreed; what came later waits for the next", async () => {
  world.at("2022-03-09T10:00:00Z");
  await world.say("gridco", "action done 64/02 All counted.");
  const seen = await record();
  expect(seen).toMatchObject({ completionsToAgree: ["OPSG 64/01"], completionsSince: ["OPSG 64/02"] });
  const shown = read(await world.say("secretary", "meeting record 66"));
  expect(shown).toContain("1 action is said to be done; said since, so for the next meeting: OPSG 64/02");
  const listed = await world.say("secretary", "meeting completion 66");
  expect(read(listed)).toContain("Agree: close OPSG 64/01");
  expect(read(listed)).not.toContain("close OPSG 64/02");
  expect(read(listed)).toContain("Said since, so for the next meeting: OPSG 64/02.");
  await world.say("secretary", "meeting completion 66 64/01 agreed");
  expect((await record()).open).not.toContainEqual(expect.stringContaining("completion"));
  const { markdown } = data(await world.say("secretary", "minutes 66")) as { markdown: string };
  expect(markdown).not.toContain("All counted.");
  expect(markdown).not.toContain("Completion proposed");
  world.at("2022-03-28T18:00:00Z");
  expect(data(await world.say("secretary", "meeting record 67"))).toMatchObject({
    completionsToAgree: ["OPSG 64/02"],
    completionsSince: [],
  });
});

test("a completion declined at the meeting and proposed anew since waits for the next", async () => {
  await world.say("secretary", "meeting completion 66 64/01 declined because a page is missing");
  world.at("2022-03-10T10:00:00Z");
  await world.say("netco", "action done 64/01 With all pages.");
  expect(await record()).toMatchObject({ completionsToAgree: [], completionsSince: ["OPSG 64/01"] });
});

/** The record as it was opened before the Chair called a meeting off, after which the later one bears its number. */
describe("what was opened of a meeting before it was called off", () => {
  const steps = ["Give it", "Go through them", "Add a decision", "Raise one"];
  let opened: Answer;
  beforeEach(async () => {
    world.at("2022-03-28T18:00:00Z");
    opened = await world.say("secretary", "meeting record 66");
  });
  const callOff = () => world.say("chair", "meeting cancel 8 March because it was not held");

  it("records nothing under the meeting that bears its number since, by whatever step", async () => {
    const form = formOf(await world.say("secretary", "meeting decision 66 AGREED"));
    const rows = cardOf(opened).parts.flatMap((part) => (part.kind === "row" && part.button ? [part.button] : []));
    expect(rows.map(({ label }) => label)).toEqual(steps);
    await callOff();
    expect(read(await world.say("secretary", "meeting show 66"))).toContain("28 March 2022");
    const all = await Promise.all([
      ...[...rows, buttonOf(opened, "That is all")].map(({ press }) => world.press("secretary", press)),
      world.submit("secretary", form, { item: "2", verb: "AGREED", text: "that all is well" }),
    ]);
    for (const answer of all) {
      expect(read(answer)).toContain("The meeting of 8 March 2022 was called off since; nothing was recorded.");
      expect(read(answer)).toContain("/opsg meeting restore 8 March 2022");
    }
    expect((await world.store.meetings.held(world.committee.id, "2022-03-28", 9)).map(({ number }) => number)).toEqual(
      expect.not.arrayContaining([66]),
    );
  });

  it("tells of another number, too, and takes steps as before once the meeting is recorded", async () => {
    const later = await world.say("secretary", "meeting record 67");
    await callOff();
    const told = read(await world.press("secretary", buttonOf(later, "That is all").press));
    expect(told).toContain("it was OPSG_67_2803");
    expect(told).toContain("it is OPSG 66 on 28 March 2022 now. Nothing was recorded.");
    await world.say("chair", "meeting restore 8 March");
    for (const label of ["Add a decision", "That is all"]) {
      const press = [
        ...cardOf(opened).buttons,
        ...cardOf(opened).parts.flatMap((part) => (part.kind === "row" ? (part.button ?? []) : [])),
      ].find((one) => one.label === label)?.press;
      const answer = press && (await world.press("secretary", press));
      if (answer?.kind === "form")
        await world.submit("secretary", answer.form, { item: "2", verb: "AGREED", text: "that all is well" });
    }
    expect(await record()).toMatchObject({ begun: true, decisions: [{ agendaItem: "2" }] });
    expect((await record()).finished).not.toBeNull();
  });

  it("is put right where the Secretary was asked about it unasked", async () => {
    world.at("2022-03-08T09:00:00Z");
    await world.say("secretary", "reminders start now");
    world.at("2022-03-28T18:00:00Z");
    const post = openPost(world.app);
    const about = () =>
      post.posted
        .map(({ card }) => card)
        .filter(({ title }) => title.includes("What came of") || title.includes("called off"));
    await askForRecords(world.app);
    await post.deliver();
    world.at("2022-03-28T18:01:00Z");
    await post.deliver();
    const [, later] = about();
    expect(about().map(({ title }) => title)).toEqual(["What came of OPSG 66?", "What came of OPSG 67?"]);
    await callOff();
    const [recordIt] = later?.buttons ?? [];
    if (!recordIt) throw new Error("there is no button");
    expect(read(await world.press("secretary", recordIt.press))).toContain("it is OPSG 66 on 28 March 2022 now");
    world.at("2022-03-28T18:02:00Z");
    await post.redraw();
    world.at("2022-03-28T18:03:00Z");
    await post.redraw();
    expect(about().map(({ title }) => title)).toEqual([
      "OPSG: the meeting of 8 March 2022 was called off",
      "What came of OPSG 66?",
    ]);
  });
});
