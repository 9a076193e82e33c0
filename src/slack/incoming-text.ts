import type { Said } from "../commands/command.js";
import type { Account } from "../domain/register.js";
import { type Emoji, withEmoji } from "./emoji.js";

/** Whose account an id stands for, and the name that Slack wrote beside it, if it did. */
export type FindMentioned = (user: string, label: string | undefined) => Promise<{ name: string; account: Account }>;

/** Slack marks what is no literal text by `<…>`; a `<` that somebody typed comes as `&lt;`. */
const TOKEN = /<([^<>]*)>/g;
const USER = /^@([UW][A-Z0-9]+)$/;

/** Undoes Slack's escape of what was typed. */
const unescapeText = (text: string): string => text.replace(/&lt;/g, "<").replace(/&gt;/g, ">").replace(/&amp;/g, "&");

/** A channel, a group, a date or a link as text. */
const asText = (target: string, label: string): string => {
  if (target.startsWith("#")) return `#${label || target.slice(1)}`;
  if (target.startsWith("!subteam^") || target.startsWith("!date^"))
    return label || target.slice(1).split("^", 1)[0] || "";
  if (target.startsWith("!")) return `@${target.slice(1)}`;
  if (target.startsWith("@")) return `@${label || target.slice(1)}`;
  return target.replace(/^(mailto|tel):/, "");
};

/**
 * A text as its writer saw it, without Slack's markup, and who was mentioned in it.
 * @param emoji those that its names stand for; left out: what looks like one was typed so, in a command
 */
export const readText = async (text: string, find: FindMentioned, emoji?: Emoji): Promise<Said> => {
  const typed = (part: string): string => (emoji ? withEmoji(unescapeText(part), emoji) : unescapeText(part));
  if (!text.includes("<")) return { text: typed(text), mentions: [] };
  const mentions: Said["mentions"] = [];
  let plain = "";
  let at = 0;
  for (const token of text.matchAll(TOKEN)) {
    const [target = "", ...labels] = (token[1] ?? "").split("|");
    const label = labels.join("|");
    const user = USER.exec(target)?.[1];
    plain += typed(text.slice(at, token.index));
    at = token.index + token[0].length;
    if (user) {
      const { name, account } = await find(user, label === "" ? undefined : unescapeText(label));
      mentions.push({ text: `@${name}`, account });
      plain += `@${name}`;
    } else plain += unescapeText(asText(target, label));
  }
  return { text: plain + typed(text.slice(at)), mentions };
};
