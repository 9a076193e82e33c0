import type { Card } from "./card.js";

const card = (title: string, text: string): Card => ({ title, parts: [{ kind: "note", text }], buttons: [] });

/** Of thanks. */
export const welcomeCard = card("You are welcome", "Nothing was recorded of that.");

/** Of a picture alone, or blanks, under a message of ours. */
export const nothingSaidCard = card(
  "There are no words in that message",
  "Nothing was recorded. Say how it stands in a line: done, or need until and a day.",
);

/** Of a message that came after its edit or its deletion, which was followed. */
export const overtakenCard = card(
  "You have changed or deleted that message since",
  "What it says now counts, not what it said before.",
);
