import { addDays, printDay } from "../domain/day.js";
import { printOwners } from "../domain/register.js";
import type { Button, Card, Part, Text } from "./card.js";
import { needs, SEE_ALL } from "./digest-needs.js";
import { pictures } from "./digest-pictures.js";
import { type DigestView, figure } from "./digest-view.js";

/** The words after `action list` for what the digest is about. */
const owned = ({ register, ownerIds }: DigestView): string =>
  ownerIds === undefined ? "" : ` owner "${printOwners(register, ownerIds).replaceAll('"', "'")}"`;

const list = (view: DigestView, words: string, label = "List"): Button => ({
  label,
  press: { command: "action list", committee: view.committee.code, values: { filter: `${words}${owned(view)}` } },
});

/** All there is to say, in two or three sentences. */
const summary = ({ committee, digest }: DigestView): Text => {
  const { open, spread, awaiting, since, nextMain, raised, closed } = digest;
  if (open === 0 && raised === 0 && closed === 0) return "No action is open, and none is waiting for the committee.";
  const before = nextMain === null ? "" : ` before the next main meeting on ${printDay(nextMain)}`;
  const parts = [
    [spread.overdue, "overdue"],
    [spread.soon, `due${before}`],
    [spread.later, "due later"],
    [spread.undated, "without a date"],
  ].flatMap(([count, what]) => (count === 0 ? [] : [`${figure(Number(count))} ${what}`]));
  return [
    { bold: `${figure(open)} ${open === 1 ? "action is" : "actions are"} open` },
    parts.length > 0 ? `: ${parts.join(", ")}. ` : ". ",
    `${awaiting === 0 ? "None of them awaits" : awaiting === 1 ? "One of them awaits" : `${figure(awaiting)} of them await`} the committee’s agreement that ${awaiting > 1 ? "they are" : "it is"} done.`,
    since === null
      ? ""
      : ` Since ${committee.code} ${since.meeting}, ${figure(raised)} ${raised === 1 ? "was" : "were"} raised and ${figure(closed)} ${closed === 1 ? "was" : "were"} closed.`,
  ];
};

type Figure = { count: number; label: string; detail: string; words: string; mark?: "overdue" | "proposed" };

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
      mark: "proposed",
    },
    ...(since
      ? [
          {
            count: raised,
            label: `raised since ${meeting}`,
            detail: "at that meeting or later",
            words: `all since ${since.meeting}`,
          },
          {
            count: closed,
            label: `closed since ${meeting}`,
            detail: "agreed at that meeting or later",
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
              title: [{ bold: figure(count) }, ` ${label}`],
              detail,
              ...(mark ? { mark } : {}),
              button: list(view, words),
            },
          ],
    ),
    ...(none.length > 0 && none.length < figures.length
      ? [{ kind: "note" as const, text: `None: ${none.join(", ")}.` }]
      : []),
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
          },
        ]
      : []),
  ];
};

/** Why it comes to whoever did not ask for it, and how that is changed. */
const whyNow = ({ unasked, committee }: DigestView): Part[] => {
  const { digestLead: lead } = committee.reminderPolicy;
  if (!unasked || lead === null) return [];
  const days = lead === 1 ? "1 working day" : `${lead} working days`;
  const text = `This comes to the Chair by itself ${days} before each main meeting. The Secretary can change that: reminders policy digest ${lead}, or digest none.`;
  return [{ kind: "note", text }];
};

/** The state of the whole log on one card. */
export const digestCard = (view: DigestView): Card => {
  const { committee, digest, register, ownerIds } = view;
  const of = ownerIds === undefined ? "" : ` for ${printOwners(register, ownerIds)}`;
  const attention = needs(view);
  return {
    title: `${committee.code}: digest${of}, ${printDay(digest.today)}`,
    parts: [
      { kind: "text", text: summary(view), keep: true },
      ...whyNow(view),
      ...figureRows(view),
      ...pictures(view),
      ...(attention.length > 0 ? [{ kind: "divider" as const }, ...attention] : []),
      ...(digest.calm && digest.open > 0 ? [{ kind: "note" as const, text: "Nothing needs the Chair." }] : []),
      { kind: "note", text: `Classification: ${committee.classification}`, keep: true },
    ],
    buttons: buttons(view),
    stays: true,
    rest: SEE_ALL,
  };
};
