import type { Day } from "../day.js";
import { ok, type Result, refuse } from "../result.js";
import { isTimeOfDay, readTimeOfDay } from "../time-of-day.js";

/** When a committee's reminders go out. Each figure is a setting of the committee. */
export type ReminderPolicy = {
  /** Working days before the target, the most first, each once. Empty: none before the day itself. */
  before: readonly number[];
  /** The first overdue reminder comes so many working days after the target. */
  overdueFirst: number;
  /** And the next ones every so many working days from then. */
  overdueEvery: number;
  /** Working days before each main meeting at which the owner of a TBC action is asked for a date. */
  tbcLead: number;
  /** Wall-clock in the committee's zone, `09:00`: when reminders go, and from when late ones may. */
  from: string;
  /** Wall-clock, `17:00`: from then on nothing is sent until the next working day. */
  until: string;
  /** More actions than this for one person on one day come as one message that lists them. */
  listMoreThan: number;
  /** The Chair gets the digest so many working days before each main meeting; null: never by itself. */
  digestLead: number | null;
  /** Stages that are not sent at all; where nothing is said, none. */
  dropped?: readonly DroppedStage[];
  /** Since when stages that a change put in or moved stand so, in ISO 8601: what fell before is not made up for. */
  putBack?: { readonly [Stage in StageName]?: string };
  /**
   * The hours that held before, the oldest first, each until that instant (ISO 8601): what had come by them came then,
   * and no later hour or other zone lets it come anew.
   */
  hours?: readonly PastHour[];
  /**
   * Each change of the bank holidays, and the days that were otherwise until then: a working day in place of none, or none in
   * place of one. What fell before is owed where it fell on the same day by them, too.
   */
  calendars?: readonly PastCalendar[];
  /** In policies of an earlier version, in place of `hours`: when the hour was last changed, in ISO 8601. */
  hourSince?: string;
  /** Ids of people who are not reminded; where nothing is said, nobody. */
  without?: readonly string[];
};

/** An hour at which reminders went, in its zone, until an instant. */
export type PastHour = Pick<ReminderPolicy, "from"> & { zone: string; until: string };

/** The days on which a calendar that held until an instant differs from the one that holds now. */
export type PastCalendar = { until: string; unlike: readonly Day[] };

/** Stages that can be dropped. Those before the target are dropped by `before`: none. */
export const DROPPABLE = ["due", "overdue", "tbc"] as const;
export type DroppedStage = (typeof DROPPABLE)[number];
/** Each stage by itself: every lead day before the target is one. */
export type StageName = `before-${number}` | DroppedStage;
/** Stages as one chooses them: those before the target are one. */
export const STAGES = ["before", ...DROPPABLE] as const;
export type ChosenStage = (typeof STAGES)[number];

/** The stages that are sent. */
export const stagesSent = ({ before, dropped = [] }: Pick<ReminderPolicy, "before" | "dropped">): ChosenStage[] =>
  STAGES.filter((stage) => (stage === "before" ? before.length > 0 : !dropped.includes(stage)));

/** Each stage that is sent, with the figures its days follow from. */
export const standing = ({ before, dropped = [], ...policy }: ReminderPolicy): Map<StageName, string> =>
  new Map<StageName, string>([
    ...before.map((lead) => [`before-${lead}`, ""] as const),
    ...DROPPABLE.filter((stage) => !dropped.includes(stage)).map((stage) => [stage, figuresOf(stage, policy)] as const),
  ]);

const figuresOf = (
  stage: DroppedStage,
  { overdueFirst, overdueEvery, tbcLead }: Pick<ReminderPolicy, "overdueFirst" | "overdueEvery" | "tbcLead">,
): string => (stage === "overdue" ? `${overdueFirst} ${overdueEvery}` : stage === "tbc" ? `${tbcLead}` : "");

/** A policy as if it had always been so: without when its stages and its hour were last changed. */
export const asEver = ({
  putBack: _,
  hours: __,
  hourSince: ___,
  calendars: ____,
  ...policy
}: ReminderPolicy): ReminderPolicy => policy;

/** What a policy says in figures and times of day. */
export type PolicyFigure = Exclude<
  keyof ReminderPolicy,
  "dropped" | "putBack" | "hours" | "hourSince" | "calendars" | "without"
>;

export const DEFAULT_POLICY: ReminderPolicy = {
  before: [10, 5, 1],
  overdueFirst: 1,
  overdueEvery: 5,
  tbcLead: 10,
  from: "09:00",
  until: "17:00",
  listMoreThan: 5,
  digestLead: 5,
};

/** A reminder a quarter ahead is the earliest that anybody wants. Working days. */
const MAX_DAYS = 65;
/** More reminders before one target would be nagging. */
const MAX_BEFORE = 10;
/** A message that lists more than this many actions is longer than platforms show. */
const MAX_LISTED = 20;

/** Whether a policy can be kept, put in order; or what is wrong with it, beside the field of that name. */
export const checkPolicy = (policy: ReminderPolicy): Result<ReminderPolicy> => {
  const days = (value: number): boolean => Number.isInteger(value) && value >= 1 && value <= MAX_DAYS;
  const before = [...new Set(policy.before)].toSorted((a, b) => b - a);
  if (!before.every(days) || before.length > MAX_BEFORE) {
    return refuse(
      `Reminders before the target come 1 to ${MAX_DAYS} working days ahead, at most ${MAX_BEFORE} of them.`,
      "Write before 10, 5, 1; or before none.",
      "before",
    );
  }
  for (const [field, what, since, instead] of [
    ["overdueFirst", "The first overdue reminder comes", " after the target", "overdue 1 every 5"],
    ["overdueEvery", "Overdue reminders are repeated every", "", "every 5"],
    ["tbcLead", "Owners of TBC actions are asked", " before each main meeting", "tbc 10"],
  ] as const) {
    if (!days(policy[field]))
      return refuse(`${what} 1 to ${MAX_DAYS} working days${since}.`, `Write, for example, ${instead}.`, field);
  }
  for (const field of ["from", "until"] as const) {
    if (!isTimeOfDay(policy[field]))
      return refuse(`“${policy[field].slice(0, 20)}” is not a time of day.`, "Write it as 09:00.", field);
  }
  if (policy.from >= policy.until)
    return refuse("Reminders must have some time of the day to go in.", "Write at 09:00 until 17:00.", "until");
  const { listMoreThan } = policy;
  if (!Number.isInteger(listMoreThan) || listMoreThan < 1 || listMoreThan > MAX_LISTED)
    return refuse(`A list begins after 1 to ${MAX_LISTED} actions.`, "Write list 5.", "listMoreThan");
  if (policy.digestLead !== null && !days(policy.digestLead))
    return refuse(
      `The Chair gets the digest 1 to ${MAX_DAYS} working days before a main meeting.`,
      "Write digest 5, or digest none.",
      "digestLead",
    );
  return ok({ ...policy, before });
};

const count = (text: string): number =>
  Number(/^(?:first |after |more than )?(\d{1,4})(?: working)?(?: days?)?(?:,? (?:then|and))?,?$/iu.exec(text)?.[1]);

/** What is no time is left as it is, to be refused. */
const time = (text: string): string => readTimeOfDay(text) ?? text;

const NONE = /^(none|never|no)$/iu;

const days = (text: string): number[] =>
  NONE.test(text)
    ? []
    : text
        .replace(/\b(working|days?|and)\b/giu, " ")
        .split(/[\s,;]+/u)
        .filter((part) => part !== "")
        .map(Number);

/** How a stage is dropped. */
const without = (policy: ReminderPolicy, stage: DroppedStage): string => {
  const rest = stagesSent(policy).filter((one) => one !== stage);
  return rest.length === 0
    ? "Type reminders pause: no other goes out."
    : `Type reminders choose stages ${rest.join(", ")}.`;
};

/**
 * Reads a policy from raw values, named as its fields; whatever is left out stays as in `current`.
 * A problem names the field it is about.
 */
export const readPolicy = (
  values: { [Field in PolicyFigure]?: string | undefined },
  current: ReminderPolicy,
): Result<ReminderPolicy> => {
  const given = <T>(field: PolicyFigure, read: (text: string) => T): T | undefined => {
    const text = values[field]?.trim();
    return text === undefined || text === "" ? undefined : read(text);
  };
  for (const [field, stage, what] of [
    ["overdueFirst", "overdue", "overdue reminders"],
    ["overdueEvery", "overdue", "overdue reminders"],
    ["tbcLead", "tbc", "reminders that a date is needed"],
  ] as const)
    if (NONE.test(values[field]?.trim() ?? ""))
      return refuse(
        `To send no ${what}, choose which reminders go out; nothing was changed.`,
        without(current, stage),
        field,
      );
  const lead = given("digestLead", (text) => (NONE.test(text) ? null : count(text)));
  return checkPolicy({
    ...current,
    before: given("before", days) ?? current.before,
    overdueFirst: given("overdueFirst", count) ?? current.overdueFirst,
    overdueEvery: given("overdueEvery", count) ?? current.overdueEvery,
    tbcLead: given("tbcLead", count) ?? current.tbcLead,
    from: given("from", time) ?? current.from,
    until: given("until", time) ?? current.until,
    listMoreThan: given("listMoreThan", count) ?? current.listMoreThan,
    digestLead: lead === undefined ? current.digestLead : lead,
  });
};
