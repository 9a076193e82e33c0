import type { Card, Part } from "../cards/card.js";
import type { Bot } from "./bot.js";

/** A message is looked at again for about so long; after it, the words that stand for a picture are all there is. */
const SHOWN_FOR_MS = 90 * 24 * 60 * 60_000;

const NOT_SHOWN: Part = {
  kind: "note",
  text: "The picture could not be shown here, so these are its figures in words.",
};

/** Puts a card's pictures where Teams fetches them from; where it cannot, their words stay, and say so. */
export const placePictures = async (bot: Bot, card: Card): Promise<Card> => {
  if (!card.parts.some(({ kind }) => kind === "picture")) return card;
  const until = new Date(bot.clock.now().getTime() + SHOWN_FOR_MS);
  const place = async (part: Part): Promise<Part[]> => {
    if (part.kind !== "picture" || part.at !== undefined) return [part];
    try {
      const at = bot.fileUrl(await bot.files.keep(part.file, until));
      if (at !== null) return [{ ...part, at }];
      bot.tellOperator("Pictures are not shown on Teams: it fetches them, and PUBLIC_URL does not say from where.");
    } catch (err) {
      bot.log.warn({ err }, "A picture could not be kept for Teams");
    }
    return [NOT_SHOWN, part];
  };
  return { ...card, parts: (await Promise.all(card.parts.map(place))).flat() };
};
