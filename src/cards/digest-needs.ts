import type { Action } from "../domain/action.js";
import { printDay } from "../domain/day.js";
import { printTarget } from "../domain/day-words.js";
import { printReference } from "../domain/reference.js";
import { printOwners } from "../domain/register.js";
import { effectiveTarget } from "../domain/target.js";
import { joinNames } from "../domain/words.js";
import type { Button, Part } from "./card.js";
import { type DigestView, figure, partyName } from "./digest-view.js";

/** A row shows the beginning of an action. Characters. */
const ROW_CHARACTERS = 110;
/** Of what moves and of what is silent fewer are named than of what is overdue. */
const FEW = 3;
/** Parties that are named with their figures. */
const PARTIES = 4;

const days = (n: number): string => `${n} ${n === 1 ? "day" : "days"}`;

const show = ({ committee }: DigestView, action: Action): Button => ({
  label: "Show",
  press: { command: "action show", committee: committee.code, values: { reference: printReference(action.reference) } },
});

const actionRow = (view: DigestView, action: Action, detail: string, mark?: "overdue"): Part => {
  const text = action.text.replace(/\s+/gu, " ");
  return {
    kind: "row",
    title: [
      { bold: printReference(action.reference) },
      `  ${text.length > ROW_CHARACTERS ? `${text.slice(0, ROW_CHARACTERS - 1)}…` : text}`,
    ],
    detail: `${printOwners(view.register, action.ownerIds)} · ${detail}`,
    ...(mark ? { mark } : {}),
    button: show(view, action),
  };
};

/** Where a message cannot hold all of it, the greatest turn goes first; who cannot be reached has none. */
const TURNS = { note: 6, moved: 5, silent: 4, unanswered: 3, parties: 2, late: 1 } as const;

/** How everything that is not shown can be seen. */
export const SEE_ALL =
  "“List” beside a figure shows all that it counts; action list sort by moves begins with what moved most often.";

/** `of`: how many there are; "more" than are named, where nobody counted. */
type Section = { heading: string; parts: Part[]; of?: number | "more"; turn?: number };

/** How many there are where not all are named; never how many are, for a message without room shows fewer. */
const countWords = (named: number, of: number | "more"): string =>
  of !== "more" && of > named ? `, ${figure(of)} in all` : "";

const section = ({ heading, parts, of = 0, turn }: Section): Part[] => {
  if (parts.length === 0) return [];
  const lesser = turn === undefined ? {} : { lesser: { turn, of: heading } };
  const head: Part = { kind: "heading", text: `${heading}${countWords(parts.length, of)}` };
  return [head, ...parts].map((part) => ({ ...part, ...lesser }));
};

/** A row an action, whoever of its owners did not answer. */
const unansweredRows = (view: DigestView): Part[] => {
  const { unanswered } = view.digest;
  const actions = new Map(unanswered.map(({ action }) => [action.id, action]));
  return [...actions.values()].map((action) => {
    const of = unanswered.filter((one) => one.action.id === action.id);
    const times = Math.max(...of.map((one) => one.times));
    const who = joinNames(of.map(({ partyId }) => partyName(view, partyId)));
    return actionRow(view, action, `${times} reminders in a row unanswered by ${who}`);
  });
};

const partyRows = (view: DigestView): Part[] =>
  view.digest.parties
    .filter(({ overdue }) => overdue > 0)
    .map((party) => {
      const name = partyName(view, party.partyId);
      return {
        kind: "row",
        title: [{ bold: name }, `  ${figure(party.overdue)} overdue of ${figure(party.open)} open`],
        detail: `${party.soon} due soon · ${party.later} on time · ${party.undated} without a date`,
        button: {
          label: "List",
          press: {
            command: "action list",
            committee: view.committee.code,
            values: { filter: `overdue owner "${name.replaceAll('"', "'")}" sort by target` },
          },
        },
      };
    });

/** Of parties out of reach so many are named. */
const NAMED = 5;

/** "it has no contact", of several. */
const ofSeveral = (why: string): string => why.replace("it has", "they have").replace("for it", "for them");

/** Owners whom nobody can be written to for, together where the reason is the same; a button lists them all. */
const outOfReach = (view: DigestView): Part[] => {
  const { unreachable } = view.digest;
  if (unreachable.length === 0) return [];
  const reasons = new Map<string, string[]>();
  for (const { partyId, why } of unreachable) reasons.set(why, [...(reasons.get(why) ?? []), partyName(view, partyId)]);
  const told = [...reasons].map(([why, names]) => {
    const more = names.length > NAMED ? ` and ${figure(names.length - NAMED)} more` : "";
    return `${names.slice(0, NAMED).join(", ")}${more}: ${names.length > 1 ? ofSeveral(why) : why}.`;
  });
  return [
    {
      kind: "row",
      title: [{ bold: figure(unreachable.length) }, unreachable.length === 1 ? " party" : " parties"],
      detail: told.join("\n"),
      button: {
        label: "List",
        press: {
          command: "party unreached",
          committee: view.committee.code,
          values: view.ownerIds === undefined ? {} : { for: printOwners(view.register, view.ownerIds) },
        },
      },
    },
  ];
};

/** What needs the Chair, the most pressing first. */
export const needs = (view: DigestView): Part[] => {
  const { spread, mostOverdue, mostMoved, silent, undelivered, since } = view.digest;
  const late = mostOverdue.map(({ action, days: by }) => actionRow(view, action, `${days(by)} overdue`, "overdue"));
  const moved = mostMoved
    .slice(0, FEW)
    .map(({ action, first }) =>
      actionRow(
        view,
        action,
        `moved ${action.targets.moves} times: ${first === null ? "no date" : printDay(first)} at first, ${printTarget(effectiveTarget(action.targets))} now`,
      ),
    );
  const quiet = silent.first
    .slice(0, FEW)
    .map((action) => actionRow(view, action, `target ${printTarget(effectiveTarget(action.targets))}`));
  const asked = unansweredRows(view);
  const behind = partyRows(view);
  const missed: Part[] = [
    ...outOfReach(view),
    ...(undelivered > 0
      ? [
          {
            kind: "text" as const,
            text: `${undelivered} ${undelivered === 1 ? "message" : "messages"} could not be delivered. The Secretary sees which: reminders failed.`,
          },
        ]
      : []),
  ];
  const sections: Section[] = [
    { heading: "Most overdue", parts: late, of: spread.overdue, turn: TURNS.late },
    {
      heading: "Moved most often",
      parts: moved,
      of: mostMoved.length > FEW ? "more" : mostMoved.length,
      turn: TURNS.moved,
    },
    {
      heading: since ? `Silent since ${view.committee.code} ${since.meeting}` : "Silent",
      parts: quiet,
      of: silent.count,
      turn: TURNS.silent,
    },
    {
      heading: "Reminders unanswered",
      parts: asked.slice(0, FEW),
      of: asked.length,
      turn: TURNS.unanswered,
    },
    { heading: "Parties, by what is overdue", parts: behind.slice(0, PARTIES), of: behind.length, turn: TURNS.parties },
    { heading: "Who cannot be reached", parts: missed },
  ];
  const more = sections.some(({ parts, of = 0 }) => parts.length > 0 && (of === "more" || of > parts.length));
  return [
    ...sections.flatMap(section),
    ...(more ? [{ kind: "note" as const, text: SEE_ALL, lesser: { turn: TURNS.note } }] : []),
  ];
};
