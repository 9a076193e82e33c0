import { describe, expect, it } from "vitest";
import type { Answer } from "../../src/cards/card.js";
import { ok } from "../../src/domain/result.js";
import { buttonOf, HOME, PRIVATE, read, type World } from "../world.js";
import { eachWithFour, type Reminded } from "./reminded.js";

let world: World;
let log: Reminded["log"];
let netco: Reminded["netco"];
eachWithFour((now) => {
  ({ world, log, netco } = now);
});

describe("“Until when?”", () => {
  it.each([
    ["Monday", "14 March"],
    ["until Wednesday", "9 March"],
  ])("answered with “%s” puts the reminder off, in its thread and in the chat", async (words, day) => {
    const thread = await netco.remind(2);
    expect(read(await netco.write("snooze", { thread }))).toContain("Until when?");
    expect(read(await netco.write(words, { thread }))).toMatch(new RegExp(`rest until \\w+ ${day}`, "u"));
    await netco.remind(1);
    expect(read(await netco.write("64/01 snooze"))).toContain("Until when?");
    expect(read(await netco.write(words))).toMatch(new RegExp(`64/01: reminder put off[\\s\\S]*${day}`, "u"));
    expect([await log.updates(1), await log.updates(2)]).toEqual([[], []]);
    expect([await log.target(1), await log.target(2)]).toEqual(["2022-03-22", "2022-03-22"]);
  });

  it("followed by more than an answer is read as words always are", async () => {
    const thread = await netco.remind(2);
    await netco.write("snooze", { thread });
    await netco.write("the draft is with the printer", { thread });
    expect(await log.updates(2)).toEqual(["the draft is with the printer"]);
    // It was followed by something else: a day is no answer to it any more.
    expect(read(await netco.write("Monday", { thread }))).not.toContain("rest until");
  });

  it("asked more than a day ago is not answered any more", async () => {
    const thread = await netco.remind(2);
    await netco.write("snooze", { thread });
    world.at("2022-03-09T11:00:00Z");
    expect(read(await netco.write("Monday", { thread }))).not.toContain("rest until");
  });
});

describe("“Which day should the target be?”", () => {
  it("answered with a day is of the action that was asked about, whatever else waits", async () => {
    await netco.remind(1);
    await netco.remind(2);
    expect(read(await netco.write("64/01 need more time"))).toContain("Which day should the target be?");
    expect(read(await netco.write("1 April"))).toContain("OPSG 64/01: target revised");
    expect([await log.target(1), await log.target(2)]).toEqual(["2022-04-01", "2022-03-22"]);
    expect(await log.updates(1)).toEqual(["need more time"]);
  });

  it.each(["64/01: 1 April", "OPSG 64/01 until 1 April please", "1 April for 64/01"])(
    "answered with its reference as well, “%s”, is answered",
    async (words) => {
      await netco.write("64/01 can we push?");
      expect(read(await netco.write(words))).toContain("OPSG 64/01: target revised");
      expect([await log.target(1), await log.updates(1)]).toEqual(["2022-04-01", ["can we push?"]]);
    },
  );

  it("answered in the thread is not asked again", async () => {
    const thread = await netco.remind(2);
    await netco.write("need more time", { thread });
    await netco.write("1 April", { thread });
    expect(await log.target(2)).toBe("2022-04-01");
  });

  it("answered under the bot’s question, or after a button asked it, is as good", async () => {
    await netco.remind(1);
    await netco.remind(2);
    const asked = await netco.write("need more time");
    await world.press("netco", buttonOf(asked, "OPSG 64/01: publish the outage calendar").press);
    expect(await log.updates(1)).toEqual(["need more time"]);
    await netco.write("1 April", { thread: "the-card", found: "OPSG 64/01: update recorded" });
    expect(await log.target(1)).toBe("2022-04-01");
  });

  it("answered with a meeting is its day, also where nothing waits", async () => {
    await netco.write("64/04 need more time");
    await netco.write("next main meeting");
    expect(await log.target(4)).toBe("2022-04-12");
  });

  it("is not answered under a message about another action", async () => {
    const other = await netco.remind(2);
    await netco.write("64/01 need more time");
    await netco.write("1 April", { thread: other });
    expect([await log.target(1), await log.target(2)]).toEqual(["2022-03-22", "2022-03-22"]);
  });

  it("is over once another reminder comes", async () => {
    await netco.remind(1);
    await netco.write("need more time");
    world.at("2022-03-08T11:00:00Z");
    await netco.remind(2);
    await netco.write("1 April");
    expect(await log.target(1)).toBe("2022-03-22");
  });
});

describe("“Which action is that about?”", () => {
  const waiting = async (words: string): Promise<Answer> => {
    await netco.remind(1);
    await netco.remind(2);
    const asked = await netco.write(words);
    expect(read(asked)).toContain("Which action is that about?");
    return asked;
  };
  const recorded = async () => Promise.all([log.updates(1), log.updates(2), log.updates(4)]);

  it.each([
    ["64/01", [["half way there"], [], []]],
    ["64/04 please", [[], [], ["half way there"]]],
    ["both", [["half way there"], ["half way there"], []]],
    ["all of them", [["half way there"], ["half way there"], []]],
  ])("answered with “%s” takes the words there", async (words, updates) => {
    await waiting("half way there");
    await netco.write(words);
    expect(await recorded()).toEqual(updates);
  });

  it("answered with a place takes the words to the action in that place", async () => {
    const asked = await waiting("half way there");
    const first = /OPSG 64\/0(\d)/u.exec(JSON.stringify(asked.kind === "card" && asked.card.buttons))?.[1];
    await netco.write("the first one");
    expect(await log.updates(Number(first))).toEqual(["half way there"]);
  });

  it("answered twice, in words and by its button, or brought again, records once", async () => {
    const asked = await waiting("half way there");
    await netco.write("64/01", { event: "slack:again", id: "same" });
    await netco.write("64/01", { event: "slack:again", id: "same" });
    await world.press("netco", buttonOf(asked, "OPSG 64/01: publish the outage calendar").press);
    expect(await recorded()).toEqual([["half way there"], [], []]);
    expect(read(await netco.write("64/01"))).toContain("publish the outage calendar");
    expect(await recorded()).toEqual([["half way there"], [], []]);
  });

  it("answered with an action that there is not goes on being asked", async () => {
    await waiting("half way there");
    expect(read(await netco.write("64/09"))).toContain("There is no action OPSG 64/09");
    await netco.write("64/02");
    expect(await recorded()).toEqual([[], ["half way there"], []]);
  });

  it("answered with none records nothing", async () => {
    await waiting("half way there");
    expect(read(await netco.write("none of them"))).toContain("Nothing was recorded");
    expect(await recorded()).toEqual([[], [], []]);
  });
});

describe("“Is the action done, or is this only an update?”", () => {
  const UNSURE = "that should be done now I think";
  it.each([
    ["yes", "completion proposed"],
    ["done", "completion proposed"],
    ["no", "open"],
    ["only an update", "open"],
  ])("answered with “%s” leaves it %s", async (words, status) => {
    const thread = await netco.remind(2);
    expect(read(await netco.write(UNSURE, { thread }))).toContain("Is the action done, or is this only an update?");
    const answer = read(await netco.write(words, { thread }));
    expect(await log.status(2)).toBe(status);
    expect(await log.updates(2)).toContain(UNSURE);
    if (status === "open") expect(answer).toContain("OPSG 64/02: it stays an update");
  });
});

describe("“Shall … be the new target?”", () => {
  it("answered with yes makes it the target, and with no leaves it", async () => {
    const thread = await netco.remind(2);
    expect(read(await netco.write("the draft will be ready on 29 March", { thread }))).toContain(
      "Shall 29 March 2022 be the new target?",
    );
    await netco.write("no", { thread });
    expect(await log.target(2)).toBe("2022-03-22");
    await netco.write("it will be ready on 29 March", { thread });
    await netco.write("yes please", { thread });
    expect(await log.target(2)).toBe("2022-03-29");
  });
});

it("a question belongs to the chat in which it was asked, on Teams as on Slack", async () => {
  await world.store.change(null, async (tx) => {
    await tx.people.link("person-netco", { platform: "teams", tenant: HOME, user: "U-netco" });
    return ok(null);
  });
  const onTeams = (text: string) =>
    world.doors.reply(
      { ...world.callerOf("netco", PRIVATE, "teams"), event: `teams:${text}`, message: `teams:a/${text}` },
      { text, mentions: [] },
    );
  await netco.remind(1);
  await netco.remind(2);
  await onTeams("64/01 need more time");
  expect(read(await netco.write("1 April"))).not.toContain("target revised");
  expect(read(await onTeams("1 April"))).toContain("OPSG 64/01: target revised");
  expect(await log.target(1)).toBe("2022-04-01");
});

it("what an edited message asks can be answered in words, too", async () => {
  const thread = await netco.remind(2);
  await netco.write("half way there", { thread });
  expect(
    read((await netco.edit(netco.last(), "half way there, need more time", "slack:edit", 1, thread)) as Answer),
  ).toContain("Which day should the target be?");
  await netco.write("1 April", { thread });
  expect(await log.target(2)).toBe("2022-04-01");
});

it("“Which of these shall I take back?” can be answered with one of them", async () => {
  await netco.write("64/01 half way, 64/02 three quarters");
  expect(read(await netco.write("undo"))).toContain("Which of these shall I take back?");
  expect(read(await netco.write("64/02 please"))).toContain("OPSG 64/02: taken back");
  expect([await log.updates(1), await log.updates(2)]).toEqual([["half way"], []]);
});

it("what was asked of words that were changed or deleted since is asked no more", async () => {
  const thread = await netco.remind(2);
  await netco.write("that should be done now I think", { thread });
  await netco.edit(netco.last(), "half way there", "slack:changed", 1, thread);
  await netco.write("yes", { thread });
  expect(await log.status(2)).toBe("open");
  await netco.remind(1);
  await netco.write("64/01 should be done now I think");
  await netco.remove(netco.last(), "slack:removed");
  await netco.write("yes");
  expect(await log.status(1)).toBe("open");
});

it("nor of words that were taken back, or deleted in a thread", async () => {
  const thread = await netco.remind(2);
  const asked = await netco.write("that should be done now I think", { thread });
  await world.press("netco", buttonOf(asked, "Undo").press);
  await netco.write("yes", { thread });
  await netco.write("it should be done now I think", { thread });
  await netco.remove(netco.last(), "slack:gone");
  await netco.write("yes", { thread });
  expect(await log.status(2)).toBe("open");
});

it("nor which action words are about that were deleted: a reference shows its action again", async () => {
  await netco.write("half way there");
  await netco.remove(netco.last(), "slack:gone");
  expect(read(await netco.write("64/01"))).toContain("publish the outage calendar");
  expect(await log.updates(1)).toEqual([]);
});

it("a question in the chat can be answered under it, where nothing else waits", async () => {
  await netco.write("half way there");
  await netco.write("64/04", { thread: "the-question", found: "Which action is that about?" });
  expect(await log.updates(4)).toEqual(["half way there"]);
});
