import type { Action } from "../domain/action.js";
import { type Day, printDay, WEEKDAYS, weekdayOf } from "../domain/day.js";
import { openIn, type PartySpread } from "../domain/digest/digest.js";
import { type Committee, printOwners, type Register } from "../domain/register.js";
import type { Step } from "../domain/setup/checklist.js";
import type { Button, Card, Part } from "./card.js";
import { figure } from "./digest-view.js";
import { ownActionParts, type Press, pressIn } from "./own-action.js";
import { nextWords } from "./setup.js";

/** How far the committee is set up, what comes next, and the button that does it. */
export type HomeSetup = { done: number; of: number; next: Step; button: Button | undefined };

/** What one person has to do in a committee, and what waits for them. */
export type HomeView = {
  committee: Committee;
  register: Register;
  today: Day;
  name: string;
  /** Of the parties they answer for, the most urgent first; a page of them. */
  actions: readonly Action[];
  total: number;
  page: number;
  pages: number;
  parties: readonly PartySpread[];
  meetings: readonly {
    kind: "main" | "reporting";
    date: Day;
    start: string | null;
    place: string | null;
    /** The bank holiday that it falls on. */
    holiday: string | null;
  }[];
  /** For the Secretary, as long as something of it is left. */
  setup: HomeSetup | null;
  /** For the Chair and the Secretary alone. */
  officer: {
    open: number;
    overdue: number;
    undated: number;
    awaiting: number;
    /** Named as owners, and not confirmed as parties. */
    unknown: readonly string[];
    /** Meetings that fall together with something, of which nobody has said what is to come; the first of them. */
    clashes: { count: number; first: Day | null };
    undelivered: number;
    isSecretary: boolean;
  } | null;
};

const dayWords = (day: Day): string => `${WEEKDAYS[weekdayOf(day) - 1]} ${printDay(day)}`;

const mine = (view: HomeView): Part[] => {
  const { committee, actions, total, parties, page, pages } = view;
  if (parties.length === 0) return [];
  const names = printOwners(
    view.register,
    parties.map(({ partyId }) => partyId),
  );
  const heading: Part = { kind: "heading", text: `Your actions, for ${names}` };
  if (total === 0)
    return [heading, { kind: "text", text: `Nothing of ${committee.code}’s is open for ${names}. Well done.` }];
  const sum = (of: "overdue" | "undated"): number => parties.reduce((all, party) => all + party[of], 0);
  const urgent = [
    sum("overdue") > 0 ? `${sum("overdue")} overdue` : "",
    sum("undated") > 0 ? `${sum("undated")} without a date` : "",
  ].filter(Boolean);
  return [
    heading,
    {
      kind: "text",
      text: `${total === 1 ? "One is" : `${figure(total)} are`} open${urgent.length > 0 ? `: ${urgent.join(", ")}` : ""}. The most urgent first${pages > 1 ? `; page ${page} of ${pages}` : ""}.`,
    },
    ...actions.flatMap((action) => ownActionParts(view, action)),
  ];
};

/** Each party by itself, where somebody answers for more than one. */
const partyParts = (view: HomeView, press: Press): Part[] =>
  view.parties.length < 2
    ? []
    : view.parties.map((party) => {
        const name = printOwners(view.register, [party.partyId]);
        return {
          kind: "row",
          title: [{ bold: name }, `  ${openIn(party)} open`],
          detail: `${party.overdue} overdue · ${party.soon + party.later} on time · ${party.undated} without a date`,
          button: press("List", "action list", { filter: `open owner "${name.replaceAll('"', "'")}" sort by target` }),
        };
      });

const meetingParts = ({ meetings, today }: HomeView): Part[] =>
  meetings.length === 0
    ? []
    : [
        { kind: "heading", text: "Next meetings" },
        {
          kind: "facts",
          facts: meetings.map(({ kind, date, start, place, holiday }) => ({
            label: kind === "main" ? "Main" : "Reporting",
            value: `${date === today ? "today, " : ""}${dayWords(date)}${start ? `, ${start}` : ""}${place ? `, ${place}` : ""}${holiday ? `; a bank holiday (${holiday})` : ""}`,
          })),
        },
      ];

const officerParts = (view: HomeView, press: Press): Part[] => {
  const { officer, committee } = view;
  if (!officer) return [];
  const { open, overdue, undated, awaiting, unknown, clashes, undelivered, isSecretary } = officer;
  const waits: Part[] = [
    ...(awaiting > 0
      ? [
          {
            kind: "row" as const,
            title: [{ bold: figure(awaiting) }, " awaiting agreement that they are done"],
            detail: "Close or decline them",
            mark: "proposed" as const,
            button: press("List", "action list", { filter: "awaiting" }),
          },
        ]
      : []),
    ...(undated > 0
      ? [
          {
            kind: "row" as const,
            title: [{ bold: figure(undated) }, " without a date"],
            detail: "The committee owes them one",
            button: press("List", "action list", { filter: "no date" }),
          },
        ]
      : []),
    ...(clashes.first !== null
      ? [
          {
            kind: "row" as const,
            title: [
              { bold: String(clashes.count) },
              ` ${clashes.count === 1 ? "meeting falls" : "meetings fall"} together with something`,
            ],
            detail: `Keep, move or cancel ${clashes.count === 1 ? "it" : "each; the first"}: ${dayWords(clashes.first)}`,
            mark: "undecided" as const,
            button: press("Decide", "meeting clashes"),
          },
        ]
      : []),
    ...(isSecretary && unknown.length > 0
      ? [
          {
            kind: "row" as const,
            title: [{ bold: String(unknown.length) }, " owners who are not confirmed as parties"],
            detail: unknown.slice(0, 5).join(", "),
            button: press("Parties", "party list"),
          },
        ]
      : []),
    ...(undelivered > 0
      ? [
          {
            kind: "note" as const,
            text: `${undelivered} ${undelivered === 1 ? "message" : "messages"} could not be delivered since the last meeting.`,
          },
        ]
      : []),
    ...(committee.paused
      ? [
          {
            kind: "note" as const,
            text: "Reminders are paused: nothing is sent unasked until the Secretary starts them.",
          },
        ]
      : []),
  ];
  return [
    { kind: "heading", text: `${committee.code} as a whole` },
    {
      kind: "row",
      title: [{ bold: `${figure(open)} open` }, `, ${figure(overdue)} overdue`],
      detail: "The whole state of the log, with pictures",
      button: press("Digest", "digest"),
    },
    ...waits,
  ];
};

const setupParts = ({ setup }: HomeView, press: Press): Part[] =>
  setup === null
    ? []
    : [
        { kind: "heading", text: `Setting up: ${setup.done} of ${setup.of} done` },
        { kind: "text", text: nextWords("Next: ", setup.next) },
        { kind: "buttons", buttons: [...(setup.button ? [setup.button] : []), press("Setting up", "setup")] },
      ];

/** Somebody's own view of the log. */
export const homeCard = (view: HomeView): Card => {
  const press = pressIn(view.committee);
  const { committee, page, pages, officer, parties } = view;
  const turn = (label: string, to: number): Button => ({ ...press(label, "home", { page: String(to) }), turns: true });
  return {
    title: `${committee.code}: what is yours, ${view.name}`,
    refresh: { command: "home", committee: committee.code, values: page > 1 ? { page: String(page) } : {} },
    parts: [
      ...setupParts(view, press),
      // What waits for an officer comes first: it is what nobody else can do.
      ...officerParts(view, press),
      ...mine(view),
      ...partyParts(view, press),
      ...(parties.length === 0 && officer === null
        ? [{ kind: "text" as const, text: "You answer for no party, so no action is yours. The whole log is below." }]
        : []),
      ...meetingParts(view),
    ],
    buttons: [
      ...(page > 1 ? [turn("Previous", page - 1)] : []),
      ...(page < pages ? [turn("Next", page + 1)] : []),
      press("The whole log", "action list"),
      ...(officer ? [press("Raise an action", "action new", {}, true)] : []),
      press("Help", "help"),
    ],
    stays: true,
  };
};
