import { type Day, printDay, WEEKDAYS, weekdayOf } from "../domain/day.js";
import type { Committee } from "../domain/register.js";
import type { DroppedStage, PolicyFigure, ReminderPolicy, StageName } from "../domain/reminders/policy.js";
import { joinNames, sentence } from "../domain/words.js";
import type { Button, Card, Part } from "./card.js";

const days = (n: number): string => `${n} working ${n === 1 ? "day" : "days"}`;

/** When reminders go out, as facts. */
export const policyCard = (title: string, committee: Committee, leftOut: Part[], buttons: Button[]): Card => {
  const { before, overdueFirst, overdueEvery, tbcLead, from, until, listMoreThan, digestLead } =
    committee.reminderPolicy;
  const { dropped = [] } = committee.reminderPolicy;
  const unless = (stage: DroppedStage, words: string): string => (dropped.includes(stage) ? "not sent" : words);
  return {
    title,
    parts: [
      {
        kind: "facts",
        facts: [
          {
            label: "Before the target",
            value:
              before.length === 0
                ? "none"
                : `${joinNames(before.map(String))} working ${before.at(-1) === 1 && before.length === 1 ? "day" : "days"} before`,
          },
          { label: "Due", value: unless("due", "on the target, or the last working day before it") },
          {
            label: "Overdue",
            value: unless("overdue", `${days(overdueFirst)} after it, then every ${days(overdueEvery)}`),
          },
          { label: "TBC", value: unless("tbc", `${days(tbcLead)} before each main meeting`) },
          { label: "Hours", value: `at ${from}; what is late, until ${until}, on working days (${committee.zone})` },
          { label: "In one message", value: `more than ${listMoreThan} actions for one person on one day` },
          {
            label: "Digest",
            value: digestLead === null ? "not by itself" : `to the Chair, ${days(digestLead)} before each main meeting`,
          },
        ],
      },
      ...leftOut,
      ...pausedNote(committee),
    ],
    buttons,
  };
};

const pausedNote = ({ code, paused }: Committee): Part[] =>
  paused
    ? [{ kind: "note", text: `The reminders of ${code} are paused: none is sent until the Secretary starts them.` }]
    : [];

const STAGES = { due: "due", overdue: "overdue", tbc: "TBC: a date is needed" } as const;

/** Which reminder it is: `5 working days before`, `overdue`. */
export const stageWords = (stage: StageName): string =>
  stage === "due" || stage === "overdue" || stage === "tbc"
    ? STAGES[stage]
    : `${days(Number(stage.slice("before-".length)))} before`;

/** A reminder that would be sent: `at` is ISO 8601 with the committee's offset. */
export type Previewed = { at: string; stage: StageName; action: string; party: string; to: string[]; late: boolean };

const row = ({ at, stage, action, party, to, late }: Previewed): Part => ({
  kind: "row",
  title: [{ bold: action }, `  ${stageWords(stage)}${late ? ", late" : ""}`],
  detail: [
    `${at.slice(11, 16)} · ${party} · `,
    to.length > 0 ? `to ${joinNames(to)}` : { bold: "nobody can be reached" },
  ],
});

/**
 * How many messages reminders come to, to how many people; and how many would reach nobody: their party has nobody, or
 * whoever they are for has no account linked yet.
 */
export const countMessages = (reminders: readonly Previewed[], unlinked: readonly string[]) => {
  const reached = reminders.flatMap(({ to }) => to.filter((name) => !unlinked.includes(name)));
  const all = reminders.reduce((sum, { to }) => sum + Math.max(1, to.length), 0);
  return { messages: reached.length, people: new Set(reached).size, none: all - reached.length };
};

/** How many reach nobody, after how many would go (`messages`); nothing where each reaches somebody. */
export const noneWords = ({ messages, none }: Pick<ReturnType<typeof countMessages>, "messages" | "none">): string => {
  const more = messages === 0 ? "" : " more";
  return none === 0 ? "" : ` ${none === 1 ? "One" : none}${more} would reach nobody, as things stand.`;
};

/** What would be sent, by day. Long: the caller pages it. */
export const previewCard = (preview: {
  committee: Committee;
  from: Day;
  to: Day;
  today: Day;
  reminders: Previewed[];
  /** Names of those who would be written to and have no account linked yet. */
  unlinked: string[];
  /** Of the parties that are reminded: those whose accounts are gone, and why. */
  gone: { name: string; why: string }[];
  buttons: Button[];
}): Card => {
  const { committee, reminders, unlinked } = preview;
  const counted = countMessages(reminders, unlinked);
  const { messages } = counted;
  return {
    title: `${committee.code}: reminders from ${printDay(preview.from)} to ${printDay(preview.to)}`,
    parts: [
      {
        kind: "text",
        text:
          messages === 0
            ? `None would be sent.${noneWords(counted)}`
            : `${messages === 1 ? "One" : messages} would be sent, if nothing changed.${noneWords(counted)}`,
      },
      ...(preview.from < preview.today
        ? [
            {
              kind: "note" as const,
              text: "Days that are over are shown as today’s log would have had them: who was away then, or had put an action off, is not left out.",
            },
          ]
        : []),
      ...pausedNote(committee),
      ...(unlinked.length > 0
        ? [
            {
              kind: "note" as const,
              text: `Not linked to an account yet, so not to be reached: ${joinNames(unlinked)}.`,
            },
          ]
        : []),
      ...preview.gone.map(({ name, why }) => ({
        kind: "note" as const,
        text: sentence(`${name} cannot be reached, so is not reminded: ${why}`),
      })),
      ...reminders.flatMap((reminder, index): Part[] => {
        const day = reminder.at.slice(0, 10);
        const heading: Part = { kind: "heading", text: `${WEEKDAYS[weekdayOf(day) - 1]} ${printDay(day)}` };
        return reminders[index - 1]?.at.startsWith(day) ? [row(reminder)] : [heading, row(reminder)];
      }),
    ],
    buttons: preview.buttons,
  };
};

/** The figures of a policy as one would type them, for a form. */
export const policyValues = (policy: ReminderPolicy): Record<PolicyFigure, string> => ({
  before: policy.before.length === 0 ? "none" : policy.before.join(", "),
  overdueFirst: String(policy.overdueFirst),
  overdueEvery: String(policy.overdueEvery),
  tbcLead: String(policy.tbcLead),
  from: policy.from,
  until: policy.until,
  listMoreThan: String(policy.listMoreThan),
  digestLead: policy.digestLead === null ? "none" : String(policy.digestLead),
});
