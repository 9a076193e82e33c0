import { nameToEmoji } from "gemoji";
import { z } from "zod";

/** Characters by their names. */
export type Emoji = ReadonlyMap<string, string>;

/** Those whose names are the same nearly everywhere: for what Slack gives without saying which they are. */
export const COMMON: Emoji = new Map(Object.entries(nameToEmoji));

/** What Slack says of an emoji in a message; of a workspace's own it has no `unicode`. */
const elementSchema = z.object({
  type: z.literal("emoji"),
  name: z.string(),
  unicode: z.string().regex(/^[0-9a-f]{2,5}(?:-[0-9a-f]{2,5}){0,11}$/),
});

const TONES = /[\u{1F3FB}-\u{1F3FF}]/gu;

const characters = (unicode: string): string =>
  String.fromCodePoint(...unicode.split("-").map((point) => Number.parseInt(point, 16)));

/** Blocks stand in blocks only so deep. */
const DEEPEST = 6;

const toldIn = (blocks: readonly unknown[], depth: number): [string, string][] =>
  blocks.flatMap((block): [string, string][] => {
    const read = elementSchema.safeParse(block);
    if (read.success) {
      const { name, unicode } = read.data;
      return [[name.split("::", 1)[0] ?? name, characters(unicode).replace(TONES, "")]];
    }
    const inside = z.object({ elements: z.array(z.unknown()) }).safeParse(block);
    return inside.success && depth < DEEPEST ? toldIn(inside.data.elements, depth + 1) : [];
  });

/** The emoji that a message's blocks tell of, which its text has by their names alone; without blocks any may be meant. */
export const emojiIn = (blocks: unknown): Emoji => (Array.isArray(blocks) ? new Map(toldIn(blocks, 0)) : COMMON);

/** `:tada:`, perhaps with the tone of a skin; a figure between figures is none. */
const CODE = /:(?<name>(?!\d+:)[a-z0-9_+'-]{1,80}|(?<!\d:)(?:100|1234)(?!:\d))(?:::skin-tone-(?<tone>[2-6]))?:/gu;

/** Slack counts the tones from 2. */
const FIRST_TONE = 0x1f3fb - 2;

const toned = (emoji: string, tone: string | undefined): string => {
  if (tone === undefined) return emoji;
  const [first = "", ...rest] = emoji;
  return [first, String.fromCodePoint(FIRST_TONE + Number(tone)), ...rest.slice(rest[0] === "\uFE0F" ? 1 : 0)].join("");
};

/**
 * The text with characters in place of Slack's names of emoji, which nobody can read elsewhere. A workspace's own, and
 * names that nobody knows, stay as they are.
 */
export const withEmoji = (text: string, known: Emoji): string =>
  text.replace(CODE, (code, name: string, tone: string | undefined) => {
    const emoji = known.get(name);
    return emoji === undefined ? code : toned(emoji, tone);
  });
