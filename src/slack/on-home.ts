import type { Answer, Card } from "../cards/card.js";
import { problemCard } from "../cards/problem.js";
import { cardMessage } from "./block-kit.js";
import { SLASH_COMMAND } from "./declarations.js";
import { eventSchema, type SlackEvent } from "./payloads.js";
import type { Session } from "./session.js";
import { homeView } from "./views.js";

/** Beneath whatever the person is told on the Home tab. */
const HINTS: Card["parts"] = [
  { kind: "heading", text: "Wherever you are in Slack" },
  { kind: "text", text: `Type ${SLASH_COMMAND} action list mine to see the actions you answer for.` },
  { kind: "text", text: 'In a thread, choose "Raise an action" from the menu of a message, or mention the bot.' },
  { kind: "note", text: "Answers are for you alone unless the channel is the committee's own." },
];

const cardOf = (answer: Answer): Card | undefined =>
  answer.kind === "card" ? answer.card : answer.kind === "problem" ? problemCard(answer.problem) : undefined;

/** What somebody is welcomed with, there. */
const welcome = async (session: Session, envelope: SlackEvent, user: string): Promise<Card | undefined> => {
  const caller = await session.callers.fromEvent(envelope, user);
  return cardOf(await session.ask(user, () => session.doors.dispatch(caller, { text: "welcome", mentions: [] })));
};

/** The Home tab was opened: says what the bot does, and what this person can do next. */
export const onHome =
  (session: Session) =>
  async ({ body }: { body: unknown }): Promise<void> => {
    const read = eventSchema.safeParse(body);
    const user = read.success && read.data.event.tab === "home" ? read.data.event.user : undefined;
    if (!read.success || user === undefined) return;
    const publish = async (): Promise<void> => {
      const card = await welcome(session, read.data, user);
      if (!card) return;
      const view = homeView({ ...card, parts: [...card.parts, ...HINTS] });
      await session.client.views.publish({ user_id: user, view });
    };
    session.later(publish());
  };

/** The bot was added to a channel: says so to whoever added it, and to nobody else. */
export const onJoined =
  (session: Session) =>
  async ({ body }: { body: unknown }): Promise<void> => {
    const read = eventSchema.safeParse(body);
    if (!read.success || read.data.event.user !== session.identity().botUser) return;
    const { channel, inviter } = read.data.event;
    if (channel === undefined || inviter === undefined) return;
    const greet = async (): Promise<void> => {
      const card = await welcome(session, read.data, inviter);
      if (card) await session.client.chat.postEphemeral({ channel, user: inviter, ...cardMessage(card) });
    };
    session.later(greet());
  };
