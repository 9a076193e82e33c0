import { unmark } from "./lines.js";

/** What a column of the actions table holds; null where the heading says nothing known. */
export type Column = "reference" | "text" | "raised" | "last" | "revised" | "owner" | "status" | "update" | null;

/** Tried in this order: "Revised Target Date" is no "Target Date". */
const COLUMNS: [Exclude<Column, null>, RegExp][] = [
  ["reference", /^(?:action )?(?:id|ref\.?|reference|no\.?|number|#)$/iu],
  ["revised", /\b(?:revised|new|current|latest)\b.*\b(?:target|due|date)/iu],
  ["raised", /\b(?:raised|opened|created)\b/iu],
  ["last", /\b(?:target|due|deadline)\b/iu],
  ["owner", /^(?:action )?owners?\b|\bresponsib|^assigned|^lead$|^part(?:y|ies)$/iu],
  ["status", /^(?:action )?status$|^rag$/iu],
  ["update", /^(?:progress|updates?|comments?|notes?|latest update|progress update)$/iu],
  ["text", /^(?:actions?|action description|description|details?|action details?|task)$/iu],
];

/** The columns of an actions table, if the row is its header: an action, and its reference or its owner. */
export const actionColumns = (cells: string[]): Column[] | undefined => {
  const taken = new Set<Column>();
  const columns = cells.map((cell): Column => {
    const head = unmark(cell.replaceAll("\n", " ")).replace(/:$/u, "");
    const column = COLUMNS.find(([name, pattern]) => !taken.has(name) && pattern.test(head))?.[0] ?? null;
    if (column) taken.add(column);
    return column;
  });
  const known = columns.filter((column) => column !== null).length;
  const enough = taken.has("text") && (taken.has("reference") || (taken.has("owner") && known > 2));
  return enough && known >= cells.filter((cell) => cell !== "").length - 1 ? columns : undefined;
};
