import { printReference } from "../domain/reference.js";
import type { Button, Card } from "./card.js";

const SAID = {
  redirect: (by: string) => `${by} says that it is not theirs`,
  question: (by: string) => `${by} asks`,
  "not done": (by: string) => `${by} says that it is not done, though it is closed`,
  corrected: (by: string) => `${by} has changed what they said`,
  undone: (by: string) => `${by} takes back what they said`,
  refused: (by: string) => `${by}, who may not answer for it, said`,
} as const;

/** What somebody said of an action that the Secretary has to know of. */
type Told = {
  how: keyof typeof SAID;
  reference: { meeting: number; sequence: number };
  by: string;
  text: string;
};

const NOTES: Record<Told["how"], string> = {
  redirect: "It is kept as an update of the action.",
  question: "It is kept as an update of the action.",
  "not done": "It is kept as an update of the action, which stays closed unless you reopen it.",
  corrected: "It stands in the place of what you were told before; the history keeps both.",
  undone: "It is no update of the action any more; its history keeps it.",
  refused: "Nothing was recorded.",
};

/** Longer words are not carried by a button. Characters. */
const LONGEST_CARRIED = 700;

/** What the Secretary is told of somebody's words. */
export const toldCard = (code: string, { how, reference: of, by, text }: Told): Card => {
  const reference = printReference({ committee: code, ...of });
  const about = (label: string, command: string, ask = false, values = {}): Button => ({
    label,
    press: { command, committee: code, values: { reference, ...values }, ...(ask ? { ask } : {}) },
  });
  // Nothing else keeps what was said by somebody who may not answer.
  const words = how === "refused" && text.length <= LONGEST_CARRIED ? { text } : {};
  return {
    title: `${reference}: ${SAID[how](by)}`,
    parts: [
      { kind: "text", text },
      { kind: "note", text: NOTES[how] },
    ],
    buttons: [
      ...(how === "redirect" ? [about(`Reassign ${reference}`, "action assign", true)] : []),
      ...(how === "not done" ? [about(`Reopen ${reference}`, "action reopen", true)] : []),
      about("Add an update", "action update", true, words),
      about("Show the action", "action show"),
    ],
  };
};

/** The same, as it lies in the chat once its words are said no more. */
export const toldBeforeCard = (code: string, told: Told): Card => {
  const { title, parts, buttons } = toldCard(code, told);
  return {
    title,
    parts: [...parts.slice(0, 1), { kind: "note", text: "They have changed these words or taken them back since." }],
    buttons: buttons.slice(-1),
  };
};
