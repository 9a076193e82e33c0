import type { Understood } from "../domain/answer/understood.js";
import { type Day, printDay } from "../domain/day.js";
import { printTarget } from "../domain/day-words.js";
import { isOutstanding } from "../domain/status.js";
import { effectiveTarget, type Target } from "../domain/target.js";
import { type ActionView, nameOf } from "./action.js";
import {
  type AnswerSaid,
  NOTES,
  OPEN_AGAIN,
  STILL_PROPOSED,
  snoozedParts,
  type TakenBackSaid,
  takenBackParts,
  undoButton,
  withdrawButton,
} from "./answered.js";
import type { Button, Card, Part } from "./card.js";
import { contestedParts, reopenButtons } from "./contested.js";
import { offeredOn } from "./offered.js";
import { standingPart } from "./standing-part.js";

/** What became of an edited message. */
export type CorrectedSaid = {
  understood: Understood;
  /** As if it had been said so at first; otherwise only its words were corrected. */
  whole: boolean;
  was: TakenBackSaid["was"];
  until: Day | null;
  /** Whether the completion that it had proposed stands. */
  stillProposed: boolean;
  contested: AnswerSaid["contested"];
  undo: string | null;
};

const became = ({ was, whole, understood, until }: CorrectedSaid, now: CorrectedSaid["was"]): string[] => {
  const [from, to] = [effectiveTarget(was.targets), effectiveTarget(now.targets)];
  return [
    ...(was.status === now.status ? [] : [now.status === "open" ? OPEN_AGAIN : "Its completion is proposed."]),
    ...(from === to ? [] : [`Its target is ${printTarget(to)} now, no longer ${printTarget(from)}.`]),
    ...(!whole && until === null && means(understood, now) !== null
      ? ["Only the words were corrected: something else was recorded since, or they are more than a day old."]
      : []),
  ];
};

/** What the words mean beyond themselves and is not so: done, or another target. */
const means = ({ kind, target, offer }: Understood, now: CorrectedSaid["was"]): "done" | { target: Target } | null => {
  if (kind === "completion") return now.status === "open" ? "done" : null;
  const day = kind === "target" ? target : offer;
  return day !== null && day !== effectiveTarget(now.targets) && now.status === "open" ? { target: day } : null;
};

/** Of an action that is over: why the day that its words name now is not its target. */
const stays = ({ understood: { kind, offer } }: CorrectedSaid, { status }: CorrectedSaid["was"]): string[] =>
  isOutstanding(status) || (kind !== "target" && offer === null)
    ? []
    : [`It is ${status}, so its target stays as it is.`];

const offered = (view: ActionView, said: CorrectedSaid): Button[] => {
  const { action, committee } = view;
  const press = (command: string, more: Record<string, string> = {}): Button["press"] => ({
    command,
    committee: committee.code,
    values: { reference: nameOf(action), ...more },
  });
  const meant = means(said.understood, action);
  if (meant === null) return [];
  return meant === "done"
    ? [
        {
          label: "It is done",
          press: press("action done", said.undo === null ? {} : { said: said.undo }),
          style: "primary",
        },
      ]
    : [
        {
          label: `Make ${meant.target === "TBC" ? "it TBC" : `${printDay(meant.target)} the target`}`,
          press: press("action target", {
            target: meant.target,
            ...offeredOn(action, said.undo),
          }),
          style: "primary",
        },
      ];
};

const show = ({ action, committee }: ActionView): Button => ({
  label: "Show the action",
  press: { command: "action show", committee: committee.code, values: { reference: nameOf(action) } },
});

const toldParts = ({ understood: { kind }, contested }: CorrectedSaid): Part[] => {
  const told = contested ? undefined : NOTES[kind];
  return told === undefined ? [] : [{ kind: "note", text: told }];
};

/** Says that an edited message was followed, and what else it means now. */
export const correctedCard = (view: ActionView, said: CorrectedSaid): Card => ({
  title: `${nameOf(view.action)}: corrected as you edited it`,
  tone: "good",
  parts: [
    ...became(said, view.action).map((text): Part => ({ kind: "text", text })),
    ...(said.until === null ? [] : snoozedParts({ until: said.until, shortened: false, limit: { why: "" } })),
    { kind: "text", text: said.understood.words },
    ...(said.understood.ask && isOutstanding(view.action.status)
      ? [{ kind: "text", text: said.understood.ask } satisfies Part]
      : []),
    ...stays(said, view.action).map((text): Part => ({ kind: "note", text })),
    ...toldParts(said),
    { kind: "note", text: "The history keeps both wordings." },
    ...contestedParts(view, said.contested),
    standingPart(view),
    ...(said.stillProposed ? [{ kind: "text", text: STILL_PROPOSED } satisfies Part] : []),
  ],
  buttons: [
    ...reopenButtons(view, said.contested),
    ...(said.stillProposed ? [withdrawButton(view)] : []),
    ...offered(view, said),
    ...(said.undo ? [undoButton(view, said.undo)] : []),
    show(view),
  ],
});

/** Says that what stood in a message is taken back: it was deleted, or (`edited`) does not say it any more. */
export const withdrawnCard = (view: ActionView, said: TakenBackSaid, edited: boolean): Card => ({
  title: `${nameOf(view.action)}: withdrawn, as ${edited ? "your message does not say it any more" : "you deleted your message"}`,
  tone: "good",
  parts: takenBackParts(said),
  buttons: [...(said.stillProposed ? [withdrawButton(view)] : []), show(view)],
});
