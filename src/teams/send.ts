import { Agent } from "node:http";
import { Agent as HttpsAgent } from "node:https";
import { type Activity, CardFactory, MessageFactory, type TurnContext } from "botbuilder";
import type { Bot } from "./bot.js";
import { type Chat, referenceTo } from "./chats.js";
import type { AdaptiveCard } from "./elements.js";

/** One attempt at Teams is given up after so long. Milliseconds. */
const CONNECTOR_TIMEOUT_MS = 10_000;

/** A card as a message; its title is what a notification and a list of chats show. */
export const cardMessage = (card: AdaptiveCard): Partial<Activity> => ({
  ...MessageFactory.attachment(CardFactory.adaptiveCard(card)),
  summary: card.fallbackText,
});

/** A plain line, shown as it stands. */
export const lineMessage = (text: string): Partial<Activity> => ({ type: "message", text, textFormat: "plain" });

/** Continues a conversation outside a turn. An error in `work` is thrown, not given to the adapter, which would hide it. */
export const converse = async <T>(bot: Bot, chat: Chat, work: (context: TurnContext) => Promise<T>): Promise<T> => {
  let done: { value: T } | undefined;
  let failed: { error: unknown } | undefined;
  await bot.adapter.continueConversationAsync(bot.appId, referenceTo(chat), async (context) => {
    try {
      done = { value: await work(context) };
    } catch (error) {
      failed = { error };
    }
  });
  if (failed) throw failed.error;
  if (!done) throw new Error("The conversation could not be continued.");
  return done.value;
};

export const sendTo = (bot: Bot, chat: Chat, message: Partial<Activity>): Promise<string> =>
  converse(bot, chat, async (context) => (await context.sendActivity(message))?.id ?? "");

/** Redraws a message of ours for everybody who sees it. */
export const redraw = (bot: Bot, chat: Chat, messageId: string, message: Partial<Activity>): Promise<void> =>
  converse(bot, chat, async (context) => {
    await context.updateActivity({ ...message, id: messageId });
  });

type Pipeline = {
  removePolicy(policy: { name: string }): unknown;
  addPolicy(policy: {
    name: string;
    sendRequest(request: { url: string; timeout: number; agent?: Agent }, next: unknown): unknown;
  }): unknown;
};

/**
 * A connection that was kept from an earlier message may be closed at the very moment it is used again, and then nobody
 * knows whether the message arrived; whoever asked would see no answer to what is recorded already. The connector's own
 * `disableKeepAlive` takes Node's global agent, which keeps connections since Node 19.
 */
const ownConnection = (url: string): Agent =>
  url.startsWith("https:") ? new HttpsAgent({ keepAlive: false }) : new Agent({ keepAlive: false });

/**
 * The connector sends again by itself after 429, 500 and 502, three times, and waits for ever. A message that was sent
 * twice is there twice, so it may try once, within a time; our deliveries decide what is tried again. Its own options
 * for this are ignored (botframework-connector 4.23), hence its pipeline.
 */
export const sendOnce = async (adapter: Bot["adapter"], context: TurnContext, next: () => Promise<void>) => {
  const connector = context.turnState.get(adapter.ConnectorClientKey) as
    | { client?: { pipeline?: Pipeline } }
    | undefined;
  const pipeline = connector?.client?.pipeline;
  pipeline?.removePolicy({ name: "defaultRetryPolicy" });
  pipeline?.addPolicy({
    name: "giveUpInTime",
    sendRequest: (request, send) => {
      request.timeout = CONNECTOR_TIMEOUT_MS;
      request.agent ??= ownConnection(request.url);
      return (send as (request: unknown) => unknown)(request);
    },
  });
  await next();
};
