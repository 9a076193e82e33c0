import { ok, type Result, refuse } from "../result.js";
import { readTimeOfDay, type TimeOfDay } from "../time-of-day.js";

/** Notices that come at a time: how many working days before the meeting (after it, for `outcome`), and at what hour. */
export const TIMED = ["papers", "agenda", "reminder", "today", "outcome"] as const;
/** Notices that come with a change of the schedule, at once. */
export const CHANGES = ["change", "cancellation"] as const;

export type TimedNotice = (typeof TIMED)[number];
export type NoticeKind = TimedNotice | (typeof CHANGES)[number];

/** What a committee's channels are told of its meetings, and who is told so in their own chat, too. */
export type NoticePolicy = Times & {
  /** Ids of persons who asked for it. */
  people: readonly string[];
};

type Times = {
  [Kind in NoticeKind]: { on: boolean } & (Kind extends TimedNotice
    ? {
        /** Working days. */
        lead: number;
        /** Wall-clock in the committee's zone. */
        at: TimeOfDay;
      }
    : object);
};

/** As domain.md has them. */
export const DEFAULT_NOTICES: NoticePolicy = {
  papers: { on: true, lead: 7, at: "09:00" },
  agenda: { on: true, lead: 5, at: "09:00" },
  reminder: { on: true, lead: 1, at: "09:00" },
  today: { on: true, lead: 0, at: "09:00" },
  change: { on: true },
  cancellation: { on: true },
  outcome: { on: true, lead: 1, at: "09:00" },
  people: [],
};

/** What each is called. */
export const NOTICE_NAMES: Record<NoticeKind, string> = {
  papers: "papers due",
  agenda: "agenda summary",
  reminder: "reminder",
  today: "on the day",
  change: "change of date",
  cancellation: "cancellation",
  outcome: "what came of it",
};

const isTimed = (kind: NoticeKind): kind is TimedNotice => (TIMED as readonly string[]).includes(kind);

export const ALL_NOTICES: readonly NoticeKind[] = [...TIMED, ...CHANGES];

/** A notice further ahead than two months would stand before another meeting's. Working days. */
const MAX_LEAD = 40;

/** `off`, `on`, `5`, `5 working days`, `5 at 10:00`: how one notice is told to come. */
const readOne = (
  kind: NoticeKind,
  text: string,
  current: { on: boolean; lead?: number; at?: TimeOfDay },
): Result<{ on: boolean; lead?: number; at?: TimeOfDay }> => {
  const words = text.trim().toLowerCase();
  const name = NOTICE_NAMES[kind];
  if (/^(?:off|no|none|never)$/u.test(words)) return ok({ ...current, on: false });
  if (/^(?:on|yes)$/u.test(words)) return ok({ ...current, on: true });
  const how = isTimed(kind) ? "Write off, on, or working days and a time: 5 at 09:00." : "Write on or off.";
  const match = /^(?:on )?(\d{1,3})?(?: ?working)?(?: ?days?)?(?: ?(?:before|after))?,?(?: ?at (.{1,8}))?$/u.exec(
    words,
  );
  if (!isTimed(kind) || !match || (match[1] === undefined && match[2] === undefined))
    return refuse(`“${text.trim().slice(0, 40)}” does not say when the notice “${name}” comes.`, how, kind);
  const lead = match[1] === undefined ? (current.lead ?? 0) : Number(match[1]);
  const at = match[2] === undefined ? current.at : readTimeOfDay(match[2]);
  if (at === undefined) return refuse(`“${match[2]?.slice(0, 10)}” is no time of day.`, how, kind);
  if (lead > MAX_LEAD) return refuse(`The notice “${name}” comes at most ${MAX_LEAD} working days ahead.`, how, kind);
  if (kind === "today" && lead > 0)
    return refuse("The notice “on the day” comes on the day.", "Write a time alone: at 08:30.", kind);
  if ((kind === "papers" || kind === "reminder") && lead === 0)
    return refuse(
      `The notice “${name}” comes at least one working day before the meeting; nothing was changed.`,
      "On the day itself comes “on the day”; its hour is set so: today at 08:30.",
      kind,
    );
  return ok({ on: true, lead, at });
};

/** In the order in which they come, each before the next: a summary of the agenda is no use after the day. */
const BEFORE = ["papers", "agenda", "reminder"] as const;

/** Reads a policy from raw values, named as its notices; what is left out stays. A problem names the notice it is about. */
export const readNotices = (
  values: { [Kind in NoticeKind]?: string | undefined },
  current: NoticePolicy,
): Result<NoticePolicy> => {
  const { people, ...times } = current;
  const policy = { ...times } as Record<NoticeKind, { on: boolean; lead?: number; at?: TimeOfDay }>;
  for (const kind of ALL_NOTICES) {
    const text = values[kind];
    if (text === undefined || text.trim() === "") continue;
    const read = readOne(kind, text, current[kind]);
    if (!read.ok) return read;
    policy[kind] = read.value;
  }
  const read: NoticePolicy = { ...(policy as Times), people };
  for (const [index, kind] of BEFORE.entries()) {
    const next = BEFORE.slice(index + 1).find((later) => read[later].on && read[later].lead >= read[kind].lead);
    if (read[kind].on && next !== undefined)
      return refuse(
        `The notice “${NOTICE_NAMES[kind]}” must come earlier than “${NOTICE_NAMES[next]}”.`,
        "Give it more working days.",
        kind,
      );
  }
  const { agenda, today } = read;
  if (agenda.on && today.on && agenda.lead === 0 && agenda.at === today.at)
    return refuse(
      `The notices “${NOTICE_NAMES.agenda}” and “${NOTICE_NAMES.today}” would come at the same moment; nothing was changed.`,
      "Give one of them another hour, or turn one off.",
      "agenda",
    );
  return ok(read);
};

/** One notice of a policy in words: "5 working days before, at 09:00". */
export const printNotice = (policy: NoticePolicy, kind: NoticeKind): string => {
  const notice = policy[kind];
  if (!notice.on) return "off";
  if (!isTimed(kind)) return "at once";
  const { lead, at } = policy[kind];
  const when = kind === "outcome" ? "after" : "before";
  return lead === 0 ? `on the day, at ${at}` : `${lead} working ${lead === 1 ? "day" : "days"} ${when}, at ${at}`;
};
