import { WebAPIPlatformError } from "@slack/web-api";
import type { Answer, Card } from "../cards/card.js";
import { problemCard } from "../cards/problem.js";
import type { Said } from "../commands/command.js";
import { cardMessage, type SlackMessage } from "./block-kit.js";
import { readText } from "./incoming-text.js";
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
  { text: typed, files = [] }: Pick<SlackEvent["event"], "text" | "files">,
): Promise<Said> => {
  const { text, mentions } = await readText(typed, session.callers.findMentioned);
  const links = files.flatMap(({ permalink }) => permalink ?? []);
  return { text: [text, ...links].filter(Boolean).join("\n"), mentions };
};

/** Writes into a conversation, or into one of its threads; a notice of ours there becomes the answer. */
export const inConversation = (session: Session, channel: string, thread: string | undefined) => ({
  post: async (message: SlackMessage | { text: string }) => {
    const inThread = thread === undefined ? {} : { thread_ts: thread };
    return (await session.client.chat.postMessage({ channel, ...inThread, ...message })).ts;
  },
  replace: (ts: string, message: SlackMessage) =>
    session.client.chat.update({ channel, ts, text: message.text, blocks: message.blocks }),
});

type Post = (message: SlackMessage | { text: string }) => Promise<string | undefined>;

/** Slack said no (not in this channel, say): it would say so again. Anything else may pass. */
const isFinal = (error: unknown): boolean => error instanceof WebAPIPlatformError;

/** Shown once while the door is slow; a message of ours that can become the answer is remembered. */
const notify = async (session: Session, taken: Taken, post: Post): Promise<void> => {
  if (taken.notified) return;
  taken.notified = true;
  try {
    taken.notice = await post({ text: STILL_WORKING });
  } catch (error) {
    session.log.warn({ err: error }, "a notice that the answer is late could not be posted");
  }
};

/** Posts what comes of an event, once however often it is delivered; a slow door is waited for in sight. */
export const answerEvent = async (
  session: Session,
  taken: Taken,
  post: Post,
  replace?: (notice: string, message: SlackMessage) => Promise<unknown>,
): Promise<void> => {
  const settled = await within(taken.answer, ANSWER_MS);
  if (taken.posted) return;
  if (!settled.done) {
    await notify(session, taken, post);
    throw new NotYet("the door is slow");
  }
  taken.posted = true;
  const answer = settled.value;
  if (answer === null) return;
  try {
    const message = cardMessage(cardOf(answer));
    const { notice } = taken;
    await sendWithPictures(message, async (sent) =>
      notice !== undefined && replace ? replace(notice, sent) : post(sent),
    );
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
  async ({ body }: { body: unknown }): Promise<void> => {
    const said = spoken(session, body);
    if (said?.envelope.event.channel_type !== "im") return;
    const { envelope, user, channel, thread } = said;
    const taken = events(envelope.event_id, () =>
      session.ask(user, async () => {
        const caller = await session.callers.fromEvent(envelope, user);
        // In a thread they are evidence for what is said there.
        if (thread === undefined) caller.files = (envelope.event.files ?? []).map(session.openFile);
        const words = await wordsOf(session, envelope.event);
        const answers = thread === undefined ? {} : { answers: { conversation: channel, messageId: thread } };
        return session.doors.reply(caller, { ...words, ...answers });
      }),
    );
    const { post, replace } = inConversation(session, channel, thread);
    await answerEvent(session, taken, post, replace);
  };

/** A line after the bot's name in a channel: the way in threads, where Slack takes no commands. */
export const onMention =
  (session: Session, events: TakenEvents) =>
  async ({ body }: { body: unknown }): Promise<void> => {
    const said = spoken(session, body);
    if (!said || said.channel.startsWith("D")) return;
    const { envelope, user, channel, thread } = said;
    const toBot = new RegExp(`^\\s*<@${session.identity().botUser}(\\|[^>]*)?>[\\s,:]*`);
    const taken = events(envelope.event_id, () =>
      session.ask(user, async () =>
        session.doors.dispatch(
          await session.callers.fromEvent(envelope, user),
          await readText(envelope.event.text.replace(toBot, ""), session.callers.findMentioned),
        ),
      ),
    );
    const inThread = thread === undefined ? {} : { thread_ts: thread };
    const post: Post = async (message) => {
      await session.client.chat.postEphemeral({ channel, user, ...inThread, ...message });
      // A message for one person only cannot be changed afterwards: the answer follows it.
      return undefined;
    };
    await answerEvent(session, taken, post);
  };
