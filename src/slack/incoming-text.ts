import type { Said } from "../commands/command.js";
import type { Account } from "../domain/register.js";

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

/** A text as its writer saw it, without Slack's markup, and who was mentioned in it. */
export const readText = async (text: string, find: FindMentioned): Promise<Said> => {
  if (!text.includes("<")) return { text: unescapeText(text), mentions: [] };
  const mentions: Said["mentions"] = [];
  let plain = "";
  let at = 0;
  for (const token of text.matchAll(TOKEN)) {
    const [target = "", ...labels] = (token[1] ?? "").split("|");
    const label = labels.join("|");
    const user = USER.exec(target)?.[1];
    plain += unescapeText(text.slice(at, token.index));
    at = token.index + token[0].length;
    if (user) {
      const { name, account } = await find(user, label === "" ? undefined : unescapeText(label));
      mentions.push({ text: `@${name}`, account });
      plain += `@${name}`;
    } else plain += unescapeText(asText(target, label));
  }
  return { text: plain + unescapeText(text.slice(at)), mentions };
};
