import type { TeamsActivity } from "./activity.js";
import { mentionsIn } from "./activity.js";

/** What was typed, without the bot's own name; `others` are the mentions that stay in it, as `@Name`. */
export type Heard = { text: string; toBot: boolean; others: { text: string; memberId: string; aad?: string }[] };

const ENTITIES: Record<string, string> = { nbsp: " ", lt: "<", gt: ">", quot: '"', "#39": "'", amp: "&" };

/** Characters that Teams sends as HTML entities even in plain text, as the person typed them. */
export const unescapeHtml = (text: string): string =>
  text
    .replace(/&(nbsp|lt|gt|quot|#39|amp);/gu, (_whole, name: string) => ENTITIES[name] ?? "")
    .replaceAll("\u00a0", " ");

const withoutTag = (mention: string): string => mention.replace(/<\/?at[^>]*>/giu, "").trim();

/**
 * Teams sends the characters < > & in the text of a formatted message as entities, beside the message's HTML. Where
 * that HTML has an escaped entity, the person typed the entity itself; without HTML the text is as it was typed.
 */
const isEscaped = ({ attachments }: Pick<TeamsActivity, "attachments">): boolean => {
  const html = attachments?.find((attachment) => attachment.contentType === "text/html")?.content;
  return typeof html === "string" && !/&amp;(lt|gt|quot|#39|amp);/u.test(html);
};

/** Reads a message: takes out every mention of the bot, names the others, keeps the lines. */
export const hear = (activity: Pick<TeamsActivity, "text" | "entities" | "recipient" | "attachments">): Heard => {
  const mentions = mentionsIn(activity);
  let text = activity.text ?? "";
  const others: Heard["others"] = [];
  let toBot = false;
  for (const { text: words, mentioned } of mentions) {
    if (mentioned.id === activity.recipient.id) {
      toBot = true;
      text = text.replaceAll(words, " ");
      continue;
    }
    const shown = `@${unescapeHtml(withoutTag(words))}`;
    text = text.replaceAll(words, shown);
    if (others.some((other) => other.memberId === mentioned.id && other.text === shown)) continue;
    others.push({
      text: shown,
      memberId: mentioned.id,
      ...(mentioned.aadObjectId ? { aad: mentioned.aadObjectId } : {}),
    });
  }
  const tidy = (isEscaped(activity) ? unescapeHtml(text) : text)
    .replace(/&nbsp;|\u00a0/gu, " ")
    .replace(/\r\n?/gu, "\n")
    .replace(/[ \t]+/gu, " ")
    .replace(/ *\n */gu, "\n")
    .trim();
  return { text: tidy, toBot, others };
};

/** The words of a message's HTML: paragraphs and breaks become lines, tags and comments go, entities are read. */
export const htmlToText = (html: string): string =>
  unescapeHtml(
    html
      .replace(/<(script|style)\b[^>]*>[\s\S]*?<\/\1>|<!--[\s\S]*?-->/giu, "")
      .replace(/\r?\n/gu, " ")
      .replace(/<(br|\/p|\/div|\/li|\/h\d|\/tr)\b[^>]*>/giu, "\n")
      .replace(/<li\b[^>]*>/giu, "- ")
      .replace(/<img\b[^>]*\balt="([^"]*)"[^>]*>/giu, "$1")
      .replace(/<\/?[a-z][^>]*>/giu, ""),
  )
    .replace(/[ \t]+/gu, " ")
    .replace(/ *\n */gu, "\n")
    .replace(/\n{3,}/gu, "\n\n")
    .trim();
