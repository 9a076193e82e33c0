import { type Asked, askedBy } from "../domain/answer/asked.js";
import { ASK_DONE } from "../domain/answer/completion.js";
import { printDay } from "../domain/day.js";
import { isOutstanding } from "../domain/status.js";
import { type ActionView, nameOf } from "./action.js";
import type { AnswerSaid } from "./answered.js";
import type { Card } from "./card.js";
import { offeredOn } from "./offered.js";

/** Longer words are not carried by a button. Characters. */
const LONGEST_CARRIED = 700;

/** What the card of an answer asks, so that it can be answered in words as well as by its buttons; null where it asks nothing. */
export const questionOf = (
  { action, rights }: ActionView,
  said: AnswerSaid,
  message: string | undefined,
): Asked | null => {
  const { understood, did, undo } = said;
  const asks = askedBy(understood);
  if (asks === null || !rights.answer || !isOutstanding(action.status)) return null;
  if (did === "courtesy" || said.snoozed || said.takenBack) return null;
  if (asks === "until" && said.refused) return null;
  if (said.doubted && understood.ask === ASK_DONE) return null;
  if (asks === "undo" && (did !== "nothing" || undo === null)) return null;
  const { words, offer } = understood;
  return {
    asks,
    reference: nameOf(action),
    words,
    offer,
    change: undo,
    // Of a reminder to be put off nothing is recorded: what can be undone is something else.
    on: offeredOn(action, did === "nothing" || did === "snooze" ? null : undo),
    message,
  };
};

/** The answer that what was said is an update, as it is recorded. */
export const stillUpdateCard = (reference: string): Card => ({
  title: `${reference}: it stays an update`,
  parts: [{ kind: "note", text: "What you said is recorded, and nothing else was changed." }],
  buttons: [
    {
      label: "Show the action",
      press: { command: "action show", committee: reference.split(" ", 1)[0] ?? null, values: { reference } },
    },
  ],
});

/** Asks about a day that was named in answer; the day it may be is offered. */
export const targetAnewCard = (
  { reference, offer, words, on }: Extract<Asked, { reference: string }>,
  why: string,
): Card => {
  const committee = reference.split(" ", 1)[0] ?? null;
  const because = words === "" || words.length > LONGEST_CARRIED ? {} : { reason: words };
  return {
    title: `${reference}: its target was not changed yet`,
    parts: [{ kind: "text", text: why }],
    buttons: [
      ...(offer === null
        ? []
        : [
            {
              label: `Make ${printDay(offer)} the target`,
              press: { command: "action target", committee, values: { reference, target: offer, ...because, ...on } },
              style: "primary" as const,
            },
          ]),
      { label: "Choose a target", press: { command: "action target", committee, values: { reference }, ask: true } },
      { label: "Leave it", press: { command: "action show", committee, values: { reference } } },
    ],
  };
};

/** The answer that words are about none of the actions that were offered. */
export const noneChosenCard: Card = {
  title: "Nothing was recorded",
  parts: [
    {
      kind: "text",
      text: "Your words are kept with the question above. Say which action they are about, by its reference, or leave it.",
    },
  ],
  buttons: [],
};
