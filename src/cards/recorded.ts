import type { Button, Card } from "./card.js";

/** Told of what was done before, of which nobody knows whether it was said back. @param done what, in words: "OPSG 64/01 updated" */
export const recordedCard = (done: readonly string[]): Card => {
  const references = done.flatMap((line) => /^[A-Z][A-Z0-9-]* \d+\/\d+(?= )/u.exec(line)?.[0] ?? []);
  return {
    title: "That is recorded",
    tone: "good",
    parts: [
      ...done.map((text) => ({ kind: "text" as const, text })),
      { kind: "note", text: "I was interrupted before I could say so. Nothing was done twice." },
    ],
    buttons: [...new Set(references)].map((reference): Button => {
      const [committee = ""] = reference.split(" ");
      return { label: `Show ${reference}`, press: { command: "action show", committee, values: { reference } } };
    }),
  };
};
