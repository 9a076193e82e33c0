import { z } from "zod";
import { NEVER_MET } from "../app/dry-messengers.js";
import type { Found, Messenger, Sent } from "../app/ports.js";
import { drawCard } from "./adaptive-card.js";
import type { Bot } from "./bot.js";
import { type Chat, channelKey, ownChat, recallChat } from "./chats.js";
import { placePictures } from "./pictures.js";
import { cardMessage, redraw, sendTo } from "./send.js";

const failureSchema = z.looseObject({
  statusCode: z.number().optional(),
  code: z.union([z.string(), z.number()]).optional(),
  message: z.string().optional(),
  response: z.looseObject({ headers: z.custom<{ get(name: string): string | undefined }>() }).optional(),
});

/** Where Teams says "too often" but not until when. Seconds. */
const AFTER_TOO_OFTEN_SECONDS = 60;

/** In words for the Secretary. */
const meaningOf = (status: number | undefined): string => {
  if (status === undefined) return "Teams could not be reached";
  if (status === 403) return "Teams does not let the bot write there: it was blocked or removed";
  if (status === 404 || status === 410) return "Teams does not know this chat any more";
  if (status === 413) return "the message is too long for Teams";
  if (status === 429) return "Teams asks to wait";
  return status >= 500 ? "Teams answered with a fault of its own" : "Teams refuses the message";
};

/** What a failed send means: whether it can have arrived, and whether trying again can help. */
export const readFailure = (error: unknown): Sent => {
  const read = failureSchema.safeParse(error);
  const { statusCode, code, message = "no reason given", response } = read.success ? read.data : {};
  const said = `${statusCode ?? code ?? ""} ${message}`.replace(/\s+/gu, " ").trim().slice(0, 200);
  const why = `${meaningOf(statusCode)} (${said})`;
  if (statusCode === 429) {
    const wait = Number(response?.headers?.get("retry-after"));
    return {
      kind: "later",
      seconds: Number.isFinite(wait) && wait > 0 ? Math.ceil(wait) : AFTER_TOO_OFTEN_SECONDS,
      why,
    };
  }
  // Blocked, uninstalled, gone, or never to be accepted as it is.
  if (statusCode !== undefined && [400, 403, 404, 410, 413].includes(statusCode))
    return { kind: "unreachable", why, lasting: statusCode === 403 || statusCode === 404 };
  // Refused before it was looked at: our own credentials, or nobody there.
  if (statusCode === 401 || code === "ECONNREFUSED" || code === "ENOTFOUND")
    return { kind: "later", seconds: null, why };
  return { kind: "unknown", why };
};

const SHARED =
  "this Teams channel is shared with other teams, perhaps of another organisation; the Secretary may allow that there: channel allow outsiders";

/** Teams as a way out. Each message is tried once; a message of ours cannot be found again there, so `mark` has no use. */
export const openMessenger = (bot: Bot): Messenger => {
  const send = async (
    find: () => Promise<Chat | undefined>,
    card: Parameters<Messenger["toAccount"]>[1],
    missing: Extract<Sent, { kind: "unreachable" }>,
    outsiders = false,
  ): Promise<Sent> => {
    try {
      const chat = await find();
      if (!chat?.conversation) return missing;
      if (chat.shared && !outsiders) return { kind: "unreachable", why: SHARED, lasting: true };
      const messageId = await sendTo(bot, chat, cardMessage(drawCard(await placePictures(bot, card))));
      return { kind: "sent", platform: "teams", tenant: chat.tenant, conversation: chat.conversation.id, messageId };
    } catch (error) {
      return readFailure(error);
    }
  };
  const cannotTell = async (): Promise<Found> => ({
    kind: "cannot tell",
    why: "Teams cannot be asked what arrived",
    againIn: null,
  });
  return {
    platform: "teams",
    canFind: false,
    findInAccount: cannotTell,
    findInChannel: cannotTell,
    redraw: async ({ account, tenant, conversation, messageId }, card) => {
      try {
        const chat = await recallChat(bot, account ?? channelKey(tenant, conversation));
        if (!chat) return { kind: "unreachable", why: "the chat is not known any more" };
        await redraw(bot, chat, messageId, cardMessage(drawCard(await placePictures(bot, card))));
        return { kind: "sent", platform: "teams", tenant, conversation, messageId };
      } catch (error) {
        return readFailure(error);
      }
    },
    toAccount: (account, card) =>
      send(() => ownChat(bot, account), card, {
        kind: "unreachable",
        why: NEVER_MET,
        // Until they add it or write, which is heard.
        lasting: true,
      }),
    toChannel: ({ tenant, channel, outsiders }, card) =>
      send(
        () => recallChat(bot, channelKey(tenant, channel)),
        card,
        { kind: "unreachable", why: "The bot was never added to this channel on Teams." },
        outsiders,
      ),
  };
};
