import { type Day, printDay, WEEKDAYS, weekdayOf } from "../domain/day.js";
import { effectiveTarget } from "../domain/target.js";
import { nameOf, printColumn, printMoves } from "./action.js";
import type { Button, Called, Card, Part } from "./card.js";
import {
  asks,
  becameWords,
  isAnswered,
  isOthers,
  type ReminderView,
  settledWords,
  snoozedWords,
} from "./reminder-became.js";

const dayWords = (day: Day): string => `${WEEKDAYS[weekdayOf(day) - 1]} ${printDay(day)}`;

type Wanted = Pick<ReminderView, "action" | "stage" | "date" | "today">;

const dueDay = ({ action, date }: Wanted): Day => {
  const target = effectiveTarget(action.targets);
  return target === "TBC" ? date : target;
};

/** What is wanted, after the reference, by its date: for whoever reads it on another day. */
export const wantedOn = (view: Wanted): string => {
  const { stage, date, today } = view;
  if (stage === "tbc")
    return date < today ? "still needs a date" : `needs a date before the main meeting on ${printDay(date)}`;
  const day = dueDay(view);
  return `${day < today ? "was" : "is"} due on ${dayWords(day)}`;
};

/** What is wanted, after the reference. */
export const wanted = (view: Wanted): string =>
  view.stage !== "tbc" && dueDay(view) === view.today ? "is due today" : wantedOn(view);

/** What the whole message says of itself. */
const headOf = (view: ReminderView): string => {
  return asks(view) ? wanted(view) : becameWords(view);
};

const press = ({ action, committee }: ReminderView, command: string, ask: boolean): Button["press"] => ({
  command,
  committee: committee.code,
  values: { reference: nameOf(action) },
  ...(ask ? { ask } : {}),
});

const short = (text: string, max: number): string =>
  text.length > max ? `${text.slice(0, max - 1).trimEnd()}…` : text;

const answers = (view: ReminderView): Button[] => [
  { label: "Done", press: press(view, "action done", false), style: "primary" },
  { label: "Update …", press: press(view, "action update", true) },
  { label: "New target …", press: press(view, "action target", true) },
  { label: "Snooze …", press: press(view, "action snooze", true) },
  { label: "Not ours …", press: press(view, "action not-ours", true) },
];

const LATE: Part = { kind: "note", text: "This reminder comes late: I could not send it in time." };

const ANSWER: Part = {
  kind: "note",
  text: "Answer in your own words (“done”, “need until 8 March”, a line of progress), or press a button. What I record is said back, and can be undone.",
};
/** In a channel words go by unheard. */
const ANSWER_FROM_CHANNEL: Part = {
  kind: "note",
  text: "Press a button, or answer in a direct message to me that begins with the action’s reference. What I record is said back, and can be undone.",
};

const one = (view: ReminderView): Card => {
  const { action, owners, latest } = view;
  const { last, revised, moves } = action.targets;
  const settled = settledWords(view);
  const target = revised === null ? printColumn(last) : printColumn(revised);
  return {
    title: `${nameOf(action)} ${headOf(view)}`,
    ...(isAnswered(view)
      ? { tone: "good" as const }
      : settled === null && action.status === "open" && view.stage === "overdue"
        ? { tone: "warning" as const }
        : {}),
    parts: [
      ...(settled === null ? [] : [{ kind: "text" as const, text: [{ bold: settled }] }]),
      { kind: "text", text: short(action.text, 1_500) },
      // What another followed is drawn again for few changes: it says nothing that others make false.
      ...(view.superseded
        ? []
        : [
            {
              kind: "facts" as const,
              facts: [
                { label: "Owner", value: owners },
                { label: "Target", value: `${target} (${printMoves(moves)})` },
                ...(latest === null ? [] : [{ label: "Latest update", value: short(latest, 400) }]),
              ],
            },
          ]),
      ...(settled === null
        ? [...snoozedWords(view).map((text) => ({ kind: "text" as const, text })), ...(view.late ? [LATE] : []), ANSWER]
        : []),
    ],
    buttons: isOthers(view)
      ? []
      : [
          ...(settled === null ? answers(view) : []),
          { label: "Show the action", press: press(view, "action show", false) },
        ],
  };
};

/** In a longer list each action has one button, for platforms limit a message. */
const OWN_BUTTONS_UP_TO = 8;

const listed = (view: ReminderView, few: boolean): Part[] => {
  const settled = settledWords(view);
  const reference = nameOf(view.action);
  const own = press(view, "action reply", true);
  const row: Part = {
    kind: "row",
    title: [
      { bold: reference },
      ` ${settled ?? [`${wanted(view)}${view.late ? " (this comes late)" : ""}`, ...snoozedWords(view)].join(". ")}`,
    ],
    detail: short(view.action.text, 140),
    ...(settled === null && view.stage === "overdue" ? { mark: "overdue" as const } : {}),
    ...(settled === null && !few ? { button: { label: "Answer …", press: own } } : {}),
  };
  if (settled !== null || !few) return [row];
  const buttons = [
    { label: `Done: ${reference}`, press: press(view, "action done", false) },
    { label: "Answer …", press: own },
    { label: "Snooze …", press: press(view, "action snooze", true) },
  ];
  return [row, { kind: "buttons", buttons }];
};

/**
 * A reminder as a message: of one action, or (more than the policy's number for one person on one day) of several in a
 * list, each with its own buttons. Drawn again when something changed, it says what has become of each.
 */
export const reminderCard = (views: readonly ReminderView[]): Card | null => {
  const [only] = views;
  if (!only) return null;
  return { ...(views.length === 1 ? one(only) : several(views, only)), stays: true };
};

const listHead = (views: readonly ReminderView[], open: number): string => {
  if (open > 0) return open === 1 ? "One action needs an answer from you" : `${open} actions need an answer from you`;
  return views.every(({ answeredBy }) => answeredBy !== null)
    ? "All of these are answered for"
    : "Nothing here needs an answer any more";
};

const several = (views: readonly ReminderView[], only: ReminderView): Card => {
  const open = views.filter(asks);
  return {
    title: listHead(views, open.length),
    ...(views.every(isAnswered) ? { tone: "good" } : {}),
    parts: [
      ...views.flatMap((view) => listed(view, views.length <= OWN_BUTTONS_UP_TO)),
      ...(open.length > 0
        ? [
            {
              kind: "note" as const,
              text: "Or type an answer that begins with the action’s reference; several may stand in one message.",
            },
          ]
        : []),
    ],
    buttons: [
      {
        label: "All my actions",
        press: { command: "action list", committee: only.committee.code, values: { filter: "mine" } },
      },
    ],
  };
};

/** A reminder as it is said in a channel: for whom, and called by name where they have an account there. */
export const channelCard = (card: Card, party: string, names: string[], calls: Called[]): Card => {
  const others = names.filter((name) => calls.every((called) => called.name !== name));
  const whom = others.length > 0 ? `For ${party} (${others.join(", ")})` : `For ${party}`;
  const parts = card.parts.map((part) => (part === ANSWER ? ANSWER_FROM_CHANNEL : part));
  return { ...card, calls, parts: [{ kind: "text", text: whom }, ...parts] };
};
