import fc from "fast-check";
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from "vitest";
import type { Answer } from "../../src/cards/card.js";
import { addDays } from "../../src/domain/day.js";
import { ok } from "../../src/domain/result.js";
import { daysOfRule, occurrencesOf } from "../../src/domain/series.js";
import { formOf, keepWorld, makeWorld, read, type World } from "../world.js";

/** Today is Tuesday 8 March 2022, 10:00. */
let kept: string;
let world: World;
beforeAll(async () => {
  kept = await keepWorld(await makeWorld());
});
beforeEach(async () => {
  world = await makeWorld({ like: kept });
});
afterEach(() => world.close());
afterAll(() => world.close());

const say = (line: string, by = "secretary") => world.say(by, line);
type Row = { kind: string; date: string; start: string; place: string | null };
const listed = async (kind: string, from: string, to: string): Promise<Row[]> => {
  const answer: Answer = await say(`meeting list from ${from} to ${to}`);
  const rows = (answer.kind === "card" ? answer.data : []) as Row[];
  return rows.filter((row) => row.kind === kind);
};
const days = async (kind: string, from: string, to: string) => (await listed(kind, from, to)).map(({ date }) => date);

describe("a change of hour or place alone leaves the days as they are", () => {
  it("of a series that meets every other week", async () => {
    await say("meeting series reporting every other Wednesday from 1 May");
    const before = await days("reporting", "1 May 2022", "31 July 2022");
    await say("meeting series reporting place Room 4 from 12 May");
    await say("meeting series reporting at 14:00 from 26 May");
    const after = await listed("reporting", "1 May 2022", "31 July 2022");
    expect(before.slice(0, 3)).toEqual(["2022-05-11", "2022-05-25", "2022-06-08"]);
    expect(after.map(({ date }) => date)).toEqual(before);
    expect(after.slice(0, 3).map(({ start, place }) => [start, place])).toEqual([
      ["10:00", null],
      ["10:00", "Room 4"],
      ["14:00", "Room 4"],
    ]);
  });

  it("until it is ended and begun anew on a later day, as the answer says that changes nothing", async () => {
    await say("meeting series reporting every other Wednesday from 1 May");
    expect(read(await say("meeting series reporting every other Wednesday from 30 May"))).toContain(
      "meeting series reporting none from 30 May 2022",
    );
    await say("meeting series reporting none from 30 May 2022");
    await say("meeting series reporting every other Wednesday from 31 May");
    expect(await days("reporting", "1 May 2022", "30 June 2022")).toEqual([
      ...["2022-05-11", "2022-05-25", "2022-06-01", "2022-06-15", "2022-06-29"],
    ]);
  });

  it("of one that meets every three months, also where its rule is given again as it is", async () => {
    await say("meeting series main second Tuesday of every three months from 1 April");
    const before = await days("main", "1 April 2022", "31 December 2022");
    await say("meeting series main second Tuesday of every three months at 14:00 from 1 June");
    expect(before).toEqual(["2022-04-12", "2022-07-12", "2022-10-11"]);
    expect(await days("main", "1 April 2022", "31 December 2022")).toEqual(before);
  });

  it("of one without a weekday of its own", async () => {
    await say("meeting series reporting FREQ=WEEKLY;INTERVAL=1 from 5 May");
    expect(await days("reporting", "7 May 2022", "20 May 2022")).toEqual(["2022-05-12", "2022-05-19"]);
    await say("meeting series reporting place Room 4 from 10 May");
    expect(await days("reporting", "7 May 2022", "20 May 2022")).toEqual(["2022-05-12", "2022-05-19"]);
  });

  it("of one that ends after so many meetings, and its end", async () => {
    await say("meeting series main FREQ=MONTHLY;BYDAY=2TU;COUNT=6 from 1 April");
    const before = await days("main", "1 April 2022", "31 December 2022");
    const told = read(await say("meeting series main at 14:00 from 1 June"));
    expect(told).toContain("after 4 meetings, the last on 13 September 2022");
    expect(before.at(-1)).toBe("2022-09-13");
    expect(await days("main", "1 April 2022", "31 December 2022")).toEqual(before);
  });

  it("and back again: a change of days that is taken back the same day leaves them, too", async () => {
    await say("meeting series reporting every other Wednesday from 1 May");
    const before = await days("reporting", "1 May 2022", "31 July 2022");
    await say("meeting series reporting last Friday from 19 May");
    await say("meeting series reporting every other Wednesday from 19 May");
    expect(await days("reporting", "1 May 2022", "31 July 2022")).toEqual(before);
  });
});

describe("any rule, after any changes of hour and place", () => {
  const rule = fc
    .record({
      every: fc.constantFrom("", ";INTERVAL=2", ";INTERVAL=3"),
      days: fc.constantFrom(
        ...["WEEKLY;BYDAY=WE", "WEEKLY", "WEEKLY;BYDAY=TU,FR", "MONTHLY;BYDAY=2TU", "MONTHLY;BYDAY=-1FR"],
        ...["MONTHLY;BYMONTHDAY=5", "MONTHLY;BYDAY=MO,TU,WE,TH,FR;BYSETPOS=3", "YEARLY;BYMONTH=6;BYDAY=1MO"],
      ),
      end: fc.constantFrom("", ";COUNT=6", ";COUNT=40", ";UNTIL=20220913"),
    })
    .map(({ every, days, end }) => {
      const [freq, ...parts] = days.split(";");
      return `FREQ=${freq}${freq === "YEARLY" ? "" : every}${parts.map((part) => `;${part}`).join("")}${end}`;
    });
  const changes = fc.array(fc.record({ after: fc.nat({ max: 260 }), hour: fc.boolean() }), {
    minLength: 1,
    maxLength: 3,
  });

  it("has the days that it has without them", async () => {
    await fc.assert(
      fc.asyncProperty(rule, fc.nat({ max: 40 }), changes, async (text, wait, then) => {
        await world.store.change(null, async (tx) => {
          await tx.people.saveCommittee(world.committee);
          return ok(null);
        });
        const from = addDays("2022-03-10", wait);
        await say(`meeting series main ${text} from ${from}`);
        for (const [index, { after, hour }] of then.entries()) {
          const what = hour ? `at ${10 + index}:30` : `place Room ${index + 1}`;
          await say(`meeting series main ${what} from ${addDays(from, after)}`);
        }
        const committee = (await world.store.register()).committees.find(({ id }) => id === world.committee.id);
        const days = occurrencesOf(committee?.series ?? [], "main", from, "2023-12-31").map(({ day }) => day);
        expect(days.length).toBeGreaterThan(0);
        expect(days).toEqual(daysOfRule(text, from, from, "2023-12-31"));
      }),
      { numRuns: 12 },
    );
  }, 60_000);
});

describe("a series that has ended", () => {
  it.each(["place Room 4 from 1 June", "FREQ=MONTHLY;BYDAY=2TU;COUNT=2 at 14:00 from 1 June"])(
    "by its own rule is not begun again by %s",
    async (change) => {
      await say("meeting series main FREQ=MONTHLY;BYDAY=2TU;COUNT=2 from 1 April");
      const told = await say(`meeting series main ${change}`);

      expect(read(told)).toMatch(/no more main meetings from 1 June 2022 on/i);
      expect(await days("main", "1 April 2022", "31 December 2022")).toEqual(["2022-04-12", "2022-05-10"]);
    },
  );

  it("by decision is not changed but by new days", async () => {
    await say("meeting series main none from 1 April");
    expect(read(await say("meeting series main at 14:00 from 1 June"))).toMatch(
      /no more main meetings from 1 June 2022 on/i,
    );
    await say("meeting series main second Tuesday at 14:00 from 1 June");
    expect(await days("main", "1 April 2022", "31 July 2022")).toEqual(["2022-06-14", "2022-07-12"]);
  });
});

describe("two changes of a series at once", () => {
  const NEW = { rule: "last Friday", start: "9.30", length: "2h", place: "Room 4", from: "2022-04-01" };

  it("by forms: the later is refused with what the first made, whoever sends it", async () => {
    const [first, second] = [
      formOf(await say("meeting series main", "chair")),
      formOf(await say("meeting series main", "secretary")),
    ];
    expect((await world.submit("chair", first, NEW)).kind).toBe("card");
    for (const by of ["secretary", "chair"]) {
      const late = await world.submit(by, second, { ...NEW, rule: "second Tuesday", place: "" });
      expect(late).toMatchObject({
        kind: "problem",
        problem: {
          what: "The main meetings were changed since you looked: from 1 April 2022 on they are last Friday of the month, 09:30 to 11:30, Room 4. Nothing was changed.",
        },
      });
    }
    expect(await days("main", "1 April 2022", "30 April 2022")).toEqual(["2022-04-29"]);
  });

  it("typed for one day: the later holds, and is told whose change it replaced", async () => {
    expect(read(await say("meeting series main last Friday from 1 April", "chair"))).not.toContain("check with");
    expect(read(await say("meeting series main place Room 5 from 1 April", "chair"))).not.toContain("check with");
    expect(read(await say("meeting series main second Tuesday at 14:00 from 1 April"))).toContain(
      "Please check with The chair, whose change from 1 April 2022 on this replaces: last Friday of the month, 10:00 to 13:00, Room 5.",
    );
  });
});
