import { addDays, type Day } from "./day.js";
import type { Committee, Person, Register } from "./register.js";
import type { Scheduled } from "./schedule.js";
import { joinNames } from "./words.js";
import type { BankHolidays } from "./working-days.js";

/** What a meeting falls together with. */
export type Clash =
  | { kind: "holiday"; name: string }
  /** Another meeting of the committee on that day. */
  | { kind: "meeting"; id: string; name: string }
  /** A meeting of another committee, to which some of the same people belong. */
  | { kind: "people"; id: string; name: string; names: string[] };

/** A meeting of another committee, and who belongs to both. */
export type Elsewhere = { id: string; date: Day; name: string; shared: string[] };

/** "OPSG 65", or where no number can be told "the main meeting of OPSG". */
export const nameOfMeeting = (code: string, { number, kind }: Pick<Scheduled, "number" | "kind">): string =>
  number === null ? `the ${kind ?? "other"} meeting of ${code}` : `${code} ${number}`;

/** What each of a committee's meetings to come clashes with; those that clash with nothing are left out. */
export const clashesOf = (
  code: string,
  meetings: readonly Scheduled[],
  holidayOn: BankHolidays,
  elsewhere: readonly Elsewhere[],
): Map<string, Clash[]> => {
  const standing = meetings.filter(({ status }) => status === "planned");
  const found = standing.map((meeting): [string, Clash[]] => {
    const holiday = holidayOn(meeting.date);
    const others = standing.filter(({ id, date }) => date === meeting.date && id !== meeting.id);
    return [
      meeting.id,
      [
        ...(holiday === undefined ? [] : [{ kind: "holiday" as const, name: holiday }]),
        ...others.map((other) => ({ kind: "meeting" as const, id: other.id, name: nameOfMeeting(code, other) })),
        ...elsewhere
          .filter(({ date }) => date === meeting.date)
          .map(({ id, name, shared }) => ({ kind: "people" as const, id, name, names: shared })),
      ],
    ];
  });
  return new Map(found.filter(([, clashes]) => clashes.length > 0));
};

/** Who sits in a committee: observers and the parties' contacts need not be there. */
const sitsIn = (person: Person, committeeId: string): boolean =>
  person.roles.some((role) => role.committeeId === committeeId && role.role !== "observer");

/** The other committees with which one shares people, and the names of these. */
export const committeesSharing = (
  { committees, people }: Pick<Register, "committees" | "people">,
  committee: Committee,
): { committee: Committee; shared: string[] }[] =>
  committees
    .filter(({ id }) => id !== committee.id)
    .map((other) => ({
      committee: other,
      shared: people
        .filter((person) => sitsIn(person, committee.id) && sitsIn(person, other.id))
        .map(({ name }) => name),
    }))
    .filter(({ shared }) => shared.length > 0);

/** So many people are named; of more, how many there are. */
const MOST_NAMED = 4;

const listed = (names: readonly string[]): string => {
  const shown =
    names.length > MOST_NAMED
      ? [...names.slice(0, MOST_NAMED - 1), `${names.length - MOST_NAMED + 1} others`]
      : [...names];
  return joinNames(shown, "nobody");
};

/**
 * In words, as the end of "It falls on …".
 * @param named whether the other committee is named: to those who plan meetings; not everybody may know of it
 */
export const printClash = (clash: Clash, { named = false }: { named?: boolean } = {}): string => {
  switch (clash.kind) {
    case "holiday":
      return `a bank holiday (${clash.name})`;
    case "meeting":
      return `the day of ${clash.name}`;
    case "people":
      return `the day of ${named ? clash.name : "another committee’s meeting"}, in which ${listed(clash.names)} ${clash.names.length === 1 ? "sits" : "sit"} too`;
  }
};

/** So far is another day looked for. Days. */
const NEAR_DAYS = 7;

/** The free day nearest to one, the later first; null where none is near. */
export const freeDayNear = (day: Day, isFree: (day: Day) => boolean): Day | null =>
  Array.from({ length: 2 * NEAR_DAYS }, (_, index) =>
    addDays(day, (index % 2 === 0 ? 1 : -1) * (Math.floor(index / 2) + 1)),
  ).find(isFree) ?? null;

/** Names a meeting's clashes for ever: the same on the same day are told once. */
export const clashKey = (meeting: Pick<Scheduled, "id" | "date">, clashes: readonly Clash[]): string =>
  [
    meeting.id,
    meeting.date,
    ...clashes.map((clash) => (clash.kind === "holiday" ? "holiday" : clash.id)).toSorted(),
  ].join("|");
