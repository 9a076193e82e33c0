import { ASK_DONE } from "../domain/answer/completion.js";
import type { Understood } from "../domain/answer/understood.js";
import { type Day, printDay, WEEKDAYS, weekdayOf } from "../domain/day.js";
import { printTarget } from "../domain/day-words.js";
import type { Problem } from "../domain/result.js";
import { isOutstanding } from "../domain/status.js";
import { effectiveTarget, type Target } from "../domain/target.js";
import { type ActionView, nameOf } from "./action.js";
import type { Button, Card, Part } from "./card.js";
import { type Contested, contestedParts, reopenButtons } from "./contested.js";
import { offeredOn } from "./offered.js";
import { standingPart } from "./standing-part.js";

/** What is said back of an answer: how it was understood, what was recorded, and what came in the way. */
export type AnswerSaid = {
  understood: Understood;
  did: "update" | "completion" | "target" | "snooze" | "undone" | "nothing" | "courtesy";
  move: { from: Target; to: Target; doubts: string[] } | null;
  snoozed: SnoozeSaid | null;
  takenBack: TakenBackSaid | null;
  refused: Problem | null;
  /** Whether it withdrew the completion that they had proposed. */
  reopened?: boolean;
  /** A completion that stands proposed, although the words may say that the action is not done. */
  doubted?: { by: string; own: boolean } | null;
  contested?: Contested | null;
  /** The change that can still be taken back, by its id. */
  undo: string | null;
};

/** Until when somebody rests from reminders, and what cut it short. */
export type SnoozeSaid = { until: Day; shortened: boolean; limit: { why: string } };

/** What was taken back: the words, and how the action stood before and after that. */
export type TakenBackSaid = {
  words: string[];
  was: Standing;
  action: Standing;
  whole: boolean;
  /** Whether the completion that it had proposed stands. */
  stillProposed: boolean;
};
type Standing = Pick<ActionView["action"], "status" | "targets">;

const DONE: Record<AnswerSaid["did"], string> = {
  update: "update recorded",
  completion: "completion proposed",
  target: "target revised",
  snooze: "reminder put off",
  undone: "taken back",
  nothing: "nothing was recorded yet",
  courtesy: "thank you",
};

const isRecorded = ({ did }: AnswerSaid): boolean => did !== "nothing" && did !== "courtesy";

const answeredTitle = ({ action }: ActionView, { did, reopened }: AnswerSaid): string =>
  `${nameOf(action)}: ${reopened ? `completion withdrawn${did === "target" ? `, ${DONE[did]}` : ""}` : DONE[did]}`;

export const NOTES: Partial<Record<Understood["kind"], string>> = {
  redirect: "The Secretary is told that it is not yours.",
  question: "The Secretary is told what you ask.",
};

const COURTESY =
  "There was nothing to record in that. When there is news, say it in a line, or “done”, or “need until” and a day.";

export const OPEN_AGAIN = "It is open again: its completion is not proposed any more.";

/** Of a completion that its own proposer may not mean any more. */
export const STILL_PROPOSED = "Its completion stands proposed. Is it not done after all? Then withdraw the completion.";

const note = (text: string): Part => ({ kind: "note", text });

export const snoozedParts = ({ until, shortened, limit }: SnoozeSaid): Part[] => [
  { kind: "text", text: `Your reminders of it rest until ${WEEKDAYS[weekdayOf(until) - 1]} ${printDay(until)}.` },
  ...(shortened ? [note(`A reminder can be put off until ${limit.why} at most.`)] : []),
];

/** What became of the status and the target, as sentences. */
const changes = (was: Standing, now: Standing): string[] => [
  ...(was.status === now.status ? [] : [now.status === "open" ? "It is open again." : `It is ${now.status}.`]),
  ...(effectiveTarget(was.targets) === effectiveTarget(now.targets)
    ? []
    : [`Its target is ${printTarget(effectiveTarget(now.targets))} again.`]),
];

export const takenBackParts = ({ words, was, action, whole, stillProposed }: TakenBackSaid): Part[] => {
  const became = changes(was, action);
  return [
    ...(became.length > 0 ? [{ kind: "text", text: became.join(" ") } satisfies Part] : []),
    ...words.map((text): Part => ({ kind: "text", text: `No update any more: ${text}` })),
    note(
      whole
        ? "The history keeps it."
        : "Only the words are taken back: something else was recorded since, or it is more than a day ago. The history keeps them.",
    ),
    ...(stillProposed ? [{ kind: "text", text: STILL_PROPOSED } satisfies Part] : []),
  ];
};

/** What was recorded, word for word, and what the bot asks. */
const answeredParts = (said: AnswerSaid): Part[] => {
  const { understood, did, move, snoozed, takenBack, refused, reopened = false, doubted = null } = said;
  const { kind, words, offer, ask } = understood;
  const asked: Part[] = [
    ...(ask && did !== "snooze" ? [{ kind: "text", text: ask } satisfies Part] : []),
    ...(offer && !ask ? [{ kind: "text", text: `Shall ${printDay(offer)} be the new target?` } satisfies Part] : []),
  ];
  if (takenBack) return takenBackParts(takenBack);
  if (snoozed) return snoozedParts(snoozed);
  if (did === "nothing") return asked;
  if (did === "courtesy") return [{ kind: "text", text: COURTESY }];
  return [
    ...(reopened ? [{ kind: "text", text: OPEN_AGAIN } satisfies Part] : []),
    ...(move
      ? [{ kind: "text", text: `From ${printTarget(move.from)} to ${printTarget(move.to)}.` } satisfies Part]
      : []),
    ...(words === "" ? [] : [{ kind: "text", text: words } satisfies Part]),
    ...(move?.doubts ?? []).map((doubt) => note(`Recorded, but please check: ${doubt}`)),
    ...(refused ? [note([`Kept as an update only. ${refused.what}`, refused.instead ?? ""].join(" ").trim())] : []),
    ...(NOTES[kind] ? [note(NOTES[kind])] : []),
    ...asked,
    ...(doubted?.own ? [{ kind: "text", text: STILL_PROPOSED } satisfies Part] : []),
    ...(doubted && !doubted.own
      ? [
          note(
            `${doubted.by} proposed its completion, and that stands: they can withdraw it, or the Chair or the Secretary can decline it.`,
          ),
        ]
      : []),
  ];
};

type AboutAction = Pick<ActionView, "action" | "committee">;

const about = ({ action, committee }: AboutAction) => {
  const reference = nameOf(action);
  return (
    label: string,
    command: string,
    more: { values?: Record<string, string>; style?: "primary"; ask?: boolean } = {},
  ): Button => ({
    label,
    press: {
      command,
      committee: committee.code,
      values: { reference, ...more.values },
      ...(more.ask ? { ask: true } : {}),
    },
    ...(more.style ? { style: more.style } : {}),
  });
};

/** Takes back the change with this id, as long as no other followed it. */
export const undoButton = (view: AboutAction, change: string): Button =>
  about(view)("Undo", "action undo", { values: { change } });

/** For whoever proposed the completion that stands. */
export const withdrawButton = (view: AboutAction): Button => about(view)("Withdraw the completion", "action not-done");

/** Longer words are not carried by a button: its form asks for them. Characters. */
const LONGEST_CARRIED = 700;

/** The buttons that settle what was asked. */
const answeredButtons = (view: ActionView, said: AnswerSaid): Button[] => {
  const { action, rights } = view;
  const { offer, ask, kind, words } = said.understood;
  const button = about(view);
  const because = words.length > LONGEST_CARRIED ? {} : { reason: words };
  const values = { target: offer ?? "", ...because, ...offeredOn(action, said.did === "nothing" ? null : said.undo) };
  const target = offer
    ? [button(`Make ${printDay(offer)} the target`, "action target", { values, style: "primary" })]
    : [];
  if (said.did === "courtesy")
    return action.status === "open" && rights.answer
      ? [button("It is done", "action done"), button("Update …", "action update", { ask: true })]
      : [];
  if (kind === "snooze")
    return said.snoozed || said.refused ? [] : [button("Snooze …", "action snooze", { ask: true, style: "primary" })];
  if (said.did === "nothing")
    return [
      ...(said.undo
        ? [button("Take it back", "action undo", { values: { change: said.undo }, style: "primary" })]
        : []),
      ...target,
      button("It is an update", "action update", { values: { text: words }, ask: words.length > LONGEST_CARRIED }),
    ];
  const doubted = [
    ...(said.doubted?.own ? [withdrawButton(view)] : []),
    ...(said.doubted && !said.doubted.own && rights.keep ? [button("Decline …", "action decline", { ask: true })] : []),
  ];
  if (!rights.answer || (!offer && !ask)) return doubted;
  return [
    ...doubted,
    ...target,
    ...(ask && ask !== ASK_DONE && !offer ? [button("Choose a target", "action target", { ask: true })] : []),
    ...(ask && action.status === "open"
      ? [button("It is done", "action done", { values: said.undo === null ? {} : { said: said.undo } })]
      : []),
    button("Only an update", "action show"),
  ];
};

/** Why nothing is asked or offered of what was said: of an action that is closed or withdrawn it could only be refused. */
const whyNotAsked = ({ action: { status } }: ActionView, { understood: { kind, offer, ask } }: AnswerSaid) =>
  isOutstanding(status) || (offer === null && ask === null)
    ? null
    : `It is ${status}, so ${kind === "snooze" ? "no reminders of it go out" : "its target stays as it is"}.`;

/** What was recorded of one answer, said back in one short card with Undo. */
export const answeredCard = (view: ActionView, answer: AnswerSaid): Card => {
  const notAsked = whyNotAsked(view, answer);
  const { understood } = answer;
  // Whether a completion that is proposed still holds is asked in its own words.
  const doneAgain = answer.doubted && understood.ask === ASK_DONE ? { ...understood, ask: null } : understood;
  const said = { ...answer, understood: notAsked === null ? doneAgain : { ...understood, offer: null, ask: null } };
  return {
    title: answeredTitle(view, said),
    ...(!isRecorded(said)
      ? {}
      : { tone: said.refused || (said.move?.doubts.length ?? 0) > 0 ? ("warning" as const) : ("good" as const) }),
    parts: [
      ...answeredParts(said),
      ...(notAsked === null ? [] : [note(notAsked)]),
      ...contestedParts(view, said.contested),
      standingPart(view),
    ],
    buttons: [
      ...reopenButtons(view, said.contested),
      ...(notAsked === null ? answeredButtons(view, said) : []),
      ...(said.undo && isRecorded(said) ? [undoButton(view, said.undo)] : []),
      about(view)("Show the action", "action show"),
    ],
  };
};

/** The same of a target that was chosen, by a button, a form or a line. */
export const movedCard = (
  view: ActionView,
  {
    move,
    reason = "",
    undo,
  }: Pick<AnswerSaid, "undo"> & { move: NonNullable<AnswerSaid["move"]>; reason?: string | undefined },
): Card =>
  answeredCard(view, {
    ...{ did: "target", move, snoozed: null, takenBack: null, refused: null, undo },
    understood: { kind: "target", target: move.to, until: null, offer: null, ask: null, words: reason },
  });
