import type { RowBlock } from "./blocks.js";
import type { AttendanceTable, Draft, Reader } from "./draft.js";
import { unmark } from "./lines.js";

const GROUP = /^(?:category|representing|organisations?|organizations?|party|company|constituency)$/iu;
const NAME = /^(?:names?|attendees?|.*\bmembers|.*\bparticipants|present|representatives?)$/iu;
const ROLE = /^(?:role|position|capacity)$/iu;
const OF_MEMBERS = /^category$|\bmembers$/iu;

const tableOf = (row: RowBlock, draft: Draft): AttendanceTable | undefined => {
  const heads = row.cells.filter((cell) => cell !== "").map((cell) => unmark(cell).replace(/:$/u, ""));
  const group = heads.findIndex((head) => GROUP.test(head));
  const name = heads.findIndex((head, index) => index !== group && NAME.test(head));
  const role = heads.findIndex((head) => ROLE.test(head));
  if (name === -1 || (group === -1 && role === -1)) return undefined;
  const members = heads.some((head) => OF_MEMBERS.test(head));
  const lists = draft.section === "apologies" ? "apologies" : members ? "category" : "organisation";
  const width = heads.length === row.cells.length ? heads.length : null;
  return { kind: "attendance", lists, group, name, role: role === -1 ? null : role, width, current: null };
};

/** The row's cells under the header's columns, where tabs were doubled to make them line up. */
const cellsUnder = (table: AttendanceTable, cells: string[]): string[] => {
  if (cells.length === table.width) return cells;
  const filled = cells.filter((cell) => cell !== "");
  return cells[0] === "" ? ["", ...filled] : filled;
};

const ITEMS = /(?:agenda )?items? ?:? ?(\d[\d., –-]*(?: ?(?:and|&|to) ?\d[\d.]*)?)/iu;
const ALTERNATE = /^(?:an? )?(?:alternate|alternative|deputy|deputising|standing in|substitute) (?:for|to) (.+)$/iu;

/** "2, 3 and 6.1" or "2-4", as a list of items. */
const itemsOf = (text: string): string[] => {
  const items: string[] = [];
  for (const part of text.split(/,|and|&/u)) {
    const [from, to] = part.split(/[–-]|to/u).map((end) => end.trim().replace(/\.$/u, ""));
    if (!from) continue;
    const last = Number(to);
    if (to && Number.isInteger(last) && last > Number(from) && last - Number(from) < 100) {
      for (let item = Number(from); item <= last; item += 1) items.push(String(item));
    } else items.push(from, ...(to ? [to] : []));
  }
  return items;
};

/** Notes in one pair of brackets; not the comma of a name: "Bob Example, Jr". */
const NOTES = /;|,(?!\s*(?:[JS]r|I{2,3}|IV|[CMO]BE)\b)/u;

type Person = { name: string; role: string | null; alternateFor: string | null; agendaItems: string[]; rest: string[] };

/** A name and what stands in brackets after it: an alternate, agenda items, "Part", a role. */
export const personOf = (text: string): Person => {
  const person: Person = { name: "", role: null, alternateFor: null, agendaItems: [], rest: [] };
  const whole = unmark(text).replace(/\s[-–—]\s((?:alternate|deputy) for [^()]+)/iu, " ($1)");
  person.name = whole
    .replace(/\([^()]*\)/gu, " ")
    .replace(/\s+/gu, " ")
    .trim()
    .replace(/[,;]$/u, "");
  let part = false;
  for (const [, inside = ""] of whole.matchAll(/\(([^()]*)\)/gu)) {
    const items = ITEMS.exec(inside);
    if (items?.[1]) person.agendaItems.push(...itemsOf(items[1]));
    for (const said of inside.replace(ITEMS, "").split(NOTES)) {
      const note = said.replace(/\bonly$|\bfor$/iu, "").trim();
      const alternate = ALTERNATE.exec(note)?.[1];
      if (note === "") continue;
      if (alternate) person.alternateFor = alternate;
      else if (/^part(?:ly|ial|-time)?$/iu.test(note)) part = true;
      else if (person.role === null) person.role = note;
      else person.rest.push(note);
    }
  }
  if (part && person.agendaItems.length === 0) person.rest.push("Part");
  return person;
};

const enter = (draft: Draft, table: AttendanceTable, line: number, names: string, role: string | null): void => {
  for (const text of names.split(/\n|;(?![^()]{0,200}\))/u)) {
    const { name, rest, ...said } = personOf(text);
    if (name === "") continue;
    const group = table.current;
    if (table.lists === "apologies") draft.apologies.push({ name, category: group });
    else {
      const office = table.lists === "category" ? (/\b(chair|secretary)$/iu.exec(group ?? "")?.[1] ?? null) : null;
      const person = { name, ...said, role: said.role ?? role ?? office };
      draft.attendees.push(
        table.lists === "category" ? { ...person, category: group } : { ...person, organisation: group },
      );
    }
    for (const left of rest) draft.unread.push({ line, text: `${name} (${left})` });
  }
};

/** The tables of who attended and who sent apologies; an empty cell carries the category or organisation above it on. */
export const readAttendance: Reader = (block, draft) => {
  if (draft.item !== null) return false;
  if (block.kind === "text") {
    if (draft.section === "header" || draft.gap || draft.table?.kind !== "attendance") return readNames(block, draft);
    enter(draft, draft.table, block.line, block.text, null);
    return true;
  }
  const table = tableOf(block, draft);
  if (table) {
    draft.table = table;
    return true;
  }
  const current = draft.table;
  if (current?.kind !== "attendance") return false;
  const cells = cellsUnder(current, block.cells);
  const group = unmark(cells[current.group] ?? "");
  if (group !== "") current.current = group;
  const name = cells[current.name] ?? "";
  if (name === "") return false;
  const role = current.role === null ? "" : unmark(cells[current.role] ?? "");
  enter(draft, current, block.line, name, role === "" ? null : role);
  const read = [current.group, current.name, current.role];
  const left = cells.filter((cell, index) => cell !== "" && !read.includes(index));
  if (left.length > 0) draft.unread.push({ line: block.line, text: left.join(" ") });
  return true;
};

/** Apologies as a plain list, each with the category in brackets if any; or "None". */
const readNames: Reader = (block, draft) => {
  if (block.kind !== "text" || draft.section !== "apologies") return false;
  const text = unmark(block.text);
  if (/^(?:none|there were none|no apologies.*)\.?$/iu.test(text)) return true;
  const named = /^([^():.]{2,60}?)(?: \(([^()]{2,60})\))?$/u.exec(text);
  if (!named?.[1]) return false;
  draft.apologies.push({ name: named[1], category: named[2] ?? null });
  return true;
};
