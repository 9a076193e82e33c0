import type { Problem } from "../domain/result.js";
import type { Button, Card, Press } from "./card.js";

/** What was wrong and what to do instead. Nothing was changed. */
export const problemCard = (problem: Problem, buttons: Button[] = []): Card => ({
  title: problem.missing ? "Something is missing" : "That did not work",
  tone: "problem",
  parts: [
    { kind: "text", text: problem.what },
    ...(problem.instead === undefined ? [] : [{ kind: "text" as const, text: problem.instead }]),
  ],
  buttons,
});

/** The same of words that may have been an answer: these are kept until a button says so. */
export const orAnswerCard = (said: Problem | Card, press: Press): Card => {
  const card = "what" in said ? problemCard(said) : said;
  return {
    ...card,
    parts: [...card.parts, { kind: "note", text: "Was it an answer? Nothing was recorded, but your words are kept." }],
    buttons: [{ label: "It was an answer", press }, ...card.buttons],
  };
};

/** Longer words are not carried by a button. Characters. */
const LONGEST_CARRIED = 700;

/** Of words about an action where only commands are taken: where they are, and a button that takes them all the same. */
export const wordsElsewhereCard = (reference: string, text: string, place: "channel" | "private"): Card =>
  problemCard(
    {
      what: `${place === "channel" ? "In a channel" : "On a command line"} I take commands only, so nothing was recorded of ${reference}.`,
      instead: `Answer in your own words in the chat with me, or under its reminder there. Here it is: action reply ${reference}, and the words.`,
    },
    text.length > LONGEST_CARRIED
      ? []
      : [
          {
            label: `Record it of ${reference}`,
            press: { command: "action reply", committee: null, values: { reference, text } },
          },
        ],
  );

/** For whatever broke on our side: a short apology with the id under which it is in the operator's log. */
export const apologyCard = (id: string): Card => ({
  title: "Something broke on our side",
  tone: "problem",
  parts: [
    {
      kind: "text",
      text: `Nothing was recorded. Please try again; if it happens again, give the operator this number: ${id}.`,
    },
  ],
  buttons: [],
});
