import { deliver } from "../../src/app/deliver.js";
import { openPace } from "../../src/app/pace.js";
import { queueNotices } from "../../src/app/plan-notices.js";
import { planDeliveries } from "../../src/app/plan-reminders.js";
import type { App, Found, Log, Messenger, Sent } from "../../src/app/ports.js";
import { redrawMessages } from "../../src/app/redraw-messages.js";
import type { Sending } from "../../src/app/send-delivery.js";
import type { Card } from "../../src/cards/card.js";
import { cardToText } from "../../src/cards/text.js";
import type { Platform } from "../../src/domain/register.js";

/** Platforms that keep what they are given and answer as told, and the bot's passes over them. */

const silent: Log = { info: () => {}, warn: () => {}, error: () => {} };

/** A message that lies in a chat, as it stands now. */
export type Posted = { platform: Platform; to: string; card: Card; mark: string; messageId: string; drawn: number };

export const openPost = (app: App, only: readonly Platform[] = ["slack"]) => {
  const posted: Posted[] = [];
  /** What is answered in place of taking a message, by the user's or channel's id, first come first served. */
  const answers = new Map<string, Sent[]>();
  /** What comes of looking for a message, where nothing of it is known. */
  let found: Found = { kind: "not there" };
  const tried: string[] = [];
  const unsure: Platform[] = [];
  const redraws: Sent[] = [];
  const messengerOf = (platform: Platform): Messenger => {
    const take = async (to: string, tenant: string, card: Card, mark: string): Promise<Sent> => {
      tried.push(to);
      const answer = answers.get(to)?.shift();
      if (answer) return answer;
      const messageId = String(posted.length + 1);
      posted.push({ platform, to, card, mark, messageId, drawn: 1 });
      return { kind: "sent", platform, tenant, conversation: `D-${to}`, messageId };
    };
    return {
      platform,
      canFind: platform === "slack",
      findInAccount: async () => found,
      findInChannel: async () => found,
      toAccount: ({ user, tenant }, card, mark) => take(user, tenant, card, mark),
      toChannel: ({ channel, tenant }, card, mark) => take(channel, tenant, card, mark),
      redraw: async ({ tenant, conversation, messageId }, card) => {
        const refused = redraws.shift();
        if (refused) return refused;
        const message = posted.find((one) => one.messageId === messageId && `D-${one.to}` === conversation);
        if (!message) return { kind: "unreachable", why: "it is gone" };
        message.card = card;
        message.drawn++;
        return { kind: "sent", platform, tenant, conversation, messageId };
      },
    };
  };
  const messengers = only.map(messengerOf);
  const sendingAs = (holder: string): Sending => ({
    ...{ app, messengers, pace, holder, jitter: () => 0, unsure: (platform) => void unsure.push(platform) },
  });
  const pace = openPace();
  return {
    posted,
    tried,
    unsure,
    messengers,
    sendingAs,
    /** The next answers to what is sent to somebody. */
    answer: (to: string, ...given: Sent[]) => void answers.set(to, given),
    answerRedraws: (...given: Sent[]) => void redraws.push(...given),
    find: (what: Found) => {
      found = what;
    },
    plan: () => planDeliveries(app, new Set(only)),
    notices: () => queueNotices(app),
    deliver: () => deliver(sendingAs("test"), silent),
    redraw: () => redrawMessages(sendingAs("test"), silent),
    /** What somebody was sent, as text, the oldest first. */
    textsTo: (to: string): string[] => posted.filter((one) => one.to === to).map(({ card }) => cardToText(card)),
  };
};

export type Post = ReturnType<typeof openPost>;
