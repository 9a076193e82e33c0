import { z } from "zod";
import type { TeamsActivity } from "./activity.js";
import { htmlToText } from "./said.js";

/** The message that a reply quotes: its id, and as much of its words as Teams gives. */
export type Quoted = { messageId: string; quoted: string };

type Message = Pick<TeamsActivity, "text" | "entities" | "attachments" | "replyToId">;

/** How Teams writes a quote into a message's HTML. */
const QUOTE = /<blockquote\b[^>]*\bschema\.skype\.com\/Reply[^>]*>([\s\S]*?)<\/blockquote>/iu;
const QUOTE_ID = /\bitemid="([^"]{1,1000})"/iu;
const QUOTE_WORDS = /<p\b[^>]*\bitemprop="(?:copy|preview)"[^>]*>([\s\S]*?)<\/p>/iu;
/** And where it stands in the text, in newer clients. */
const PLACEHOLDER = /<quoted\b[^>]*\/?>(?:<\/quoted>)?/giu;

const entitySchema = z.looseObject({
  type: z.literal("quotedReply"),
  quotedReply: z.looseObject({ messageId: z.string().min(1).max(1_000), preview: z.string().max(50_000).nullish() }),
});

const referenceSchema = z.looseObject({
  messageId: z.string().min(1).max(1_000),
  messagePreview: z.string().max(50_000).nullish(),
});

const htmlOf = ({ attachments }: Message): string | undefined => {
  const html = attachments?.find(({ contentType }) => contentType === "text/html")?.content;
  return typeof html === "string" ? html : undefined;
};

const parsed = (content: unknown): unknown => {
  if (typeof content !== "string") return content;
  try {
    return JSON.parse(content);
  } catch {
    return undefined;
  }
};

/** The quote, in whichever of its ways Teams tells of it; a plain answer to a message names that alone. */
export const quotedIn = (message: Message): Quoted | undefined => {
  for (const entity of message.entities ?? []) {
    const read = entitySchema.safeParse(entity);
    if (read.success)
      return { messageId: read.data.quotedReply.messageId, quoted: read.data.quotedReply.preview ?? "" };
  }
  const [block, inner = ""] = QUOTE.exec(htmlOf(message) ?? "") ?? [];
  const id = block && QUOTE_ID.exec(block)?.[1];
  if (id) return { messageId: id, quoted: htmlToText(QUOTE_WORDS.exec(inner)?.[1] ?? inner) };
  for (const { contentType, content } of message.attachments ?? []) {
    const read = contentType === "messageReference" ? referenceSchema.safeParse(parsed(content)) : undefined;
    if (read?.success) return { messageId: read.data.messageId, quoted: read.data.messagePreview ?? "" };
  }
  return message.replyToId ? { messageId: message.replyToId, quoted: "" } : undefined;
};

/** The message with the person's own words alone: a text that repeats the quote gives way to the HTML without it. */
export const withoutQuote = <T extends Message>(message: T): T => {
  const html = htmlOf(message);
  if (html === undefined || !QUOTE.test(html))
    return { ...message, text: message.text?.replace(PLACEHOLDER, " ") ?? message.text };
  // What is mentioned stands there by its name; the text's own mark for it is looked for later.
  const own = html.replace(QUOTE, "");
  const text = htmlToText(
    own.replace(/<span\b[^>]*\bschema\.skype\.com\/Mention[^>]*>([\s\S]*?)<\/span>/giu, "&lt;at&gt;$1&lt;/at&gt;"),
  );
  const attachments = message.attachments?.filter(({ contentType }) => contentType !== "text/html");
  return { ...message, text, attachments };
};

const FILE = "application/vnd.microsoft.teams.file.download.info";
const HREF = /<a\b[^>]*\bhref="(https?:\/\/[^"]{1,3000})"[^>]*>/giu;

/**
 * Links to what came with the words: files by where they lie (never by the address to fetch them, which opens them to
 * anybody), and links whose address is not among the words. A picture pasted in has no address a person could open.
 */
export const linksIn = (message: Message, text: string): string[] => {
  const files = (message.attachments ?? []).flatMap(({ contentType, contentUrl }) =>
    contentType === FILE && contentUrl && /^https:\/\//iu.test(contentUrl) ? [contentUrl] : [],
  );
  const own = (htmlOf(message) ?? "").replace(QUOTE, "");
  const linked = [...own.matchAll(HREF)].flatMap(([, address = ""]) => htmlToText(address));
  return [...new Set([...files, ...linked])].filter((link) => !text.includes(link));
};
