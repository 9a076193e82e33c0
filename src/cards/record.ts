import type { Action } from "../domain/action.js";
import { type Day, printDay } from "../domain/day.js";
import type { Attendee, Decision, PlannedItem } from "../domain/meeting.js";
import { printReference } from "../domain/reference.js";
import type { Committee } from "../domain/register.js";
import { keyOfMeeting, type Scheduled } from "../domain/schedule.js";
import { joinNames } from "../domain/words.js";
import type { Button, Card, Part, Press, Values } from "./card.js";

/** How far the record of a meeting has come. */
export type RecordView = {
  committee: Committee;
  meeting: Scheduled & { number: number };
  today: Day;
  mayRecord: boolean;
  begun: boolean;
  finished: Date | null;
  /** Null where nothing was said of it yet. */
  attendees: Attendee[] | null;
  agenda: PlannedItem[];
  decisions: Decision[];
  /** Items for decision without one. */
  undecided: PlannedItem[];
  /** Completions that awaited the committee's agreement at the meeting. */
  proposed: { action: Action; owners: string }[];
  moreProposed: boolean;
  /** Actions that were said to be done after it: they wait for the next one. */
  proposedSince: string[];
  /** Actions of this meeting. */
  raised: Action[];
  /** Numbers that none of them bears, below the highest. */
  gaps: number[];
};

/** The very meeting, and the number and day under which it was seen: both are its own for ever once it is recorded. */
export const recordOf = ({ committee, meeting }: { committee: Committee; meeting: Scheduled }) => ({
  number: keyOfMeeting(committee.id, meeting),
  ...(meeting.reference === null ? {} : { seen: meeting.reference }),
});

/** A button’s press about this meeting. */
export const recordPress = (
  of: { committee: Committee; meeting: Scheduled },
  command: string,
  ask = false,
  values: Values = {},
): Press => ({
  command,
  committee: of.committee.code,
  values: { ...recordOf(of), ...values },
  ...(ask ? { ask } : {}),
});

/** So many of these are named. */
const MOST_SINCE = 8;

const count = (number: number, one: string, many = `${one}s`): string => `${number} ${number === 1 ? one : many}`;

/** What is still open, in words; nothing where all is said. */
export const stillOpen = (view: RecordView): string[] => [
  ...(view.attendees === null ? ["the attendance is not given"] : []),
  ...(view.proposed.length > 0
    ? [
        `${count(view.proposed.length, "completion")}${view.moreProposed ? " and more" : ""} ${view.proposed.length === 1 ? "awaits" : "await"} the committee’s agreement`,
      ]
    : []),
  ...(view.undecided.length > 0
    ? [
        `${view.undecided.length === 1 ? "item" : "items"} ${joinNames(view.undecided.map(({ number }) => number))}, for decision, ${view.undecided.length === 1 ? "has" : "have"} none`,
      ]
    : []),
  ...(view.gaps.length > 0
    ? [`of its actions’ numbers, ${joinNames(view.gaps.map(String))} ${view.gaps.length === 1 ? "is" : "are"} missing`]
    : []),
];

const step = (view: RecordView, title: string, detail: string, done: boolean, button: Button): Part => ({
  kind: "row",
  title: [{ bold: title }],
  detail,
  ...(done ? { mark: "done" as const } : {}),
  ...(view.mayRecord ? { button } : {}),
});

const attended = ({ attendees }: RecordView): string => {
  if (attendees === null) return "Not given yet";
  const away = attendees.filter(({ apology }) => apology).length;
  const alternates = attendees.filter(({ alternateFor }) => alternateFor !== null).length;
  const part = attendees.filter(({ agendaItems }) => agendaItems.length > 0).length;
  return [
    `${attendees.length - away} attended`,
    ...(alternates > 0 ? [count(alternates, "alternate")] : []),
    ...(part > 0 ? [`${part} in part`] : []),
    away === 0 ? "no apologies" : count(away, "apology", "apologies"),
  ].join(", ");
};

/** What was said to be done after the meeting, which cannot have agreed it. */
export const saidSince = ({ proposedSince }: RecordView): string[] =>
  proposedSince.length === 0
    ? []
    : [
        `said since, so for the next meeting: ${
          proposedSince.length > MOST_SINCE
            ? `${proposedSince.slice(0, MOST_SINCE).join(", ")} and ${proposedSince.length - MOST_SINCE} more`
            : joinNames(proposedSince)
        }`,
      ];

const steps = (view: RecordView): Part[] => {
  const { committee, proposed, decisions, undecided, raised, gaps } = view;
  const references = raised.map(({ reference }) => printReference(reference));
  return [
    step(view, "1. Attendance", attended(view), view.attendees !== null, {
      label: view.attendees === null ? "Give it" : "Correct",
      press: recordPress(view, "meeting attendance", true),
    }),
    step(
      view,
      "2. Completions to agree",
      [
        proposed.length === 0
          ? "None is waiting"
          : `${count(proposed.length, "action")} ${proposed.length === 1 ? "is" : "are"} said to be done`,
        ...saidSince(view),
      ].join("; "),
      proposed.length === 0,
      { label: "Go through them", press: recordPress(view, "meeting completion") },
    ),
    step(
      view,
      "3. Decisions",
      [
        decisions.length === 0 ? "None yet" : `${decisions.length} recorded`,
        ...(undecided.length > 0
          ? [`none under ${joinNames(undecided.map(({ number, title }) => `${number}. ${title}`))}`]
          : []),
      ].join("; "),
      decisions.length > 0 && undecided.length === 0,
      { label: "Add a decision", press: recordPress(view, "meeting decision", true) },
    ),
    step(
      view,
      "4. Actions raised",
      references.length === 0
        ? `None yet; the next is ${printReference({ committee: committee.code, meeting: view.meeting.number, sequence: 1 })}`
        : `${references.join(", ")}${gaps.length > 0 ? ` (missing: ${gaps.join(", ")})` : ""}`,
      references.length > 0 && gaps.length === 0,
      { label: "Raise one", press: recordPress(view, "meeting raise", true) },
    ),
  ];
};

const verdict = (view: RecordView): Part => {
  const open = stillOpen(view);
  const text = open.length === 0 ? "Nothing is open." : `Still open: ${open.join("; ")}.`;
  return { kind: "note", text };
};

/** The first step that is still to be taken is the one that stands out. */
const buttons = (view: RecordView): Button[] => {
  const last = recordPress(view, "minutes");
  if (!view.mayRecord) return view.begun ? [{ label: "The minutes", press: last }] : [];
  const open = stillOpen(view);
  return [
    ...(view.finished === null
      ? [
          {
            label: "That is all",
            press: recordPress(view, "meeting recorded"),
            ...(open.length === 0 ? { style: "primary" as const } : {}),
            ...(open.length > 0 ? { confirm: `Still open: ${open.join("; ")}. Is that all the same?` } : {}),
          },
        ]
      : []),
    ...(view.decisions.length > 0 ? [{ label: "The decisions", press: recordPress(view, "meeting decisions") }] : []),
    ...(view.begun
      ? [{ label: "The minutes", press: last, ...(view.finished ? { style: "primary" as const } : {}) }]
      : []),
    { label: "The agenda", press: recordPress(view, "agenda") },
  ];
};

/** The record of a meeting, step by step; each can be taken at any time, and come back to. */
export const recordCard = (view: RecordView, done?: string): Card => {
  const { committee, meeting, finished } = view;
  const name = `${committee.code} ${meeting.number}`;
  return {
    title: done ?? `${name}: what came of it`,
    ...(done === undefined ? {} : { tone: "good" as const }),
    parts: [
      {
        kind: "text",
        text: `${name} was held on ${printDay(meeting.date)}. ${
          finished === null
            ? view.begun
              ? "Take the steps in any order, and come back when you like: each is kept at once."
              : "Nobody has recorded it yet. Take the steps in any order; each is kept at once."
            : "It is recorded; what is wrong can still be corrected."
        }`,
      },
      ...steps(view),
      verdict(view),
    ],
    buttons: buttons(view),
  };
};

/** The same as data. */
export const recordData = (view: RecordView) => ({
  committee: view.committee.code,
  meeting: view.meeting.number,
  date: view.meeting.date,
  begun: view.begun,
  finished: view.finished,
  attendance: view.attendees,
  decisions: view.decisions,
  completionsToAgree: view.proposed.map(({ action }) => printReference(action.reference)),
  completionsSince: view.proposedSince,
  actionsRaised: view.raised.map(({ reference }) => printReference(reference)),
  missingNumbers: view.gaps,
  open: stillOpen(view),
});
