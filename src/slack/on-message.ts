import { WebAPIPlatformError } from "@slack/web-api";
import type { Answer, Card } from "../cards/card.js";
import { problemCard } from "../cards/problem.js";
import type { Caller, Said } from "../commands/command.js";
import { answeredIn } from "./answered.js";
import { cardMessage, type SlackMessage } from "./block-kit.js";
import { emojiIn } from "./emoji.js";
import { readText } from "./incoming-text.js";
import { findNotice, postNotice } from "./late-notice.js";
import { openFormCard } from "./open-form.js";
import { eventSchema, type SlackEvent } from "./payloads.js";
import { sendWithPictures } from "./pictures.js";
import { type Session, STILL_WORKING } from "./session.js";
import { NotYet, type Taken, type TakenEvents } from "./taken-events.js";
import { ANSWER_MS, within } from "./within.js";

type Spoken = { envelope: SlackEvent; user: string; channel: string; thread: string | undefined };

const cardOf = (answer: Answer): Card => {
  switch (answer.kind) {
    case "card":
      return answer.card;
    case "problem":
      return answer.form ? openFormCard(answer.form, answer.problem) : problemCard(answer.problem);
    // A message opens no modal: Slack allows that only for a command, a button or a shortcut.
    case "form":
      return openFormCard(answer.form);
  }
};

/** What a listener is given of an event; a number where Slack has delivered it before. */
export type Delivered = { body: unknown; context: { retryNum?: number } };

export const isAgain = ({ retryNum }: Delivered["context"]): boolean => retryNum !== undefined;

/** For whoever said it: what comes again may have been recorded by a process that died before it said so. */
export const asAgain = (context: Delivered["context"]): Pick<Caller, "again"> =>
  isAgain(context) ? { again: {} } : {};

/** A person's own new words. Edits are followed elsewhere (on-edit); other bots and our own messages are not heard. */
const isSpoken = ({ event }: SlackEvent): boolean =>
  event.bot_id === undefined &&
  event.edited === undefined &&
  event.hidden !== true &&
  (event.subtype === undefined || event.subtype === "file_share" || event.subtype === "thread_broadcast");

const spoken = (session: Session, body: unknown): Spoken | undefined => {
  const read = eventSchema.safeParse(body);
  if (!read.success || !isSpoken(read.data)) return undefined;
  const { user, channel, thread_ts: thread } = read.data.event;
  if (user === undefined || user === session.identity().botUser || channel === undefined) return undefined;
  return { envelope: read.data, user, channel, thread };
};

/** What was written, and links to the files that came with it. */
export const wordsOf = async (
  session: Session,
  { text: typed, files = [], blocks }: Pick<SlackEvent["event"], "text" | "files" | "blocks">,
): Promise<Said> => {
  const { text, mentions } = await readText(typed, session.callers.findMentioned, emojiIn(blocks));
  const links = files.flatMap(({ permalink }) => permalink ?? []);
  return { text: [text, ...links].filter(Boolean).join("\n"), mentions };
};

/** Where an answer goes. */
export type Place = {
  post(message: SlackMessage): Promise<unknown>;
  /** Says that the answer is late; which message that is, where it can become the answer. */
  notice(): Promise<string | undefined>;
  /** Such a message that was posted before this process began. */
  findNotice(): Promise<string | undefined>;
  /** Makes such a message the answer; null: there is none, and it goes. */
  replace(notice: string, message: SlackMessage | null): Promise<unknown>;
};

/** A conversation, or one of its threads; a notice of ours there becomes the answer. */
export const inConversation = (
  session: Session,
  { event_id, event }: SlackEvent,
  channel: string,
  thread: string | undefined,
): Place => {
  const { chat } = session.client;
  const where = { channel, ...(thread === undefined ? {} : { thread_ts: thread }) };
  return {
    post: (message) => chat.postMessage({ ...where, ...message }),
    notice: () => postNotice(session, where, event_id),
    findNotice: () => findNotice(session, where, event_id, event.ts),
    replace: (ts, message) =>
      message === null
        ? chat.delete({ channel, ts })
        : chat.update({ channel, ts, text: message.text, blocks: message.blocks }),
  };
};

/** Slack said no (not in this channel, say): it would say so again. Anything else may pass. */
const isFinal = (error: unknown): boolean => error instanceof WebAPIPlatformError;

/** Shown once while the door is slow; a message of ours that can become the answer is remembered. */
const notify = async (session: Session, taken: Taken, place: Place): Promise<void> => {
  if (taken.notified) return;
  taken.notified = true;
  try {
    taken.notice = await place.notice();
  } catch (error) {
    session.log.warn({ err: error }, "a notice that the answer is late could not be posted");
  }
};

/** Finds again what was said before a crash, so that it does not stand beside the answer for ever. */
const resume = async (taken: Taken, place: Place): Promise<void> => {
  if (taken.notified) return;
  const notice = await place.findNotice();
  if (notice === undefined || taken.notified) return;
  taken.notified = true;
  taken.notice = notice;
};

/**
 * Posts what comes of an event, once however often it is delivered; a slow door is waited for in sight.
 * @param again whether Slack has delivered it before, perhaps to a process that died
 */
export const answerEvent = async (session: Session, taken: Taken, place: Place, again: boolean): Promise<void> => {
  const [settled] = await Promise.all([within(taken.answer, ANSWER_MS), again ? resume(taken, place) : undefined]);
  if (taken.posted) return;
  if (!settled.done) {
    await notify(session, taken, place);
    throw new NotYet("the door is slow");
  }
  taken.posted = true;
  const answer = settled.value;
  const { notice } = taken;
  const show = async (message: SlackMessage | null): Promise<void> => {
    if (notice !== undefined) await place.replace(notice, message);
    else if (message !== null) await place.post(message);
  };
  try {
    await (answer === null ? show(null) : sendWithPictures(cardMessage(cardOf(answer)), show));
  } catch (error) {
    session.log.warn({ err: error }, "the answer to a message could not be posted");
    if (isFinal(error)) return;
    taken.posted = false;
    throw new NotYet("the answer could not be posted");
  }
};

/** Free text in a conversation with the bot. */
export const onDirectMessage =
  (session: Session, events: TakenEvents) =>
  async ({ body, context }: Delivered): Promise<void> => {
    const said = spoken(session, body);
    if (said?.envelope.event.channel_type !== "im") return;
    const { envelope, user, channel, thread } = said;
    const taken = events(envelope.event_id, () =>
      session.ask(user, async () => {
        const caller: Caller = { ...(await session.callers.fromEvent(envelope, user)), ...asAgain(context) };
        // In a thread they are evidence for what is said there.
        if (thread === undefined) caller.files = (envelope.event.files ?? []).map(session.openFile);
        const words = await wordsOf(session, envelope.event);
        const answers = answeredIn(session, channel, thread);
        return session.doors.reply(caller, { ...words, ...answers });
      }),
    );
    await answerEvent(session, taken, inConversation(session, envelope, channel, thread), isAgain(context));
  };

/** A line after the bot's name in a channel: the way in threads, where Slack takes no commands. */
export const onMention =
  (session: Session, events: TakenEvents) =>
  async ({ body, context }: Delivered): Promise<void> => {
    const said = spoken(session, body);
    if (!said || said.channel.startsWith("D")) return;
    const { envelope, user, channel, thread } = said;
    const toBot = new RegExp(`^\\s*<@${session.identity().botUser}(\\|[^>]*)?>[\\s,:]*`);
    const taken = events(envelope.event_id, () =>
      session.ask(user, async () =>
        session.doors.dispatch(
          { ...(await session.callers.fromEvent(envelope, user)), ...asAgain(context) },
          await readText(
            envelope.event.text.replace(toBot, ""),
            session.callers.findMentioned,
            emojiIn(envelope.event.blocks),
          ),
        ),
      ),
    );
    const inThread = thread === undefined ? {} : { thread_ts: thread };
    const post = (message: SlackMessage | { text: string }) =>
      session.client.chat.postEphemeral({ channel, user, ...inThread, ...message });
    // A message for one person only cannot be changed afterwards: the answer follows it.
    const notice = async (): Promise<undefined> => void (await post({ text: STILL_WORKING }));
    const nothing = async (): Promise<undefined> => undefined;
    await answerEvent(session, taken, { post, notice, findNotice: nothing, replace: nothing }, isAgain(context));
  };
