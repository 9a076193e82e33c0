import { afterEach, beforeEach, describe, expect, it } from "vitest";
import type { Answer } from "../../src/cards/card.js";
import { foldName } from "../../src/domain/register.js";
import { ok } from "../../src/domain/result.js";
import { buttonOf, HOME, makeWorld, read, type World } from "../world.js";
import { chatOf, logOf } from "./reminded.js";

let world: World;
beforeEach(async () => {
  world = await makeWorld();
});
afterEach(() => world.close());

const secretary = (text: string) => world.say("secretary", text);
const people = async () => (await world.store.register()).people;
const named = async (name: string) => {
  const found = (await people()).find((person) => foldName(person.name) === foldName(name));
  if (!found) throw new Error(`nobody is called ${name}`);
  return found;
};

/** One entered by a list with one address, and one who wrote from an account with another. */
const twice = async (): Promise<void> => {
  await secretary('person add "Jane Smith" email jane@old.example contact-for NetCo');
  await secretary('person deputy-for "Jane Smith" GridCo');
  await secretary('person role "Jane Smith" member');
  await secretary(`person add "J. Smith" email jane@new.example deputy-for NetCo slack ${HOME}/U-jane`);
};

it("two who are one person are shown side by side first, and nothing is changed", async () => {
  await twice();
  const before = await people();
  const asked = await secretary('person merge jane@old.example into "J. Smith"');
  expect(read(asked)).toContain("Are Jane Smith and J. Smith one person?");
  expect(read(asked)).toMatch(
    /This one goes: Jane Smith {2}member\n {4}jane@old\.example · contact for NetCo · deputy for GridCo · not linked yet/u,
  );
  expect(read(asked)).toMatch(/This one stays: J\. Smith\n {4}jane@new\.example · deputy for NetCo · writes on Slack/u);
  expect(read(asked)).toMatch(
    /As one: J\. Smith {2}member\n {4}jane@new\.example · contact for NetCo · deputy for GridCo · writes on Slack/u,
  );
  expect(read(asked)).toContain("jane@old.example is not kept");
  expect(await people()).toEqual(before);
  const round = await world.press("secretary", buttonOf(asked, "The other way round").press);
  expect(read(round)).toContain("Are J. Smith and Jane Smith one person?");
});

it("then they are one, with the accounts, the role and the parties of both, once, and it is in the history", async () => {
  await twice();
  const [from, into] = [await named("Jane Smith"), await named("J. Smith")];
  const committee = world.committee;
  await secretary('action new "NetCo to count the oars." owner NetCo target 12 April');
  await world.store.change(null, async (tx) => {
    const action = await tx.actions.find(committee.id, 64, 1);
    if (!action) throw new Error("no action");
    await tx.reminders.snooze({
      personId: from.id,
      actionId: action.id,
      until: "2022-04-01",
      at: world.app.clock.now(),
    });
    for (const [id, to, stage] of [
      ["d1", from.id, "before-10"],
      ["d2", into.id, "before-5"],
      ["d3", from.id, "before-5"],
    ] as const)
      await tx.enqueue({
        ...{ id, key: `OPSG 64/01|${stage}|2022-04-12|${to}`, committeeId: committee.id, to: { personId: to } },
        message: { kind: "added" },
        dueAt: world.app.clock.now(),
      });
    await tx.people.saveCommittee({ ...committee, notices: { ...committee.notices, people: [from.id] } });
    return ok(null);
  });
  const asked = await secretary("person merge jane@old.example into jane@new.example");
  const done = await world.press("secretary", buttonOf(asked, "They are one: merge").press);
  expect(read(done)).toContain("Jane Smith and J. Smith are one person now");
  expect(await named("J. Smith")).toMatchObject({
    email: "jane@new.example",
    accounts: [{ user: "U-jane" }],
    roles: [{ role: "member" }],
    contacts: expect.arrayContaining([
      { partyId: "party-NetCo", deputy: false },
      { partyId: "party-GridCo", deputy: true },
    ]),
  });
  expect(await named("Jane Smith")).toMatchObject({ email: null, accounts: [], roles: [], contacts: [] });
  expect((await world.store.register()).committees[0]?.notices.people).toEqual([into.id]);
  // What waits goes to the one, and what both were to get goes once; nothing that went to either goes again.
  const states = await Promise.all(["d1", "d2", "d3"].map((id) => world.store.outbox.find(id)));
  expect(states.map((one) => [one?.state, one?.to])).toEqual([
    ["waiting", { personId: into.id }],
    ["waiting", { personId: into.id }],
    ["cancelled", { personId: into.id }],
  ]);
  const keys = ["before-10", "before-5"].map((stage) => `OPSG 64/01|${stage}|2022-04-12|${into.id}`);
  expect(await world.store.outbox.known(keys)).toEqual(new Set(keys));
  await world.store.change(null, async (tx) => {
    const action = await tx.actions.find(committee.id, 64, 1);
    expect(await tx.reminders.snoozedUntil(into.id, action?.id ?? "")).toBe("2022-04-01");
    return ok(null);
  });
  // Whoever presses an old button is told that the first is no more.
  expect(JSON.stringify(await world.press("secretary", buttonOf(asked, "They are one: merge").press))).toContain(
    "does not belong to OPSG any more",
  );
});

it("is the Secretary’s alone, and not where one of them is another committee’s too", async () => {
  await twice();
  expect(read(await world.say("chair", "person merge jane@old.example into jane@new.example"))).toContain(
    "Only the Secretary",
  );
  expect(read(await secretary("person merge jane@old.example into jane@old.example"))).toContain("one person already");
  expect(read(await secretary("person merge"))).toContain("Is the same as, and goes into");
});

it("whoever is not known is named alone, and not with the rest of the line", async () => {
  await twice();
  expect(read(await secretary('person merge nobody@x.example into "J. Smith"'))).toContain(
    "I know nobody with the address nobody@x.example in OPSG.",
  );
  expect(read(await secretary('person merge Jan Smyth into "J. Smith"'))).toContain(
    "I know nobody called “Jan Smyth” in OPSG.",
  );
  expect(read(await secretary("person merge jane@new.example into nobody@x.example"))).toContain(
    "I know nobody with the address nobody@x.example in OPSG.",
  );
  expect(read(await secretary("person away nobody@x.example until 14 March"))).toContain(
    "I know nobody with the address nobody@x.example in OPSG.",
  );
  expect(read(await secretary("person away Jan Smyth until 14 March"))).toContain(
    "I know nobody called “Jan Smyth” in OPSG.",
  );
});

it("an account that is linked to the other of the two is refused with the way to make them one", async () => {
  await twice();
  expect(read(await secretary(`person add "Jane Smith" email jane@old.example slack ${HOME}/U-jane`))).toContain(
    "type /opsg person merge and choose both",
  );
});

it("what the one who goes said before can still be edited, undone and deleted, in the name it was said under", async () => {
  await secretary(`person add "Jane A" email a@old.example contact-for DCC slack ${HOME}/U-ja`);
  await secretary(`person add "Jane B" email b@new.example slack ${HOME}/U-jb`);
  for (const deed of ["count the oars", "mend the ropes", "paint the boathouse"])
    await secretary(`action new "DCC to ${deed}." owner DCC target 22 March`);
  const chat = chatOf(world, "ja");
  await chat.write("64/01 the first half is counted");
  const edited = chat.last();
  const said = await chat.write("64/02 half of the ropes are mended");
  await chat.write("64/03 two walls are painted");
  const deleted = chat.last();
  const asked = await secretary("person merge a@old.example into b@new.example");
  await world.press("secretary", buttonOf(asked, "They are one: merge").press);
  await chat.edit(edited, "64/01 the second half is counted");
  expect(read(await world.press("ja", buttonOf(said, "Undo").press))).toContain("taken back");
  await chat.remove(deleted);
  const log = logOf(world);
  expect(await Promise.all([1, 2, 3].map((sequence) => log.updates(sequence)))).toEqual([
    ["the second half is counted"],
    [],
    [],
  ]);
  expect(read(await secretary("action history 64/02"))).toContain("Jane A");
});

describe("reminders of the one", () => {
  const add = async (name: string, more = "") =>
    secretary(`person add "Jane ${name}" email ${name}@x.example ${more} slack ${HOME}/U-j${name}`);
  const merge = () => secretary("person merge a@x.example into b@x.example");
  const done = async (asked: Answer) =>
    read(await world.press("secretary", buttonOf(asked, "They are one: merge").press));
  const without = async () => (await world.store.register()).committees[0]?.reminderPolicy.without;

  it.each(["a", "b"])("go on where only Jane %s was left out of them, and the card says so", async (out) => {
    await add("a", "contact-for DCC");
    await add("b");
    await secretary(`reminders choose without "Jane ${out}"`);
    const asked = await merge();
    expect(read(asked)).toContain(`Jane ${out} was left out of reminders, and the other was not: the one is reminded.`);
    expect(read(asked)).not.toMatch(/As one: .*\n.*left out of reminders/u);
    expect(await done(asked)).toContain("are one person now");
    expect(await without()).toEqual([]);
    expect(read(await secretary("person list"))).not.toContain("left out of reminders");
  });

  it("stop where both were left out of them, and whose actions nobody is told of then is shown first", async () => {
    await add("a", "contact-for DCC");
    await add("b");
    await secretary('action new "DCC to count the oars." owner DCC target 22 March');
    await secretary('reminders choose without "Jane a", "Jane b"');
    const asked = await merge();
    expect(read(asked)).toMatch(/As one: .*\n.*left out of reminders/u);
    expect(read(asked)).toContain("DCC  would be left without a reachable contact");
    expect(read(asked)).toContain("open actions: OPSG 64/01");
    expect(await done(asked)).toContain("are one person now");
    expect(await without()).toEqual([(await named("Jane b")).id]);
  });

  it("go on where only one of the two is away; who is away by both is back by the first of the days", async () => {
    await add("a", "contact-for DCC");
    await add("b");
    await secretary('person away "Jane b" until 30 March');
    const asked = await merge();
    expect(read(asked)).toContain("Jane b was noted as away, and the other was not: the one is not.");
    await secretary('person away "Jane a" until 20 March');
    expect(read(await merge())).toMatch(/As one: .*\n.*away until 20 March/u);
    // What was looked at before is not so any more.
    expect(await done(asked)).toContain("not as you were shown them any more, so nothing was changed");
    expect((await named("Jane a")).contacts).toHaveLength(1);
    expect(await done(await merge())).toContain("are one person now");
    expect((await named("Jane b")).awayUntil).toBe("2022-03-20");
  });
});

it("what waits goes although the same was taken back from the other, and nothing goes that either had", async () => {
  await twice();
  const [from, into] = [await named("Jane Smith"), await named("J. Smith")];
  const queue = (id: string, stage: string, to: string) =>
    world.store.change(null, async (tx) => {
      await tx.enqueue({
        ...{ id, key: `OPSG 64/01|${stage}|2022-04-12|${to}`, committeeId: world.committee.id, to: { personId: to } },
        ...{ message: { kind: "added" }, dueAt: world.app.clock.now() },
      });
      return ok(null);
    });
  await queue("taken back", "due", into.id);
  await world.store.change(null, async (tx) => ok(await tx.reminders.cancel("taken back", world.app.clock.now())));
  await queue("had", "before-5", from.id);
  const now = world.app.clock.now();
  const [had] = await world.store.outbox.claim(now, 1, "test", 60_000);
  await world.store.outbox.settle("test", [
    {
      id: had?.id ?? "",
      settlement: { kind: "sent", at: now, platform: "slack", tenant: HOME, conversation: "D1", messageId: "1" },
    },
  ]);
  await queue("waits", "due", from.id);
  await queue("twice", "before-5", into.id);
  const asked = await secretary("person merge jane@old.example into jane@new.example");
  await world.press("secretary", buttonOf(asked, "They are one: merge").press);
  const states = await Promise.all(
    ["taken back", "had", "waits", "twice"].map(async (id) => (await world.store.outbox.find(id))?.state),
  );
  expect(states).toEqual(["cancelled", "sent", "waiting", "cancelled"]);
  expect((await world.store.outbox.find("waits"))?.key).toBe(`OPSG 64/01|due|2022-04-12|${into.id}`);
});
