import { randomUUID } from "node:crypto";
import type { Activity } from "botbuilder";
import { type Answer, type Card, plain } from "../cards/card.js";
import type { Caller } from "../commands/command.js";
import { spelled } from "../commands/spelled.js";
import type { Problem } from "../domain/result.js";
import { drawCard } from "./adaptive-card.js";
import { drawForm, problemLine } from "./adaptive-form.js";
import type { Bot } from "./bot.js";
import type { Way } from "./buttons.js";
import { type AdaptiveCard, cut } from "./elements.js";
import { withFile } from "./files.js";
import { placePictures } from "./pictures.js";

/** An answer, drawn. `own`: it belongs in the person's own chat with the bot, not where it was asked. */
export type Drawn = {
  card: AdaptiveCard;
  own: boolean;
  /** A problem, however it came: nothing was done, so the card whose button was pressed stays. */
  kind: Answer["kind"];
  /** Something was changed, and whoever sees the message should see that. */
  changed: boolean;
  /** Follows in the person's own chat: their file. */
  consent?: Partial<Activity>;
  /** The whole of a refusal, where a line is enough. */
  line?: string;
};

/** A line under a card is a line. */
const MAX_LINE_CHARS = 500;

const problemCard = (problem: Problem): Card => ({
  title: problem.what,
  tone: "problem",
  parts: problem.instead === undefined ? [] : [{ kind: "text", text: problem.instead }],
  buttons: [],
});

/** What to type instead, as it is typed here: nothing stands before a command. */
const typedHere = (problem: Problem): Problem =>
  problem.instead === undefined ? problem : { ...problem, instead: spelled(problem.instead, "") };

/** The same on a card that refuses; what was said, which stands first, is left as it was said. */
const refusedHere = (card: Card): Card => ({
  ...card,
  parts: card.parts.map((part, at) =>
    at > 0 && part.kind === "text" && typeof part.text === "string" ? { ...part, text: spelled(part.text, "") } : part,
  ),
});

/** A refusal that is nothing but words, as one line. */
const refusal = ({ title, tone, parts, buttons }: Card): string | undefined => {
  if (tone !== "problem" || buttons.length > 0) return undefined;
  const words = parts.map((part) => (part.kind === "text" || part.kind === "note" ? plain(part.text) : undefined));
  if (words.includes(undefined)) return undefined;
  return cut([/[.!?]$/u.test(title) ? title : `${title}.`, ...words].join(" "), MAX_LINE_CHARS);
};

/**
 * Draws an answer for a place. In a channel, what is for the person alone goes to their own chat: cards marked so,
 * refusals (they may name what the channel may not know), forms where the channel is bound to no committee, and, where
 * the channel may not show what its committee's log holds, everything.
 */
export const draw = async (bot: Bot, answer: Answer, caller: Caller, way: Way = "execute"): Promise<Drawn> => {
  const { place } = caller;
  const shared = place.kind === "channel";
  const state = shared ? await bot.channelState(place.tenant, place.channel) : "open";
  switch (answer.kind) {
    case "card": {
      const { audience, file } = answer;
      const own = shared && (audience === "person" || state === "closed");
      const said = answer.card.tone === "problem" ? refusedHere(answer.card) : answer.card;
      const pictured = await placePictures(bot, said);
      const { card, consent } = file ? await withFile(bot, pictured, file, own || !shared) : { card: pictured };
      const line = refusal(card);
      return {
        kind: card.tone === "problem" ? "problem" : "card",
        card: drawCard(card, way),
        own,
        ...(consent ? { consent } : {}),
        changed: card.tone === "good" || card.tone === "warning",
        ...(line === undefined ? {} : { line }),
      };
    }
    case "form": {
      const own = state !== "open";
      return { kind: answer.kind, card: drawForm(answer.form, undefined, way), own, changed: false };
    }
    case "problem": {
      const { form } = answer;
      const problem = typedHere(answer.problem);
      if (form) return { kind: "form", card: drawForm(form, problem, way), own: state === "closed", changed: false };
      const card = drawCard(problemCard(problem), way);
      return { kind: "problem", card, own: shared, changed: false, line: problemLine(problem) };
    }
  }
};

export const lineCard = (title: string, text?: string): AdaptiveCard =>
  drawCard({ title, parts: text === undefined ? [] : [{ kind: "text", text }], buttons: [] });

export const STILL_WORKING = "Still working on it…";
/** Under a card that stays: true also of a form that is left without being sent. */
export const SEE_BELOW = "See below.";
export const ANSWERED_IN_OWN_CHAT = "I have answered you in our own chat.";
export const CANNOT_REACH_YOU =
  "My answer is for you alone, and I cannot write to you yet. Open a chat with me (search for my name in Teams) and ask me there.";

/** The boundary of this door: what was no fault of the person's is logged with an id, and they are told the id. */
export const settle = async <T extends Answer | null>(
  bot: Bot,
  asked: string,
  work: () => Promise<T>,
): Promise<T | Answer> => {
  try {
    return await work();
  } catch (error) {
    const id = randomUUID().slice(0, 8);
    bot.log.error({ err: error, id, asked }, "A request from Teams failed");
    return {
      kind: "problem",
      problem: {
        what: "Sorry, that did not work: the fault is mine.",
        instead: `Please try again in a minute. If it happens again, tell whoever runs me this number: ${id}.`,
      },
    };
  }
};

/** What `work` gives, or undefined when it takes longer than `ms`. */
export const within = async <T>(work: Promise<T>, ms: number): Promise<T | undefined> => {
  let timer: NodeJS.Timeout | undefined;
  const late = new Promise<undefined>((resolve) => {
    timer = setTimeout(() => resolve(undefined), ms);
  });
  try {
    return await Promise.race([work, late]);
  } finally {
    clearTimeout(timer);
  }
};
