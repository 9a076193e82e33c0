import type { Called } from "../cards/card.js";
import { cut, type Element, visible } from "./elements.js";

const MAX_NAME_CHARS = 60;

/** A name as it can stand in a mention: whatever its text block would read as Markdown or markup is left out. */
const plainName = (name: string): string =>
  cut(
    visible(name)
      .replace(/[<>*_[\]()`~#|\\]/gu, " ")
      .replace(/\s+/gu, " ")
      .trim(),
    MAX_NAME_CHARS,
  ) || "you";

/** Those who are called by name on Teams: the line in which they stand, and who is meant. Teams tells them. */
export const drawCalls = (calls: Called[]): { line: Element[]; entities: object[] } => {
  const entities = calls
    .filter(({ platform }) => platform === "teams")
    .map(({ user, name }) => ({
      type: "mention",
      text: `<at>${plainName(name)}</at>`,
      mentioned: { id: user, name: plainName(name) },
    }));
  const text = entities.map((entity) => entity.text).join(", ");
  return { line: entities.length > 0 ? [{ type: "TextBlock", text, wrap: true }] : [], entities };
};
