import { afterAll, beforeAll, beforeEach, expect, it } from "vitest";
import { onPostgres } from "../contracts/ground.js";
import { broken, buttonOf, makeWorld, read, type World } from "../world.js";
import { chatOf, logOf, raiseFour } from "./reminded.js";

/** Answers that meet each other on PostgreSQL, where changes run side by side. */

let ground: Awaited<ReturnType<typeof onPostgres>>;
let world: World;
beforeAll(async () => {
  ground = await onPostgres();
  world = await makeWorld({ url: ground.url });
  await raiseFour(world);
}, 30_000);
afterAll(async () => {
  await world.close();
  await ground.done();
  expect(broken).toEqual([]);
});
beforeEach(() => world.at("2022-03-08T10:00:00Z"));

it("two contacts answer at once: both moves are kept, each from where the other left the target", async () => {
  const [netco, second] = [chatOf(world, "netco"), chatOf(world, "second")];
  await Promise.all([
    netco.write("64/01 need until 8 April"),
    second.write("64/01 need until 15 April"),
    netco.write("64/01 half way"),
    second.write("64/01 half way too"),
  ]);
  const action = await world.action(64, 1);
  const moves = await world.store.actions.moves(action?.id ?? "");
  expect(moves).toHaveLength(3);
  expect(moves[2]?.from).toBe(moves[1]?.to);
  expect((await logOf(world).updates(1)).toSorted()).toEqual(["half way", "half way too"]);
});

it("Undo pressed five times at once takes back once", async () => {
  const said = await chatOf(world, "netco").write("64/02 done");
  const { press } = buttonOf(said, "Undo");
  const answers = await Promise.all(Array.from({ length: 5 }, () => world.press("netco", press)));
  expect(answers.filter((answer) => read(answer).includes("It is open again"))).toHaveLength(1);
  expect((await logOf(world).deeds(2)).filter((did) => did === "undone")).toHaveLength(1);
});

it("Undo and another's answer at once: the one that comes first stands, and what follows knows of it", async () => {
  const said = await chatOf(world, "netco").write("64/04 need until 8 April");
  const { press } = buttonOf(said, "Undo");
  await Promise.all([world.press("netco", press), world.say("second", "action target 64/04 15 April")]);
  const deeds = await logOf(world).deeds(4);
  const undone = deeds.includes("undone");
  expect(await logOf(world).target(4)).toBe("2022-04-15");
  expect((await world.action(64, 4))?.targets.last).toBe(undone ? "2022-03-22" : "2022-04-08");
});

it("an edit delivered three times at once is followed once", async () => {
  const netco = chatOf(world, "netco");
  await netco.write("64/04 found one");
  const edits = Array.from({ length: 3 }, () => netco.edit(netco.last(), "64/04 found two", "slack:EvThrice"));
  await Promise.all(edits);
  expect(await logOf(world).updates(4)).toEqual(["found two"]);
});
