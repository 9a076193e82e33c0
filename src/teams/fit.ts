import type { Part } from "../cards/card.js";
import { makeRoom } from "../cards/room.js";
import { type AdaptiveCard, cut, type Element, paragraphs } from "./elements.js";

/** Teams refuses a message over about 100 KB of UTF-16, and older routes a card over 28 KB; ours stay under the least. */
export const MAX_CARD_BYTES = 28_000;

/** Room kept for the note of what is left out, and for the frame of the card. */
const RESERVE_BYTES = 1_000;

export const bytes = (drawn: unknown): number => Buffer.byteLength(JSON.stringify(drawn));

export const frame = (fallbackText: string, body: Element[]): AdaptiveCard => ({
  type: "AdaptiveCard",
  $schema: "http://adaptivecards.io/schemas/adaptive-card.json",
  version: "1.5",
  fallbackText: cut(fallbackText, 200),
  body,
});

/** A paragraph cut to about this many bytes, or nothing where it is no paragraph or too little would be left. */
const shorten = (element: Element, room: number): Element | undefined => {
  if (element.type !== "RichTextBlock" || !Array.isArray(element.inlines)) return undefined;
  const inlines: Element[] = [];
  let left = room - bytes({ ...element, inlines: [] });
  for (const inline of element.inlines as Element[]) {
    const cost = bytes(inline) + 1;
    if (cost <= left) inlines.push(inline);
    else {
      // A character can take six bytes in JSON (an escape): a sixth of the room always fits.
      const words = cut(String(inline.text), Math.floor((left - bytes({ ...inline, text: "" })) / 6));
      if (words.length > 1) inlines.push({ ...inline, text: words });
      break;
    }
    left -= cost;
  }
  return inlines.length > 0 ? { ...element, inlines } : undefined;
};

/**
 * A card that fits: `top` (which is short) is always there, then as many of `parts` as there is room for; where something
 * had to be left out, a note says so (`told` has its words). Buttons that do not fit are left out from the last.
 */
export const fitIn = (
  fallbackText: string,
  top: Element[],
  parts: { part: Part; drawn: Element }[],
  bottom: Element[],
  told: (left: Part[]) => string,
): AdaptiveCard => {
  const all = parts.map(({ drawn }) => drawn);
  const whole = frame(fallbackText, [...top, ...all, ...bottom]);
  if (bytes(whole) <= MAX_CARD_BYTES) return whole;
  const ends = [...bottom];
  while (ends.length > 0 && bytes(frame(fallbackText, [...top, ...ends])) > MAX_CARD_BYTES / 2) ends.pop();
  const pieces = parts.map((one) => ({ ...one, cost: [bytes(one.drawn) + 1] }));
  const room = MAX_CARD_BYTES - RESERVE_BYTES - bytes(frame(fallbackText, [...top, ...ends]));
  const { kept, last, over } = makeRoom(pieces, [room]);
  const left = pieces.filter((piece) => !kept.has(piece));
  const note = paragraphs(told(left.map(({ part }) => part)), { isSubtle: true, size: "Small" }, "Medium");
  // It stands where the last of what is missing would: what is kept beneath all else stays there.
  const noted = left.at(-1);
  const body = pieces.flatMap((piece) => [
    ...(kept.has(piece) ? [piece.drawn] : piece === last ? [shorten(piece.drawn, over[0] ?? 0) ?? []].flat() : []),
    ...(piece === noted ? note : []),
  ]);
  return frame(fallbackText, [...top, ...body, ...(noted ? [] : note), ...ends]);
};
