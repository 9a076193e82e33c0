import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from "vitest";
import type { Answer } from "../../src/cards/card.js";
import { ok } from "../../src/domain/result.js";
import { buttonOf, cardOf, formOf, keepWorld, makeWorld, read, type World } from "../world.js";

/** The committee of the tests held its meeting 64, a main meeting, on 8 February 2022; today is Tuesday 8 March, 10:00. */
let kept: string;
let world: World;
beforeAll(async () => {
  kept = await keepWorld(await makeWorld());
});

/** A world for each test of those that change it; else one for all of them. */
const inWorld = (changing: boolean) => {
  (changing ? beforeEach : beforeAll)(async () => {
    world = await makeWorld({ like: kept });
  });
  (changing ? afterEach : afterAll)(() => world.close());
};

const data = (answer: Answer) => (answer.kind === "card" ? answer.data : answer) as Record<string, unknown>;
const listed = async (line = "meeting list from 1 March 2022 to 30 June 2022") =>
  (data(await world.say("chair", line)) as unknown as Record<string, unknown>[]).map(
    ({ number, date, start, status, movedFrom }) =>
      [
        date,
        start,
        number,
        ...(status === "planned" ? [] : [status]),
        ...(movedFrom ? [`from ${movedFrom}`] : []),
      ].join(" "),
  );

describe("the schedule of a young committee", () => {
  inWorld(true);
  const foundedOn = (day: string) =>
    world.store.change(null, async (tx) => {
      await tx.people.saveCommittee({ ...world.committee, foundedOn: day });
      return ok(null);
    });

  it("has nothing before it was founded, but what was recorded and is counted from there; numbers are the same in every list", async () => {
    await foundedOn("2022-03-01");
    expect(cardOf(await world.say("chair", "meeting show 65")).title).toBe("OPSG 65, Monday 28 February 2022");
    expect(await listed("meeting list from 1 January 2022 to 30 March 2022")).toEqual([
      "2022-02-08 10:00 64 held",
      "2022-02-28 10:00 65",
      "2022-03-08 10:00 66",
      "2022-03-28 10:00 67",
    ]);
    await foundedOn("2021-12-01");
    const before = ["2021-12-14 10:00 ", "2021-12-27 10:00 ", "2022-01-11 10:00 ", "2022-01-24 10:00 "];
    expect(await listed("meeting list from 1 November 2021 to 31 January 2022")).toEqual(before);
    expect((await listed("meeting list from 1 November 2021 to 1 March 2022")).slice(0, 4)).toEqual(before);
  });

  it("that did not record its first meetings counts them all the same, in whatever list", async () => {
    await world.store.change(null, async (tx) => {
      const [held] = await tx.meetings.onDay(world.committee.id, "2022-02-08");
      if (held) await tx.meetings.save({ ...held, number: 3 });
      return ok(null);
    });
    await foundedOn("2022-01-01");
    const first = ["2022-01-11 10:00 1", "2022-01-24 10:00 2"];
    expect(await listed("meeting list from 1 January 2022 to 31 January 2022")).toEqual(first);
    expect(await listed("meeting list from 1 January 2022 to 8 February 2022")).toEqual([
      ...first,
      "2022-02-08 10:00 3 held",
    ]);
  });

  it("finds its very first meeting by its number to restore it", async () => {
    await world.store.change(null, async (tx) => {
      const [held] = await tx.meetings.onDay(world.committee.id, "2022-02-08");
      if (held) await tx.meetings.save({ ...held, number: null, status: "planned" });
      return ok(null);
    });
    await foundedOn("2022-03-01");
    await world.say("secretary", "meeting cancel 1 because too few can come");
    expect(cardOf(await world.say("secretary", "meeting restore 1")).title).toBe("OPSG 1 is restored");
    expect(cardOf(await world.say("secretary", "meeting next")).title).toBe("OPSG 1, Tuesday 8 March 2022");
  });

  it("from one day to another without a year, the second follows the first", async () => {
    const days = await listed("meeting list from 1 November to 31 January");
    expect([days[0], days.at(-1)]).toEqual([expect.stringMatching(/^2022-11/u), expect.stringMatching(/^2023-01/u)]);
  });

  it("from a day of this year that is past begins there; the kind may stand last", async () => {
    expect(await listed("meeting list from 1 March to 30 April main")).toEqual([
      "2022-03-08 10:00 66",
      "2022-04-12 10:00 68",
    ]);
    world.at("2022-12-08T10:00:00Z");
    expect((await listed("meeting list from 1 December"))[0]).toMatch(/^2022-12-13/u);
    expect((await listed("meeting list from 1 January"))[0]).toMatch(/^2023-01/u);
    world.at("2022-03-08T10:00:00Z");
  });

  it("moved in its place alone keeps its clash open", async () => {
    await world.say("secretary", "meeting move 26 December 2022 place Room 4");
    const clash = buttonOf(await world.say("secretary", "meeting show 26 December 2022"), "Keep");
    expect(clash.label).toBe("Keep");
  });
});

describe("the schedule, read", () => {
  inWorld(false);

  it("is for everybody the committee knows; the next meeting is today's", async () => {
    for (const who of ["secretary", "netco", "observer"])
      expect(cardOf(await world.say(who, "meeting next")).title).toBe("OPSG 66, Tuesday 8 March 2022");
    expect(cardOf(await world.say("unlinked", "meeting next")).title).toBe("I do not know you yet");
    expect(cardOf(await world.say("chair", "meeting next reporting")).title).toBe("OPSG 67, Monday 28 March 2022");
  });

  it("as data has exactly what programs were promised", async () => {
    expect(data(await world.say("operator", "meeting show 64"))).toEqual({
      number: 64,
      provisional: false,
      kind: "main",
      reference: "OPSG_64_0802",
      date: "2022-02-08",
      start: "10:00",
      end: "13:00",
      zone: "Europe/London",
      place: "Teleconference",
      status: "held",
      movedFrom: null,
      clash: null,
    });
    const year = data(await world.say("operator", "meeting list from 2022-01-01 to 2022-12-31"));
    // What was before OPSG 64, of which nothing is on record, is left out.
    expect(year).toHaveLength(22);
    expect((year as unknown as { date: string; clash: string }[]).filter(({ clash }) => clash !== null)).toMatchObject([
      { date: "2022-12-26", clash: "a bank holiday (Boxing Day)" },
    ]);
  });

  it("comes by pages where it is long, and the pages together have every meeting once", async () => {
    let answer = await world.say("chair", "meeting list from 2022-01-01 to 2024-12-31");
    const titles: string[] = [];
    for (;;) {
      titles.push(...cardOf(answer).parts.flatMap((part) => (part.kind === "row" ? [JSON.stringify(part.title)] : [])));
      const next = cardOf(answer).buttons.find(({ label }) => label === "Next");
      if (!next) break;
      answer = await world.press("chair", next.press);
    }
    expect(new Set(titles).size).toBe(70);
    expect(titles).toHaveLength(70);
  });

  it.each([
    "meeting show 65",
    "meeting show OPSG_65_2802",
    "meeting show 28 February 2022",
    "meeting show reporting-2022-02-28",
  ])("%s finds one and the same meeting", async (line) => {
    expect(cardOf(await world.say("chair", line)).title).toBe("OPSG 65, Monday 28 February 2022");
  });

  it.each([
    ["meeting show 99", /no such meeting of OPSG[\s\S]*The next one is OPSG 66, 8 March 2022/],
    ["meeting show nonsense", /I do not know which meeting “nonsense” is/],
    ["meeting show 9 March", /no such meeting/],
    ["meeting list whenever", /I do not know which meetings “whenever” are/],
    ["meeting list from 1 May 2022 to 1 April 2022", /1 April 2022 is before 1 May 2022/],
    ["meeting list from 1900-01-01 to 2040-01-01", /more than 50 years/],
    ["meeting list from 31 April 2022", /no such day/],
  ])("%s is answered with what to type instead", async (line, said) => {
    expect(read(await world.say("chair", line))).toMatch(said);
  });
});

describe("a meeting", () => {
  inWorld(true);

  it("is moved with its hour, keeps its length, and later numbers follow", async () => {
    const answer = await world.say("secretary", "meeting move 67 to 13 April 14:00 because of the audit");
    expect(read(answer)).toMatch(
      /OPSG 67 is moved\n=+\nFrom Monday 28 March 2022, 10:00 to 13:00, to Wednesday 13 April 2022, 14:00 to 17:00, because of the audit/,
    );
    expect(data(answer)).toMatchObject({ number: 68, start: "14:00", end: "17:00", movedFrom: "2022-03-28" });
    expect(await listed()).toEqual([
      "2022-03-08 10:00 66",
      "2022-04-12 10:00 67",
      "2022-04-13 14:00 68 from 2022-03-28",
      "2022-04-25 10:00 69",
      "2022-05-10 10:00 70",
      "2022-05-23 10:00 71",
      "2022-06-14 10:00 72",
      "2022-06-27 10:00 73",
    ]);
    await world.press("secretary", buttonOf(answer, "Move back").press);
    expect((await listed()).slice(0, 3)).toEqual(["2022-03-08 10:00 66", "2022-03-28 10:00 67", "2022-04-12 10:00 68"]);
  });

  it("is cancelled with a reason, asked for in a form, and restored", async () => {
    const asked = formOf(await world.say("chair", "meeting cancel 67"));
    expect(asked.intro).toEqual([{ bold: "OPSG 67" }, "  Monday 28 March 2022"]);
    const cancelled = await world.submit("chair", asked, { reason: "Too few can come" });
    expect(cardOf(cancelled).title).toBe("OPSG 67 is cancelled");
    expect((await listed()).slice(0, 3)).toEqual([
      "2022-03-08 10:00 66",
      "2022-03-28 10:00  cancelled",
      "2022-04-12 10:00 67",
    ]);
    expect(cardOf(await world.say("chair", "meeting restore 67")).title).toBe("OPSG 67 is restored");
    expect((await listed()).slice(0, 3)).toEqual(["2022-03-08 10:00 66", "2022-03-28 10:00 67", "2022-04-12 10:00 68"]);
  });

  it("cancelled by its number twice is cancelled once: the number is the next one's by then, which is asked about", async () => {
    await world.say("secretary", "meeting cancel 67 because too few can come");
    const after = await listed();
    const again = read(await world.say("secretary", "meeting cancel 67 because too few can come"));
    expect(again).toContain(
      "OPSG 67 was the reporting meeting on 28 March 2022, which was cancelled; it is now the main meeting on 12 April 2022. Nothing was changed.",
    );
    expect(read(await world.say("secretary", "meeting move 67 to 13 April"))).toContain(
      "Name the one you mean by its day: 12 April 2022.",
    );
    expect(await listed()).toEqual(after);
    expect(read(await world.say("secretary", "meeting cancel 12 April because of the audit"))).toContain(
      "is cancelled",
    );
    expect(read(await world.say("secretary", "meeting restore 67"))).toMatch(
      /There are 2 such meetings[\s\S]*the reporting meeting on 28 March 2022, or the main meeting on 12 April 2022/u,
    );
  });

  it.each([
    "meeting cancel 65 because nobody came",
    "meeting cancel 65",
    "meeting move 65 to 10 March",
    "meeting keep 65",
    "meeting record 65",
    "meeting recorded 65",
    "meeting attendance 65 members Network Parties: Ann Example",
    "meeting decision 65 NOTED the progress item 2",
    "meeting raise 65",
    "minutes 65",
    'agenda add "Outage review" 20m meeting 65',
    "agenda add meeting 65",
    "agenda drop 2 meeting 65",
    "agenda post 65 now",
    "meeting announce 65",
    'action new "To mend the roof" owner NetCo meeting 65',
  ])(
    "of a past day cancelled by its number is not taken for the next one, which has the number since: %s",
    async (line) => {
      await world.say("secretary", "meeting cancel 65 because nobody came");
      world.at("2022-03-08T18:00:00Z");
      const after = await listed("meeting list from 1 February 2022 to 30 June 2022");
      const told = read(await world.say("secretary", line));
      expect(told).toContain(
        "OPSG 65 was the reporting meeting on 28 February 2022, which was cancelled; it is now the main meeting on 8 March 2022.",
      );
      expect(told).toContain(
        line.startsWith("action new") ? "type meeting raise and the day" : "meeting restore 28 February 2022",
      );
      expect(await listed("meeting list from 1 February 2022 to 30 June 2022")).toEqual(after);
    },
  );

  it("that has the number of a cancelled one is changed by its day, by whatever command asks for it", async () => {
    await world.say("secretary", "meeting cancel 65 because nobody came");
    for (const line of [
      'agenda add "Outage review" 20m meeting 8 March 2022',
      "agenda move 3 before 2 meeting 8 March 2022",
      "agenda drop 2 meeting 8 March",
    ])
      expect(cardOf(await world.say("secretary", line)).title).toContain("OPSG 65: ");
    const raise = 'meeting raise 8 March 2022 "To mend the roof" owner NetCo item 2';
    expect(read(await world.say("secretary", raise))).toContain("OPSG 65");
  });

  it("that has the number of a cancelled one is shown by it, changed by its day, and has it for good once it is recorded", async () => {
    await world.say("secretary", "meeting cancel 65 because nobody came");
    world.at("2022-03-08T18:00:00Z");
    for (const line of ["meeting show 65", "agenda 65"])
      expect(read(await world.say("secretary", line))).toContain("8 March 2022");
    await world.say("secretary", "meeting decision 8 March NOTED the progress item 2");
    expect(read(await world.say("secretary", "meeting recorded 65"))).toContain("OPSG 65 is recorded");
  });

  it.each([
    ["meeting cancel next because too few can come", "was cancelled today"],
    ["meeting cancel next main because too few can come", "was cancelled today"],
    ["meeting move next to 3 May", "was moved to 3 May 2022 today"],
  ])(
    "called the next one is not changed twice: the second time it is another, which is asked about: %s",
    async (line, was) => {
      expect(cardOf(await world.say("secretary", line)).title).toContain("OPSG 66");
      const after = await listed();
      const again = read(await world.say("chair", line));
      expect(again).toContain(`The main meeting of 8 March 2022 ${was}; the next one is now `);
      expect(again).toContain("Name the one you mean by its day:");
      expect(await listed()).toEqual(after);
      world.at("2022-03-09T10:00:00Z");
      expect(cardOf(await world.say("chair", "meeting cancel next because of the audit")).title).toContain(
        "is cancelled",
      );
    },
  );

  it.each([
    ["meeting move 67 to 20 April", "67", "reporting meeting on 28 March 2022", "main meeting on 12 April 2022"],
    ["meeting move 67 to 20 April", "68", "main meeting on 12 April 2022", "reporting meeting on 20 April 2022"],
    ["meeting move 12 April to 10 March", "67", "reporting meeting on 28 March 2022", "main meeting on 10 March 2022"],
  ])("whose number was another’s until today is asked about: %s, then %s", async (line, number, was, is) => {
    await world.say("secretary", line);
    const after = await listed();
    for (const typed of [`meeting cancel ${number} because of the audit`, `agenda add "Outage" meeting ${number}`])
      expect(read(await world.say("chair", typed))).toContain(
        `OPSG ${number} was the ${was} until today, when numbers changed; it is now the ${is}. Nothing was changed.`,
      );
    expect(await listed()).toEqual(after);
    world.at("2022-03-09T10:00:00Z");
    expect(read(await world.say("chair", `agenda add "Outage" meeting ${number}`))).toContain("Outage");
  });

  it("whose number a restored one has again is asked about", async () => {
    await world.say("secretary", "meeting cancel 67 because of the audit");
    world.at("2022-03-09T10:00:00Z");
    await world.say("secretary", "meeting restore 67");
    expect(read(await world.say("chair", "meeting cancel 67 because of the audit"))).toContain(
      "OPSG 67 was the main meeting on 12 April 2022 until today, when numbers changed; it is now the reporting meeting on 28 March 2022.",
    );
  });

  it("named by its document’s reference is that of the reference’s day, or none", async () => {
    await world.say("secretary", "meeting move 67 to 20 April because of the audit");
    const after = await listed();
    for (const line of ["meeting cancel OPSG_67_2803 because of the audit", 'agenda add "Outage" meeting OPSG_67_2803'])
      expect(read(await world.say("secretary", line))).toContain(
        "OPSG_67_2803 is of another day: OPSG 67 is the main meeting on 12 April 2022. Nothing was changed.",
      );
    expect(await listed()).toEqual(after);
    await world.say("secretary", "meeting cancel 28 February because nobody came");
    expect(cardOf(await world.say("secretary", "meeting cancel OPSG_65_0803 because of the audit")).title).toContain(
      "OPSG 65 is cancelled",
    );
    expect(read(await world.say("secretary", "meeting decision OPSG_64_2401 NOTED the progress item 2"))).toContain(
      "OPSG_64_2401 is of another day: OPSG 64 is the main meeting on 8 February 2022.",
    );
  });

  it("to be restored is chosen from those that are cancelled or moved", async () => {
    expect(read(await world.say("secretary", "meeting restore"))).toContain("nothing to restore");
    await world.say("secretary", "meeting cancel 67 because too few can come");
    await world.say("secretary", "meeting move 10 May to 12 May");
    expect(read(await world.say("secretary", "meeting restore 25 April"))).toContain(
      "These can be restored: the reporting meeting on 28 March 2022; the main meeting on 12 May 2022.",
    );
    const form = formOf(await world.say("secretary", "meeting restore"));
    const [field] = form.fields;
    if (field?.kind !== "choice") throw new Error("a choice was expected");
    expect(field.options.map(({ label }) => label)).toEqual([
      "Monday 28 March 2022: reporting meeting, cancelled",
      "Thursday 12 May 2022: main meeting, moved from 10 May 2022",
    ]);
    const restored = await world.submit("secretary", form, { meeting: field.options[1]?.value ?? "" });
    expect(read(restored)).toContain("It is planned for Tuesday 10 May 2022");
  });

  it("is given another length, and a reason with any words in it", async () => {
    const shorter = await world.say(
      "secretary",
      "meeting move 67 for 90 minutes because the place is taken for 2 hours",
    );
    expect(read(shorter)).toContain(
      "From Monday 28 March 2022, 10:00 to 13:00, to Monday 28 March 2022, 10:00 to 11:30: the place is taken for 2 hours",
    );
    const moved = await world.say("secretary", "meeting move 67 to 30 March 14:00 for 2h place Room 4");
    expect(read(moved)).toContain(
      "From Monday 28 March 2022, 10:00 to 11:30, to Wednesday 30 March 2022, 14:00 to 16:00; from no place to Room 4",
    );
    expect(read(await world.say("secretary", "meeting move 67 place Room 5"))).toContain("From Room 4 to Room 5");
  });

  it.each([
    ["meeting move 67 to 26 March", "Done, but please check: it is on a Saturday."],
    ["meeting new main 5 April 22:00 for 3h", "Done, but please check: it ends on the next day, at 01:00."],
    [
      "meeting series main second Sunday",
      "Done, but please check, for example Sunday 13 March 2022: it is on a Sunday.",
    ],
  ])("%s is taken, and what is likely a slip is said", async (line, said) => {
    expect(read(await world.say("secretary", line))).toContain(said);
  });

  it("of which nothing was recorded may be called off afterwards, and that taken back", async () => {
    expect(read(await world.say("secretary", "meeting cancel 28 February because nobody came"))).toContain(
      "It is past: it is noted, and channels are not told.",
    );
    expect(cardOf(await world.say("chair", "meeting next")).title).toBe("OPSG 65, Tuesday 8 March 2022");
    expect(cardOf(await world.say("secretary", "meeting restore 28 February 2022")).title).toBe("OPSG 65 is restored");
    expect(cardOf(await world.say("chair", "meeting next")).title).toBe("OPSG 66, Tuesday 8 March 2022");
  });

  it("of which a later one was recorded since under its number stays called off, and it is said why and what to do", async () => {
    await world.say("secretary", "meeting cancel 28 February because nobody came");
    world.at("2022-03-09T09:00:00Z");
    await world.say("secretary", "meeting decision 8 March NOTED the progress item 2");
    const told = read(await world.say("secretary", "meeting restore 28 February 2022"));
    expect(told).toContain(
      "No number is left for the meeting of 28 February 2022: OPSG 65 of 8 March 2022 is recorded and keeps its own for ever. It stays cancelled; nothing was changed.",
    );
    expect(told).toContain("put what came of it into the record of OPSG 65: /opsg meeting record 65");
    const record = read(await world.say("secretary", "meeting record 28 February"));
    expect(record).toContain("is cancelled");
    expect(record, "it would be refused").not.toContain("meeting restore");
    expect(record).toContain("put what came of it into the record of OPSG 65: /opsg meeting record 65");
  });

  it.each([
    "meeting record 28 February",
    "meeting move 28 February 2022 to 31 March",
    "meeting keep 28 February 2022",
    "meeting cancel 28 February 2022 because nobody came",
    "meeting announce 28 February 2022",
    "agenda drop 2 meeting 28 February",
  ])("of a past day that is cancelled is restored by the words that are said of it: %s", async (line) => {
    await world.say("secretary", "meeting cancel 28 February because nobody came");
    const [, typed = ""] = /(meeting restore.*?)\.?$/mu.exec(read(await world.say("secretary", line))) ?? [];
    expect(cardOf(await world.say("secretary", typed)).title).toBe("OPSG 65 is restored");
  });

  it("put on the day of a cancelled one of its kind is meant by that day, and by its number", async () => {
    await world.say("secretary", "meeting cancel 28 March because too few can come");
    await world.say("secretary", "meeting new reporting 28 March 14:00");
    expect(cardOf(await world.say("secretary", "meeting move 28 March to 29 March")).title).toContain("OPSG 67");
    await world.say("secretary", "meeting move 29 March to 28 March");
    expect(cardOf(await world.say("secretary", "meeting cancel 67 because it is not needed")).title).toContain(
      "OPSG 67 is cancelled",
    );
  });

  it("of a past day that was moved by mistake is put back on it", async () => {
    await world.say("secretary", "meeting move 28 February 2022 to 31 March");
    const restored = await world.say("secretary", "meeting restore 31 March");
    expect(read(restored)).toContain("It is planned for Monday 28 February 2022");
    expect(cardOf(await world.say("chair", "meeting next")).title).toBe("OPSG 66, Tuesday 8 March 2022");
  });

  it("is added, with its own hour and length or those of the series", async () => {
    await world.say("secretary", "meeting new 15 March 14:00 for 90m place Room 4 because of the outage");
    const form = formOf(await world.say("secretary", "meeting new"));
    await world.submit("secretary", form, {
      kind: "reporting",
      date: "2022-03-16",
      start: "",
      length: "",
      place: "",
      reason: "",
    });
    expect((await listed()).slice(0, 4)).toEqual([
      "2022-03-08 10:00 66",
      "2022-03-15 14:00 67",
      "2022-03-16 10:00 68",
      "2022-03-28 10:00 69",
    ]);
    expect(data(await world.say("chair", "meeting show 67"))).toMatchObject({
      end: "15:30",
      place: "Room 4",
      kind: "main",
    });
  });

  it("moved by a form is not moved unseen: whoever looked before another's change is told, and nothing changes", async () => {
    const form = formOf(
      await world.press("secretary", buttonOf(await world.say("secretary", "meeting show 67"), "Move").press),
    );
    await world.say("chair", "meeting move 67 to 29 March");
    const late = await world.submit("secretary", form, {
      date: "2022-03-30",
      start: "10:00",
      length: "3h",
      place: "",
      reason: "",
    });
    expect(late).toMatchObject({
      kind: "problem",
      problem: { what: expect.stringMatching(/was changed since you looked: it is planned for 29 March 2022/) },
    });
    expect((await listed())[1]).toBe("2022-03-29 10:00 67 from 2022-03-28");
  });

  it("moved by its number right after another moved it is moved, and what the other did is said", async () => {
    const first = await world.say("chair", "meeting move 67 to 29 March");
    expect(read(first)).not.toContain("just before you");
    const second = await world.say("secretary", "meeting move 67 to 30 March");
    expect(read(second)).toContain(
      "Please check with The chair, who had moved it from 28 March 2022 to 29 March 2022 just before you.",
    );
    world.at("2022-03-08T10:30:00Z");
    expect(read(await world.say("chair", "meeting move 67 to 31 March"))).not.toContain("just before you");
    world.at("2022-03-08T10:00:00Z");
  });

  it("of two moves at once keeps one whole, and the other is decided on what the first made", async () => {
    const both = await Promise.all(
      ["29 March", "30 March"].map((day) => world.say("secretary", `meeting move main-2022-04-12 to ${day}`)),
    );
    expect(both.map((answer) => cardOf(answer).title.includes("is moved")).filter(Boolean).length).toBeGreaterThan(0);
    expect((await listed()).filter((line) => line.includes("from 2022-04-12"))).toHaveLength(1);
  });

  it("falls together with a bank holiday only by a decision: the answer says so, and Keep is remembered", async () => {
    const answer = await world.say("secretary", "meeting move 67 to 15 April");
    expect(cardOf(answer)).toMatchObject({ tone: "warning" });
    expect(read(answer)).toMatch(/please check: it falls on a bank holiday \(Good Friday\)/);
    const boxing = await world.say("secretary", "meeting show 26 December");
    const stays = await world.press("secretary", buttonOf(boxing, "Keep").press);
    expect(read(stays)).toMatch(/stays on Monday 26 December 2022[\s\S]*It is to stay there, as was decided/);
    expect(cardOf(stays).buttons.map(({ label }) => label)).not.toContain("Keep");
  });

  it("sent again by the platform is changed once", async () => {
    const caller = world.callerOf("secretary");
    const said = { text: "meeting cancel 67 because of snow", mentions: [] };
    await world.doors.dispatch(caller, said);
    await world.doors.dispatch(caller, said);
    expect((await listed()).filter((line) => line.includes("cancelled"))).toHaveLength(1);
  });
});

describe("a meeting that", () => {
  inWorld(false);

  it.each([
    ["netco", "meeting move 67 to 29 March"],
    ["observer", "meeting cancel 67 because no"],
    ["member", "meeting new 15 March 14:00"],
    ["netco", "meeting restore 67"],
    ["netco", "meeting keep 67"],
    ["netco", "meeting series main first Monday"],
  ])("is not for %s to plan: %s", async (who, line) => {
    const before = await listed();
    expect(read(await world.say(who, line))).toMatch(/Only the Chair or the Secretary may/);
    expect(await listed()).toEqual(before);
  });

  it.each([
    ["meeting move 67 to 7 March 2022", /7 March 2022 is past/],
    ["meeting move 67 to 8 March 2022 09:00", /8 March 2022, 09:00 is past/],
    ["meeting move 67 to 12 April 2022 15:00", /OPSG 68 is on 12 April 2022; nothing was changed/],
    ["meeting move 67 to 31 April", /no such day/],
    ["meeting move 67 to 25:00", /not a time of day/],
    ["meeting move 67 to 29 March 2062", /more than 3 years ahead/],
    ["meeting move 67 to 28 March", /It is there already/],
    ["meeting move 64 to 29 March", /OPSG 64 was held on 8 February 2022; nothing was changed/],
    ["meeting move 99 to 29 March", /no such meeting/],
    ["meeting new 12 April 09:00", /OPSG 68 is on 12 April 2022/],
    ["meeting new 1 March 2022 10:00", /1 March 2022 is past/],
    ["meeting new 29 March 10:00 for 0m", /cannot last no time at all/],
    ["meeting new 29 March 10:00 to 10:00", /cannot end when it begins/],
    [`meeting move 67 place ${"x".repeat(301)}`, /A place has up to 300 characters/],
    ["meeting move 67 to 27 March 01:30", /on 27 March 2022 there is no 01:30 in Europe\/London\. Nothing was changed/],
    ["meeting new 30 October 01:30", /on 30 October 2022 there is twice a 01:30/],
    [`meeting move 67 to 29 March because ${"x".repeat(1_001)}`, /reason is 1001 characters long; 1000 is the most/],
    [`meeting new 29 March because ${"x".repeat(1_001)}`, /reason is 1001 characters long/],
    ["meeting new 14:00", /On which day is it to be/],
    ["meeting cancel 64 because no", /was held/],
    ["meeting restore 67", /stands as it was planned/],
    ["meeting series main FREQ=YEARLY;BYMONTH=2;BYMONTHDAY=30", /there would never be a meeting/],
    ["meeting series main nonsense", /I could not read “nonsense” as days/],
    ["meeting series main for 0h", /cannot last no time at all/],
    ["meeting series main at 25:00", /not a time of day/],
    ["meeting series main first Monday from 1 January 2020", /is past/],
    ["meeting series main second Tuesday", /like that already/],
    ["meeting series second Tuesday", /Which meetings are to change/],
  ])("%s: a clear answer, and nothing changed", async (line, said) => {
    const before = await listed();
    expect(read(await world.say("secretary", line))).toMatch(said);
    expect(await listed()).toEqual(before);
  });
});

describe("the series", () => {
  inWorld(true);

  it("is shown, and changed from a day on by a form; what was planned by hand goes with it or stays", async () => {
    await world.say("secretary", "meeting keep 12 April");
    await world.say("secretary", "meeting move 10 May 2022 to 12 May 2022");
    await world.say("secretary", "meeting cancel 14 June 2022 because of holidays");
    const shown = await world.say("chair", "meeting series");
    expect(read(shown)).toMatch(/second Tuesday of the month[\s\S]*fourth Monday of the month/);
    const form = formOf(await world.press("chair", buttonOf(shown, "Change main meetings").press));
    expect(form.fields.map(({ value }) => value)).toEqual([
      "second Tuesday of the month",
      "10:00",
      "3h",
      undefined,
      "2022-03-09",
    ]);
    const changed = await world.submit("chair", form, {
      rule: "second Wednesday",
      start: "9.30",
      length: "2h",
      place: "Room 4",
      from: "2022-04-01",
    });
    expect(read(changed)).toMatch(
      /The main meetings of OPSG change from 1 April 2022[\s\S]*09:30 to 11:30, 2 hours[\s\S]*Room 4/,
    );
    expect(await listed()).toEqual([
      "2022-03-08 10:00 66",
      "2022-03-28 10:00 67",
      "2022-04-13 09:30 68",
      "2022-04-25 10:00 69",
      "2022-05-12 09:30 70 from 2022-05-11",
      "2022-05-23 10:00 71",
      "2022-06-08 09:30 72",
      "2022-06-14 09:30  cancelled",
      "2022-06-27 10:00 73",
    ]);
  });

  it("at an hour that the clock skips or shows twice in some night says so, and what that meeting's hour is then", async () => {
    const told = read(await world.say("secretary", "meeting series main last Sunday at 01:30"));
    expect(told).toContain("The main meetings of OPSG change from 9 March 2022");
    expect(told).toContain(
      "Done, but please check, for the clocks change: on Sunday 27 March 2022 there is no 01:30 in Europe/London, so it begins at 02:30; on Sunday 30 October 2022 there is twice a 01:30, and the first is meant. For another hour type: meeting move 27 March 2022 to 03:30",
    );
    const moved = read(await world.say("secretary", "meeting move 27 March 2022 to 03:30"));
    expect(moved).toContain("Sunday 27 March 2022");
    expect(moved).toContain("03:30 to 06:30");
    expect(read(await world.say("secretary", "meeting series main at 04:00"))).not.toContain("the clocks change");
  });

  it("that has ended meets no more, and targets say so", async () => {
    await world.say("secretary", "meeting series main none from 1 April");
    expect(await listed()).toEqual([
      "2022-03-08 10:00 66",
      "2022-03-28 10:00 67",
      "2022-04-25 10:00 68",
      "2022-05-23 10:00 69",
      "2022-06-27 10:00 70",
    ]);
    await world.say("secretary", 'action new "To mend the roof" owner NetCo meeting 64');
    expect(read(await world.say("secretary", "action target 64/01 next main meeting"))).toMatch(
      /do not know when the next main meeting is/,
    );
  });

  it("and what was moved is what a target means by the next main meeting", async () => {
    await world.say("secretary", "meeting move 12 April to 19 April");
    await world.say("secretary", 'action new "To mend the roof" owner NetCo meeting 64');
    await world.say("secretary", "action target 64/01 next main meeting");
    expect((await world.action(64, 1))?.targets).toMatchObject({ last: "2022-04-19" });
  });
});

describe("an action raised", () => {
  inWorld(true);

  it("at today's meeting, named by its number, makes it the held meeting of that day", async () => {
    await world.say("secretary", 'action new "To mend the roof" owner NetCo meeting 65');
    expect((await world.action(65, 1))?.dateRaised).toBe("2022-03-08");
    expect(data(await world.say("chair", "meeting show 65"))).toMatchObject({
      number: 65,
      provisional: false,
      kind: "main",
      date: "2022-03-08",
      reference: "OPSG_65_0803",
      status: "held",
    });
    expect((await listed())[1]).toBe("2022-03-28 10:00 66");
    expect(data(await world.say("chair", "meeting show 28 February 2022")), "no number is left for it").toMatchObject({
      number: null,
    });
  });

  it("at the meeting of last week, of which nothing was recorded, is raised on its day", async () => {
    world.at("2022-03-10T10:00:00Z");
    await world.say("secretary", 'action new "To mend the roof" owner NetCo meeting 65');
    expect((await world.action(65, 1))?.dateRaised).toBe("2022-02-28");
  });
});
