import { afterEach, beforeEach, expect, test } from "vitest";
import { ok } from "../../src/domain/result.js";
import { makeWorld, type World } from "../world.js";
import { ALEX, activity, CHANNEL, mention, message, post, pressOf, TENANT } from "./activities.js";
import { type Connector, startConnector } from "./connector.js";
import { startTeamsBot, type TeamsBot } from "./teams-bot.js";

/** People who are picked from the rosters of the committee's channels. */

let world: World;
let connector: Connector;
let bot: TeamsBot;
beforeEach(async () => {
  world = await makeWorld();
  connector = await startConnector();
  bot = await startTeamsBot(world.doors);
  const person = (id: string, name: string, rest: object = {}) =>
    connector.members.set(id, {
      ...{ id, name, aadObjectId: `${id.replace("29:", "")}-in-the-directory`, userRole: "user", tenantId: TENANT },
      ...{ userPrincipalName: `${id.replace("29:", "")}@example.org` },
      ...rest,
    });
  connector.members.set(ALEX.id, { ...ALEX, userPrincipalName: "alex@example.org", userRole: "user" });
  person("29:kim", "Kim Sample");
  person("29:bo", "Bo Hawser");
  person("29:guest", "Gus Guest", { userPrincipalName: "gus_far.example#EXT#@example.org", userRole: "guest" });
  const committeeId = world.committee.id;
  await world.store.change(null, async (tx) => {
    await tx.people.link("person-secretary", { platform: "teams", tenant: TENANT, user: ALEX.aadObjectId });
    await tx.people.bind({
      ...{ platform: "teams", tenant: TENANT, channel: CHANNEL, committeeId, name: "Log", classification: "White" },
      outsiders: false,
    });
    return ok(null);
  });
});
afterEach(async () => {
  await bot.close();
  await connector.close();
  await world.close();
});

type Element = { id?: string; type?: string; choices?: { title: string; value: string }[]; [key: string]: unknown };
const within = (value: unknown): Element[] =>
  typeof value !== "object" || value === null
    ? []
    : [...(Array.isArray(value) ? [] : [value as Element]), ...Object.values(value).flatMap(within)];
const cardOf = () => connector.shown("a:alex").at(-1)?.card;
const picker = () => within(cardOf()).find(({ id, type }) => id === "picked" && type === "Input.ChoiceSet");

test("the form offers everybody of the committee’s team who does not belong yet; the profile gives name, address and account", async () => {
  await post(bot, activity(connector, "channel", mention("help")));
  await post(bot, activity(connector, "personal", message("person add")));
  expect(picker()?.choices).toEqual([
    { title: "Bo Hawser, bo@example.org", value: "bo-in-the-directory" },
    { title: "Gus Guest", value: "guest-in-the-directory" },
    { title: "Kim Sample, kim@example.org", value: "kim-in-the-directory" },
  ]);
  const send = within(cardOf()).find(({ type, title }) => type === "Action.Execute" && title === "Add");
  const { data } = send as { data: object };
  await post(
    bot,
    activity(connector, "personal", pressOf({ ...data, picked: "kim-in-the-directory", role: "member" })),
  );
  const added = (await world.store.register()).people.find(({ name }) => name === "Kim Sample");
  expect(added).toMatchObject({
    email: "kim@example.org",
    roles: [{ role: "member" }],
    accounts: [{ platform: "teams", tenant: TENANT, user: "kim-in-the-directory" }],
  });
  await post(bot, activity(connector, "personal", message("person add")));
  expect(picker()?.choices?.map(({ title }) => title)).toEqual(["Bo Hawser, bo@example.org", "Gus Guest"]);
});

test("where the roster does not answer, name and address are typed", async () => {
  connector.members.clear();
  await post(bot, activity(connector, "personal", message("person add")));
  expect(picker()).toBeUndefined();
  expect(within(cardOf()).some(({ id }) => id === "email")).toBe(true);
});
