import type { Answer } from "../cards/card.js";
import { problemCard } from "../cards/problem.js";
import { cardMessage, type SlackMessage } from "./block-kit.js";
import { openForm } from "./open-form.js";
import type { SlackButton, SlackShortcut, SlackView } from "./payloads.js";
import { decodePressed } from "./press-value.js";
import { withProblem } from "./rebuilt-view.js";
import { type Session, STILL_WORKING } from "./session.js";
import { answerView, carriedSchema, waitingView } from "./views.js";

/** Where a button stood, and so where its answer is shown. */
export type Surface = {
  show(answer: Answer): Promise<void>;
  /** Something to see while the door is slow; `forForm` opens a modal, which only a fresh trigger can. */
  wait(forForm: boolean): Promise<void>;
};

const channelCarried = (view: SlackView): string | undefined => {
  try {
    return carriedSchema.parse(JSON.parse(view.private_metadata)).channel;
  } catch {
    return undefined;
  }
};

/** The channel a button was pressed in; for one in a modal, the channel the modal was opened from. */
export const openedFrom = ({ channel, view }: SlackButton): string | undefined =>
  channel?.id ?? (view ? channelCarried(view) : undefined);

/** Of all that opens a modal, only a Home stands in no channel. */
export const isFromHome = (channel: string | undefined): boolean => channel === undefined;

const answeredFromHome = (session: Session, pressed: SlackButton): Promise<void> =>
  session.homes.answered(pressed.user.id, session.callers.fromButton(pressed, undefined));

/** A modal that is open: its answer takes its place; a problem stands on top of it. */
const modalSurface = (session: Session, pressed: SlackButton, view: SlackView): Surface => {
  const channel = openedFrom(pressed);
  return {
    show: async (answer) => {
      const next =
        answer.kind === "problem" && !answer.form ? withProblem(view, answer.problem) : answerView(answer, channel);
      await session.client.views.update({ view_id: view.id, view: next });
      if (isFromHome(channel)) await answeredFromHome(session, pressed);
    },
    wait: async () => {
      await session.client.views.update({ view_id: view.id, view: waitingView(STILL_WORKING, channel) });
    },
  };
};

/** Where there is no message to answer under (Home tab): every answer opens a modal, or fills the one that waits. */
const newModalSurface = (session: Session, trigger: string, channel: string | undefined): Surface => {
  let waiting: string | undefined;
  return {
    show: async (answer) => {
      const view = answerView(answer, channel);
      if (waiting === undefined) await session.client.views.open({ trigger_id: trigger, view });
      else await session.client.views.update({ view_id: waiting, view });
    },
    wait: async () => {
      const opened = await session.client.views.open({
        trigger_id: trigger,
        view: waitingView(STILL_WORKING, channel),
      });
      waiting = opened.view?.id;
    },
  };
};

/** Whether an answer takes the place of the card whose button was pressed; a refusal never does. */
const takesPlace = ({ actions }: SlackButton, answer: Answer): boolean =>
  answer.kind === "card" && answer.card.tone !== "problem" && !decodePressed(actions[0]?.value)?.stays;

/**
 * How a message's button is answered: in a message that the person alone sees, in the card's place (the next page of
 * a list, say) unless that stays; under any other it follows, in a conversation with the bot in the message's thread,
 * in a channel for the person alone.
 */
const placed = (pressed: SlackButton, answer: Answer) => {
  const { container, channel, message } = pressed;
  if (container.is_ephemeral)
    return { response_type: "ephemeral", replace_original: takesPlace(pressed, answer) } as const;
  return message && channel?.id.startsWith("D")
    ? ({ response_type: "in_channel", replace_original: false, thread_ts: message.thread_ts ?? message.ts } as const)
    : ({ response_type: "ephemeral", replace_original: false } as const);
};

const messageSurface = (session: Session, pressed: SlackButton, url: string): Surface => {
  const channel = openedFrom(pressed);
  const modal = newModalSurface(session, pressed.trigger_id, channel);
  let inModal = false;
  const say = (message: SlackMessage | { text: string }): Promise<void> =>
    session.respond(url, { ...message, response_type: "ephemeral", replace_original: false });
  return {
    show: async (answer) => {
      if (inModal) return modal.show(answer);
      const to = { trigger: pressed.trigger_id, channel };
      if (answer.kind === "form") return openForm(session, to, answer.form, say);
      if (answer.kind === "problem" && answer.form) return openForm(session, to, answer.form, say, answer.problem);
      const card = answer.kind === "card" ? answer.card : problemCard(answer.problem);
      return session.respond(url, { ...cardMessage(card), ...placed(pressed, answer) });
    },
    wait: async (forForm) => {
      if (!forForm) return say({ text: STILL_WORKING });
      try {
        await modal.wait(forForm);
        inModal = true;
      } catch (error) {
        session.log.warn({ err: error }, "a waiting modal could not open");
        await say({ text: STILL_WORKING });
      }
    },
  };
};

/** On the Home tab a Home takes the place of the one there; everything else opens in a modal. */
const homeSurface = (session: Session, pressed: SlackButton): Surface => {
  const modal = newModalSurface(session, pressed.trigger_id, undefined);
  return {
    wait: modal.wait,
    show: async (answer) => {
      if (answer.kind !== "card" || answer.card.refresh === undefined) {
        await modal.show(answer);
        return answeredFromHome(session, pressed);
      }
      return session.homes.show(pressed.user.id, session.callers.fromButton(pressed, undefined), answer.card);
    },
  };
};

/** The surface for a button or, where `pressed` has no message of ours, a shortcut. */
export const surfaceOf = (session: Session, pressed: SlackButton): Surface => {
  if (pressed.view?.type === "modal") return modalSurface(session, pressed, pressed.view);
  if (pressed.view?.type === "home") return homeSurface(session, pressed);
  if (pressed.response_url !== undefined) return messageSurface(session, pressed, pressed.response_url);
  return newModalSurface(session, pressed.trigger_id, openedFrom(pressed));
};

/** A shortcut is used on somebody else's message: its form opens in a modal, all else is said to the person alone. */
export const shortcutSurface = (session: Session, chosen: SlackShortcut): Surface =>
  surfaceOf(session, { ...chosen, container: { type: "message" }, message: null, actions: [] });
