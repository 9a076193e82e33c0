import type { AuditEntry } from "../domain/audit.js";
import type { Answer, Button, Card } from "./card.js";

const show = (reference: string): Button => {
  const [committee = ""] = reference.split(" ");
  return { label: `Show ${reference}`, press: { command: "action show", committee, values: { reference } } };
};

/** So many are named one by one. */
const MOST_NAMED = 5;

/** Of a command that was edited, and that did more than say how an action stands. */
export const deedsStandCard = (deeds: readonly AuditEntry[]): Card => {
  const subjects = [...new Set(deeds.map(({ subject }) => subject))];
  const actions = [...new Set(deeds.flatMap(({ actionId, subject }) => (actionId === null ? [] : [subject])))];
  const others = subjects.length > MOST_NAMED ? `, and ${subjects.length - MOST_NAMED} more` : "";
  const named = `${subjects.slice(0, MOST_NAMED).join(", ")}${others}`;
  return {
    title: "What your message did stands",
    parts: [
      { kind: "text", text: `It was a command, and done when you sent it: ${named}.` },
      {
        kind: "text",
        text: "I follow a changed message only in what it says of how an action stands. To put this right, type another command.",
      },
    ],
    buttons: actions.slice(0, MOST_NAMED).map(show),
  };
};

/** Of an answer that was edited into something else when it could not be taken back any more. */
export const saidStandsCard = (reference: string): Card => ({
  title: "What your message recorded stands",
  parts: [
    {
      kind: "text",
      text: `Something else was recorded of ${reference} since, or it is more than a day ago. What your message says now was not done. Send it as a message of its own.`,
    },
  ],
  buttons: [show(reference)],
});

const TAKEN_BACK = "What your message said before is taken back; the history keeps it.";

/** What came of such a message, said once what it said before was taken back. */
export const withTakenBack = (answer: Answer): Answer => {
  switch (answer.kind) {
    case "card": {
      const { card } = answer;
      return { ...answer, card: { ...card, parts: [...card.parts, { kind: "note", text: TAKEN_BACK }] } };
    }
    case "problem":
      return {
        ...answer,
        problem: { ...answer.problem, instead: [answer.problem.instead, TAKEN_BACK].filter(Boolean).join(" ") },
      };
    case "form":
      return answer;
  }
};
