import type { Attendee } from "../meeting.js";
import { ok, type Result, refuse } from "../result.js";
import { personOf } from "./attendance.js";
import { plainWords } from "./lines.js";
import { printAttendee } from "./write/names.js";

export type NamesList = "members" | "others" | "apologies";

/** More people than any table of a committee seats. */
const MAX_NAMES = 300;
const LONGEST = 120;

/** A person a line; on one line by semicolons, or by commas where another group follows: `NetCo: Cyd, DCC: Dee`. */
const PARTED = /\n|;|(?<=:[^\n;]*),(?=\s*[^,:();\n]{1,120}:\s)/u;

/** Words without a capital, and signs without a letter, are no name. */
const NO_NAME = /^(?:[\p{Ll}\s]*|\P{L}*)$/u;

const OFFICE = /\b(chair|secretary)$/iu;

/** Between two people; not the comma of one name: "Bob Example, Jr". */
const BETWEEN = /,\s*and\s|,(?!\s*(?:[JS]r|I{2,3}|IV|[CMO]BE)\b)|\sand\s(?=\s*\p{Lu})/gu;

/** `Ann Example (alternate for Bob Example), Cyd Short and Dee Contact`: each person; a comma within one name is asked about. */
const peopleIn = (text: string): Result<string[]> => {
  const masked = text.replace(/\([^()]*\)/gu, (notes) => "\0".repeat(notes.length));
  const people: string[] = [];
  let from = 0;
  for (const { index, 0: joint } of masked.matchAll(BETWEEN)) {
    people.push(text.slice(from, index).trim());
    from = index + joint.length;
  }
  people.push(text.slice(from).trim());
  const names = people.map((one) => one.replace(/\([^()]*\)/gu, " ").trim());
  const inDoubt = names.length > 1 && names.some((name) => !/\S\s+\S/u.test(name));
  return inDoubt
    ? refuse(
        `I cannot tell whether “${text.slice(0, 60)}” is one person or several.`,
        "Write a person a line, first name first, a role in brackets: Ann Example (Chair)",
      )
    : ok(people);
};

const readPerson = (list: NamesList, category: string | null, said: string): Result<Attendee> => {
  const { name, role, alternateFor, agendaItems, rest: unread } = personOf(said);
  if (NO_NAME.test(name) || name.length > LONGEST || /[()|;]/u.test(name))
    return refuse(`“${said.slice(0, 60)}” is not the name of a person.`, "Write: Network Parties: Ann Example");
  if (list === "others" && category === null)
    return refuse(`${name} stands without an organisation.`, `Write it first: NetCo: ${name}`);
  if (unread.length > 0)
    return refuse(
      `I could not read “(${unread[0]})” behind ${name}.`,
      "Write (alternate for NAME), (items 2 and 3) or a role.",
    );
  const office = list === "members" ? (OFFICE.exec(category ?? "")?.[1] ?? null) : null;
  const one: Attendee = {
    name,
    category: list === "others" ? null : category,
    organisation: list === "others" ? category : null,
    role: list === "apologies" ? null : (role ?? office),
    alternateFor: list === "apologies" ? null : alternateFor,
    agendaItems: list === "apologies" ? [] : agendaItems,
    apology: list === "apologies",
  };
  return ok(one);
};

/** `Network Parties: Ansel Barnacle (alternate for Juniper Wake)`: as the tables of minutes have it, a person a line or several by commas. */
const readLine = (list: NamesList, line: string): Result<Attendee[]> => {
  const [, group, rest = ""] = /^(?:([^:()]{1,120}):)?\s*(.+)$/u.exec(plainWords(line)) ?? [];
  const people = peopleIn(rest.replace(/[,;]\s*$/u, ""));
  if (!people.ok) return people;
  const read: Attendee[] = [];
  for (const person of people.value) {
    const one = readPerson(list, group?.trim() ?? null, person);
    if (!one.ok) return one;
    read.push(one.value);
  }
  return ok(read);
};

/** Reads a list of people, one a line (or parted by semicolons); those without a category come first, as tables have it. */
export const readNames = (list: NamesList, text: string): Result<Attendee[]> => {
  const lines = text
    .split(PARTED)
    .map((line) => line.replace(/^\s*[-*•]\s+/u, "").trim())
    .filter((line) => line !== "" && !/^(?:none|nobody)\.?$/iu.test(line));
  if (lines.length > MAX_NAMES)
    return refuse(`That is ${lines.length} people; ${MAX_NAMES} is the most.`, undefined, list);
  const read: Attendee[] = [];
  for (const [index, line] of lines.entries()) {
    const one = readLine(list, line);
    if (!one.ok) return refuse(`Line ${index + 1}: ${one.problem.what}`, one.problem.instead, list);
    read.push(...one.value);
  }
  const group = ({ category, organisation }: Attendee) => category ?? organisation;
  return ok([...read.filter((one) => group(one) === null), ...read.filter((one) => group(one) !== null)]);
};

/** The same list as it is typed; `bare`: who usually comes, without what held for one meeting only. */
export const printNames = (attendees: readonly Attendee[], list: NamesList, bare = false): string =>
  attendees
    .filter(({ apology, organisation }) =>
      list === "apologies" ? apology : !apology && (organisation === null) === (list === "members"),
    )
    .map((one) => {
      const shown = bare ? { ...one, alternateFor: null, agendaItems: [] } : one;
      const group = one.organisation ?? one.category;
      return `${group === null ? "" : `${group}: `}${printAttendee(shown)}`;
    })
    .join("\n");
