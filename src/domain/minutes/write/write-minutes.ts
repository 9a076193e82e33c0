import { fills } from "../../agenda/items.js";
import { printDay, printShortDay } from "../../day.js";
import type { PlannedItem } from "../../meeting.js";
import { printReference } from "../../reference.js";
import type { Target } from "../../target.js";
import { capital, joinNames } from "../../words.js";
import { plainWords } from "../lines.js";
import { actionWords } from "./action-line.js";
import type { Block, MinutesDocument, Run } from "./document.js";
import { attendanceBlocks } from "./names.js";
import { printUpdate } from "./print-update.js";
import type { MinutesSource, OutstandingAction, RaisedAction } from "./source.js";

const paragraph = (...runs: Run[]): Block => ({ kind: "paragraph", runs });

/** The lines above the attendance: classification, name, date and reference, times, draft or final, place. */
const header = ({ committee, meeting, number, classification }: MinutesSource): Block[] => {
  const { kind, date, start, end, place, minutes, reference } = meeting;
  const name = `${committee.name} ${kind === null ? "" : `${capital(kind)} `}Meeting`;
  return [
    paragraph("This document is classified as ", { bold: classification }, "."),
    { kind: "title", text: plainWords(name) },
    paragraph(`${printDay(date)}, ${reference ?? `${committee.code} ${number}`}`),
    ...(start === null ? [] : [paragraph(end === null ? start : `${start} – ${end}`)]),
    ...(minutes === null ? [] : [paragraph(`${capital(minutes)} Minutes`)]),
    ...(place === null ? [] : [paragraph(`Place: ${plainWords(place)}`)]),
  ];
};

const column = (target: Target | null): string =>
  target === null ? "" : target === "TBC" ? "TBC" : printShortDay(target);

const HEADS = ["Action ID", "Action", "Date Raised", "Last Target Date", "Revised Target Date", "Owner"];

const row = ({ action, owners, targets, status, updates }: OutstandingAction) => ({
  cells: [
    printReference(action.reference),
    plainWords(action.text),
    printShortDay(action.dateRaised),
    column(targets.last),
    column(targets.revised),
    joinNames(owners),
  ],
  said: [...updates.map(printUpdate), `Status: ${capital(status)}.`],
});

/** What a standing item fills itself with. */
const filling = (source: MinutesSource, item: PlannedItem): Block[] => {
  const { committee, notFinal, notRecorded, outstanding } = source;
  switch (fills(item.title)) {
    case "minutes":
      return [
        ...notFinal.map(({ number, date }) =>
          paragraph(`The minutes of ${committee.code} ${number} of ${printDay(date)} are not final yet.`),
        ),
        ...notRecorded.map(({ number, date }) =>
          paragraph(`The meeting ${committee.code} ${number} of ${printDay(date)} is not recorded yet.`),
        ),
      ];
    case "actions":
      return outstanding.length === 0
        ? [paragraph("No action was outstanding.")]
        : [{ kind: "actions", heads: HEADS, rows: outstanding.map(row) }];
    default:
      return [];
  }
};

/** Who presented it and what for, and where its paper is: whole sentences, as prose of minutes has. */
const plan = ({ presenter, purpose, paper }: PlannedItem): Block[] => {
  const purposed = purpose === null ? "" : `for ${purpose}`;
  const by = presenter === null ? "" : `Presented by ${plainWords(presenter)}`;
  const line =
    by === "" ? (purposed === "" ? "" : `This item was ${purposed}.`) : `${[by, purposed].filter(Boolean).join(", ")}.`;
  return [
    ...(line === "" ? [] : [paragraph(line)]),
    ...(paper === null ? [] : [paragraph(`The paper of this item is at <${paper}>.`)]),
  ];
};

/** One decision as a sentence; several as a list under "The OPSG:". */
const decisions = ({ committee, decisions: all }: MinutesSource, number: string): Block[] => {
  const here = all.filter(({ agendaItem }) => agendaItem === number);
  const runs = here.map(({ verb, text }): Run[] => [{ bold: verb }, ` ${text}`]);
  const [only] = runs;
  if (!only) return [];
  return runs.length === 1
    ? [paragraph(`The ${committee.code} `, ...only)]
    : [paragraph(`The ${committee.code}:`), { kind: "bullets", items: runs }];
};

/** The line of a new action, and its status where the meeting itself closed it. */
const actionLines = (source: MinutesSource, raised: RaisedAction): Block[] => [
  { kind: "action", ...actionWords(raised, { parties: source.parties, date: source.meeting.date }) },
  ...(raised.action.status === "closed" && raised.action.closedAt === source.number
    ? [paragraph("Status: Closed.")]
    : []),
];

const item = (source: MinutesSource, one: PlannedItem): Block[] => [
  { kind: "heading", number: one.number, text: one.title },
  ...plan(one),
  ...filling(source, one),
  ...source.raised
    .filter(({ action }) => action.agendaItem === one.number)
    .flatMap((raised) => actionLines(source, raised)),
  ...decisions(source, one.number),
];

const next = (source: MinutesSource): Block[] =>
  source.next.length === 0
    ? []
    : [
        paragraph(
          `${source.next.map(({ kind, date }) => `Next ${kind === "reporting" ? "Reporting" : kind} meeting: ${printDay(date)}`).join("; ")}.`,
        ),
      ];

/**
 * The skeleton of a meeting's minutes in the house style. Printed and imported it changes nothing in the log: what was
 * said in chats goes in plain, and actions that no item raised stand above the first, where they keep having none.
 */
export const writeMinutes = (source: MinutesSource): MinutesDocument => {
  const { committee, agenda, outstanding, raised, number } = source;
  const items = new Set(agenda.map((one) => one.number));
  const listed = agenda.some(({ title }) => fills(title) === "actions") || outstanding.length === 0;
  const stray = raised.filter(({ action }) => !items.has(action.agendaItem ?? ""));
  return {
    title: `${committee.code} ${number}`,
    classification: source.classification,
    blocks: [
      ...header(source),
      ...attendanceBlocks(source.attendees, committee.code),
      ...stray.flatMap((one) => actionLines(source, one)),
      ...(listed ? [] : [{ kind: "actions", heads: HEADS, rows: outstanding.map(row) } satisfies Block]),
      ...agenda.flatMap((one) => item(source, one)),
      ...next(source),
    ],
  };
};
