import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { formOf, makeWorld, read, type World } from "../world.js";

/** Each party may own an action; an action that nobody owns is not raised, and the person is told why. */
let world: World;
beforeAll(async () => {
  world = await makeWorld();
});
afterAll(() => world.close());

const NOBODY = { owners: "", otherOwners: "" };

describe("an action without an owner", () => {
  it("is not raised by the form, which stays open and says so beside the owner, and how to name a new one", async () => {
    const form = formOf(await world.say("secretary", "action new"));
    const answer = await world.submit("secretary", form, { text: "Publish the calendar", meeting: "64", ...NOBODY });
    expect(answer).toMatchObject({
      kind: "problem",
      problem: {
        what: "An action needs an owner.",
        instead: expect.stringContaining("does not know"),
        field: "owners",
      },
      form: { nonce: form.nonce },
    });
    expect(await world.action(64, 1)).toBeNull();
  });

  it("does not hide what is wrong in another field", async () => {
    const form = formOf(await world.say("secretary", "action new"));
    const fault = { text: "Publish", meeting: "64", target: "2022-02-31", ...NOBODY };
    expect(await world.submit("secretary", form, fault)).toMatchObject({ problem: { field: "target" } });
    expect(await world.submit("secretary", form, { ...fault, target: "", agendaItem: "three" })).toMatchObject({
      problem: { field: "agendaItem" },
    });
  });

  it("typed on one line opens the form, filled, which says why", async () => {
    expect(await world.say("secretary", 'action new "Publish the calendar" target 22 March')).toMatchObject({
      kind: "problem",
      problem: { what: "An action needs an owner." },
      form: {
        fields: expect.arrayContaining([expect.objectContaining({ name: "text", value: "Publish the calendar" })]),
      },
    });
  });

  it("is refused to whoever may not raise one, without a form", async () => {
    expect(read(await world.say("netco", 'action new "Publish the calendar"'))).toContain("may raise an action");
  });

  it("is not what comes of reassigning one to nobody", async () => {
    await world.say("secretary", 'action new "Publish the calendar" owner NetCo');
    const form = formOf(await world.say("secretary", "action assign 64/1"));
    expect(await world.submit("secretary", form, NOBODY)).toMatchObject({
      kind: "problem",
      problem: { field: "owners" },
    });
  });
});

describe("the owner's fields", () => {
  it("are neither of them called optional: one of the two is needed", async () => {
    const form = formOf(await world.say("secretary", "action new"));
    const owners = form.fields.filter(({ name }) => /owners/i.test(name));
    expect(owners.map(({ optional }) => optional)).toEqual(["or another", "or another"]);
    expect(owners[0]?.hint).toContain("Needed");
  });

  it("keep what was written when another field is at fault", async () => {
    const form = formOf(await world.say("secretary", "action new"));
    const answer = await world.submit("secretary", form, {
      text: "Publish",
      meeting: "64",
      target: "2022-02-31",
      owners: "party-NetCo",
      otherOwners: "Newcomer Ltd",
    });
    expect(answer).toMatchObject({
      form: {
        fields: expect.arrayContaining([
          expect.objectContaining({ name: "owners", value: "party-NetCo" }),
          expect.objectContaining({ name: "otherOwners", value: "Newcomer Ltd" }),
        ]),
      },
    });
  });
});
