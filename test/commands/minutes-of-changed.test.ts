import { afterEach, beforeEach, describe, expect, it } from "vitest";
import type { SentFile } from "../../src/commands/command.js";
import { ok } from "../../src/domain/result.js";
import { buttonOf, cardOf, makeWorld, read, type World } from "../world.js";

/**
 * OPSG 64, a main meeting, was held on 8 February 2022; the reporting meeting of Monday 28 February is OPSG 65. Today is
 * Tuesday 8 March, 10:00.
 */
let world: World;
beforeEach(async () => {
  world = await makeWorld();
});
afterEach(() => world.close());

const minutes = (number: number, day: string, reference: string, kind = ""): string => `SEC Operations Group ${kind}
${day}, ${reference}
Draft Minutes

Attendees:
Category\tName
NetCo\tAda Wick

1. Previous Meeting Minutes
The OPSG **AGREED** the minutes of meeting ${number - 1}.
`;

const send = (text: string) => {
  const sent: SentFile = {
    name: "minutes.txt",
    link: "https://files.example/minutes.txt",
    bytes: async () => ok(new TextEncoder().encode(text)),
  };
  return world.doors.reply({ ...world.callerOf("secretary"), files: [sent] }, { text: sent.link ?? "", mentions: [] });
};

const take = async (text: string) => {
  const preview = await send(text);
  return { preview: read(preview), done: read(await world.press("secretary", buttonOf(preview, "Import").press)) };
};

const listed = async () => {
  const answer = await world.say("chair", "meeting list from 9 February 2022 to 31 March 2022");
  return (answer.kind === "card" ? (answer.data as Record<string, unknown>[]) : []).map(
    ({ number, date, start, status, movedFrom }) =>
      [date, start, number, status, ...(movedFrom ? [`from ${movedFrom}`] : [])].join(" "),
  );
};

const title = async (named: string) => cardOf(await world.say("chair", `meeting show ${named}`)).title;

const SIXTY_FIVE = minutes(65, "28 February 2022", "OPSG_65_2802");

describe("minutes of a meeting that the log has otherwise", () => {
  it("called off: they say it was held, so it is, once, and the preview and the answer say so", async () => {
    await world.say("secretary", "meeting cancel 28 February 2022 because nobody came");
    const { preview, done } = await take(SIXTY_FIVE);
    const said = "The log had this meeting as cancelled; its minutes say that it was held, so it stands as held.";
    expect(preview).toContain(said);
    expect(done).toContain(said);
    expect(await listed()).toEqual([
      "2022-02-28 10:00 65 held",
      "2022-03-08 10:00 66 planned",
      "2022-03-28 10:00 67 planned",
    ]);
    for (const named of ["28 February 2022", "65"]) expect(await title(named)).toBe("OPSG 65, Monday 28 February 2022");
    expect(read(await send(SIXTY_FIVE))).toContain("OPSG 65 is in the log already");
    expect(read(await world.say("secretary", "meeting cancel 28 February 2022 because no"))).toContain("was held");
  });

  it("moved, and held on the day it was planned for: it stands there, at the hour of its series", async () => {
    await world.say("secretary", "meeting move 28 February 2022 to 11 March 14:00 place The Barn");
    const { preview, done } = await take(minutes(65, "28 February 2022", "OPSG_65_2802", "reporting"));
    const said =
      "The log had this meeting on 11 March 2022; its minutes say that it was held on 28 February 2022, so that is its day.";
    expect(preview).toContain(said);
    expect(done).toContain(said);
    expect((await listed())[0]).toBe("2022-02-28 10:00 65 held");
    expect(await listed()).toHaveLength(3);
    expect(await title("28 February 2022")).toBe("OPSG 65, Monday 28 February 2022");
    expect(read(await world.say("chair", "meeting show 11 March 2022"))).toContain("no such meeting");
  });

  it("moved and then called off, and held on the day it was planned for", async () => {
    await world.say("secretary", "meeting move 28 February 2022 to 11 March");
    await world.say("secretary", "meeting cancel 11 March because nobody can come");
    const { done } = await take(SIXTY_FIVE);
    expect(done).toContain(
      "The log had this meeting as cancelled, on 11 March 2022; its minutes say that it was held on 28 February 2022, so it stands as held on that day.",
    );
    expect(await listed()).toHaveLength(3);
    expect((await listed())[0]).toBe("2022-02-28 10:00 65 held");
  });

  it("on its day in the log, and held on another: it was moved there", async () => {
    await world.say("secretary", "meeting keep 28 February 2022");
    const { preview, done } = await take(minutes(65, "2 March 2022", "OPSG_65_0203"));
    const said =
      "The log had this meeting on 28 February 2022; its minutes say that it was held on 2 March 2022, so that is its day.";
    expect(preview).toContain(said);
    expect(done).toContain(said);
    expect((await listed())[0]).toBe("2022-03-02 10:00 65 held from 2022-02-28");
    for (const named of ["28 February 2022", "2 March 2022"])
      expect(await title(named)).toBe("OPSG 65, Wednesday 2 March 2022");
    expect(read(await send(minutes(65, "2 March 2022", "OPSG_65_0203")))).toContain("is in the log already");
  });

  it("on the day of its series, which is all the log knows, and held on another", async () => {
    await world.store.change(null, async (tx) => {
      await tx.people.saveCommittee({ ...world.committee, foundedOn: "2022-02-01" });
      return ok(null);
    });
    expect((await take(minutes(65, "1 March 2022", "OPSG_65_0103", "reporting"))).done).toContain(
      "The log had this meeting on 28 February 2022",
    );
  });

  it("called off, and held some days later under the number it had: no other meeting is taken for it", async () => {
    await world.say("secretary", "meeting keep 8 March");
    await world.say("secretary", "meeting cancel 28 February 2022 because nobody came");
    const { done } = await take(minutes(65, "2 March 2022", "OPSG_65_0203"));
    expect(done).toContain(
      "The log had this meeting as cancelled, on 28 February 2022; its minutes say that it was held on 2 March 2022, so it stands as held on that day.",
    );
    expect(await listed()).toEqual([
      "2022-03-02 10:00 65 held from 2022-02-28",
      "2022-03-08 10:00 66 planned",
      "2022-03-28 10:00 67 planned",
    ]);
  });

  it("called off, and the next one held a day later under its number: that one was moved", async () => {
    await world.say("secretary", "meeting cancel 28 February 2022 because nobody came");
    world.at("2022-03-10T10:00:00Z");
    await take(minutes(65, "9 March 2022", "OPSG_65_0903"));
    expect(await listed()).toEqual([
      "2022-02-28 10:00  cancelled",
      "2022-03-09 10:00 65 held from 2022-03-08",
      "2022-03-28 10:00 66 planned",
    ]);
  });

  it("called off, and another put in its place on that day: the one that stands was held", async () => {
    world.at("2022-02-21T10:00:00Z");
    await world.say("secretary", "meeting cancel 28 February because of the audit");
    await world.say("secretary", "meeting new 28 February 14:00");
    world.at("2022-03-08T10:00:00Z");
    const { done } = await take(SIXTY_FIVE);
    expect(done).not.toContain("The log had");
    expect((await listed()).slice(0, 2)).toEqual(["2022-02-28 10:00  cancelled", "2022-02-28 14:00 65 held"]);
    expect(await title("28 February 2022")).toBe("OPSG 65, Monday 28 February 2022");
    expect(read(await world.say("secretary", "meeting restore 28 February 2022"))).toContain(
      "OPSG 65 is on 28 February 2022",
    );
  });
});

describe("the list of a committee whose minutes were imported", () => {
  const days = async (line: string) => {
    const answer = await world.say("chair", line);
    return (answer.kind === "card" ? (answer.data as Record<string, unknown>[]) : []).map(({ date }) => date);
  };

  it("begins with the first of them: what the series tell of days before it is not the committee's", async () => {
    const line = "meeting list from 1 December 2021 to 10 March 2022";
    expect(await days(line)).toEqual(["2022-02-08", "2022-02-28", "2022-03-08"]);
    expect(await days("meeting list from 1 December 2021 to 31 January 2022")).toEqual([]);
    await take(minutes(62, "11 January 2022", "OPSG_62_1101"));
    expect(await days(line)).toEqual(["2022-01-11", "2022-01-24", "2022-02-08", "2022-02-28", "2022-03-08"]);
  });
});
