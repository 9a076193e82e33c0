import { foldName, type Role } from "../register.js";
import { ok, type Result, refuse } from "../result.js";
import { joinNames } from "../words.js";
import { type CsvRow, readCsv } from "./read-csv.js";

/** A person as a list gives them. */
export type ListedPerson = {
  line: number;
  name: string;
  /** Lower case; null where the list gives none. */
  email: string | null;
  /** Null where the list says nothing of it. */
  role: Role | null;
  contactFor: string[];
  deputyFor: string[];
};

/** A row that was not taken, and why. */
export type UnreadRow = { line: number; text: string; why: string };

/** `doubts`: lines that were taken as one person by their name alone. */
export type PeopleList = { people: ListedPerson[]; unread: UnreadRow[]; doubts: string[] };

type Column = "name" | "first" | "last" | "email" | "party" | "role" | "deputy";

/** Tried in this order: "Deputy for" is no "for". */
const COLUMNS: [Column, RegExp][] = [
  ["deputy", /deput|alternate|stand.?in/iu],
  ["email", /e.?mail|^mail$|^address$/iu],
  ["first", /^(?:first|given|fore).?name$/iu],
  ["last", /^(?:last|family|sur).?name$/iu],
  ["name", /^(?:full |display )?name$|^(?:person|member|who|contact)(?: name)?$/iu],
  ["party", /part(?:y|ies)|organi[sz]ation|company|employer|contact for|answers for|represent/iu],
  ["role", /role|position|office|capacity/iu],
];

/** The order of a list without headings. */
const UNHEADED: Column[] = ["name", "email", "party", "role", "deputy"];

const ROLES: [RegExp, Role][] = [
  [/\bsecretar/iu, "secretary"],
  [/\bchair/iu, "chair"],
  [/\bobserver/iu, "observer"],
  [/\bmember|\brepresentative|\bcontact/iu, "member"],
];

const isAddress = (text: string): boolean => /^[^\s@<>,;]+@[^\s@<>,;]+\.[^\s@<>,;]+$/u.test(text) && text.length <= 254;

/** `Alex Green <alex@example.org>` and `mailto:` as people copy them. */
const addressIn = (text: string): string =>
  (/<([^<>]+)>\s*$/u.exec(text)?.[1] ?? text).replace(/^mailto:/iu, "").trim();

const RECIPIENT = /^[^<>]*<[^<>@\s]+@[^<>@\s]+>$/u;
const BARE = /^[^<>@\s]+@[^<>@\s]+$/u;

/** A line of recipients, as mail programs copy it, is a person a cell: `Ann Lee <ann@example.org>; Bo Ek <bo@example.org>`. */
const eachRecipient = (row: CsvRow): CsvRow[] => {
  const cells = row.cells.filter((cell) => cell !== "");
  return cells.some((cell) => RECIPIENT.test(cell)) && cells.every((cell) => RECIPIENT.test(cell) || BARE.test(cell))
    ? cells.map((cell) => ({ ...row, cells: [cell] }))
    : [row];
};

const listed = (text: string): string[] => [
  ...new Set(
    text
      .split(/[,;\n]/u)
      .map((name) => name.replace(/\s+/gu, " ").trim())
      .filter((name) => name !== ""),
  ),
];

const columnsOf = (cells: string[]): (Column | null)[] | undefined => {
  const taken = new Set<Column>();
  const columns = cells.map((cell) => {
    const column = COLUMNS.find(([name, pattern]) => !taken.has(name) && pattern.test(cell))?.[0] ?? null;
    if (column) taken.add(column);
    return column;
  });
  const named = taken.has("name") || (taken.has("first") && taken.has("last"));
  return named && !cells.some((cell) => cell.includes("@")) ? columns : undefined;
};

const readRow = (line: number, value: (column: Column) => string): ListedPerson | string => {
  const written = value("name") || `${value("first")} ${value("last")}`;
  const name = written
    .replace(/<[^<>]*>/u, "")
    .replace(/\s+/gu, " ")
    .trim();
  if (name === "") return "there is no name";
  if (name.includes("@")) return "an address stands where the name should";
  if (name.length > 120) return "the name is longer than 120 characters";
  if (/[,;]/u.test(name)) return "a name cannot hold a comma or a semicolon: write the first name first";
  const address = addressIn(value("email") || (/<[^<>]*>/u.exec(written)?.[0] ?? "")).toLowerCase();
  if (address !== "" && !isAddress(address)) return `“${address.slice(0, 60)}” is not an e-mail address`;
  const said = value("role");
  const role = ROLES.find(([pattern]) => pattern.test(said))?.[1] ?? null;
  if (said !== "" && role === null && !/^(?:none|no|-)$/iu.test(said))
    return `“${said.slice(0, 40)}” is not a role: secretary, chair, member or observer`;
  const [contactFor, deputyFor] = [listed(value("party")), listed(value("deputy"))];
  if ([...contactFor, ...deputyFor].some((party) => party.length > 120))
    return "the party’s name is longer than 120 characters";
  return { line, name, email: address === "" ? null : address, role, contactFor, deputyFor };
};

/** Somebody who stands in the list once for each party, or twice by a slip. */
const join = (known: ListedPerson, row: ListedPerson): void => {
  known.contactFor = [...new Set([...known.contactFor, ...row.contactFor])];
  known.deputyFor = [...new Set([...known.deputyFor, ...row.deputyFor])];
  known.role ??= row.role;
  known.email ??= row.email;
};

/** Who stands in the list so far. */
type Seen = { byName: Map<string, ListedPerson[]>; byEmail: Map<string, ListedPerson> };

/**
 * Takes a row into the list: with whoever has its address, else with the only one of its name who has no other address.
 * @returns why it was not taken
 */
const take = (list: PeopleList, seen: Seen, row: ListedPerson): string | undefined => {
  const { name, email, line } = row;
  const folded = foldName(name);
  const sameName = seen.byName.get(folded) ?? [];
  const byEmail = email === null ? undefined : seen.byEmail.get(email);
  if (byEmail && !sameName.includes(byEmail)) return `line ${byEmail.line} has the same address for ${byEmail.name}`;
  const may = sameName.filter((known) => email === null || known.email === null);
  const known = byEmail ?? may[0];
  if (!known) {
    list.people.push(row);
    seen.byName.set(folded, [...sameName, row]);
  } else if (!byEmail && may.length > 1) return `there is more than one ${name} in the list: give the e-mail address`;
  else {
    if (!byEmail)
      list.doubts.push(`line ${line}: ${name} stands in line ${known.line} already; both are taken as one person`);
    join(known, row);
  }
  if (email !== null) seen.byEmail.set(email, known ?? row);
  return undefined;
};

/** What stands in columns that are none of a list's is not passed over unsaid. */
const unreadColumns = (cells: string[], columns: (Column | null)[]): string[] => {
  const unread = cells
    .filter((cell, index) => cell !== "" && columns[index] === null)
    .map((cell) => `“${cell.slice(0, 40)}”`);
  if (unread.length === 0) return [];
  const [what, are] = unread.length === 1 ? ["column", "is"] : ["columns", "are"];
  return [
    `the ${what} ${joinNames(unread)} ${are} not read: I know name, e-mail, party, role and deputy for, each once`,
  ];
};

/** More people than any committee has. */
const MOST_ROWS = 2_000;

/** Reads a list of people: with headings in any order, or without any as name, e-mail, party, role, deputy for. */
export const readPeople = (text: string): Result<PeopleList> => {
  const rows = readCsv(text);
  const columns = columnsOf(rows[0]?.cells ?? []);
  const body = columns ? rows.slice(1) : rows.flatMap(eachRecipient);
  if (body.length === 0)
    return refuse(
      "There is nobody in that list.",
      "Write a person a line: name, e-mail, party, role, deputy for. The first line may name the columns.",
      "text",
    );
  if (body.length > MOST_ROWS)
    return refuse(`That list has ${body.length} lines; ${MOST_ROWS} is the most I read.`, "Send it in parts.", "text");
  const list: PeopleList = {
    people: [],
    unread: [],
    doubts: columns ? unreadColumns(rows[0]?.cells ?? [], columns) : [],
  };
  const seen: Seen = { byName: new Map(), byEmail: new Map() };
  for (const { line, cells, open } of body) {
    const at = columns ?? UNHEADED;
    const row = open
      ? "a quotation mark opens here and is not closed: nothing from here on was read"
      : readRow(line, (column) => cells[at.indexOf(column)] ?? "");
    const why = typeof row === "string" ? row : take(list, seen, row);
    if (why !== undefined) list.unread.push({ line, text: cells.join(", "), why });
  }
  return ok(list);
};
