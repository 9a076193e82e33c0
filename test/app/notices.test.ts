import { describe, expect, it } from "vitest";
import { ok } from "../../src/domain/result.js";
import { buttonOf, CHANNEL, cardOf, formOf, read, type World } from "../world.js";
import { eachNoticed } from "./each-world.js";
import type { Post } from "./post.js";

/** Tuesday 8 March 2022. The next meetings: reporting on Monday 28 March, main on Tuesday 12 April. */
let world: World;
let post: Post;
const { at, sent, slack } = eachNoticed((made, itsPost) => {
  world = made;
  post = itsPost;
});

describe("notices of a meeting", () => {
  it("come at their hours, once, to every channel on Slack and on Teams", async () => {
    for (const instant of [
      "2022-03-17T08:59:00Z",
      "2022-03-17T09:00:00Z",
      "2022-03-17T09:01:00Z",
      "2022-03-18T09:00:00Z",
    ])
      await at(instant);
    expect(sent()).toEqual([
      "C0BOUND: Papers are due for OPSG 67, Monday 28 March 2022",
      "19:bound: Papers are due for OPSG 67, Monday 28 March 2022",
    ]);
    for (const instant of ["2022-03-21T09:00:00Z", "2022-03-25T09:00:00Z", "2022-03-28T08:00:00Z"]) await at(instant);
    expect(slack().map(({ card }) => card.title)).toEqual([
      "Papers are due for OPSG 67, Monday 28 March 2022",
      "OPSG 67, Monday 28 March 2022: the agenda",
      "OPSG 67 is on Monday 28 March 2022",
      "OPSG 67 is today",
    ]);
  });

  it("bear their classification, and lead to the agenda and the calendar", async () => {
    await at("2022-03-21T09:00:00Z");
    const [text] = post.textsTo("C0BOUND");
    expect(text).toContain("White");
    expect(slack()[0]?.card.buttons.map(({ label }) => label)).toEqual(["The whole agenda", "Add to calendar"]);
  });

  it("a change is told at once, old day and new, and what was said before is put right", async () => {
    await at("2022-03-21T09:00:00Z");
    await world.say("secretary", "meeting move 67 to 30 March 14:00 because the room is taken");
    await at("2022-03-21T09:05:00Z");
    const [agenda, change] = post.textsTo("C0BOUND");
    expect(change).toContain("OPSG 67 is moved to Wednesday 30 March 2022");
    expect(change).toContain("Before: Monday 28 March 2022, 10:00 to 13:00");
    expect(change).toContain("the room is taken");
    expect(agenda).toContain("OPSG 67, Wednesday 30 March 2022: the agenda");
    expect(agenda).toContain("It was planned for Monday 28 March 2022 when this was first said.");
    await at("2022-03-22T09:00:00Z");
    expect(slack()).toHaveLength(2);
    await at("2022-03-29T08:00:00Z");
    expect(slack().at(-1)?.card.title).toBe("OPSG 67 is on Wednesday 30 March 2022");
  });

  it("of two changes before either is sent, the last is told", async () => {
    await world.say("secretary", "meeting move 67 to 30 March because of a clash");
    await world.say("secretary", "meeting move 67 to 31 March because of another");
    await at("2022-03-09T09:00:00Z");
    expect(slack().map(({ card }) => card.title)).toEqual(["OPSG 67 is moved to Thursday 31 March 2022"]);
  });

  it("a cancellation is told, and nothing else of that meeting; held after all, that is told too", async () => {
    await world.say("secretary", "meeting cancel 67 because too few can come");
    await at("2022-03-09T09:00:00Z");
    for (const day of ["17", "21", "25", "28"]) await at(`2022-03-${day}T09:00:00Z`);
    expect(slack().map(({ card }) => card.title)).toEqual([
      "The reporting meeting of OPSG on Monday 28 March 2022 is cancelled",
    ]);
    expect(post.textsTo("C0BOUND")[0]).toContain("too few can come");
  });

  it("a cancellation of a past meeting is not told, nor that it was held after all", async () => {
    await at("2022-04-01T09:00:00Z");
    const before = sent().length;
    await world.say("secretary", "meeting cancel 28 March because too few came");
    await at("2022-04-01T09:05:00Z");
    await world.say("secretary", "meeting restore 28 March");
    await at("2022-04-01T09:10:00Z");
    expect(sent()).toHaveLength(before);
  });

  it("follow their meeting when an earlier one is cancelled: its new number in the words, itself behind the buttons", async () => {
    await world.say("secretary", "meeting announce 68 now");
    await at("2022-03-09T09:00:00Z");
    await world.say("secretary", "meeting cancel 67 because too few can come");
    await at("2022-03-09T09:05:00Z");
    const card = slack()[0]?.card;
    expect(card?.title).toBe("OPSG 67 is on Tuesday 12 April 2022");
    const agenda = card?.buttons.find(({ label }) => label === "Agenda");
    if (!agenda) throw new Error("a button was expected");
    expect(read(await world.press("netco", agenda.press))).toContain("Tuesday 12 April 2022");
    await world.say("secretary", "meeting new main 5 April 14:00");
    await at("2022-03-09T09:10:00Z");
    expect(slack()[0]?.card.title).toBe("OPSG 68 is on Tuesday 12 April 2022");
    expect(read(await world.press("netco", agenda.press))).toContain("Tuesday 12 April 2022");
  });

  it("an added meeting is told, with its kind and why", async () => {
    await world.say("secretary", "meeting new reporting 5 April 14:00 because of the outage");
    await at("2022-03-09T09:00:00Z");
    const [text] = post.textsTo("C0BOUND");
    expect(text).toContain("OPSG 68 is new, on Tuesday 5 April 2022");
    expect(text).toContain("reporting meeting");
    expect(text).toContain("Because of the outage");
  });

  it("of a place alone say the place before; a cancellation says its day once, and no reason once it is held after all", async () => {
    await world.say("secretary", "meeting move 67 place Room 4 because of the outage");
    await at("2022-03-09T09:00:00Z");
    await world.say("secretary", "meeting move 67 place Room 5");
    await at("2022-03-09T09:01:00Z");
    expect(post.textsTo("C0BOUND")[1]).toContain("Before: Room 4.");
    await world.say("secretary", "meeting cancel 67 because too few can come");
    await at("2022-03-09T09:02:00Z");
    expect(post.textsTo("C0BOUND")[2]).toContain("Was to be");
    expect(post.textsTo("C0BOUND")[2]).not.toContain("Before:");
    await world.say("secretary", "meeting restore 67");
    await at("2022-03-09T09:03:00Z");
    expect(post.textsTo("C0BOUND")[2]).toContain("It was cancelled, and is held after all.");
    expect(post.textsTo("C0BOUND")[2]).not.toContain("too few");
  });

  it("moved on before a move was told say the day that everybody knows; moved back, nothing is said", async () => {
    await world.say("secretary", "meeting move 67 to 30 March because of a clash");
    await world.say("secretary", "meeting move 67 to 31 March because of another");
    await at("2022-03-09T09:00:00Z");
    expect(post.textsTo("C0BOUND")[0]).toContain("Before: Monday 28 March 2022, 10:00 to 13:00.");
    await world.say("secretary", "meeting move 67 place Room 4");
    await world.say("secretary", "meeting restore 67");
    await world.say("secretary", "meeting move 67 to 31 March");
    await at("2022-03-09T09:01:00Z");
    expect(slack()).toHaveLength(1);
  });

  it("of a change that is taken back say so, and nothing that is not true", async () => {
    await world.say("secretary", "meeting move 67 place Room 4 because of the outage");
    await at("2022-03-09T09:00:00Z");
    expect(post.textsTo("C0BOUND")[0]).toContain("Before: no place was given.");
    await world.say("secretary", "meeting move 67 to 29 March");
    await world.say("secretary", "meeting restore 67");
    await at("2022-03-09T09:01:00Z");
    const [first, second] = post.textsTo("C0BOUND");
    expect(first).toContain("OPSG 67 is on Monday 28 March 2022");
    expect(first).toContain("It was changed, and is as it was before.");
    expect(first).not.toContain("no place was given");
    expect(second).toContain("Before: Room 4.");
  });

  it("of a change that another has followed give neither its reason nor the day before it", async () => {
    await world.say("secretary", "meeting move 67 to 30 March because of the audit");
    await at("2022-03-09T09:00:00Z");
    expect(post.textsTo("C0BOUND")[0]).toContain("Because of the audit");
    await world.say("secretary", "meeting move 67 to 31 March");
    await at("2022-03-09T09:01:00Z");
    const [moved] = post.textsTo("C0BOUND");
    expect(moved).toContain("OPSG 67 is moved to Thursday 31 March 2022");
    expect(moved).toContain("It was planned for Wednesday 30 March 2022 when this was first said.");
    expect(moved).not.toMatch(/audit|Before/u);
    await world.say("secretary", "meeting cancel 67 because too few can come");
    await at("2022-03-09T09:02:00Z");
    await world.say("secretary", "meeting restore 67");
    await at("2022-03-09T09:03:00Z");
    await world.say("secretary", "meeting cancel 67 because the hall is shut");
    await at("2022-03-09T09:04:00Z");
    const [first, , cancelled, , again] = post.textsTo("C0BOUND");
    expect(first).toContain("is cancelled");
    expect(first).not.toMatch(/audit|Before/u);
    expect(cancelled).not.toContain("too few");
    expect(again).toContain("the hall is shut");
  });

  it("of a move give no reason where its series changed the hour after it, nor where a cancellation is not told", async () => {
    await world.say("secretary", "meeting move 67 to 30 March because of the audit");
    await at("2022-03-09T09:00:00Z");
    await world.say("secretary", "meeting series reporting at 14:00");
    await at("2022-03-09T09:01:00Z");
    expect(post.textsTo("C0BOUND")[0]).toContain("Wednesday 30 March 2022, 14:00 to 17:00");
    expect(post.textsTo("C0BOUND")[0]).not.toMatch(/audit|Before/u);
    await world.say("secretary", "notices policy cancellation off");
    await world.say("secretary", "meeting cancel 67 because too few can come");
    await at("2022-03-09T09:02:00Z");
    expect(post.textsTo("C0BOUND")[0]).toContain("is cancelled");
    expect(post.textsTo("C0BOUND")[0]).not.toContain("audit");
  });

  it("an agenda stays as it was posted once its meeting is over", async () => {
    await at("2022-03-21T09:00:00Z");
    const before = post.textsTo("C0BOUND")[0];
    world.at("2022-03-28T15:00:00Z");
    await world.say("secretary", 'meeting raise 67 "GridCo to read the meters" owner GridCo target 12 April item 2');
    await post.redraw();
    expect(post.textsTo("C0BOUND")[0]).toBe(before);
  });

  it("keeping a meeting where it is tells nobody anything", async () => {
    await world.say("secretary", "meeting keep 67");
    await at("2022-03-09T09:00:00Z");
    expect(sent()).toEqual([]);
  });

  it("what was missed is made up for by the newest alone, and never when it is of no use any more", async () => {
    await at("2022-03-24T11:00:00Z");
    expect(slack().map(({ card }) => card.title)).toEqual(["OPSG 67, Monday 28 March 2022: the agenda"]);
    await at("2022-03-28T09:30:00Z");
    expect(slack()).toHaveLength(1);
  });

  it("a meeting's outcome is told the working day after it, once it is recorded", async () => {
    await at("2022-03-29T08:00:00Z");
    const before = slack().length;
    await world.say("secretary", 'action new "Publish the calendar" owner NetCo target 12 April meeting 64');
    await world.store.change(null, async (tx) => {
      const [meeting] = await tx.meetings.onDay(world.committee.id, "2022-02-08");
      if (!meeting) throw new Error("a meeting was expected");
      await tx.meetings.insert({
        ...meeting,
        id: "held-67",
        number: 67,
        kind: "reporting",
        date: "2022-03-28",
        plannedFor: "2022-03-28",
        reference: null,
      });
      return ok(null);
    });
    await world.say("secretary", 'action new "Answer the query" owner GridCo target 12 April meeting 67');
    await at("2022-03-29T09:00:00Z");
    const outcome = post.textsTo("C0BOUND").at(-1);
    expect(slack()).toHaveLength(before + 1);
    expect(outcome).toContain("OPSG 67 was held on Monday 28 March 2022");
    expect(outcome).toContain("It raised one action and closed none.");
    expect(outcome).toContain("Next meetings: 12 April 2022");
  });

  it("a meeting's outcome waits until its record is whole, and follows what is put right in it afterwards", async () => {
    world.at("2022-03-08T15:00:00Z");
    await world.say("secretary", "meeting attendance 66 members Network Parties: Ann Example");
    await at("2022-03-09T09:00:00Z");
    expect(slack()).toEqual([]);
    await world.say("secretary", 'meeting raise 66 "GridCo to read the meters" owner GridCo target 12 April item 2');
    await world.say("secretary", "meeting recorded 66");
    await at("2022-03-09T11:00:00Z");
    expect(post.textsTo("C0BOUND").at(-1)).toContain("It raised one action and closed none.");
    await world.say("secretary", 'meeting raise 66 "NetCo to print the forms" owner NetCo target 12 April item 2');
    await at("2022-03-09T11:05:00Z");
    expect(slack()).toHaveLength(1);
    expect(post.textsTo("C0BOUND")[0]).toContain("It raised 2 actions and closed none.");
    await world.say("secretary", "action close 66/01 at 66");
    await at("2022-03-09T11:10:00Z");
    expect(post.textsTo("C0BOUND")[0]).toContain("closed 1.");
    await world.say("secretary", "action reopen 66/01 because the wrong one was closed");
    await at("2022-03-09T11:15:00Z");
    expect(post.textsTo("C0BOUND")[0]).toContain("closed none.");
  });

  it("a meeting's outcome is told a week later where nobody says that the record is whole, and put right when they do", async () => {
    world.at("2022-03-09T08:00:00Z");
    await world.say("secretary", "meeting attendance 66 members Network Parties: Ann Example");
    await at("2022-03-15T09:00:00Z");
    expect(slack()).toEqual([]);
    await at("2022-03-16T09:00:00Z");
    expect(post.textsTo("C0BOUND")[0]).toContain("Its record is not whole yet; this message follows it.");
    await world.say("secretary", "meeting recorded 66");
    await at("2022-03-16T09:05:00Z");
    expect(post.textsTo("C0BOUND")[0]).not.toContain("not whole yet");
  });

  it("come to nobody while the committee is paused", async () => {
    await world.say("secretary", "reminders pause");
    await at("2022-03-21T09:00:00Z");
    await world.say("secretary", "meeting move 67 to 30 March because of a clash");
    await at("2022-03-22T09:00:00Z");
    expect(sent()).toEqual([]);
  });

  it("above what may be said in a channel they are refused, and the Secretary is told why", async () => {
    await world.store.change(null, async (tx) => {
      const [committee] = (await tx.register()).committees;
      if (committee) await tx.people.saveCommittee({ ...committee, classification: "Amber" });
      return ok(null);
    });
    const nowhere = await world.say("secretary", "agenda post 67 now");
    expect(cardOf(nowhere).title).toBe("That did not work");
    expect(read(nowhere)).toContain("Nothing was posted: OPSG 67 is classified Amber, and in #log");
    await world.say("secretary", "channel allow Amber", CHANNEL);
    await at("2022-03-21T09:00:00Z");
    expect(sent()).toEqual(["C0BOUND: OPSG 67, Monday 28 March 2022: the agenda"]);
    await at("2022-03-21T09:10:00Z");
    expect(post.textsTo("U-secretary").join("\n")).toContain(
      "OPSG 67 is classified Amber, and in Log on Teams nothing above White may be said",
    );
  });

  it("refused by a channel that outsiders read they fail at once, and the Secretary is told which, where and why", async () => {
    const why = "this Slack channel is shared with another organisation";
    post.answer("C0BOUND", { kind: "unreachable", why, lasting: true });
    const said = await world.say("secretary", "meeting announce 67 now");
    expect(read(said)).toContain("on its way");
    await at("2022-03-09T09:00:00Z");
    await at("2022-03-09T09:10:00Z");
    const told = post.textsTo("U-secretary").join("\n");
    expect(told).toContain("of the OPSG meeting on 28 March 2022 to ");
    expect(told).toContain("This Slack channel is shared with another organisation.");
  });

  it("come to a person who asks for them, in their own chat, until they do not want them any more", async () => {
    expect(read(await world.say("netco", "notices me"))).toContain("You have the notices of OPSG, too");
    expect(read(await world.say("unlinked", "notices me", CHANNEL))).toContain(
      "Only somebody whom the committee knows",
    );
    await at("2022-03-21T09:00:00Z");
    expect(post.textsTo("U-netco")).toHaveLength(1);
    await world.say("netco", "notices me off");
    await at("2022-03-25T09:00:00Z");
    expect(post.textsTo("U-netco")).toHaveLength(1);
  });
});

describe("what notices come, and when", () => {
  it("is a setting that the Secretary alone changes, and that is audited", async () => {
    expect(read(await world.say("chair", "notices policy agenda off"))).toContain(
      "Only the Secretary may change when notices come",
    );
    const changed = await world.say("secretary", "notices policy agenda 4 at 10:00 papers off");
    expect(read(changed)).toContain("4 working days before, at 10:00");
    await at("2022-03-17T09:00:00Z");
    await at("2022-03-21T09:00:00Z");
    expect(sent()).toEqual([]);
    await at("2022-03-22T10:00:00Z");
    expect(slack()).toHaveLength(1);
  });

  it("is changed in a form that shows how it is", async () => {
    const form = formOf(
      await world.press("secretary", buttonOf(await world.say("secretary", "notices"), "Change").press),
    );
    expect(form.fields.map(({ value }) => value)).toContain("5 working days before, at 09:00");
    const answer = await world.submit("secretary", form, { agenda: "twice" });
    expect(answer).toMatchObject({ kind: "problem", problem: { field: "agenda" } });
    expect(read(await world.submit("secretary", form, { reminder: "off" }))).toContain(
      "The notices come differently now",
    );
  });
});

describe("posting at a wish", () => {
  it("shows first what would be posted, and posts it once, however often the button is pressed", async () => {
    const preview = await world.say("secretary", "agenda post 67");
    expect(read(preview)).toContain("Nothing is posted yet");
    await at("2022-03-10T09:00:00Z");
    expect(sent()).toEqual([]);
    const button = buttonOf(preview, "Post it now");
    expect(read(await world.press("secretary", button.press))).toContain("It goes to 2 places");
    expect(read(await world.press("secretary", button.press))).toContain("Nothing was done twice");
    await at("2022-03-10T09:01:00Z");
    expect(slack().map(({ card }) => card.title)).toEqual(["OPSG 67, Monday 28 March 2022: the agenda"]);
    await at("2022-03-21T09:00:00Z");
    expect(slack()).toHaveLength(1);
  });

  it("of what was posted that day already is asked about, and posted again only where that is said", async () => {
    await at("2022-03-10T08:59:00Z");
    await world.say("secretary", "agenda post 67 now");
    await at("2022-03-10T09:00:00Z");
    const fresh = await world.say("chair", "agenda post 67");
    const held = await world.press("chair", buttonOf(fresh, "Post it now").press);
    expect(read(held)).toContain("That was posted of OPSG 67 today already");
    const once = buttonOf(held, "Post it again");
    await at("2022-03-10T09:05:00Z");
    expect(slack()).toHaveLength(1);
    expect(read(await world.press("chair", once.press))).toContain("It goes to 2 places");
    expect(read(await world.press("chair", once.press))).toContain("Nothing was done twice");
    await at("2022-03-10T09:10:00Z");
    expect(slack()).toHaveLength(2);
    await at("2022-03-11T09:00:00Z");
    expect(read(await world.say("chair", "agenda post 67 now"))).toContain("It goes to 2 places");
  });

  it("of what came by itself that day is not posted a second time, and it is said that nobody wished it", async () => {
    await at("2022-03-21T09:00:00Z");
    const told = read(await world.say("chair", "agenda post 67 now"));
    expect(told).toContain("That was posted of OPSG 67 today already");
    expect(told).toContain("I posted it by myself. It is not posted a second time");
  });

  it("an agenda goes also while its meeting is held, and once that is over it is said that it does not", async () => {
    world.at("2022-03-28T09:10:00Z");
    expect(read(await world.say("chair", "agenda post 28 March now"))).toContain("It goes to 2 places");
    await at("2022-03-28T09:11:00Z");
    expect(slack().map(({ card }) => card.title)).toContain("OPSG 67, Monday 28 March 2022: the agenda");
    const posted = slack().length;
    await at("2022-03-28T12:00:00Z");
    for (const line of ["agenda post 28 March", "agenda post 28 March now"])
      expect(read(await world.say("chair", line))).toMatch(
        /OPSG 67 is over, so its agenda is not posted any more\.[\s\S]*To see it, type: agenda 67/,
      );
    await at("2022-03-28T12:01:00Z");
    expect(slack()).toHaveLength(posted);
  });

  it("is the Chair's and the Secretary's", async () => {
    expect(read(await world.say("netco", "meeting announce 67"))).toMatch(/Only the (?:Chair|Secretary).* may post/);
    const preview = await world.say("chair", "meeting announce");
    expect(cardOf(await world.press("chair", buttonOf(preview, "Post it now").press)).tone).toBe("good");
  });
});
