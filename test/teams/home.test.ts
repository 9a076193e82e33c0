import { afterEach, beforeEach, expect, test } from "vitest";
import type { Answer } from "../../src/cards/card.js";
import type { Doors } from "../../src/commands/command.js";
import { activity, message, post } from "./activities.js";
import { type Connector, startConnector } from "./connector.js";
import { startTeamsBot, type TeamsBot } from "./teams-bot.js";

/** A card that Teams' clients draw anew whenever somebody looks at it. */

let connector: Connector;
let bot: TeamsBot;
let title = "Yours: one";
const give = async (): Promise<Answer> => ({
  kind: "card",
  card: { title, parts: [], buttons: [], refresh: { command: "home", committee: "DEMO", values: {} } },
  audience: "person",
});
const doors: Doors = { dispatch: give, press: give, reply: give, amend: give };

beforeEach(async () => {
  title = "Yours: one";
  connector = await startConnector();
  bot = await startTeamsBot(doors);
});
afterEach(async () => {
  await bot.close();
  await connector.close();
});

test("a person’s own view is drawn anew for whoever looks at it, and the message is left alone", async () => {
  await post(bot, activity(connector, "personal", message("home")));
  const [sent] = connector.shown("a:alex");
  const refresh = sent?.card?.refresh as { action: { data: unknown } } | undefined;
  title = "Yours: two";
  const { body } = await post(
    bot,
    activity(connector, "personal", {
      type: "invoke",
      name: "adaptiveCard/action",
      replyToId: sent?.id,
      value: { action: { type: "Action.Execute", verb: "opsg", data: refresh?.action.data }, trigger: "automatic" },
    }),
  );
  expect(body).toMatchObject({
    type: "application/vnd.microsoft.card.adaptive",
    value: { fallbackText: "Yours: two" },
  });
  await bot.connection.stop();
  // To write the message anew would have it looked at anew, and so on for ever.
  expect(connector.shown("a:alex").map(({ card }) => card?.fallbackText)).toEqual(["Yours: one"]);
});
