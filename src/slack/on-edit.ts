import type { Answer } from "../cards/card.js";
import type { Said } from "../commands/command.js";
import { answeredIn } from "./answered.js";
import { answerEvent, asAgain, type Delivered, inConversation, isAgain, wordsOf } from "./on-message.js";
import { eventSchema, type SlackEvent } from "./payloads.js";
import type { Session } from "./session.js";
import type { TakenEvents } from "./taken-events.js";

export const EDITS: ReadonlySet<string> = new Set(["message_changed", "message_deleted"]);

/** Slack leaves this in the place of a deleted message that others answered in its thread. */
const TOMBSTONE = "tombstone";

type Edit = { user: string; ts: string; thread: string | undefined; now: SlackEvent["event"]["message"] | null };

/** Slack also calls it an edit when it shows a preview of a link. */
const isSame = ({ message, previous_message: before }: SlackEvent["event"]): boolean =>
  before !== undefined && message?.text === before.text && (message.files ?? []).length === (before.files ?? []).length;

/** A person's own message, as they changed it or (`now` null) deleted it; other bots' and our own are not followed. */
const editOf = (session: Session, { event }: SlackEvent): Edit | undefined => {
  const { message, previous_message: before } = event;
  const deleted = event.subtype === "message_deleted" || message?.subtype === TOMBSTONE;
  const which = deleted ? before : message;
  if (!which || which.user === undefined || which.user === session.identity().botUser) return undefined;
  if (which.bot_id !== undefined || (!deleted && isSame(event))) return undefined;
  return { user: which.user, ts: which.ts, thread: which.thread_ts, now: deleted ? null : message };
};

/** When it was edited or deleted: Slack's own time, by which later changes are told from earlier ones. */
const changedAt = ({ event: { ts } }: SlackEvent): { changedAt?: Date } => {
  const seconds = Number(ts);
  return Number.isFinite(seconds) ? { changedAt: new Date(seconds * 1000) } : {};
};

/** A message in a conversation with the bot was edited or deleted: what it recorded is corrected or taken back. */
export const onEdit =
  (session: Session, events: TakenEvents) =>
  async ({ body, context }: Delivered): Promise<void> => {
    const read = eventSchema.safeParse(body);
    const channel = read.success ? read.data.event.channel : undefined;
    if (!read.success || channel === undefined || read.data.event.channel_type !== "im") return;
    const edit = editOf(session, read.data);
    if (!edit) return;
    const { user, ts, now } = edit;
    const thread = edit.thread === ts ? undefined : edit.thread;
    const taken = events(read.data.event_id, () =>
      session.ask<Answer | null>(user, async () => {
        const answers = answeredIn(session, channel, thread);
        const said: Said | null = now ? { ...(await wordsOf(session, now)), ...answers } : null;
        const caller = await session.callers.fromEvent(read.data, user, ts);
        return session.doors.amend({ ...caller, ...changedAt(read.data), ...asAgain(context) }, said);
      }),
    );
    await answerEvent(session, taken, inConversation(session, read.data, channel, thread), isAgain(context));
  };
