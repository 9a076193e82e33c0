import { describe, expect, it } from "vitest";
import { ok } from "../../src/domain/result.js";
import { read, type World } from "../world.js";
import { eachNoticed } from "./each-world.js";
import type { Post } from "./post.js";

/** Tuesday 8 March 2022. The next meetings: reporting on Monday 28 March, main on Tuesday 12 April. */
let world: World;
let post: Post;
const { at, sent, slack } = eachNoticed((made, itsPost) => {
  world = made;
  post = itsPost;
});

describe("a series that changes", () => {
  it("is told once, with its dates, and what was said of its meetings before is put right", async () => {
    await at("2022-03-21T09:00:00Z");
    await world.say("secretary", "meeting series reporting at 14:00 place Room 4");
    await at("2022-03-21T09:05:00Z");
    await at("2022-03-21T09:10:00Z");
    expect(sent().slice(2)).toEqual([
      "C0BOUND: The reporting meetings of OPSG are changed from 22 March 2022 on",
      "19:bound: The reporting meetings of OPSG are changed from 22 March 2022 on",
    ]);
    const [agenda, change] = post.textsTo("C0BOUND");
    expect(change).toContain("fourth Monday of the month, 14:00 to 17:00");
    expect(change).toContain("fourth Monday of the month, 10:00 to 13:00");
    expect(change).toContain("Room 4");
    expect(change).toContain("White");
    expect(change).toContain("Monday 28 March 2022  OPSG 67 · 14:00 to 17:00 · Room 4");
    expect(change).not.toContain("No longer on");
    expect(agenda).toContain("Monday 28 March 2022, 14:00 to 17:00");
    expect(agenda).toContain("Room 4");
  });

  it("takes the meetings that were told of to their new days, and names the days that are given up", async () => {
    await at("2022-03-17T09:00:00Z");
    await world.say("secretary", "meeting series reporting last Wednesday");
    await at("2022-03-17T09:05:00Z");
    const [papers, change] = post.textsTo("C0BOUND");
    expect(papers).toContain("Papers are due for OPSG 67, Wednesday 30 March 2022");
    expect(papers).toContain("It was planned for Monday 28 March 2022 when this was first said.");
    expect(change).toContain("No longer on: 28 March 2022; 25 April 2022;");
    expect(change).toContain("Wednesday 30 March 2022");
    for (const day of ["18", "21", "22", "23", "24", "25"]) await at(`2022-03-${day}T09:00:00Z`);
    expect(
      slack()
        .map(({ card }) => card.title)
        .slice(2),
    ).toEqual(["Papers are due for OPSG 67, Wednesday 30 March 2022", "OPSG 67, Wednesday 30 March 2022: the agenda"]);
  });

  it("that ends calls off the meeting that was told of", async () => {
    await at("2022-03-17T09:00:00Z");
    await world.say("secretary", "meeting series reporting none");
    await at("2022-03-17T09:05:00Z");
    expect(slack().map(({ card }) => card.title)).toEqual([
      "The reporting meeting of OPSG on Monday 28 March 2022 is cancelled",
      "The reporting meetings of OPSG end: none from 18 March 2022 on",
    ]);
    for (const day of ["21", "25", "28"]) await at(`2022-03-${day}T09:00:00Z`);
    expect(slack()).toHaveLength(2);
  });

  it("changed again says so where it was told before; of two changes before either is sent, the last is told", async () => {
    await world.say("secretary", "meeting series reporting at 14:00");
    await at("2022-03-09T09:00:00Z");
    await world.say("secretary", "meeting series reporting at 15:00");
    await world.say("secretary", "meeting series reporting at 16:00");
    await at("2022-03-09T09:05:00Z");
    const texts = post.textsTo("C0BOUND");
    expect(texts).toHaveLength(2);
    expect(texts[0]).toContain("The reporting meetings of OPSG were changed again");
    expect(texts[0]).not.toContain("14:00");
    expect(texts[1]).toContain("16:00 to 19:00");
  });

  it("changed back before anything was sent is not told, whether from the same day on or a later one", async () => {
    await world.say("secretary", "meeting series reporting last Wednesday at 14:00 place Room 9");
    await world.say("secretary", "meeting series reporting fourth Monday at 10:00 place none");
    await world.say("secretary", "meeting series reporting last Wednesday at 14:00 place Room 9");
    await world.say("secretary", "meeting series reporting fourth Monday at 10:00 place none from 20 March");
    await at("2022-03-09T09:00:00Z");
    expect(sent()).toEqual([]);
  });

  it("changed twice before anything was sent names the days that were told of and are given up, and no others", async () => {
    await world.say("secretary", "meeting series reporting last Wednesday");
    await world.say("secretary", "meeting series reporting third Friday");
    await at("2022-03-09T09:00:00Z");
    const [change] = post.textsTo("C0BOUND");
    expect(change).toMatch(/Before +fourth Monday of the month/u);
    expect(change).toContain("No longer on: 28 March 2022; 25 April 2022;");
    expect(change).not.toContain("30 March 2022");
  });

  it("changed back after it was told is told to be held as before", async () => {
    await world.say("secretary", "meeting series reporting last Wednesday");
    await at("2022-03-09T09:00:00Z");
    await world.say("secretary", "meeting series reporting fourth Monday");
    await at("2022-03-09T09:05:00Z");
    const [first, second] = post.textsTo("C0BOUND");
    expect(first).toContain("were changed again");
    expect(second).toContain("The reporting meetings of OPSG are held as before");
    expect(second).toMatch(/As before +fourth Monday of the month, 10:00 to 13:00/u);
    expect(second).toContain("No longer on: 30 March 2022;");
  });

  it("interrupted for a time is told to end, and when it begins again", async () => {
    await world.say("secretary", "meeting series reporting none from 1 June");
    await world.say("secretary", "meeting series reporting fourth Monday from 1 September");
    await at("2022-03-09T09:00:00Z");
    await at("2022-03-09T09:05:00Z");
    expect(slack().map(({ card }) => card.title)).toEqual([
      "The reporting meetings of OPSG end: none from 1 June 2022 on",
      "The reporting meetings of OPSG are changed from 1 September 2022 on",
    ]);
    const [end, begin] = post.textsTo("C0BOUND");
    expect(end).toContain("No longer on: 27 June 2022; 25 July 2022; 22 August 2022.");
    expect(end).toMatch(/Change again +from 1 September 2022/u);
    expect(begin).toMatch(/Before +there were none/u);
    expect(begin).not.toContain("No longer on");
  });

  it("that is to end by its own rule says so, to whoever changes it and to the channels", async () => {
    const said = await world.say("secretary", "meeting series reporting FREQ=MONTHLY;BYDAY=4MO;COUNT=2");
    expect(read(said)).toMatch(/Ends +after 2 meetings, the last on 25 April 2022/u);
    await at("2022-03-09T09:00:00Z");
    expect(post.textsTo("C0BOUND")[0]).toMatch(/Ends +after 2 meetings, the last on 25 April 2022/u);
  });

  it("from an earlier day keeps a later change that was told, and says so", async () => {
    await world.say("secretary", "meeting series reporting last Wednesday place Room 9 from 1 June");
    await at("2022-03-09T09:00:00Z");
    const said = read(await world.say("secretary", "meeting series reporting at 14:00"));
    expect(said).toContain("This holds until 31 May 2022.");
    expect(said).toContain("last Wednesday of the month, 10:00 to 13:00, Room 9");
    expect(said).toContain("meeting series reporting … from 1 June 2022");
    await at("2022-03-09T09:05:00Z");
    const [later, sooner] = post.textsTo("C0BOUND");
    expect(later).toContain("Wednesday 29 June 2022");
    expect(later).toMatch(/Before +fourth Monday of the month, 14:00 to 17:00/u);
    expect(sooner).toMatch(/Change again +from 1 June 2022/u);
    expect(sooner).not.toContain("No longer on");
    await world.say("secretary", "meeting series reporting fourth Monday at 14:00 from 1 June");
    await at("2022-03-09T09:10:00Z");
    expect(post.textsTo("C0BOUND")[0]).toContain("were changed again");
  });

  it("names its meetings as they are, also when one of them is moved later", async () => {
    await world.say("secretary", "meeting series reporting at 14:00");
    await at("2022-03-09T09:00:00Z");
    await world.say("secretary", "meeting move 67 to 30 March because the room is taken");
    await at("2022-03-09T09:05:00Z");
    expect(post.textsTo("C0BOUND")[0]).toContain("Wednesday 30 March 2022  OPSG 67");
  });

  it("is not told where changes are not, nor while the committee is paused, nor above what a channel allows", async () => {
    await world.say("secretary", "notices policy change off");
    await world.say("secretary", "meeting series main at 14:00");
    await world.say("secretary", "notices policy change on");
    await world.say("secretary", "reminders pause");
    await world.say("secretary", "meeting series main at 15:00");
    await world.say("secretary", "reminders start now");
    await at("2022-03-09T09:00:00Z");
    expect(sent()).toEqual([]);
    await world.store.change(null, async (tx) => {
      const [committee] = (await tx.register()).committees;
      if (committee) await tx.people.saveCommittee({ ...committee, classification: "Amber" });
      return ok(null);
    });
    await world.say("secretary", "meeting series main at 16:00");
    await at("2022-03-09T09:05:00Z");
    expect(sent()).toEqual([]);
    await at("2022-03-09T09:20:00Z");
    expect(post.textsTo("U-secretary").join("\n")).toContain(
      "When the main meetings of OPSG are held is classified Amber, and in Log on Teams nothing above White may be said",
    );
  });
});
