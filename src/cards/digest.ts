import type { Action } from "../domain/action.js";
import { addDays, printDay } from "../domain/day.js";
import { printTarget } from "../domain/day-words.js";
import type { Digest, PartySpread } from "../domain/digest/digest.js";
import { printReference } from "../domain/reference.js";
import { type Committee, printOwners, type Register } from "../domain/register.js";
import { effectiveTarget } from "../domain/target.js";
import type { Button, Card, Part, Picture, Text } from "./card.js";

/** A digest as it is drawn: of which committee, for which parties (all of them where none is named), for whom. */
export type DigestView = {
  committee: Committee;
  register: Register;
  digest: Digest;
  ownerIds: string[] | undefined;
  /** Null: it could not be drawn. */
  pictures: { trend: Picture["file"] | null; parties: Picture["file"] | null };
  /** Whether whoever reads it may post it and write to the owners. */
  mayPost: boolean;
};

/** A row shows the beginning of an action. Characters. */
const ROW_CHARACTERS = 110;
/** Of what moves and of what is silent fewer are named than of what is overdue. */
const FEW = 3;
/** Parties that are named with their figures. */
const PARTIES = 5;

const days = (n: number): string => `${n} ${n === 1 ? "day" : "days"}`;

/** The words after `action list` for what the digest is about. */
const owned = ({ register, ownerIds }: DigestView): string =>
  ownerIds === undefined ? "" : ` owner "${printOwners(register, ownerIds).replaceAll('"', "'")}"`;

const list = (view: DigestView, words: string, label = "List"): Button => ({
  label,
  press: { command: "action list", committee: view.committee.code, values: { filter: `${words}${owned(view)}` } },
});

const show = ({ committee }: DigestView, action: Action): Button => ({
  label: "Show",
  press: { command: "action show", committee: committee.code, values: { reference: printReference(action.reference) } },
});

/** All there is to say, in two or three sentences. */
const summary = ({ committee, digest }: DigestView): Text => {
  const { open, spread, awaiting, since, nextMain, raised, closed } = digest;
  if (open === 0 && raised === 0 && closed === 0) return "No action is open, and none is waiting for the committee.";
  const before = nextMain === null ? "" : ` before the next main meeting on ${printDay(nextMain)}`;
  return [
    { bold: `${open} ${open === 1 ? "action is" : "actions are"} open` },
    `: ${spread.overdue} overdue, ${spread.soon} due${before}, ${spread.later} due later, ${spread.undated} without a date. `,
    `${awaiting === 0 ? "None awaits" : awaiting === 1 ? "One of them awaits" : `${awaiting} of them await`} the committee’s agreement that ${awaiting === 1 ? "it is" : "they are"} done.`,
    since === null
      ? ""
      : ` Since ${committee.code} ${since.meeting}, ${raised} ${raised === 1 ? "was" : "were"} raised and ${closed} closed.`,
  ];
};

type Figure = { count: number; label: string; detail: string; words: string; mark?: "overdue" | "waiting" };

/** Every figure with the words that list exactly what it counts. */
const figuresOf = ({ committee, digest }: DigestView): Figure[] => {
  const { spread, since, nextMain, awaiting, raised, closed, silent, unanswered, today } = digest;
  const until = nextMain ?? today;
  const meeting = since && `${committee.code} ${since.meeting}`;
  return [
    {
      count: spread.overdue,
      label: "overdue",
      detail: "the oldest target first",
      words: "overdue sort by target",
      mark: "overdue",
    },
    {
      count: spread.soon,
      label: "due before the next main meeting",
      detail: `up to ${printDay(until)}`,
      words: `due by ${until}`,
    },
    {
      count: spread.later,
      label: "due later",
      detail: `after ${printDay(until)}`,
      words: `due from ${addDays(until, 1)}`,
    },
    { count: spread.undated, label: "without a date", detail: "the committee owes them one", words: "no date" },
    {
      count: awaiting,
      label: "awaiting agreement",
      detail: "the owner says that they are done",
      words: "awaiting",
      mark: "waiting",
    },
    ...(since
      ? [
          {
            count: raised,
            label: `raised since ${meeting}`,
            detail: `at it or later`,
            words: `all since ${since.meeting}`,
          },
          {
            count: closed,
            label: `closed since ${meeting}`,
            detail: `agreed at it or later`,
            words: `closed since ${since.meeting}`,
          },
          {
            count: silent.count,
            label: `silent since ${meeting}`,
            detail: "open before it, and no update from the owner",
            words: `silent since ${since.meeting}`,
          },
        ]
      : []),
    {
      count: new Set(unanswered.map(({ action }) => action.id)).size,
      label: "with reminders unanswered",
      detail: "three or more in a row",
      words: "unanswered",
    },
  ];
};

const figureRows = (view: DigestView): Part[] => {
  const figures = figuresOf(view);
  const none = figures.filter(({ count }) => count === 0).map(({ label }) => label);
  return [
    ...figures.flatMap(({ count, label, detail, words, mark }): Part[] =>
      count === 0
        ? []
        : [
            {
              kind: "row",
              title: [{ bold: String(count) }, ` ${label}`],
              detail,
              ...(mark ? { mark } : {}),
              button: list(view, words),
            },
          ],
    ),
    ...(none.length > 0 && none.length < figures.length
      ? [{ kind: "note" as const, text: `None ${none.join("; none ")}.` }]
      : []),
  ];
};

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

const section = (heading: string, parts: Part[]): Part[] =>
  parts.length === 0 ? [] : [{ kind: "heading", text: heading }, ...parts];

const partyName = ({ register }: DigestView, partyId: string): string => printOwners(register, [partyId]);

const spreadWords = ({ overdue, soon, later, undated }: Omit<PartySpread, "partyId">): string =>
  `${overdue} overdue, ${soon} due soon, ${later} on time, ${undated} without a date`;

const partyRows = (view: DigestView): Part[] =>
  view.digest.parties
    .filter(({ overdue }) => overdue > 0)
    .slice(0, PARTIES)
    .map((party) => {
      const name = partyName(view, party.partyId);
      return {
        kind: "row",
        title: [{ bold: name }, `  ${party.overdue} overdue of ${party.open} open`],
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

/** What needs the Chair, the most pressing first. */
const needs = (view: DigestView): Part[] => {
  const { mostOverdue, mostMoved, silent, unanswered, unreachable, undelivered, since } = view.digest;
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
  const passed = unanswered
    .slice(0, FEW)
    .map(({ action, partyId, times }) =>
      actionRow(view, action, `${times} reminders in a row unanswered by ${partyName(view, partyId)}`),
    );
  const missed: Part[] = [
    ...(unreachable.length > 0
      ? [
          {
            kind: "text" as const,
            text: unreachable.map(({ partyId, why }) => `${partyName(view, partyId)}: ${why}.`).join("\n"),
          },
        ]
      : []),
    ...(undelivered > 0
      ? [
          {
            kind: "text" as const,
            text: `${undelivered} ${undelivered === 1 ? "message" : "messages"} could not be delivered.`,
          },
        ]
      : []),
  ];
  return [
    ...section("Most overdue", late),
    ...section("Moved most often", moved),
    ...section(since ? `Silent since ${view.committee.code} ${since.meeting}` : "Silent", quiet),
    ...section("Reminders unanswered", passed),
    ...section("Parties, by what is overdue", partyRows(view)),
    ...section("Who cannot be reached", missed),
  ];
};

/** Parties in the picture; the rest are added up. */
const SHOWN_PARTIES = 9;

/** The bars of the second picture, the longest list cut to what a phone shows. */
export const barsOf = (digest: Digest, nameOf: (partyId: string) => string) => {
  const named = digest.parties
    .slice(0, SHOWN_PARTIES)
    .map(({ partyId, ...spread }) => ({ ...spread, name: nameOf(partyId) }));
  const rest = digest.parties.slice(SHOWN_PARTIES);
  const sum = (of: "overdue" | "soon" | "later" | "undated"): number => rest.reduce((all, party) => all + party[of], 0);
  return rest.length === 0
    ? named
    : [
        ...named,
        {
          name: `${rest.length} others`,
          overdue: sum("overdue"),
          soon: sum("soon"),
          later: sum("later"),
          undated: sum("undated"),
        },
      ];
};

const picture = (file: Picture["file"] | null, alt: string): Part[] =>
  file
    ? [{ kind: "picture", file, alt }]
    : [
        { kind: "text", text: alt },
        { kind: "note", text: "The picture could not be drawn, so here are its figures in words." },
      ];

const pictures = (view: DigestView): Part[] => {
  const { committee, digest } = view;
  const trend = digest.trend.map(
    ({ meeting, open, overdue }) => `${committee.code} ${meeting}: ${open} open, ${overdue} overdue`,
  );
  const bars = barsOf(digest, (partyId) => partyName(view, partyId)).map((bar) => `${bar.name}: ${spreadWords(bar)}`);
  return [
    ...(trend.length > 1 ? picture(view.pictures.trend, `Open and overdue at each meeting. ${trend.join("; ")}.`) : []),
    ...(bars.length > 0 ? picture(view.pictures.parties, `Open actions by party. ${bars.join("; ")}.`) : []),
  ];
};

const buttons = (view: DigestView): Button[] => {
  const { committee, digest, mayPost, ownerIds } = view;
  const press = (command: string, values: Record<string, string> = {}) => ({
    command,
    committee: committee.code,
    values,
  });
  const about = ownerIds === undefined ? {} : { for: printOwners(view.register, ownerIds) };
  const pressing = digest.spread.overdue + digest.spread.undated;
  return [
    ...(mayPost
      ? [
          {
            label: "Post to the channel",
            press: press("digest", { ...about, to: "channel" }),
            style: "primary" as const,
          },
        ]
      : []),
    list(view, "open", "All open actions"),
    ...(mayPost && pressing > 0
      ? [
          {
            label: "Send now to the owners",
            press: press("digest", { ...about, to: "owners" }),
            confirm: `Write now to everybody who answers for the ${pressing} ${pressing === 1 ? "action that is" : "actions that are"} overdue or without a date? Each gets one message with their own.`,
          },
        ]
      : []),
  ];
};

/** The state of the whole log on one card. */
export const digestCard = (view: DigestView): Card => {
  const { committee, digest, register, ownerIds } = view;
  const of = ownerIds === undefined ? "" : ` for ${printOwners(register, ownerIds)}`;
  const attention = needs(view);
  return {
    title: `${committee.code}: digest${of}, ${printDay(digest.today)}`,
    parts: [
      { kind: "text", text: summary(view) },
      ...figureRows(view),
      ...pictures(view),
      ...(attention.length > 0 ? [{ kind: "divider" as const }, ...attention] : []),
      ...(digest.calm && digest.open > 0 ? [{ kind: "note" as const, text: "Nothing needs the Chair." }] : []),
    ],
    buttons: buttons(view),
  };
};
