import { type Button, type Card, type Part, type Press, pieces, plain, type Text } from "./card.js";

/** How much of a card is shown at once. Well inside every platform's limits: 50 blocks, 3,000 characters a text, 28 KB a card. */
const PAGE_CHARACTERS = 6_000;
const PAGE_PARTS = 30;
/** A longer text is continued as a further part. Characters. */
const PART_CHARACTERS = 2_500;

/** Cuts a text at a space near the limit, never inside a surrogate pair. */
const cutAt = (text: string, limit: number): number => {
  const space = text.lastIndexOf(" ", limit);
  const at = space > limit * 0.7 ? space + 1 : limit;
  return /[\uD800-\uDBFF]/u.test(text.charAt(at - 1)) && text.charCodeAt(at) >= 0xdc00 && text.charCodeAt(at) <= 0xdfff
    ? at - 1
    : at;
};

const split = (text: string): string[] => {
  const chunks: string[] = [];
  let rest = text;
  while (rest.length > PART_CHARACTERS) {
    const at = cutAt(rest, PART_CHARACTERS);
    chunks.push(rest.slice(0, at));
    rest = rest.slice(at);
  }
  return [...chunks, rest];
};

const splitText = (text: Text): Text[] => {
  if (plain(text).length <= PART_CHARACTERS) return [text];
  return pieces(text).flatMap((piece): Text[] => (typeof piece === "string" ? split(piece) : [piece]));
};

const splitPart = (part: Part): Part[] =>
  part.kind === "text" ? splitText(part.text).map((text) => ({ kind: "text", text })) : [part];

const size = (part: Part): number => {
  switch (part.kind) {
    case "text":
    case "note":
      return plain(part.text).length;
    case "facts":
      return part.facts.reduce((sum, { label, value }) => sum + label.length + plain(value).length, 0);
    case "row":
      return plain(part.title).length + plain(part.detail).length;
    case "heading":
      return part.text.length;
    case "buttons":
      return part.buttons.reduce((sum, { label }) => sum + label.length, 0);
    case "picture":
      return part.alt.length;
    case "divider":
      return 1;
  }
};

/** What is shown on one page or not at all: a heading with what follows it, buttons with what they are about. */
const together = (parts: Part[]): Part[][] => {
  const groups: Part[][] = [];
  for (const part of parts) {
    const group = groups.at(-1);
    if (group && group.length < PAGE_PARTS / 2 && (part.kind === "buttons" || group.at(-1)?.kind === "heading"))
      group.push(part);
    else groups.push([part]);
  }
  return groups;
};

const CONTINUED = " (continued)";

/**
 * The parts in pages of a size that every platform shows; nothing is cut, long texts go on on the next page. A page that
 * begins within a section bears its heading again.
 */
export const paginate = (parts: Part[]): Part[][] => {
  const pages: Part[][] = [[]];
  let characters = 0;
  let heading: (Part & { kind: "heading" }) | undefined;
  for (const group of together(parts.flatMap(splitPart))) {
    let page = pages.at(-1) ?? [];
    const added = group.reduce((sum, part) => sum + size(part), 0);
    if (page.length > 0 && (page.length + group.length > PAGE_PARTS || characters + added > PAGE_CHARACTERS)) {
      const again = heading && group[0]?.kind !== "heading" ? [{ ...heading, text: heading.text + CONTINUED }] : [];
      page = again;
      pages.push(page);
      characters = 0;
    }
    page.push(...group);
    characters += added;
    heading = group.findLast((part) => part.kind === "heading") ?? heading;
  }
  return pages;
};

/** A page of a long card, counted from 1, with Previous and Next. `press` is what drew it; the page goes into its values. */
export const pageOf = (card: Card, page: number, press: Press): Card => {
  const pages = paginate(card.parts);
  const at = Number.isInteger(page) ? Math.min(Math.max(1, page), pages.length) : 1;
  const turn = (label: string, to: number): Button => ({
    label,
    press: { ...press, values: { ...press.values, page: String(to) } },
  });
  return {
    ...card,
    title: pages.length > 1 ? `${card.title} (page ${at} of ${pages.length})` : card.title,
    parts: pages[at - 1] ?? [],
    buttons: [
      ...(at > 1 ? [turn("Previous", at - 1)] : []),
      ...(at < pages.length ? [turn("Next", at + 1)] : []),
      ...card.buttons,
    ],
  };
};
