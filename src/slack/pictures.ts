import { createHash } from "node:crypto";
import type { types } from "@slack/bolt";
import type { WebClient } from "@slack/web-api";
import type { Log } from "../app/ports.js";
import type { Card, Part, Picture } from "../cards/card.js";
import { MAX_SECTION_CHARACTERS } from "./limits.js";
import { cut } from "./literal.js";
import { waitUntilReady } from "./ready-file.js";
import { upload } from "./upload.js";

/** Uploaded pictures that are remembered, so that one that is shown again is not uploaded again. */
const MAX_KNOWN = 200;

/** What stands where a picture was to be, before its words. */
export const NOT_SHOWN = "The picture could not be shown on Slack, so here is what it says.";

const isPicture = (part: Part): part is Picture => part.kind === "picture" && part.at === undefined;

export type PlacePictures = (card: Card) => Promise<Card>;

/** Puts a card's pictures where Slack shows them from; where that fails their words stay, and say so. */
export const openPictures = ({ client, log }: { client: WebClient; log: Log }): PlacePictures => {
  const known = new Map<string, string>();
  const place = async (part: Picture): Promise<Part[]> => {
    try {
      const same = createHash("sha256").update(part.file.bytes).digest("hex");
      const held = known.get(same);
      if (held !== undefined) return [{ ...part, at: held }];
      const id = await upload(client, part.file, { alt: part.alt });
      await waitUntilReady(client, id);
      const oldest = known.keys().next().value;
      if (known.size >= MAX_KNOWN && oldest !== undefined) known.delete(oldest);
      known.set(same, id);
      return [{ ...part, at: id }];
    } catch (err) {
      log.warn({ err }, "A picture could not be uploaded to Slack");
      return [{ kind: "note", text: NOT_SHOWN }, part];
    }
  };
  return async (card) => {
    if (!card.parts.some(isPicture)) return card;
    const parts = await Promise.all(card.parts.map((part) => (isPicture(part) ? place(part) : [part])));
    return { ...card, parts: parts.flat() };
  };
};

type Message = { blocks?: types.KnownBlock[] };

const isImage = (block: types.KnownBlock): block is types.ImageBlock => block.type === "image";

export const hasPicture = ({ blocks }: Message): boolean => blocks?.some(isImage) ?? false;

const inWords = (block: types.KnownBlock): types.KnownBlock[] =>
  isImage(block)
    ? [
        { type: "context", elements: [{ type: "plain_text", text: NOT_SHOWN, emoji: false }] },
        {
          type: "section",
          text: { type: "plain_text", text: cut(block.alt_text, MAX_SECTION_CHARACTERS), emoji: false },
        },
      ]
    : [block];

/** Slack may refuse a picture that it took a moment ago: then the same message goes with the picture's words. */
export const sendWithPictures = async <M extends Message, T>(
  message: M,
  send: (message: M) => Promise<T>,
): Promise<T> => {
  try {
    return await send(message);
  } catch (error) {
    if (!message.blocks || !hasPicture(message) || !/invalid_blocks|slack_file/.test(String(error))) throw error;
    return send({ ...message, blocks: message.blocks.flatMap(inWords) });
  }
};
