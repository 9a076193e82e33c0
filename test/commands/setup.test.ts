import { afterEach, beforeEach, describe, expect, it } from "vitest";
import { ok } from "../../src/domain/result.js";
import { buttonOf, CHANNEL, cardOf, ELSEWHERE, formOf, HOME, makeWorld, read, type World } from "../world.js";

let world: World;
beforeEach(async () => {
  world = await makeWorld();
});
afterEach(() => world.close());

const secretary = (text: string) => world.say("secretary", text);
const raise = (text: string, more: string) => secretary(`action new "${text}" ${more}`);

describe("hello", () => {
  it.each([
    ["secretary", "You are its Secretary. Setting it up comes next: Reminders."],
    ["chair", "You are its Chair."],
    ["netco", "You are a contact of NetCo. No action is yours at present."],
    ["observer", "You are an observer."],
    ["unlinked", "I do not know you yet"],
    ["operator", "You are the operator"],
  ])("tells the %s what I do and what is next for them", async (who, words) => {
    expect(read(await world.say(who, "hello"))).toContain(words);
  });

  it("in a channel tells whoever may read it how to be added", async () => {
    const answer = await world.say("unlinked", "hi", CHANNEL);
    expect(read(answer)).toContain("In this channel you may read its log");
  });
});

it("a committee is founded with somebody who can set it up, or not at all", async () => {
  const found = (line: string) => world.say("operator", line);
  const refused = read(await found('committee add OTH "Other Group"'));
  expect(refused).toContain("none is named; nothing was founded");
  expect(refused).toContain('Type committee add OTH "Other Group" secretary "NAME" email ADDRESS');
  const stranger = read(await found('committee add OTH "Other Group" secretary nobody@example.org'));
  expect(stranger).toContain("I know nobody by the address nobody@example.org; nothing was founded");
  expect(stranger).toContain('secretary "NAME" email nobody@example.org');
  expect(read(await found('committee add OTH "Other Group" secretary "Al" email nonsense'))).toContain("not an e-mail");
  expect((await world.store.register()).committees.map(({ code }) => code)).toEqual(["OPSG"]);
  expect(read(await found('committee add OTH "Other Group" secretary chair@example.org'))).toContain(
    "The chair is its Secretary",
  );
});

describe("a new Secretary’s own words", () => {
  const fresh = async (text: string): Promise<string> => {
    const empty = await makeWorld({ empty: true });
    await empty.say(
      "operator",
      'committee add LKF "Lighthouse Keepers’ Forum" secretary "Ada Wick" email ada@example.org',
    );
    const ada = { ...empty.callerOf("ada"), verifiedEmail: async () => "ada@example.org" };
    const answer = await empty.doors.reply(ada, { text, mentions: [] });
    await empty.close();
    return answer.kind === "form" ? answer.form.title : read(answer);
  };

  it.each(["start", "What now?", "what do I do next?", "how do I start", "get started", "help me", "who are you?"])(
    "“%s” is answered with what comes next",
    async (words) => {
      expect(await fresh(words)).toContain("You are its Secretary. Setting it up comes next: Minutes.");
    },
  );

  it.each([
    ["start reminders", "Start the reminders of LKF?"],
    ["import the minutes", "Import minutes"],
    ["Add a person", "Add a person"],
    ["import people", "Add many people"],
    ["check setup", "LKF: nothing to check yet"],
  ])("“%s” is the command, the other way round", async (words, said) => {
    expect(await fresh(words)).toContain(said);
  });

  it("of which none is in an empty log are not asked after, and the way on is shown", async () => {
    const answer = await fresh("the lamps were lit on Monday");
    expect(answer).toContain("The log of LKF holds no action yet, so nothing was recorded.");
    expect(answer).toContain("What comes next: welcome");
    expect(answer).not.toContain("64/01");
  });
});

it("with no committee there is, whoever writes is told who founds one, and how", async () => {
  const fresh = await makeWorld({ empty: true });
  expect(read(await fresh.say("anybody", "hello"))).toContain("There is no committee yet");
  const line = 'committee add LKF "Lighthouse Keepers’ Forum" secretary "Ada Wick" email ada@example.org';
  expect(read(await fresh.say("operator", line))).toContain("Ada Wick is its Secretary: they write hello to me");
  const ada = { ...fresh.callerOf("ada"), verifiedEmail: async () => "ada@example.org" };
  const hello = await fresh.doors.reply(ada, { text: "hello", mentions: [] });
  expect(read(hello)).toContain("You are its Secretary. Setting it up comes next: Minutes.");
  await fresh.close();
});

describe("the checklist", () => {
  it("knows what is done, and each line opens what does it", async () => {
    const text = read(await secretary("setup"));
    expect(text).toContain("Setting up OPSG: 6 of 7 done");
    expect(text).toMatch(/- Minutes\n {4}the newest are of meeting 64, 8 February 2022/u);
    expect(text).toMatch(/Reminders {2}to do\n {4}paused/u);
    const rows = cardOf(await secretary("setup")).parts.flatMap((part) => (part.kind === "row" ? [part] : []));
    expect(rows.flatMap(({ button }) => button?.press.command ?? [])).toEqual([
      "committee rename",
      "minutes import",
      "party add",
      "person import",
      "channel list",
      "meeting series",
      "reminders start",
    ]);
    expect(read(await secretary("channel list"))).toMatch(/#log {2}Slack\n {4}nothing above White is said there/u);
    expect(read(await world.say("chair", "channel list"))).toContain("Only the Secretary may look at the channels");
  });

  it("is on the Secretary’s Home until all is done, and on nobody else’s", async () => {
    const shown = read(await secretary("home"));
    expect(shown).toContain("Setting up: 6 of 7 done\nNext: Reminders. Paused: nothing is sent");
    expect(shown).toMatch(/Start reminders: reminders start\n {2}Setting up: setup/u);
    expect(read(await world.say("chair", "home"))).not.toContain("Setting up");
    const started = await world.press("secretary", {
      command: "reminders start",
      committee: "OPSG",
      values: { confirmed: "yes" },
    });
    expect(read(started)).toContain("The reminders of OPSG are on");
    const { setup } = world.store;
    let asked = 0;
    const owners = (id: string) => {
      asked++;
      return setup.owners(id);
    };
    world.app.store = { ...world.store, setup: { ...setup, owners } };
    for (let times = 0; times < 3; times++) expect(read(await secretary("home"))).not.toContain("Setting up");
    expect(asked, "how often it was worked out").toBe(1);
    await secretary("reminders pause");
    expect(read(await secretary("home"))).toContain("Setting up: 6 of 7 done");
    world.app.store = world.store;
    await world.press("secretary", { command: "reminders start", committee: "OPSG", values: { confirmed: "yes" } });
    expect(read(await secretary("setup"))).toMatch(/they are on$/mu);
    await secretary("reminders choose without The netco");
    expect(read(await secretary("setup"))).toContain("they are on · left out: people: The netco");
  });

  it("after minutes with owners whom nobody answers for offers to add people", async () => {
    await raise("Unknown Ltd to bring the keys.", "owner Unknown Ltd target 12 April");
    const confirmed = await world.press("secretary", { command: "party confirm", committee: "OPSG", values: {} });
    expect(cardOf(confirmed).buttons[0]).toMatchObject({ label: "Add people" });
    await raise("Other Ltd to bring the locks.", "owner Other Ltd target 12 April");
    const bound = await world.say("secretary", "channel bind", ELSEWHERE);
    expect(cardOf(bound).buttons.map(({ label }) => label)).toEqual([
      "Show the log",
      "Confirm them all",
      "Add people",
      "Setting up",
      "Unbind",
    ]);
  });

  it("binds a channel that outsiders read, and says that nothing is posted there before that is allowed", async () => {
    const shared = async ({ channel }: { channel: string }) => "channel" in ELSEWHERE && channel === ELSEWHERE.channel;
    const caller = { ...world.callerOf("secretary", ELSEWHERE), shared };
    const bound = await world.doors.dispatch(caller, { text: "channel bind", mentions: [] });
    expect(cardOf(bound)).toMatchObject({ tone: "warning" });
    expect(read(bound)).toContain("People of other organisations may read along here, so nothing is posted here");
    const announce = async () =>
      read(
        await world.doors.dispatch(
          { ...world.callerOf("secretary"), shared },
          { text: "meeting announce next now", mentions: [] },
        ),
      );
    const preview = read(
      await world.doors.dispatch(
        { ...world.callerOf("secretary"), shared },
        { text: "meeting announce next", mentions: [] },
      ),
    );
    expect(preview).toContain("It will go to one place.");
    expect(preview).toContain("Left out: people of other organisations may read along in ");
    const held = await announce();
    expect(held).toContain("It goes to one place.");
    expect(held).toContain("Not posted: people of other organisations may read along in ");
    await world.press("secretary", buttonOf(bound, "Allow it").press, ELSEWHERE);
    const allowed = await announce();
    expect(allowed).toContain("It goes to one place.");
    expect(allowed).toContain("One place has it since today; it is not posted there again.");
    expect(allowed).not.toContain("Not posted");
  });

  it("renames the committee: its code and every reference stay, and the change is in its history", async () => {
    await raise("NetCo to count the oars.", "owner NetCo target 12 April");
    const form = formOf(await secretary("committee rename"));
    expect(form.intro).toContain("Its code stays OPSG");
    const renamed = read(await world.submit("secretary", form, { name: "Operations Committee" }));
    expect(renamed).toContain("OPSG is called Operations Committee now");
    expect(renamed).toContain("It was SEC Operations Group");
    expect(read(await secretary("action show 64/01"))).toContain("OPSG 64/01");
    expect((await world.store.register()).committees[0]).toMatchObject({ code: "OPSG", name: "Operations Committee" });
    expect(read(await secretary('committee rename OPSG to "Operations Committee"'))).toContain("nothing was changed");
    expect(read(await secretary("committee rename A, B"))).toContain("cannot hold a comma");
    expect(read(await world.say("chair", 'committee rename "Other"'))).toContain("Only the Secretary may rename");
  });

  it("goes on where the log is, whoever of two Secretaries did what", async () => {
    await raise("Unknown Ltd to bring the keys.", "owner Unknown Ltd target 12 April");
    const before = await secretary("setup");
    expect(read(before)).toContain("to be confirmed: Unknown Ltd");
    await secretary("person role The chair secretary");
    expect(read(await world.press("chair", buttonOf(before, "Confirm them all").press))).toContain(
      "One party is confirmed",
    );
    expect(read(await world.press("secretary", buttonOf(before, "Confirm them all").press))).toContain(
      "nothing was changed",
    );
    expect(read(await secretary("setup"))).toContain("no contact yet for Unknown Ltd");
  });

  it("in a channel that is not bound offers to bind it", async () => {
    const answer = await world.say("secretary", "setup", ELSEWHERE);
    const rows = cardOf(answer).parts.flatMap((part) => (part.kind === "row" ? [part] : []));
    const bind = rows.find(({ button }) => button?.label === "Bind this channel")?.button;
    if (!bind) throw new Error("no button");
    expect(read(await world.press("secretary", bind.press, ELSEWHERE))).toContain("now belongs to OPSG");
  });

  it("a hello in a channel that is not bound is answered with the way to bind it, whatever comes next", async () => {
    for (const word of ["welcome", "hello"])
      expect(cardOf(await world.say("secretary", word, ELSEWHERE)).buttons.map(({ label }) => label)).toEqual([
        "Start reminders",
        "Bind this channel",
        "Setting up",
        "Outstanding actions",
        "Help",
      ]);
    expect(read(await world.say("secretary", "welcome"))).not.toContain("Bind this channel");
    expect(read(await world.say("chair", "welcome", ELSEWHERE))).not.toContain("Bind this channel");
  });

  it("the way to bind a channel works from one’s own chat, where that is where the answer came", async () => {
    const { press } = buttonOf(await world.say("secretary", "hello", ELSEWHERE), "Bind this channel");
    expect(read(await world.press("secretary", press))).toContain("now belongs to OPSG");
    const { channels } = await world.store.register();
    expect(channels.map(({ tenant, channel }) => [tenant, channel])).toContainEqual([HOME, "C0OTHER"]);
    expect(read(await world.press("chair", press))).toContain("Only the Secretary may bind a channel");
    expect(read(await world.say("secretary", "channel bind"))).toContain("This is not a channel");
  });

  it("is for those who set up; others are told what they can do", async () => {
    expect(read(await world.say("netco", "setup"))).toContain("You are a contact of NetCo");
    expect(read(await world.say("netco", "setup check"))).toContain("Only the Secretary may check the log");
  });
});

describe("the check", () => {
  it("of a log in order finds nothing", async () => {
    await raise("NetCo to count the oars.", "owner NetCo target 12 April");
    await secretary("action close 64/01 meeting 64");
    expect(read(await secretary("setup check"))).toContain("nothing to mend");
  });

  it("has a message to copy to those who cannot be written to yet", async () => {
    await raise("SECAS to write it down.", "owner SECAS target 12 April");
    await raise("Light Co to lend a lamp.", "owner Light Co target 12 April");
    await secretary("party add Light Co");
    expect(read(await secretary("setup check"))).not.toContain("A message to copy");
    await secretary('person add "Kit Fry" contact-for SECAS email kit@example.org');
    const text = read(await secretary("setup check"));
    expect(text).toMatch(/A message to copy to those who cannot be written to yet/u);
    expect(text).toContain("kit@example.org");
    // One line for a person, however many parties they answer for.
    await secretary('person contact-for "Kit Fry" Light Co');
    const both = read(await secretary("setup check"));
    expect(both).toMatch(/Light Co and SECAS\n {4}Kit Fry cannot|SECAS and Light Co\n {4}Kit Fry cannot/u);
    expect(both.match(/Kit Fry cannot be written to yet/gu)).toHaveLength(1);
    expect(text).toMatch(/Hello, the actions of OPSG are kept.*write: hello/u);
    expect(text).toMatch(/in Slack and Teams.*with Action log on Slack, or with opsg on Teams/u);
    // It names no platform that is not there.
    world.app.platforms = ["teams"];
    const teams = read(await secretary("setup check"));
    expect(teams).toContain("assistant in Teams.");
    expect(teams).not.toContain("Slack");
  });

  it("lists what is wrong, each with the button that mends it", async () => {
    await raise("NetCo to count the oars.", "owner NetCo target 8 March 2021");
    await raise("Unknown Ltd to bring the keys.", "owner Unknown Ltd target 12 April");
    await raise("GridCo to paint the door.", "owner GridCo target 12 April");
    await raise("SECAS to write it down.", "owner SECAS target 12 April");
    await world.store.change(null, async (tx) => {
      const action = await tx.actions.find(world.committee.id, 64, 3);
      if (!action) throw new Error("no action");
      await tx.actions.insert({ ...action, id: "later", reference: { ...action.reference, sequence: 7 }, version: 1 });
      await tx.setup.setDoubts(world.committee.id, 64, [
        { code: "no-such-date", message: "OPSG 64/03: there is no 30 February 2022.", action: null },
      ]);
      return ok(null);
    });
    const text = read(await secretary("setup check"));
    expect(text).toMatch(/SECAS\n {4}nobody answers for it/u);
    expect(text).toMatch(/OPSG 64\/02\n {4}owner Unknown Ltd, not confirmed/u);
    expect(text).toMatch(/OPSG 64\/01\n {4}8 March 2021 is before the action was raised/u);
    expect(text).toMatch(/Meeting 64\n {4}OPSG 64\/05, OPSG 64\/06 are not in the log/u);
    expect(text).toContain("there is no 30 February 2022");
    expect(text).toMatch(/OPSG 64\/04 {2}SECAS to write it down\.\n {4}the minutes of OPSG 64 do not name it/u);

    const buttons = cardOf(await secretary("setup check")).parts.flatMap((part) =>
      part.kind === "buttons" ? part.buttons : part.kind === "row" && part.button ? [part.button] : [],
    );
    const named = (label: string) => {
      const found = buttons.find((button) => button.label === label);
      if (!found) throw new Error(`no button ${label}`);
      return found.press;
    };
    expect(await world.press("secretary", named("Revise target"))).toMatchObject({ kind: "form" });
    // One who says that the date is right is asked no more; nor is one who sets it right, though it stands as the last target.
    const ofDate = buttons.find(({ label, press }) => label === "Seen to" && press.values.date !== undefined);
    if (!ofDate) throw new Error("no button");
    await world.press("secretary", ofDate.press);
    expect(read(await secretary("setup check"))).not.toContain("before the action was raised");
    await secretary("action target 64/01 9 March 2021");
    expect(read(await secretary("setup check"))).toContain("9 March 2021 is before the action was raised");
    await secretary("action target 64/01 12 April");
    await secretary("action target 64/03 12 May");
    const mended = read(await secretary("setup check"));
    expect(mended).not.toContain("before the action was raised");
    expect(mended).not.toContain("30 February");
    await secretary("undo 64/03");
    expect(read(await secretary("action show 64/01"))).not.toContain("Please check");
    expect(await world.press("secretary", named("Name a contact"))).toMatchObject({ kind: "form" });
    expect(named("Closed before this log").values).toEqual({ gap: "64", as: "closed before", shown: "2: 5,6" });
    expect(read(await world.press("secretary", named("Never given")))).not.toContain("Meeting 64\n");
    expect(read(await world.press("secretary", named("Never given")))).toContain("seen to already");
    expect(read(await world.press("netco", named("Never given")))).toContain("Only the Secretary");
    await world.press("secretary", named("Confirm Unknown Ltd"));
    const ofMinutes = buttons.find(({ label, press }) => label === "Seen to" && press.values.date === undefined);
    if (!ofMinutes) throw new Error("no button");
    const after = read(await world.press("secretary", ofMinutes.press));
    expect(after).not.toContain("30 February");
    expect(after).not.toContain("not confirmed");
    expect(read(await world.press("secretary", ofMinutes.press))).toContain("seen to already");
  });

  it("a date that was a slip is put right: kept in the history, and not counted as a move", async () => {
    await raise("NetCo to count the oars.", "owner NetCo target 8 March 2021");
    const card = cardOf(await secretary("setup check"));
    const button = card.parts
      .flatMap((part) => (part.kind === "buttons" ? part.buttons : []))
      .find(({ label }) => label === "Correct the date");
    if (!button) throw new Error("no button");
    const form = formOf(await world.press("secretary", button.press));
    expect(form.fields.find(({ name }) => name === "what")).toMatchObject({ value: "slip" });
    expect(form.fields.find(({ name }) => name === "day")).toMatchObject({ value: "2021-03-08" });
    const answer = read(await world.submit("secretary", form, { to: "day", day: "2022-03-08", what: "slip" }));
    expect(answer).toContain("The target of OPSG 64/01 is put right");
    expect(answer).toContain("8 March 2021 was a slip: it is 8 March 2022. That is no move");
    const shown = read(await secretary("action show 64/01"));
    expect(shown).toMatch(/Last target date +08\/03\/2022/u);
    expect(shown).toContain("never moved");
    expect(read(await secretary("action history 64/01"))).toMatch(
      /Target corrected\s+Target: 08\/03\/2021 → 08\/03\/2022/u,
    );
    expect(read(await secretary("setup check"))).not.toContain("before the action was raised");
    // A move after it begins at the right date; a slip in that is put right in its own place.
    await secretary("action target 64/01 12 April 2023 because the oars are wet");
    expect(read(await secretary("action target 64/01 correct to 12 April 2022"))).toContain("12 April 2023 was a slip");
    const moved = read(await secretary("action show 64/01"));
    expect(moved).toMatch(/12\/04\/2022 \(moved once\)/u);
    expect(moved).toContain("8 March 2022 to 12 April 2022");
    expect(read(await secretary("action target 64/01 correct 8 March 2022"))).toContain("going back to it is a move");
    expect(read(await world.say("netco", "action target 64/01 correct 9 March 2022"))).toContain("Only the Chair");
  });

  it("a move that somebody else made keeps its reason and who said it when its date is put right", async () => {
    await raise("NetCo to count the oars.", "owner NetCo target 8 March 2022");
    await world.say("chair", "action target 64/01 30 March 2033 because the barge is late");
    await secretary("action target 64/01 correct 30 March 2022");
    const shown = read(await secretary("action show 64/01"));
    expect(shown).toMatch(/8 March 2022 to 30 March 2022 on [^\n]* by The chair: the barge is late/u);
    expect(read(await secretary("action history 64/01"))).toMatch(/Target corrected[^:]*: [^\n]*\n *The secretary/u);
  });

  it("a party whose only contact is left out of reminders cannot be reached, wherever that is told", async () => {
    await raise("GridCo to count the oars.", "owner GridCo target 22 March");
    await secretary("reminders choose without The gridco");
    expect(read(await secretary("setup check"))).toContain("left out of reminders");
    for (const line of ["party unreached", "digest"]) {
      const told = read(await secretary(line));
      expect(told).toContain("GridCo");
      expect(told).toContain("whoever answers for it is left out of reminders");
    }
  });

  describe("seen on an old card", () => {
    const pressOf = async (label: string, kind: string) => {
      const found = cardOf(await secretary("setup check"))
        .parts.flatMap((part) => (part.kind === "buttons" ? part.buttons : []))
        .find(({ label: named, press }) => named === label && press.values[kind] !== undefined);
      if (!found) throw new Error(`no button ${label}`);
      return found.press;
    };
    const check = async () => read(await secretary("setup check"));

    it("a date that is another by now is not seen to: that is said, and the new one shown", async () => {
      await raise("NetCo to count the oars.", "owner NetCo target 8 March 2021");
      const seen = await pressOf("Seen to", "date");
      await secretary("action target 64/01 9 March 2021");
      const answer = read(await world.press("secretary", seen));
      expect(answer).toContain(
        "OPSG 64/01 has another target by now: 9 March 2021, not 8 March 2021. Nothing was noted",
      );
      expect(answer).toContain("9 March 2021 is before the action was raised");
      expect(await check()).toContain("9 March 2021 is before the action was raised");
      // One that is in order by now is nothing to look at.
      await secretary("action target 64/01 12 April");
      expect(read(await world.press("secretary", seen))).toContain("seen to already");
    });

    it("a slip is not put right where another date was agreed since: the form says which, and so does the card", async () => {
      await raise("NetCo to count the oars.", "owner NetCo target 8 March 2021");
      const correct = cardOf(await secretary("setup check"))
        .parts.flatMap((part) => (part.kind === "buttons" ? part.buttons : []))
        .find(({ label }) => label === "Correct the date");
      if (!correct) throw new Error("no button");
      const form = formOf(await world.press("secretary", correct.press));
      const typed = formOf(await secretary("action target 64/01 correct"));
      await world.say("chair", "action target 64/01 30 March 2022 because so agreed");
      const why = /OPSG 64\/01 has another target by now: 30 March 2022, not 8 March 2021\. Nothing was changed/u;
      for (const one of [form, typed])
        expect(read(await world.submit("secretary", one, { to: "day", day: "2022-03-08", what: "slip" }))).toMatch(why);
      expect(read(await world.press("secretary", correct.press))).toMatch(why);
      expect(read(await secretary("action show 64/01"))).toContain("8 March 2021 to 30 March 2022");
      // What was agreed anew is a move, whatever stood there before.
      const moved = read(await world.submit("secretary", form, { to: "day", day: "2022-04-12", what: "move" }));
      expect(moved).toContain("12 April 2022");
    });

    it("a gap that is another by now is not settled", async () => {
      await raise("NetCo to count the oars.", "owner NetCo target 12 April");
      const leave = (sequence: number) =>
        world.store.change(null, async (tx) => {
          const action = await tx.actions.find(world.committee.id, 64, 1);
          if (!action) throw new Error("no action");
          const reference = { ...action.reference, sequence };
          await tx.actions.insert({ ...action, id: `later ${sequence}`, reference, version: 1 });
          return ok(null);
        });
      await leave(3);
      const seen = await pressOf("Never given", "gap");
      await leave(6);
      const answer = read(await world.press("secretary", seen));
      expect(answer).toContain("Other numbers of OPSG 64 are missing by now. Nothing was noted");
      expect(await check()).toContain("OPSG 64/02, OPSG 64/04, OPSG 64/05 are not in the log");
      await world.press("secretary", await pressOf("Never given", "gap"));
      expect(await check()).not.toContain("are not in the log");
    });

    it("what minutes had wrong is not seen to once they say something else", async () => {
      const doubt = (day: string) =>
        world.store.change(null, async (tx) => {
          const message = `OPSG 63/03: there is no ${day}.`;
          await tx.setup.setDoubts(world.committee.id, 63, [{ code: "no-such-date", message, action: null }]);
          return ok(null);
        });
      await doubt("30 February 2022");
      const seen = await pressOf("Seen to", "position");
      await doubt("31 April 2022");
      expect(read(await world.press("secretary", seen))).toContain("The minutes of OPSG 63 were imported anew since");
      expect(await check()).toContain("there is no 31 April 2022");
      await world.press("secretary", await pressOf("Seen to", "position"));
      expect(await check()).not.toContain("31 April");
    });
  });
});
