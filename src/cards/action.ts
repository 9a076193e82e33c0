import type { Action, LatestSaid, TargetMove, Update } from "../domain/action.js";
import { type Day, dayAt, printDay, printInstant, printShortDay } from "../domain/day.js";
import { printTarget } from "../domain/day-words.js";
import type { Decision } from "../domain/meeting.js";
import { printReference } from "../domain/reference.js";
import type { Committee } from "../domain/register.js";
import { isOutstanding } from "../domain/status.js";
import { effectiveTarget, type Target } from "../domain/target.js";
import { capital } from "../domain/words.js";
import { actionButtons } from "./action-buttons.js";
import type { Card, Part } from "./card.js";

/** What somebody may do with an action, and what is offered with it. */
export type Rights = { answer: boolean; keep: boolean };

/** Everything there is to show of one action, to one person, today. */
export type ActionView = {
  committee: Committee;
  action: Action;
  /** "SECAS and DCC". */
  owners: string;
  today: Day;
  rights: Rights;
  /** The number of the last meeting held, offered for a closure. */
  lastHeld: number | null;
  /** What looks wrong about its dates. */
  doubts: string[];
  /** Names of owners that the committee has not confirmed. */
  strange: string[];
};

/** The same with its past: moves oldest first, updates newest first. */
export type ActionDetail = ActionView & {
  moves: TargetMove[];
  updates: Update[];
  updateCount: number;
  /** That its completion was declined, where nothing was said since. */
  declined: LatestSaid | null;
  decisions: Decision[];
};

export const isOverdue = (action: Action, today: Day): boolean => {
  const target = effectiveTarget(action.targets);
  return isOutstanding(action.status) && target !== "TBC" && target < today;
};

/** Dates as the log's table has them: `08/02/2022`, `TBC`, or a dash for none. */
export const printColumn = (target: Target | null): string =>
  target === null ? "–" : target === "TBC" ? "TBC" : printShortDay(target);

export const printMoves = (moves: number): string =>
  moves === 0 ? "never moved" : moves === 1 ? "moved once" : moves === 2 ? "moved twice" : `moved ${moves} times`;

/** "Closed at OPSG 65", "Open, overdue since 8 March 2022". */
export const printStatus = ({
  action,
  committee,
  today,
}: Pick<ActionView, "action" | "committee" | "today">): string => {
  const status = capital(action.status);
  if (action.status === "closed" && action.closedAt !== null)
    return `${status} at ${committee.code} ${action.closedAt}`;
  const target = effectiveTarget(action.targets);
  return isOverdue(action, today) && target !== "TBC" ? `${status}, overdue since ${printDay(target)}` : status;
};

const facts = (view: ActionView): Part => {
  const { action, committee } = view;
  const { last, revised, moves } = action.targets;
  return {
    kind: "facts",
    facts: [
      { label: "Status", value: printStatus(view) },
      { label: "Owner", value: view.owners },
      {
        label: "Raised",
        value: `${printShortDay(action.dateRaised)} at ${committee.code} ${action.reference.meeting}${action.agendaItem ? `, item ${action.agendaItem}` : ""}`,
      },
      { label: "Last target date", value: printColumn(last) },
      { label: "Revised target date", value: `${printColumn(revised)} (${printMoves(moves)})` },
    ],
  };
};

/** What has to be put right about an action, each a sentence. */
export const warnings = ({
  doubts,
  strange,
  committee,
}: Pick<ActionView, "doubts" | "strange" | "committee">): Part[] => [
  ...doubts.map((doubt): Part => ({ kind: "note", text: `Please check: ${doubt}` })),
  ...strange.map(
    (name): Part => ({
      kind: "note",
      text: [{ bold: name }, ` is not a party that ${committee.code} knows yet; the Secretary is told.`],
    }),
  ),
];

const SOURCES = {
  slack: "on Slack",
  teams: "on Teams",
  terminal: "in the terminal",
  minutes: "in the minutes",
  bot: "by the bot",
} as const;

const updatePart = (view: ActionView, update: Update): Part[] => [
  { kind: "text", text: update.text },
  {
    kind: "note",
    text:
      update.meeting === null
        ? `${update.by ?? "Somebody"}, ${printInstant(update.at, view.committee.zone)}, ${SOURCES[update.source]}`
        : `Minutes of ${view.committee.code} ${update.meeting}`,
  },
];

const moveLine = (view: ActionView, move: TargetMove): string => {
  const { code, zone } = view.committee;
  // Minutes tell the day, not the hour.
  const on = move.source === "minutes" ? printDay(dayAt(move.at, zone)) : printInstant(move.at, zone);
  const when = move.meeting === null ? `on ${on}` : `at ${code} ${move.meeting}`;
  const who = move.by === null ? "" : ` by ${move.by}`;
  const why = move.reason === null ? "" : `: ${move.reason}`;
  return move.from === null
    ? `${printTarget(move.to)}, first set ${when}${who}`
    : `${printTarget(move.from)} to ${printTarget(move.to)} ${when}${who}${why}`;
};

/** What was said last, as one line. */
export const printSaid = ({ kind, text, by }: LatestSaid): string =>
  kind === "update" ? (text ?? "") : `Completion declined by ${by}${text === null ? "" : `: ${text}`}`;

/** An action that is open although it was said to be done tells why. */
const declinedParts = ({ action, declined, committee }: ActionDetail): Part[] =>
  declined === null || action.status !== "open"
    ? []
    : [
        { kind: "text", text: printSaid(declined) },
        { kind: "note", text: printInstant(declined.at, committee.zone) },
      ];

/** Newest first, but the paragraphs of one set of minutes in the order in which they stand there. */
const inReadingOrder = (updates: Update[]): Update[] =>
  updates.toReversed().toSorted((a, b) => b.at.getTime() - a.at.getTime());

/** Everything about one action. Long: the caller pages it. */
export const actionParts = (view: ActionDetail): Part[] => [
  { kind: "text", text: view.action.text },
  facts(view),
  ...warnings(view),
  ...(view.action.link
    ? [{ kind: "note", text: ["From ", { link: "this message", url: view.action.link }] } as Part]
    : []),
  ...(view.moves.length > 1
    ? [
        { kind: "heading", text: "Targets" } as Part,
        ...view.moves.map((move): Part => ({ kind: "text", text: moveLine(view, move) })),
      ]
    : []),
  ...(view.updates.length > 0 || declinedParts(view).length > 0
    ? [
        {
          kind: "heading",
          text:
            view.updateCount > view.updates.length
              ? `Updates (the latest ${view.updates.length} of ${view.updateCount})`
              : "Updates",
        } as Part,
        ...declinedParts(view),
        ...inReadingOrder(view.updates).flatMap((update) => updatePart(view, update)),
      ]
    : []),
  ...(view.decisions.length > 0
    ? [
        {
          kind: "heading",
          text: `Decided under item ${view.action.agendaItem} at ${view.committee.code} ${view.action.reference.meeting}`,
        } as Part,
        ...view.decisions.map(({ verb, text }): Part => ({ kind: "text", text: [{ bold: verb }, ` ${text}`] })),
      ]
    : []),
];

/** What was done to an action, in one short card: what happened, where the action stands, what can be done next. */
export const changedCard = (view: ActionView, title: string, said: Part[], tone: Card["tone"] = "good"): Card => ({
  title,
  tone,
  parts: [
    ...said,
    { kind: "note", text: view.action.text.length > 300 ? `${view.action.text.slice(0, 299)}…` : view.action.text },
    facts(view),
    ...warnings(view),
  ],
  buttons: actionButtons(view),
});

export const nameOf = (action: Action): string => printReference(action.reference);
