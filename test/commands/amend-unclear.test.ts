import { describe, expect, it } from "vitest";
import { newCommittee } from "../../src/app/keep-committee.js";
import type { Answer, Button } from "../../src/cards/card.js";
import { ok } from "../../src/domain/result.js";
import { raiseMany } from "../app/raise.js";
import { cardOf, read, type World } from "../world.js";
import { eachWithFour, type Reminded } from "./reminded.js";

let world: World;
let log: Reminded["log"];
let netco: Reminded["netco"];
eachWithFour((now) => {
  ({ world, log, netco } = now);
});

const said = async (text: string, thread?: string): Promise<string> => {
  await netco.write(text, thread === undefined ? {} : { thread });
  return netco.last();
};
const asking = (answer: Answer | null): Answer => answer ?? expect.unreachable("no answer");
const buttonsIn = (answer: Answer): Button[] => {
  const { parts, buttons } = cardOf(answer);
  return [...parts.flatMap((part) => (part.kind === "buttons" ? part.buttons : [])), ...buttons];
};
/** The button that means this action. */
const meaning = (answer: Answer | null, label: string) =>
  (
    buttonsIn(asking(answer)).find((button) => button.label.startsWith(label)) ??
    expect.unreachable(`no button “${label}” among ${buttonsIn(asking(answer)).map((button) => button.label)}`)
  ).press;
const press = async (answer: Answer | null, label: string): Promise<string> =>
  read(await world.press("netco", meaning(answer, label)));
const labels = (answer: Answer | null): string[] => buttonsIn(asking(answer)).map(({ label }) => label.slice(0, 10));
const all = async () => Promise.all([1, 2, 3, 4].map(log.updates));

const UNCLEAR = "we had a look at 64/01 and 64/02";

describe("a message edited into words of which it is not clear what they are about", () => {
  it("is asked about, what was recorded from it stands meanwhile, and a button corrects it", async () => {
    const message = await said("64/01 half way");
    const asked = await netco.edit(message, UNCLEAR);
    const shown = read(asking(asked));
    expect(shown).toContain("Which action is that about?");
    expect(shown).toContain("What I recorded of OPSG 64/01 from this message stands meanwhile: “half way”");
    expect(labels(asked).slice(0, 2)).toEqual(["OPSG 64/01", "OPSG 64/02"]);
    expect(await all()).toEqual([["half way"], [], [], []]);

    expect(await press(asked, "OPSG 64/01")).toContain("OPSG 64/01: corrected as you edited it");
    expect(await press(asked, "OPSG 64/02")).toContain("OPSG 64/02: update recorded");
    expect(await all()).toEqual([[UNCLEAR], [UNCLEAR], [], []]);
    expect(await log.deeds(1)).toEqual(["raised", "updated", "corrected"]);
    expect(read(await world.say("netco", "action history 64/01"))).toContain(`Update: half way → ${UNCLEAR}`);
  });

  it("has each button pressed twice, and the edit delivered again, double nothing", async () => {
    const message = await said("64/01 half way");
    const asked = await netco.edit(message, UNCLEAR, "slack:Ev7", 10);
    for (const label of ["OPSG 64/01", "OPSG 64/02", "OPSG 64/01", "OPSG 64/02"]) await press(asked, label);
    const again = await netco.edit(message, UNCLEAR, "slack:Ev7", 10);
    expect(again).toBeNull();
    expect(await press(asked, "OPSG 64/02")).toMatch(/already recorded|not kept any more/u);
    expect(await all()).toEqual([[UNCLEAR], [UNCLEAR], [], []]);
    expect(await log.deeds(2)).toEqual(["raised", "updated"]);
  });

  it("delivered again between two presses, is asked about again, and what was pressed is not done twice", async () => {
    const message = await said("64/01 half way");
    const asked = await netco.edit(message, UNCLEAR, "slack:Ev7", 10);
    await press(asked, "OPSG 64/02");
    world.at("2022-03-08T10:30:00Z");
    const again = await netco.edit(message, UNCLEAR, "slack:Ev7", 10);
    await press(again, "OPSG 64/01");
    await press(asked, "OPSG 64/02");
    expect(await all()).toEqual([[UNCLEAR], [UNCLEAR], [], []]);
    expect([await log.deeds(1), await log.deeds(2)]).toEqual([
      ["raised", "updated", "corrected"],
      ["raised", "updated"],
    ]);
  });

  it("takes back what it said of an action that it can be about no more", async () => {
    const message = await said("64/04 done, 64/01 half way");
    const asked = await netco.edit(message, UNCLEAR);
    expect(read(asking(asked))).toContain("OPSG 64/04: withdrawn, as your message does not say it any more");
    expect([await log.status(4), await all()]).toEqual(["open", [["half way"], [], [], []]]);
  });

  it("that names no action keeps what was recorded of several, and offers these", async () => {
    const message = await said("64/01 done, 64/02 half way");
    const asked = await netco.edit(message, "still with the supplier");
    expect(labels(asked).slice(0, 2)).toEqual(["OPSG 64/01", "OPSG 64/02"]);
    expect([await log.status(1), await all()]).toEqual(["completion proposed", [["done"], ["half way"], [], []]]);
    await press(asked, "OPSG 64/01");
    expect([await log.status(1), await all()]).toEqual(["open", [["still with the supplier"], ["half way"], [], []]]);
  });

  it("offers to take back what it does not say any more", async () => {
    const message = await said("64/01 done");
    const asked = await netco.edit(message, UNCLEAR);
    await press(asked, "OPSG 64/02");
    await press(asked, "Take back OPSG 64/01");
    expect([await log.status(1), await all()]).toEqual(["open", [[], [UNCLEAR], [], []]]);
  });

  it("and then back into what it said, says that again and the question is void", async () => {
    const message = await said("64/01 half way");
    const asked = await netco.edit(message, UNCLEAR);
    expect(await netco.edit(message, "64/01 half way")).toBeNull();
    expect(await press(asked, "OPSG 64/02")).toContain("not kept any more");
    expect(await all()).toEqual([["half way"], [], [], []]);
  });

  it("and after a button was pressed back into what it said, has the others withdrawn", async () => {
    const message = await said("64/01 half way");
    const asked = await netco.edit(message, UNCLEAR);
    await press(asked, "OPSG 64/01");
    await press(asked, "OPSG 64/02");
    await netco.edit(message, "64/01 half way");
    expect(await all()).toEqual([["half way"], [], [], []]);
  });

  it("and deleted after that, takes all of it back", async () => {
    const message = await said("64/01 half way");
    const asked = await netco.edit(message, UNCLEAR);
    await press(asked, "OPSG 64/02");
    await netco.remove(message);
    expect(await press(asked, "OPSG 64/02")).toContain("not kept any more");
    expect(await all()).toEqual([[], [], [], []]);
  });

  it("records a completion that is meant as one, once it is known of what", async () => {
    const message = await said("64/01 half way, 64/02 half way");
    const asked = await netco.edit(message, "done");
    expect([await log.status(1), await log.status(2)]).toEqual(["open", "open"]);
    await press(asked, "OPSG 64/02");
    expect([await log.status(1), await log.status(2), await all()]).toEqual([
      "open",
      "completion proposed",
      [["half way"], ["done"], [], []],
    ]);
  });
});

describe("a message edited into what is said of all but some", () => {
  it("asks which, keeps what was recorded, and takes back what it leaves out", async () => {
    const message = await said("64/01 half way, 64/02 half way");
    const asked = await netco.edit(message, "all but 64/02 need until 8 April");
    expect(read(asking(asked))).toContain("Which actions is that about?");
    expect(labels(asked)).not.toContain("OPSG 64/02");
    expect(await all()).toEqual([["half way"], [], [], []]);
    await press(asked, "OPSG 64/01");
    await press(asked, "OPSG 64/04");
    expect(await Promise.all([1, 2, 3, 4].map(log.target))).toEqual([
      "2022-04-08",
      "2022-03-22",
      "2022-03-22",
      "2022-04-08",
    ]);
    expect(await all()).toEqual([[], [], [], []]);
  });

  it("corrects what is said apart at once", async () => {
    const message = await said("64/02 half way");
    const asked = await netco.edit(message, "all done except 64/02 (waiting for the lab)");
    expect(await all()).toEqual([[], ["(waiting for the lab)"], [], []]);
    expect(labels(asked)).toContain("OPSG 64/01");
    await press(asked, "OPSG 64/01");
    expect([await log.status(1), await log.status(2)]).toEqual(["completion proposed", "open"]);
  });

  it("offers all of them at once only where these are all that the sender has", async () => {
    const message = await said("64/01 half way");
    const few = await netco.edit(message, "all but 64/02 need until 8 April");
    expect(labels(few)).toContain("All 2 of t");
    await raiseMany(world, 6, "NetCo to count the poles", 63);
    const many = await netco.edit(message, "all but 64/02 need until 11 April");
    expect(labels(many).some((label) => /^All \d/u.test(label))).toBe(false);
    expect(labels(many)).toEqual(expect.arrayContaining(["OPSG 64/01", "OPSG 63/01", "All my act"]));
  });

  it("in the thread of a list of reminders offers those of the list", async () => {
    const thread = await netco.remind(1, 2, 4);
    const message = await said("64/01 half way", thread);
    const asked = await netco.edit(message, "all but 64/02 need until 8 April", undefined, undefined, thread);
    expect(labels(asked)).toEqual(expect.arrayContaining(["OPSG 64/01", "OPSG 64/04"]));
    expect(labels(asked)).not.toContain("OPSG 64/02");
  });
});

describe("a message edited between one action and several", () => {
  it("that tells of one where it told of several has the others withdrawn, and says so", async () => {
    const message = await said("64/01 done, 64/02 half way, 64/04 found");
    const answer = read(asking(await netco.edit(message, "64/02 three quarters")));
    for (const one of ["64/01", "64/04"]) expect(answer).toContain(`OPSG ${one}: withdrawn`);
    expect([await log.status(1), await all()]).toEqual(["open", [[], ["three quarters"], [], []]]);
  });

  it("that tells of several where it told of one has each recorded", async () => {
    const message = await said("64/01 half way");
    await netco.edit(message, "64/01 done, 64/02 half way, 64/04 need until 8 April");
    expect([await log.status(1), await log.target(4), await all()]).toEqual([
      "completion proposed",
      "2022-04-08",
      [["done"], ["half way"], [], []],
    ]);
  });

  it("in the thread of a reminder goes on being of that action", async () => {
    const thread = await netco.remind(1);
    const message = await said("done, 64/02 need until 8 April", thread);
    await netco.edit(message, "not done yet", undefined, undefined, thread);
    expect([await log.status(1), await log.target(2), await all()]).toEqual([
      "open",
      "2022-03-22",
      [["not done yet"], [], [], []],
    ]);
  });

  it("that names an action there is not keeps what was recorded, and its words for the one that is meant", async () => {
    const message = await said("64/01 half way");
    const asked = await netco.edit(message, "64/99 three quarters");
    expect(read(asking(asked))).toContain("There is no action OPSG 64/99.");
    expect(await all()).toEqual([["half way"], [], [], []]);
    expect(await press(asked, "Record it of OPSG 64/01")).toContain("OPSG 64/01: corrected as you edited it");
    expect(await all()).toEqual([["three quarters"], [], [], []]);
  });
});

it("a message edited into words about actions that there are not is told so, and what was recorded stands", async () => {
  const message = await said("64/01 half way");
  const asked = await netco.edit(message, "we had a look at 64/98 and 64/99");
  for (const one of ["64/98", "64/99"]) expect(read(asking(asked))).toContain(`There is no action OPSG ${one}.`);
  expect(labels(asked)).toContain("OPSG 64/01");
  expect(await all()).toEqual([["half way"], [], [], []]);
});

it("a message that waits for its answer, edited into other words, is recorded once with its new words", async () => {
  const first = await netco.write(UNCLEAR);
  const again = await netco.edit(netco.last(), "we had a good look at 64/01 and 64/02");
  for (const answer of [first, again]) for (const label of ["OPSG 64/01", "OPSG 64/02"]) await press(answer, label);
  const words = ["we had a good look at 64/01 and 64/02"];
  expect(await all()).toEqual([words, words, [], []]);
});

it("a message of which one button of several was pressed, edited, corrects that one and asks of the other anew", async () => {
  await press(await netco.write(UNCLEAR), "OPSG 64/01");
  world.at("2022-03-08T10:30:00Z");
  const asked = await netco.edit(netco.last(), "we had a good look at 64/01 and 64/02");
  for (const label of ["OPSG 64/01", "OPSG 64/02"]) await press(asked, label);
  const words = ["we had a good look at 64/01 and 64/02"];
  expect([await all(), await log.deeds(1)]).toEqual([
    [words, words, [], []],
    ["raised", "updated", "corrected"],
  ]);
});

it("a message of actions of two committees, edited or deleted, is followed in both", async () => {
  await world.store.change(null, async (tx) => {
    const other = newCommittee("committee-HWG", "HWG", "Harbour Works Group");
    await tx.people.addCommittee(other);
    await tx.people.addParty({
      ...{ id: "party-Quay", committeeId: other.id, name: "Quay Cranes", known: true, formerNames: [] },
    });
    await tx.people.setContact("person-netco", "party-Quay", { deputy: false });
    await tx.actions.insert({
      ...{ id: "other-64", committeeId: other.id, reference: { committee: "HWG", meeting: 71, sequence: 1 } },
      ...{ text: "to count the oars", ownerIds: ["party-Quay"], dateRaised: "2022-02-08", status: "open" },
      ...{ targets: { last: "2022-03-22", revised: null, moves: 0 }, agendaItem: null, link: null, version: 1 },
      closedAt: null,
    });
    return ok(null);
  });
  const oars = async () => (await world.store.actions.updates("other-64", 5)).map(({ text }) => text);
  const message = await said("OPSG 64/01 half way, HWG 71/01 counted");
  expect([await log.updates(1), await oars()]).toEqual([["half way"], ["counted"]]);
  await netco.edit(message, "OPSG 64/01 half way, HWG 71/01 counted twice");
  expect([await log.updates(1), await oars()]).toEqual([["half way"], ["counted twice"]]);
  await netco.remove(message);
  expect([await log.updates(1), await oars()]).toEqual([[], []]);
});
