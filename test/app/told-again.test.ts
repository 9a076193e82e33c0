import { beforeEach, describe, expect, it } from "vitest";
import { chatOf, logOf } from "../commands/reminded.js";
import { buttonOf, cardOf, formOf, type World } from "../world.js";
import { eachWorld } from "./each-world.js";
import type { Post } from "./post.js";

let world: World;
let post: Post;
let netco: ReturnType<typeof chatOf>;
eachWorld(
  async (first) => {
    await first.say("secretary", 'action new "NetCo to publish the calendar" owner NetCo target 22 March');
  },
  (made, itsPost) => {
    world = made;
    post = itsPost;
  },
);
beforeEach(() => {
  netco = chatOf(world, "netco");
});
let minute = 0;
const pass = async () => {
  world.at(new Date(Date.UTC(2022, 2, 8, 11, ++minute)).toISOString());
  await post.deliver();
  await post.redraw();
  return post.textsTo("U-secretary");
};
const NOT_OURS = "64/01 not ours, that's GridCo";

describe("what the Secretary was told of words that are changed since", () => {
  it("that it is theirs after all: they are told, and what they were told loses its button", async () => {
    await netco.write(NOT_OURS);
    expect((await pass()).at(-1)).toContain("Reassign OPSG 64/01");
    await netco.edit(netco.last(), "64/01 sorry, it is ours after all: drafted");
    const told = await pass();
    expect(told).toHaveLength(2);
    expect(told[1]).toContain("OPSG 64/01: The netco has changed what they said");
    expect(told[1]).toContain("sorry, it is ours after all: drafted");
    expect(told[0]).toContain("They have changed these words or taken them back since.");
    expect(told[0]).not.toContain("Reassign");
  });

  it("a question that is a statement now is told, too", async () => {
    await netco.write("64/01 who signs the contract?");
    await pass();
    await netco.edit(netco.last(), "64/01 the Chair signs the contract");
    expect((await pass()).at(-1)).toContain("has changed what they said");
  });

  it("before they were told is not told any more", async () => {
    await netco.write(NOT_OURS);
    await netco.edit(netco.last(), "64/01 sorry, it is ours after all: drafted");
    expect(await pass()).toEqual([]);
    await netco.write("64/01 who signs the contract?");
    await netco.edit(netco.last(), "64/01 who signs the contract, and when?");
    expect(await pass()).toEqual([expect.stringContaining("who signs the contract, and when?")]);
  });

  it("taken back loses its button, and they are told", async () => {
    await netco.write(NOT_OURS);
    await pass();
    await netco.write("undo 64/01");
    const told = await pass();
    expect(told[1]).toContain("takes back what they said");
    expect(told[0]).not.toContain("Reassign");
    expect(await logOf(world).updates(1)).toEqual([]);
  });
});

it("what somebody said who may not answer stands in the form that would record it", async () => {
  await chatOf(world, "gridco").write("64/01 the calendar is out");
  await pass();
  const card = post.posted.at(-1)?.card;
  const button = card && buttonOf({ kind: "card", card, audience: "person" }, "Add an update");
  if (!button) throw new Error("no button");
  const form = formOf(await world.press("secretary", button.press));
  expect(form.fields.map(({ value }) => value)).toContain("the calendar is out");
  expect(cardOf(await world.submit("secretary", form, { text: "the calendar is out" })).title).toContain(
    "update recorded",
  );
});
