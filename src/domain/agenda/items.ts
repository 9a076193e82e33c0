import { markOf } from "../mark.js";
import type { PlannedItem } from "../meeting.js";
import { foldName } from "../register.js";
import { ok, type Result, refuse } from "../result.js";

/** More than any meeting gets through. */
export const MAX_ITEMS = 100;

/** Tells an agenda from itself after a change of its items or their order. */
export const agendaMark = (items: readonly PlannedItem[]): string => markOf(items.map(({ title }) => title).join("\n"));

/** What fills itself: which of the standing items this is, by its title; null for one that is planned. */
export const fills = (title: string): "minutes" | "actions" | "closing" | null => {
  const words = foldName(title);
  if (/\b(?:actions? outstanding|outstanding actions?|action log|matters arising)\b/u.test(words)) return "actions";
  if (/\b(?:previous|last) (?:meeting )?minutes\b|\bminutes of (?:the )?(?:last|previous)\b/u.test(words))
    return "minutes";
  return /^(?:any other business|aob|close)\b/u.test(words) ? "closing" : null;
};

/** Numbered from 1, in their order. Items of minutes keep their own numbers, sub-items included. */
export const numbered = (items: readonly PlannedItem[]): PlannedItem[] =>
  items.map((item, index) => ({ ...item, number: String(index + 1) }));

const hasSubItems = (items: readonly PlannedItem[]): boolean => items.some(({ number }) => number.includes("."));

/** Where the item with this number stands; loosely written: `4.`, `item 4`. */
export const placeOf = (items: readonly PlannedItem[], number: string, field = "item"): Result<number> => {
  const wanted = number
    .trim()
    .replace(/^item\s+/iu, "")
    .replace(/\.$/u, "");
  const at = items.findIndex((item) => item.number === wanted);
  if (at !== -1) return ok(at);
  const [first, last] = [items[0]?.number, items.at(-1)?.number];
  const known = items.length < 2 ? `only item ${first ?? "none"}` : `items ${first} to ${last}`;
  return refuse(
    wanted === "" ? "Which item is meant?" : `There is no item “${wanted.slice(0, 20)}”.`,
    `The agenda has ${known}.`,
    field,
  );
};

/** The items after a change, and the one that was put somewhere, under the number it has there. */
export type Placed = { items: PlannedItem[]; item: PlannedItem };

const placed = (items: readonly PlannedItem[], item: Omit<PlannedItem, "number">, at: number): Placed => {
  const mine = { ...item, number: String(at + 1) };
  return { items: numbered([...items.slice(0, at), mine, ...items.slice(at)]), item: mine };
};

/** Whether an agenda takes one more. An item of a meeting that was held is not dropped. */
export const roomFor = (
  items: readonly PlannedItem[],
  meeting: { code: string; number: number; held: boolean },
): Result<null> => {
  if (items.length < MAX_ITEMS) return ok(null);
  const { code, number, held } = meeting;
  return refuse(
    `The agenda of ${code} ${number} has ${items.length} items; ${MAX_ITEMS} is the most. Nothing was changed.`,
    held ? undefined : `Drop one first: /opsg agenda drop ${items.length - 1} meeting ${number}`,
  );
};

/** A new item stands where it is wanted; else before "Any other business", else last. */
export const addItem = (
  items: readonly PlannedItem[],
  item: Omit<PlannedItem, "number">,
  before?: string,
): Result<Placed> => {
  const place = before === undefined ? undefined : placeOf(items, before, "before");
  if (place && !place.ok) return place;
  const last = items.at(-1);
  const at = place?.value ?? (last && fills(last.title) === "closing" ? items.length - 1 : items.length);
  return ok(placed(items, item, at));
};

/** Appended after the last, whose numbers all stay: minutes may name them already. */
export const appendItem = (items: readonly PlannedItem[], item: Omit<PlannedItem, "number">): Placed => {
  const top = Math.max(0, ...items.map(({ number }) => Number(number.split(".")[0])));
  const mine = { ...item, number: String(top + 1) };
  return { items: [...items, mine], item: mine };
};

const REARRANGES = "An agenda with sub-items comes from minutes, and keeps their numbers.";

/** @param to before or after which item, by its number; or last */
export const moveItem = (
  items: readonly PlannedItem[],
  number: string,
  to: { before: string } | { after: string } | "last",
): Result<Placed> => {
  if (hasSubItems(items)) return refuse(REARRANGES);
  const from = placeOf(items, number);
  if (!from.ok) return from;
  const target =
    to === "last"
      ? ok(items.length)
      : "before" in to
        ? placeOf(items, to.before, "before")
        : placeOf(items, to.after, "after");
  if (!target.ok) return target;
  const at = to !== "last" && "after" in to ? target.value + 1 : target.value;
  const item = items[from.value];
  if (!item || at === from.value || at === from.value + 1)
    return refuse(
      `Item ${number} stands there already; nothing was changed.`,
      "Name another place: agenda move 4 before 2.",
    );
  const rest = items.filter((_, index) => index !== from.value);
  return ok(placed(rest, item, at > from.value ? at - 1 : at));
};

export const dropItem = (items: readonly PlannedItem[], number: string): Result<PlannedItem[]> => {
  if (hasSubItems(items)) return refuse(REARRANGES);
  const at = placeOf(items, number);
  if (!at.ok) return at;
  if (items.length === 1) return refuse("An agenda keeps at least one item.", "Add another before you drop this one.");
  return ok(numbered(items.filter((_, index) => index !== at.value)));
};
