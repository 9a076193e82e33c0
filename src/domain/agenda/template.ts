import type { PlannedItem } from "../meeting.js";
import { foldName } from "../register.js";
import { ok, type Result, refuse } from "../result.js";
import { readItemWords } from "./item-words.js";
import { MAX_ITEMS, numbered } from "./items.js";
import { NO_PLAN } from "./print-item.js";
import { readItemLine } from "./read-item.js";

type Item = Omit<PlannedItem, "number">;

/** What an agenda starts from where the committee has no template of its own. */
export const DEFAULT_TEMPLATE: PlannedItem[] = numbered(
  ["Previous meeting minutes", "Actions outstanding", "Any other business"].map((title) => ({
    ...NO_PLAN,
    title,
    number: "",
  })),
);

/** Characters. */
export const LONGEST_PRESENTER = 120;

const readLine = (line: string): Result<Item> => {
  const { words } = readItemLine(line.replace(/^\s*(?:\d{1,3}[.)]|[-*•])\s+/u, ""));
  const item = readItemWords(words);
  if (!item.ok) return item;
  const presenter = (words.guest ?? words.presenter ?? "").slice(0, LONGEST_PRESENTER);
  return ok({ ...item.value, presenter: presenter === "" ? null : presenter });
};

/** Reads a template: an item a line, or parted by semicolons; a number or a dash before one is left out. */
export const readTemplate = (text: string): Result<PlannedItem[]> => {
  const lines = text
    .split(/\n|;+(?=\s|$)|;{2,}/u)
    .map((line) => line.trim())
    .filter((line) => line !== "");
  if (lines.length === 0) return refuse("A template needs at least one item.", "Write one item a line.", "items");
  if (lines.length > MAX_ITEMS)
    return refuse(
      `That is ${lines.length} items; a template holds ${MAX_ITEMS}.`,
      "Leave out what does not stand every time.",
      "items",
    );
  const items: Item[] = [];
  for (const [index, line] of lines.entries()) {
    const item = readLine(line);
    if (!item.ok) return refuse(`Line ${index + 1}: ${item.problem.what}`, item.problem.instead, "items");
    const same = items.findIndex(({ title }) => foldName(title) === foldName(item.value.title));
    if (same !== -1)
      return refuse(
        `Lines ${same + 1} and ${index + 1} are the same item, “${item.value.title.slice(0, 60)}”; nothing was changed.`,
        "Leave one out, or give it another title.",
        "items",
      );
    items.push(item.value);
  }
  return ok(numbered(items.map((item) => ({ ...item, number: "" }))));
};
