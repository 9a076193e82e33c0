import { WebAPIHTTPError, WebAPIPlatformError, WebAPIRateLimitedError, type WebClient } from "@slack/web-api";
import type { Found, Messenger, Sent } from "../app/ports.js";
import type { Card } from "../cards/card.js";
import { cardMessage } from "./block-kit.js";
import { type PlacePictures, sendWithPictures } from "./pictures.js";

/** Under this name a delivery's id stands in the message's metadata. */
const DELIVERY_EVENT = "opsg_delivery";

/** Opened conversations that are remembered, so that most deliveries take one call. */
const MAX_CONVERSATIONS = 5_000;

/** Refusals that trying again does not change, in words for the Secretary. */
const UNREACHABLE: Record<string, string> = {
  user_not_found: "Slack does not know this account",
  users_not_found: "Slack does not know this account",
  user_not_visible: "the bot may not see this Slack account",
  user_disabled: "this Slack account is deactivated",
  account_inactive: "the bot's own Slack account is deactivated",
  cannot_dm_bot: "this Slack account is a bot",
  channel_not_found: "Slack does not know this channel, or the bot is not in it",
  not_in_channel: "the bot is not in this Slack channel; somebody must invite it",
  is_archived: "this Slack channel is archived",
  restricted_action: "the workspace does not let the bot post in this Slack channel",
  messages_tab_disabled: "messages to the bot are switched off in its Slack app",
  team_not_found: "the bot is not installed in this Slack workspace",
  team_access_not_granted: "the bot is not installed in this Slack workspace",
  token_revoked: "the bot was removed from the Slack workspace",
  invalid_auth: "Slack refuses the bot's token",
  not_authed: "Slack refuses the bot's token",
  missing_scope: "the bot lacks a permission in Slack; it must be installed again",
};

/** Refusals that concern the account and last. */
const LASTING = new Set(["user_not_found", "users_not_found", "user_disabled", "cannot_dm_bot"]);

/** Refusals that pass by themselves. */
const PASSING = new Set(["service_unavailable", "team_added_to_org", "request_timeout"]);
/** After these, says Slack, some of it may have been done. */
const HALF_DONE = new Set(["internal_error", "fatal_error"]);

/** Why Slack will not take something however often it is asked, in words; null where it may the next time. */
export const whyRefused = (error: unknown): string | null =>
  error instanceof WebAPIPlatformError ? (UNREACHABLE[error.data.error] ?? null) : null;

/** What an error from Slack means for the delivery. A call that was cut off may have been done. */
const failure = (error: unknown, posting: boolean): Sent => {
  if (error instanceof WebAPIRateLimitedError)
    return { kind: "later", seconds: error.retryAfter, why: "Slack asks to wait" };
  if (error instanceof WebAPIPlatformError) {
    const code = error.data.error;
    if (posting && HALF_DONE.has(code)) return { kind: "unknown", why: `Slack answered ${code}` };
    if (PASSING.has(code) || HALF_DONE.has(code))
      return { kind: "later", seconds: null, why: `Slack answered ${code}` };
    return {
      kind: "unreachable",
      why: UNREACHABLE[code] ?? `Slack refuses the message (${code})`,
      ...(LASTING.has(code) ? { lasting: true } : {}),
    };
  }
  const why =
    error instanceof WebAPIHTTPError
      ? `Slack answered with a fault of its own (${error.statusCode})`
      : `Slack could not be reached (${error instanceof Error ? error.message : String(error)})`;
  // To open a conversation twice is no harm.
  if (!posting) return { kind: "later", seconds: null, why };
  if (error instanceof WebAPIHTTPError && error.statusCode < 500) return { kind: "later", seconds: null, why };
  return { kind: "unknown", why };
};

/** Our clock and Slack's may differ by as much. Seconds. */
const CLOCK_SLACK_S = 300;
/** Slack gives apps that are sold outside its directory no more at once. */
const PAGE = 15;
const MAX_PAGES = 10;
/** Where Slack could not be asked just now. */
const LOOK_AGAIN_S = 60;

const isMarked = (metadata: unknown, mark: string): boolean =>
  (metadata as { event_payload?: { id?: unknown } } | undefined)?.event_payload?.id === mark;

const cannotTell = (error: unknown): Found => {
  const failed = failure(error, false);
  const why = "why" in failed ? failed.why : "Slack could not be asked";
  return { kind: "cannot tell", why, againIn: failed.kind === "later" ? (failed.seconds ?? LOOK_AGAIN_S) : null };
};

const SHARED =
  "this Slack channel is shared with another organisation; the Secretary may allow that there: channel allow outsiders";

/** Whether people of other organisations' workspaces read a channel, or are invited to. */
export const isShared = async (client: WebClient, channel: string): Promise<boolean> => {
  const { channel: about } = await client.conversations.info({ channel });
  return about?.is_ext_shared === true || about?.is_pending_ext_shared === true;
};

/** The bot's way to write first on Slack. */
export const openMessenger = (deps: {
  client: WebClient;
  workspace: () => string;
  pictures: PlacePictures;
}): Messenger => {
  const { client, workspace, pictures } = deps;
  const conversations = new Map<string, string>();

  const conversationWith = async (user: string): Promise<string> => {
    const known = conversations.get(user);
    if (known !== undefined) return known;
    const id = (await client.conversations.open({ users: user })).channel?.id;
    if (id === undefined) throw new Error("Slack opened no conversation");
    const oldest = conversations.keys().next().value;
    if (conversations.size >= MAX_CONVERSATIONS && oldest !== undefined) conversations.delete(oldest);
    conversations.set(user, id);
    return id;
  };

  const post = async (channel: string, card: Card, mark: string): Promise<Sent> => {
    const metadata = { event_type: DELIVERY_EVENT, event_payload: { id: mark } };
    try {
      const message = cardMessage(await pictures(card));
      const posted = await sendWithPictures(message, (sent) => client.chat.postMessage({ channel, ...sent, metadata }));
      return posted.ts === undefined
        ? { kind: "unknown", why: "Slack did not say which message it became" }
        : {
            kind: "sent",
            platform: "slack",
            tenant: workspace(),
            conversation: posted.channel ?? channel,
            messageId: posted.ts,
          };
    } catch (error) {
      return failure(error, true);
    }
  };

  /** Reads back a conversation, newest first, until older messages than could be ours. */
  const look = async (channel: string, mark: string, since: Date): Promise<Found> => {
    const oldest = since.getTime() / 1000 - CLOCK_SLACK_S;
    let cursor: string | undefined;
    for (let page = 0; page < MAX_PAGES; page++) {
      const read = await client.conversations.history({
        channel,
        limit: PAGE,
        include_all_metadata: true,
        ...(cursor === undefined ? {} : { cursor }),
      });
      const messages = read.messages ?? [];
      const ours = messages.find(({ metadata }) => isMarked(metadata, mark));
      if (ours?.ts !== undefined) return { kind: "there", conversation: channel, messageId: ours.ts };
      cursor = read.response_metadata?.next_cursor || undefined;
      if (cursor === undefined || messages.some(({ ts }) => Number(ts) < oldest)) return { kind: "not there" };
    }
    return { kind: "cannot tell", why: "too much was said there since", againIn: null };
  };

  return {
    platform: "slack",
    canFind: true,
    toAccount: async ({ user }, card, mark) => {
      let channel: string;
      try {
        channel = await conversationWith(user);
      } catch (error) {
        return failure(error, false);
      }
      const sent = await post(channel, card, mark);
      if (sent.kind === "unreachable") conversations.delete(user);
      return sent;
    },
    findInAccount: async ({ user }, mark, since) => {
      try {
        return await look(await conversationWith(user), mark, since);
      } catch (error) {
        return cannotTell(error);
      }
    },
    findInChannel: ({ channel }, mark, since) => look(channel, mark, since).catch(cannotTell),
    redraw: async ({ tenant, conversation, messageId }, card, mark) => {
      const metadata = { event_type: DELIVERY_EVENT, event_payload: { id: mark } };
      try {
        await sendWithPictures(cardMessage(await pictures(card)), ({ text, blocks }) =>
          client.chat.update({ channel: conversation, ts: messageId, text, blocks, metadata }),
        );
        return { kind: "sent", platform: "slack", tenant, conversation, messageId };
      } catch (error) {
        // To draw it twice is no harm.
        return failure(error, false);
      }
    },
    toChannel: async ({ tenant, channel, outsiders }, card, mark) => {
      if (tenant !== workspace())
        return { kind: "unreachable", why: "the bot is not installed in this Slack workspace" };
      try {
        if (!outsiders && (await isShared(client, channel))) return { kind: "unreachable", why: SHARED, lasting: true };
      } catch (error) {
        return failure(error, false);
      }
      return post(channel, card, mark);
    },
  };
};
