import type { Platform } from "../domain/register.js";
import type { Conversations, Found, Messenger, Sent } from "./ports.js";

/** Why somebody cannot be written to on Teams, which lets a bot write only to those it has met. */
export const NEVER_MET = "They have not met the bot on Teams: it was never added by them or mentioned.";

/**
 * Ways out by which nothing leaves, for saying what a pass would do. No platform is asked: that somebody left, or a
 * channel is shared, only the pass itself finds out.
 */
export const dryMessengers = (platforms: readonly Platform[], conversations: Conversations): Messenger[] =>
  platforms.map((platform) => {
    const sent = { kind: "sent", platform, tenant: "", conversation: "", messageId: "" } as const;
    const send = async (): Promise<Sent> => sent;
    const find = async (): Promise<Found> => ({ kind: "not there" });
    return {
      ...{ platform, canFind: platform === "slack", findInAccount: find, findInChannel: find },
      ...{ redraw: send, toChannel: send },
      toAccount: async (account) =>
        platform === "teams" && (await conversations.recall(account)) === null
          ? { kind: "unreachable", why: NEVER_MET }
          : sent,
    };
  });
