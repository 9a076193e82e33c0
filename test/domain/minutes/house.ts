import { printDay, printShortDay } from "../../../src/domain/day.js";
import type { Minutes, MinutesAction } from "../../../src/domain/minutes/minutes.js";
import { readMinutes } from "../../../src/domain/minutes/read-minutes.js";

/** Prints what minutes would look like in the house style: the reverse of the reader, for its tests. */

export const read = (text: string, options?: Parameters<typeof readMinutes>[1]): Minutes => {
  const result = readMinutes(text, options);
  if (!result.ok) throw new Error(`${result.problem.what} ${result.problem.instead ?? ""}`);
  return result.value;
};

export const refusal = (text: string, options?: Parameters<typeof readMinutes>[1]): string => {
  const result = readMinutes(text, options);
  if (result.ok) throw new Error("It was read.");
  return result.problem.what;
};

/** Minutes of meeting 7 of the Lantern Keepers, with these lines under item 2. */
export const under = (body: string): string => `Lantern Keepers Forum Meeting

8 September 2026, LKF_7_0809

Category\tForum Members
Lamp Trimmers\tPercival Thistlewood
Rope Board\tJory Pellow

1. Previous Minutes

The minutes were read.

2. Actions Outstanding

${body}
`;

export const HEAD = "Action ID\tAction\tDate Raised\tLast Target Date\tRevised Target Date\tOwner";

const cell = (target: string | null): string =>
  target === null ? "" : target === "TBC" ? "TBC" : printShortDay(target);

const printRow = (action: MinutesAction): string => {
  const { reference, text, dateRaised, lastTarget, revisedTarget, owners, updates, status } = action;
  const row = [reference, text, cell(dateRaised), cell(lastTarget), cell(revisedTarget), owners.join(" and ")].join(
    "\t",
  );
  const said = updates.map((update) => `<p>${update.text}</p>`);
  if (status) said.push(`<p>Status: ${status.charAt(0).toUpperCase()}${status.slice(1)}.</p>`);
  return said.length === 0 ? row : `${row}\n${said.join(" ")}\t\t\t\t\t`;
};

type Held = { number: number; date: string; status?: "Draft" | "Final" };

/** A whole set of minutes of the Lantern Keepers: a table of what is outstanding, new actions, decisions, next dates. */
export const printMinutes = (
  { number, date, status = "Final" }: Held,
  content: {
    outstanding?: MinutesAction[];
    raised?: { sequence: number; sentence: string }[];
    decisions?: { verb: string; text: string }[];
    next?: { kind: string; date: string }[];
  },
): string => {
  const [, month, day] = date.split("-");
  const { outstanding = [], raised = [], decisions = [], next = [] } = content;
  return [
    "This document is classified as **White**.",
    "Lantern Keepers Forum Meeting",
    `${printDay(date)}, LKF_${number}_${day}${month}`,
    "10:00 – 12:30",
    "The Boathouse",
    `${status} Minutes`,
    "Attendees:",
    "Category\tForum Members\nForum Chair\tOttoline Brambleby\nLamp Trimmers\tPercival Thistlewood",
    "Representing\tOther Participants\nRope Board\tJory Pellow",
    "1. Actions Outstanding",
    ...(outstanding.length > 0 ? [[HEAD, ...outstanding.map(printRow)].join("\n")] : []),
    "2. Lamps",
    ...raised.map(({ sequence, sentence }) => `ACTION LKF ${number}/${String(sequence).padStart(2, "0")}: ${sentence}`),
    ...(decisions.length > 0
      ? ["The LKF:", decisions.map(({ verb, text }) => `- **${verb}** ${text};`).join("\n")]
      : []),
    "3. Any Other Business",
    "There was none.",
    ...(next.length > 0
      ? [
          next
            .map(({ kind, date }) => `Next ${kind} meeting: ${printDay(date)}`)
            .join("; ")
            .concat("."),
        ]
      : []),
  ].join("\n\n");
};

export const anAction = (changes: Partial<MinutesAction> = {}): MinutesAction => ({
  reference: "LKF 6/01",
  text: "The Rope Board to mend the ladder.",
  owners: ["Rope Board"],
  dateRaised: "2026-08-11",
  lastTarget: "2026-09-08",
  revisedTarget: null,
  status: "open",
  updates: [],
  agendaItem: "1",
  line: 1,
  ...changes,
});
