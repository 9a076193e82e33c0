import { afterEach, beforeEach, expect, it } from "vitest";
import { foldName } from "../../src/domain/register.js";
import { ok } from "../../src/domain/result.js";
import { buttonOf, HOME, makeWorld, read, type World } from "../world.js";

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

it("an account that is linked to the other of the two is refused with the way to make them one", async () => {
  await twice();
  expect(read(await secretary(`person add "Jane Smith" email jane@old.example slack ${HOME}/U-jane`))).toContain(
    "type /opsg person merge and choose both",
  );
});
