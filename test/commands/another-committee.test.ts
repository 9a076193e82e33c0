import { describe, expect, it } from "vitest";
import { newCommittee } from "../../src/app/keep-committee.js";
import { ok } from "../../src/domain/result.js";
import { cardOf, read, type World } from "../world.js";
import { eachWithFour, type Reminded } from "./reminded.js";

let world: World;
let log: Reminded["log"];
let netco: Reminded["netco"];
eachWithFour((now) => {
  ({ world, log, netco } = now);
});

const ofAll = async () => [await log.updates(1), await log.updates(2), await log.status(1), await log.target(1)];
const untouched = [[], [], "open", "2022-03-22"];

describe("words about another committee's action", () => {
  it.each([
    "HWG 64/01 done",
    "HWG64/1 done",
    "hwg 64/01 done",
    "Hwg 64/01 done",
    "Hello, HWG 64/01: need until 8 April",
    "Please push HWG 64/01 to 8 April",
    "waits for HWG 64/01",
  ])("are not recorded by its number here, but asked about: “%s”", async (text) => {
    const asked = read(await netco.write(text));
    expect(asked).toContain("HWG 64/01 is not an action of OPSG");
    expect(asked).toContain("recorded nothing yet");
    expect(await ofAll()).toEqual(untouched);
  });

  it("are not shown by its number here", async () => {
    expect(read(await netco.write("HWG 64/01"))).toContain("If you mean OPSG’s, write OPSG 64/01.");
    expect(read(await world.say("netco", "action show HWG64/1"))).toContain("HWG 64/01 is not an action of OPSG.");
  });

  it("mean this committee's, where a button says so", async () => {
    const asked = await netco.write("HWG 64/01 done");
    expect(cardOf(asked).buttons.map(({ label }) => label.slice(0, 10))).toEqual(["OPSG 64/01", "All comman"]);
    await world.press("netco", cardOf(asked).buttons[0]?.press ?? { command: "", committee: null, values: {} });
    expect([await log.status(1), await log.updates(1)]).toEqual(["completion proposed", ["done"]]);
  });

  it("in a thread or while a reminder waits are not its action's either; what only mentions one is", async () => {
    const thread = await netco.remind(1);
    expect(read(await netco.write("HWG 64/02 done", { thread }))).toContain("HWG 64/02 is not an action of OPSG");
    expect(read(await netco.write("HWG 64/02 done"))).toContain("HWG 64/02 is not an action of OPSG");
    expect(await ofAll()).toEqual(untouched);
    await netco.write("waits for HWG 64/02", { thread });
    expect([await log.updates(1), await log.updates(2)]).toEqual([["waits for HWG 64/02"], []]);
  });

  it("among others leave those as they are, and are said back", async () => {
    const said = read(await netco.write("64/02 half way, HWG 64/01 done"));
    expect(said).toContain("HWG 64/01 is not an action of OPSG. If you mean OPSG’s, write OPSG 64/01.");
    expect(said).toContain("You said: “done”");
    expect([await log.updates(1), await log.updates(2)]).toEqual([[], ["half way"]]);
  });

  it("are another's only where they look like it: a party or a word in capitals is none", async () => {
    await netco.write("NETCO 64/01 half way");
    await netco.write("UPDATE 64/01 three quarters");
    await netco.write("opsg 64/02 half way");
    expect([(await log.updates(1)).length, await log.updates(2)]).toEqual([2, ["half way"]]);
    await netco.write("netco 64/02 three quarters");
    await netco.write("thx 64/02 nearly there");
    await netco.write("regarding 64/02 all is well");
    expect(await log.updates(2)).toHaveLength(4);
  });

  /** HWG, with an action 64/01 of its own, and one that only it has. */
  const addHwg = () =>
    world.store.change(null, async (tx) => {
      const other = newCommittee("committee-HWG", "HWG", "Harbour Works Group");
      await tx.people.addCommittee(other);
      await tx.people.addParty({
        ...{ id: "party-Quay", committeeId: other.id, name: "Quay Cranes", known: true, formerNames: [] },
      });
      for (const [meeting, text] of [
        [64, "to count the oars"],
        [71, "to paint the bell"],
      ] as const)
        await tx.actions.insert({
          ...{ id: `other-${meeting}`, committeeId: other.id, reference: { committee: "HWG", meeting, sequence: 1 } },
          ...{ text, ownerIds: ["party-Quay"], dateRaised: "2022-02-08", status: "open", closedAt: null },
          ...{ targets: { last: "2022-03-22", revised: null, moves: 0 }, agendaItem: null, link: null, version: 1 },
        });
      return ok(null);
    });
  const joinHwg = () =>
    world.store.change(null, async (tx) => {
      await tx.people.setContact("person-netco", "party-Quay", { deputy: false });
      return ok(null);
    });
  const inHwg = async (meeting: number) => {
    const action = await world.store.actions.find("committee-HWG", meeting, 1);
    return [action?.status, action?.targets.revised];
  };

  it("are never shown of a committee that the speaker may not name, and recorded there of one they may", async () => {
    await addHwg();
    expect(JSON.stringify(await netco.write("please push HWG 64/01 to 8 April"))).not.toContain("oars");
    await joinHwg();
    const thread = await netco.remind(1);
    const said = read(await netco.write("done, hwg 64/01 need until 8 April", { thread }));
    expect(said).toContain("2 actions answered");
    expect([await log.status(1), await log.updates(1)]).toEqual(["completion proposed", ["done"]]);
    expect(await inHwg(64)).toEqual(["open", "2022-04-08"]);
    expect(read(await netco.write("HWG 71/01 done, OPSG 64/02 need until 12 April"))).toContain("2 actions answered");
    expect([await inHwg(71), await log.target(2)]).toEqual([["completion proposed", null], "2022-04-12"]);
  });

  it.each([
    "please push HWG 64/01 to 8 April",
    "Hello, HWG 64/01: need until 8 April",
    "OPSG 64/02 half way, HWG 64/01 need until 8 April",
    "OPSG 64/02 half way; please push HWG 64/01 to 8 April",
  ])("are recorded there, alone as among others, of whoever may answer there: “%s”", async (text) => {
    await addHwg();
    await joinHwg();
    expect(read(await netco.write(text))).toContain("HWG 64/01: target revised");
    expect([await inHwg(64), await log.target(1)]).toEqual([["open", "2022-04-08"], "2022-03-22"]);
  });

  it("in a thread are asked about where an own one would be, and a button records them there", async () => {
    await addHwg();
    await joinHwg();
    const thread = await netco.remind(1);
    const asked = cardOf(await netco.write("please push HWG 64/01 to 8 April", { thread }));
    expect(asked.buttons.map(({ label }) => label.slice(0, 10)).slice(0, 2)).toEqual(["OPSG 64/01", "HWG 64/01:"]);
    await world.press("netco", asked.buttons[1]?.press ?? { command: "", committee: null, values: {} });
    expect([await inHwg(64), await log.target(1), await log.updates(1)]).toEqual([
      ["open", "2022-04-08"],
      "2022-03-22",
      [],
    ]);
  });

  it("by somebody of that committee who may not answer for it are refused, alone as among others", async () => {
    await addHwg();
    await world.store.change(null, async (tx) => {
      await tx.people.setRole("person-netco", "committee-HWG", "member");
      return ok(null);
    });
    for (const text of ["please push HWG 64/01 to 8 April", "OPSG 64/02 half way, HWG 64/01 need until 8 April"])
      expect(read(await netco.write(text))).toContain(
        "Only a contact of an owning party, the Chair or the Secretary may answer for this action",
      );
    expect([await inHwg(64), await log.target(1), await log.updates(2)]).toEqual([
      ["open", null],
      "2022-03-22",
      ["half way"],
    ]);
  });

  it("of one that the speaker may not name are asked about, alone as among others, with this committee’s of that number", async () => {
    await addHwg();
    for (const text of ["please push HWG 64/01 to 8 April", "OPSG 64/02 half way, HWG 64/01 need until 8 April"]) {
      const asked = await netco.write(text);
      expect(read(asked)).toContain("HWG 64/01 is not an action of OPSG");
      const { parts, buttons } = cardOf(asked);
      const all = [...parts.flatMap((part) => (part.kind === "buttons" ? part.buttons : [])), ...buttons];
      expect(all.filter(({ label }) => label.includes("OPSG 64/01"))).toHaveLength(1);
      expect(JSON.stringify(asked)).not.toContain("oars");
    }
    expect([await inHwg(64), await log.target(1), await log.updates(1)]).toEqual([["open", null], "2022-03-22", []]);
  });

  it("are among what undo takes back of the last message", async () => {
    await addHwg();
    await joinHwg();
    await netco.write("OPSG 64/02 half way, HWG 64/01 need until 8 April");
    const all = cardOf(await world.press("netco", { command: "action undo", committee: "OPSG", values: {} })).buttons;
    expect(all.map(({ label }) => label)).toEqual(["Undo HWG 64/01", "Undo OPSG 64/02"]);
    for (const { press } of all) await world.press("netco", press);
    expect([await log.updates(2), await inHwg(64)]).toEqual([[], ["open", null]]);
  });

  it("without a code are of the committee in which the action is the speaker's; where it is in both, it is asked", async () => {
    await addHwg();
    await joinHwg();
    await netco.remind(1);
    await netco.write("71/01 need until 8 April");
    expect(await inHwg(71)).toEqual(["open", "2022-04-08"]);
    await netco.write("64/02 need until 12 April");
    expect([await log.target(2), await inHwg(64)]).toEqual(["2022-04-12", ["open", null]]);
    const asked = await netco.write("64/01 done");
    expect(read(asked)).toContain("Which committee?");
    expect(read(asked)).toContain("I have kept your words, but recorded nothing yet.");
    expect(read(asked)).toContain("“64/01 done”");
    expect([await log.status(1), await inHwg(64)]).toEqual(["open", ["open", null]]);
    const hwg = cardOf(asked).buttons.find(({ label }) => label.startsWith("HWG"))?.press;
    await world.press("netco", hwg ?? { command: "", committee: null, values: {} });
    expect([await log.status(1), await inHwg(64)]).toEqual(["open", ["completion proposed", null]]);
  });
});

it("a meeting with another committee's code is none of this one", async () => {
  for (const line of ["agenda HWG 65", "agenda actions HWG 65", "meeting record HWG 64", "meeting recorded HWG 64"])
    expect([line, read(await world.say("secretary", line))]).toEqual([
      line,
      expect.stringMatching(/I do not know which meeting “HWG 6[45]” is/u),
    ]);
  expect(read(await world.say("secretary", "agenda OPSG 65"))).toContain("OPSG 65 (provisional): agenda");
  expect(read(await world.say("secretary", "agenda #65"))).toContain("OPSG 65 (provisional): agenda");
});
