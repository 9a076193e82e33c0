import { nameOfMeeting } from "../domain/clashes.js";
import { addDays, type Day, isoDay, printDay } from "../domain/day.js";
import { HOW_TO_NAME, type MeetingMeant, readMeetingNamed } from "../domain/meeting-words.js";
import type { Committee } from "../domain/register.js";
import { ok, type Result, refuse } from "../domain/result.js";
import { idOfKey, numberIfHeld, type Scheduled } from "../domain/schedule.js";
import type { Reads } from "./ports.js";
import { meetingsBetween } from "./schedule.js";

type Meetings = Pick<Reads, "meetings">;

/** The next year is always in view. Days. */
export const IN_VIEW_DAYS = 366;
/** A meeting that was never recorded is found by its number for so long. Days. */
const LOOK_BACK_DAYS = 400;

/** The meeting of this identity, wherever it stands now. */
export const meetingById = async (reads: Meetings, committee: Committee, key: string): Promise<Scheduled | null> => {
  const { id, day } = idOfKey(committee.id, key);
  const row = await reads.meetings.byId(committee.id, id);
  const date = row?.date ?? (day === null ? undefined : isoDay(day));
  if (date === undefined) return null;
  return (await meetingsBetween(reads, committee, date, date)).find((one) => one.id === id) ?? null;
};

/** Every meeting that a number, or next or last, may mean. */
export const inView = (reads: Meetings, committee: Committee, today: Day): Promise<Scheduled[]> =>
  meetingsBetween(reads, committee, addDays(today, -LOOK_BACK_DAYS), addDays(today, IN_VIEW_DAYS));

/** Whether a meeting was not cancelled. */
export const standing = ({ status }: Scheduled): boolean => status !== "cancelled";

/** How a meeting is looked for. */
type Wished = {
  /** By a number or a day, one that was cancelled is meant rather than one that is to be held. */
  cancelledFirst?: boolean;
  /** Those in view, where they were read for the same question. */
  view?: readonly Scheduled[] | null;
};

/** By number: one held or to be held, else one that was cancelled and would have it; or these the other way round. */
const numbered = async (
  reads: Meetings,
  committee: Committee,
  today: Day,
  number: number,
  { cancelledFirst, view }: Wished,
): Promise<Scheduled[]> => {
  const all = view ?? (await inView(reads, committee, today));
  const cancelled = all.filter((one) => !standing(one) && numberIfHeld(all, one) === number);
  if (cancelledFirst && cancelled.length > 0) return cancelled;
  const held = await reads.meetings.byNumber(committee.id, number);
  if (held) return [await meetingById(reads, committee, held.id)].filter((one) => one !== null);
  const live = all.filter((one) => one.number === number);
  return live.length > 0 ? live : cancelled;
};

/** The number that a cancelled meeting would have, were it restored; null where that is not known. */
export const numberIfRestored = async (
  reads: Meetings,
  committee: Committee,
  cancelled: Scheduled,
): Promise<number | null> => {
  const before = addDays(cancelled.date, -LOOK_BACK_DAYS);
  return numberIfHeld(await meetingsBetween(reads, committee, before, cancelled.date), cancelled);
};

/** The meetings to come that can be restored: those cancelled, and those moved. */
export const restorable = async (reads: Meetings, committee: Committee, today: Day): Promise<Scheduled[]> =>
  (await inView(reads, committee, today)).filter(
    (one) => one.date >= today && (!standing(one) || (one.status === "planned" && one.movedFrom !== null)),
  );

/** By its kind and day, which no other has: "the main meeting on 8 March 2022". */
export const printNamed = ({ kind, date }: Scheduled): string => `the ${kind ?? "other"} meeting on ${printDay(date)}`;

const onDay = async (reads: Meetings, committee: Committee, day: Day): Promise<Scheduled[]> => {
  const there = await meetingsBetween(reads, committee, day, day);
  if (there.length > 0) return there;
  const moved = (await reads.meetings.between(committee.id, day, day)).map(({ id }) =>
    meetingById(reads, committee, id),
  );
  return (await Promise.all(moved)).filter((one) => one !== null);
};

/** Of meetings of one day and kind, which no name tells apart, the one that stands is meant; or that which was cancelled. */
const toldApart = (there: readonly Scheduled[], cancelledFirst: boolean): Scheduled[] =>
  there.filter(
    (one) =>
      standing(one) !== cancelledFirst ||
      !there.some((other) => other.kind === one.kind && standing(other) !== standing(one)),
  );

const candidates = async (
  reads: Meetings,
  committee: Committee,
  today: Day,
  meant: MeetingMeant,
  wished: Wished,
): Promise<Scheduled[]> => {
  const { cancelledFirst = false, view } = wished;
  const ofKind = ({ kind }: Scheduled): boolean => !("kind" in meant) || meant.kind === null || meant.kind === kind;
  switch (meant.by) {
    case "key":
      return [await meetingById(reads, committee, meant.key)].filter((one) => one !== null);
    case "number":
      return numbered(reads, committee, today, meant.number, wished);
    case "day":
      for (const day of meant.days) {
        const there = toldApart((await onDay(reads, committee, day)).filter(ofKind), cancelledFirst);
        if (there.length > 0) return there;
      }
      return [];
    case "last":
      return (view ?? (await inView(reads, committee, today)))
        .filter((one) => standing(one) && (one.status === "held" || one.date < today) && ofKind(one))
        .slice(-1);
    case "next":
      return (view ?? (await meetingsBetween(reads, committee, today, addDays(today, IN_VIEW_DAYS))))
        .filter((one) => standing(one) && one.status === "planned" && one.date >= today && ofKind(one))
        .slice(0, 1);
  }
};

/** The meeting that somebody means, as they name it; without a name the next one, today's included. */
export const findMeeting = async (
  reads: Meetings,
  committee: Committee,
  today: Day,
  named: string | undefined,
  wished: Wished = {},
): Promise<Result<Scheduled>> => {
  const meant = readMeetingNamed(named ?? "", committee.code, today);
  if (!meant.ok) return meant;
  const found = await candidates(reads, committee, today, meant.value, wished);
  const [first, second] = found;
  if (first && !second) return ok(first);
  if (first && second)
    return refuse(
      `There are ${found.length} such meetings.`,
      `Name one: ${found.map(printNamed).join(", or ")}.`,
      "meeting",
    );
  const [next] = await candidates(reads, committee, today, { by: "next", kind: null }, { view: wished.view ?? null });
  return refuse(
    meant.value.by === "next"
      ? `No meeting of ${committee.code} is planned in the next year.`
      : meant.value.by === "last"
        ? `I know of no meeting of ${committee.code} in the last year.`
        : `I know of no such meeting of ${committee.code}.`,
    next
      ? `${HOW_TO_NAME} The next one is ${nameOfMeeting(committee.code, next)}, ${printDay(next.date)}.`
      : HOW_TO_NAME,
    "meeting",
  );
};
