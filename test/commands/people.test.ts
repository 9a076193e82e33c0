import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { drawMessage } from "../../src/app/draw.js";
import { cardMessage } from "../../src/slack/block-kit.js";
import { drawCard } from "../../src/teams/adaptive-card.js";
import { broken, buttonOf, CHANNEL, cardOf, ELSEWHERE, formOf, HOME, makeWorld, read, type World } from "../world.js";

let world: World;
beforeAll(async () => {
  world = await makeWorld();
});
afterAll(() => world.close());

const secretary = (line: string) => world.say("secretary", line);

describe("parties", () => {
  it("are added, renamed and still found under their earlier name", async () => {
    expect(read(await secretary("party add Harbour and Docks"))).toContain("Harbour and Docks is now a party");
    expect(read(await secretary("party rename Harbour and Docks to Port Authority"))).toContain(
      "Renamed: Port Authority",
    );
    await secretary('action new "A thing to do" owner harbour and docks');
    expect(read(await world.say("member", "action list owner Port Authority"))).toContain("A thing to do");
    expect(read(await world.say("member", "party list"))).toContain("formerly Harbour and Docks");
  });

  it.each([
    ["party add NetCo", "OPSG knows NetCo already"],
    ["party add netco", "OPSG knows NetCo already"],
    ["party add A, B", "A name cannot hold a comma"],
    ["party rename Nobody to Somebody", "OPSG knows no party called “Nobody”"],
    ["party rename NetCo to GridCo", "GridCo is a party already"],
  ])("“%s” is refused", async (line, expected) => {
    expect(read(await secretary(line))).toContain(expected);
  });

  it("one that was only named is confirmed by adding it", async () => {
    await secretary('action new "Another" owner Strange Ltd');
    const listed = await secretary("party list");
    expect(read(listed)).toContain("Strange Ltd  (not confirmed)");
    // Nobody has proposed a party's completion: its mark is another than an action's.
    expect(JSON.stringify(cardMessage(cardOf(listed)))).toContain("Needs confirming");
    expect(JSON.stringify(drawCard(cardOf(listed)))).toContain("Needs confirming");
    expect(read(await secretary("party add Strange Ltd"))).toContain("Strange Ltd is confirmed");
  });
});

describe("people", () => {
  it("are added with role, party and account on one line", async () => {
    expect(
      read(
        await secretary('person add "Alex Green" role member email alex@example.org contact-for NetCo slack U-alex'),
      ),
    ).toContain("Alex Green is added");
    expect(read(await world.say("alex", "action list mine"))).toContain("Outstanding actions of NetCo");
    expect(read(await secretary("person list"))).toContain("contact for NetCo · writes on Slack");
  });

  it("get roles, parties, deputies and days away, named by name or address", async () => {
    expect(read(await secretary("person role Alex Green chair"))).toContain("Alex Green is now chair");
    expect(read(await secretary("person role alex@example.org none"))).toContain("has no role any more");
    expect(read(await secretary("person contact-for Alex Green Port Authority"))).toContain(
      "now answers for Port Authority",
    );
    expect(read(await secretary('person deputy-for "Alex Green" DCC'))).toContain("now a deputy for DCC");
    await secretary('person add "Dee Lamp" contact-for GridCo');
    expect(read(await secretary("person deputy-for Alex Green Dee Lamp"))).toContain("now a deputy for GridCo");
    expect(read(await secretary("person away Alex Green until 14 March"))).toContain("away until 14 March 2022");
    expect(read(await secretary("person away Alex Green back"))).toContain("Alex Green is back");
  });

  it("who is noted away is said to leave a party with nobody who can be reached, where that is so", async () => {
    const said = await secretary("person away The netco until 14 March");
    expect(read(said)).toContain("The netco is away until 14 March 2022");
    expect(read(said)).not.toContain("Nobody can be reached");
    await secretary("party add Lonely");
    await secretary('action new "Lonely to wait" owner Lonely');
    await secretary('person add "Lou Sample" email lou@example.org contact-for Lonely slack U-lou');
    const alone = await secretary("person away Lou Sample until 14 March");
    expect(read(alone)).toContain("Nobody can be reached meanwhile for:");
    expect(read(alone)).toMatch(/Lonely\n.*everybody who answers for it is away/u);
    expect(buttonOf(alone, "Contact for Lonely").press.command).toBe("person contact-for");
    expect(read(await secretary("person away Lou Sample back"))).not.toContain("Nobody can be reached");
    expect(read(await secretary("person away The netco back"))).toContain("is back");
  });

  it.each([
    ["person role Nobody chair", "I know nobody called “Nobody chair”"],
    ["person role Alex Green king", "“king” is not a role"],
    ["person away Alex Green until 1 March 2022", "1 March 2022 is past"],
    ["person contact-for Alex Green Nowhere", "knows no party called “Nowhere”"],
    ["person contact-for The member Alex Green", "Name the party instead: NetCo or Port Authority."],
    ["person not-for The observer DCC", "The observer does not answer for DCC; nothing was changed."],
    ["person contact-for Alex Green none", "Type /opsg person not-for"],
    ["person deputy-for The member Alex Green", "Name the party instead: NetCo or Port Authority."],
    ["person deputy-for Alex Green The chair", "The chair is a person, and answers for no party yet"],
    ["person role The secretary none", "is the only Secretary"],
    ["person remove The secretary", "is the only Secretary"],
    ["person add Someone email nonsense", "“nonsense” is not an e-mail address"],
    ["person add Someone slack U-alex", "That account is linked to Alex Green already"],
  ])("“%s” is refused", async (line, expected) => {
    expect(read(await secretary(line))).toContain(expected);
  });

  it("whose leaving would leave a party without anybody are removed only once that was seen", async () => {
    await secretary('action new "DCC to count the pumps" owner DCC target 12 April');
    const asked = await secretary("person remove Alex Green");
    expect(read(asked)).toContain("Remove Alex Green from OPSG?");
    expect(read(asked)).toMatch(/DCC {2}would have no contact\n {4}open actions: OPSG 64\/\d+/u);
    expect(read(await world.say("alex", "action list"))).toContain("Outstanding actions");
    const answer = await world.press("secretary", buttonOf(asked, "Remove all the same").press);
    expect(read(answer)).toContain("Nobody answers for DCC, Port Authority now");
    expect(formOf(await world.press("secretary", buttonOf(answer, "Contact for DCC").press)).press.values).toEqual({});
    expect(read(await world.say("alex", "action list"))).toContain("I do not know you yet");
    const again = read(await world.press("secretary", buttonOf(asked, "Remove all the same").press));
    expect(again).toContain("Alex Green does not belong to OPSG any more; nothing was changed.");
  });

  it("are added with options as a terminal has them; one that is not known is no part of the name", async () => {
    const line = 'person add "Olive Dash" --role observer --email olive@example.org';
    expect(read(await secretary(line))).toContain("Olive Dash is added");
    const { people } = await world.store.register();
    expect(people.find(({ email }) => email === "olive@example.org")).toMatchObject({
      name: "Olive Dash",
      roles: [{ role: "observer" }],
    });
    expect(read(await secretary("person add Odd Dash --mail odd@example.org"))).toContain("I know no “--mail” here");
    expect(read(await secretary("party add Odd Party --contact Alex"))).toContain("I know no “--contact” here");
    expect((await world.store.register()).people).toHaveLength(people.length);
  });

  it("a Secretary is removed only once that was seen; they and the other Secretaries are told", async () => {
    await secretary('person add "First Mate" role secretary slack U-first');
    await secretary('person add "Third Hand" role secretary slack U-third');
    const asked = await secretary("person remove First Mate");
    expect(read(asked)).toContain("Nothing is changed yet. First Mate is a Secretary: they and the other Secretaries");
    expect(read(await world.say("first", "setup"))).toContain("Setting up OPSG");
    expect(read(await world.press("secretary", buttonOf(asked, "Remove all the same").press))).toContain(
      "First Mate no longer belongs to OPSG",
    );
    await secretary("person role Third Hand member");
    const waiting = await world.store.outbox.list({ committeeId: world.committee.id, states: ["waiting"], limit: 10 });
    const told = await Promise.all(
      waiting.map(async ({ to, message }) => ({ to, card: await drawMessage(world.app, world.committee, message) })),
    );
    const people = (await world.store.register()).people;
    const name = (id: string) => people.find((person) => person.id === id)?.name;
    const shown = told.filter(({ card }) => card !== null);
    expect(
      shown.map(({ to, card }) => [("personId" in to && name(to.personId)) || "", card?.title]).toSorted(),
    ).toEqual([
      ["First Mate", "You are not a Secretary of OPSG any more"],
      ["Third Hand", "First Mate is not a Secretary of OPSG any more"],
      ["Third Hand", "You are not a Secretary of OPSG any more"],
    ]);
  });

  it("whose leaving would leave only somebody who cannot be reached are removed only once that was seen", async () => {
    await secretary("party add Lamp Board");
    await secretary('person add "Ida Wick" contact-for "Lamp Board" slack U-ida');
    await secretary('person add "Una Link" contact-for "Lamp Board"');
    await secretary('action new "Lamp Board to trim the wicks" owner Lamp Board target 12 April');
    const asked = read(await secretary("person remove Ida Wick"));
    expect(asked).toContain("Lamp Board  would be left without a reachable contact: nobody who answers for it has");
    expect(asked).toContain("(Una Link)");
    expect(read(await secretary("person list"))).toContain("Ida Wick");
    await secretary('person add "Una Link" slack U-una accept known');
    await secretary("reminders choose without Una Link");
    expect(read(await secretary("person remove Ida Wick"))).toContain(
      "whoever answers for it is left out of reminders",
    );
    const gone = await secretary("person remove Ida Wick anyway");
    expect(read(gone)).toContain("Lamp Board cannot be reached now: whoever answers for it is left out of reminders");
    expect(read(await secretary("setup check"))).toMatch(/Lamp Board\n {4}Una Link left out of reminders/u);
  });

  it("a mention stands for the person, and as an owner for their party", async () => {
    const mentions = [{ text: "@Net", account: { platform: "slack" as const, tenant: HOME, user: "U-netco" } }];
    const answer = await world.doors.dispatch(world.callerOf("secretary"), {
      text: 'action new "Do it" owner @Net',
      mentions,
    });
    expect(read(answer)).toMatch(/Owner +NetCo/u);
  });
});

describe("channels", () => {
  it("bound while its name was not known is named when it is bound again, and once", async () => {
    const nameless = { kind: "channel", platform: "slack", tenant: "T0HOME", channel: "C0LATER" } as const;
    await world.say("secretary", "channel bind OPSG", nameless);
    const bind = async (name: string) => read(await world.say("secretary", "channel bind OPSG", { ...nameless, name }));
    expect(await bind("#later")).toContain("This channel now belongs to OPSG");
    expect(await bind("#later")).toContain("bound to OPSG already");
    const { channels } = await world.store.register();
    expect(channels.filter(({ channel }) => channel === "C0LATER")).toMatchObject([{ name: "#later" }]);
    await world.say("secretary", "channel unbind", nameless);
  });

  it("are bound and unbound by the Secretary, in the channel itself", async () => {
    expect(read(await world.say("unlinked", "action list", ELSEWHERE))).toContain("I do not know you yet");
    expect(read(await world.say("secretary", "channel bind OPSG", ELSEWHERE))).toContain(
      "This channel now belongs to OPSG",
    );
    expect(read(await world.say("unlinked", "action list", ELSEWHERE))).toContain("Outstanding actions");
    expect(read(await world.say("secretary", "channel unbind", ELSEWHERE))).toContain("no longer belongs");
    expect(read(await world.say("unlinked", "action list", ELSEWHERE))).toContain("I do not know you yet");
    expect(read(await secretary("channel bind"))).toContain("This is not a channel");
    expect(read(await world.say("chair", "channel bind", ELSEWHERE))).toContain(
      "Only the Secretary may bind a channel",
    );
  });

  it("one of another committee is not taken over", async () => {
    await world.say("operator", 'committee add TAB "Technical Board" secretary "Tab Founder"');
    const caller = { ...world.callerOf("operator", CHANNEL), committee: "TAB" };
    await world.doors.dispatch(caller, { text: 'person add "Sam Hall" role secretary slack U-sam', mentions: [] });
    expect(read(await world.say("sam", "channel bind TAB", CHANNEL))).toContain("bound to another committee");
    expect(read(await world.say("sam", "action list", CHANNEL))).toContain("OPSG");
    expect(read(await world.say("sam", "action list"))).toContain("TAB: Outstanding actions");
  });

  it("somebody of two committees is asked which one is meant", async () => {
    await world.doors.dispatch(
      { ...world.callerOf("operator"), committee: "TAB" },
      { text: "person add Both email netco@example.org role member", mentions: [] },
    );
    const answer = await world.say("netco", "action list");
    expect(read(answer)).toContain("Which committee?");
    expect(read(await world.press("netco", buttonOf(answer, "TAB: Technical Board").press))).toContain(
      "TAB: Outstanding",
    );
    expect(read(await world.say("netco", "action show OPSG 64/01"))).toContain("OPSG 64/01");
  });

  it("a Secretary cannot link an account to somebody of another committee", async () => {
    const caller = world.callerOf("sam");
    const line = "person add Chair email chair@example.org slack U-attacker";
    expect(read(await world.doors.dispatch(caller, { text: line, mentions: [] }))).toContain(
      "only the operator may link accounts",
    );
    expect(read(await world.say("attacker", "action list"))).toContain("I do not know you yet");
  });
});

it("nothing broke on our side", () => {
  expect(broken).toEqual([]);
});

it("one party of several is given up, and it is asked first where nobody could be reached for it, or nothing else is left", async () => {
  await secretary(`person add "Nora Field" email nora@example.org contact-for NetCo slack ${HOME}/U-nora`);
  await secretary('person deputy-for "Nora Field" DCC');
  await secretary('action new "DCC to count the oars" owner DCC target 12 April');
  expect(read(await secretary('person not-for "Nora Field" NetCo'))).toContain(
    "Nora Field no longer answers for NetCo",
  );
  const asked = await secretary('person not-for "Nora Field" DCC');
  expect(read(asked)).toMatch(/DCC {2}would /u);
  expect(read(asked)).toMatch(/open actions: OPSG 64\/\d+/u);
  const shown = async () => read(await secretary("person list"));
  expect(await shown()).toMatch(/Nora Field.*\n.*deputy for DCC/u);
  const ended = read(await world.press("secretary", buttonOf(asked, "End it all the same").press));
  expect(ended).toContain("Nora Field no longer answers for DCC");
  expect(await shown()).not.toMatch(/Nora Field.*\n.*deputy for DCC/u);
  expect(read(await world.say("chair", 'person not-for "The netco" NetCo'))).toContain("Only the Secretary");
});
