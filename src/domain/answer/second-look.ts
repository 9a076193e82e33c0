import type { Day } from "../day.js";
import { ASK_DONE, type Completion } from "./completion.js";
import { isLikeDone } from "./like-done.js";
import { likeTarget } from "./like-target.js";
import type { Likeness } from "./likeness.js";
import type { Mention } from "./mentions.js";
import { MOVES_A_THING } from "./put-down.js";
import { COMES_BACK, isOwned } from "./redirect.js";
import type { Reading } from "./sentences.js";
import { ASK_UNTIL, dayToRemind } from "./snooze.js";
import type { Meant, Understood } from "./understood.js";
import { readUndo, takesBackItself } from "./undo.js";
import { QUESTION_WHICH } from "./wish.js";

/**
 * How sure likeness must be of a reading before it is taken, from 0 to 1: surest of what would close an action or move
 * its date. Found by learning from all labelled sets but some and reading those.
 */
const SURE: Record<Meant, number> = {
  undo: 0.6,
  redirect: 0.55,
  snooze: 0.65,
  question: 0.7,
  target: 0.85,
  completion: 0.65,
  update: 1,
};

/** The only day ahead that is named, if there is one, as `read` takes what tells of time. */
const onlyDay = ({ mentions, about }: Reading, read: (mention: Mention, said: Day) => Day | null): Day | null => {
  const named = mentions.list.flatMap((mention) => read(mention, about.said) ?? []);
  const days = new Set(named.filter((day) => day > about.said));
  return days.size === 1 ? ([...days][0] ?? null) : null;
};

/** What is not to be taken back, and "that was wrong of SECAS". */
const NOT_UNDONE =
  /\b(?:not|never|no need) (?:to )?(?:undo|delete|remove|ignore|withdraw|disregard|take|retract|cancel|scrap)\b|\bwrong (?:of|with|about)\b/u;
const DENIES = /\b(?:not|neither|none|never)\b[^.;]*\b(?:done|complete\w*|finished|closed|sorted|resolved)\b/u;
/** Asks that somebody else be reminded: "can you remind SECAS on Monday?" */
const REMINDS_OTHERS =
  /\b(?:remind|chase|nudge|ping|prompt|poke|prod|ask)(?: again)? (?:(?:the|our|all|both) )*(?!(?:me|us|him|her|again|back|on|in|at|about|for|from|this|it|that|then|next|later|please|after|before|until|when|nearer|closer|once|to|by|and|the|an?|first|not|now)\b)[a-z]/u;
const REMINDS_US = /\b(?:remind|chase|nudge|ping|prompt|poke|prod|ask|back to|snooze) (?:me|us)\b|\bsnooze\b/u;

/** Who is shut until then asks for nothing. */
const IS_SHUT =
  /^(?:(?:we|the office|office|our office|all) )*(?:are |is |will be )?(?:closed|shut)(?: down)? (?:for|over|from|until|till)\b/u;

/** Less than so sure, a reply must also say that somebody else has the action, or ask for another time. */
const SURE_ALONE = 0.75;
/** "Handed it to our problem team": passed to nobody else. */
const WITHIN =
  /\b(?:to|by|with) (?:my|our)(?: own)? (?:\w+ ){0,3}(?:team|people|colleagues?|side|department|desk|lead)\b/u;
const PASSES_ON =
  /\b(?:not (?:an? |our|mine|for|with|us|me|the)|wrong|belongs?|falls|sits|lies|rests|transferred|handed|passed|handles?|responsible|accountab\w+|re-?assign\w*|owns?|owner\w*|ask|try|contact|speak to|left|working here|theirs|remit|you (?:are after|want|need)|should (?:go|be with|sit)|kept it|have this|has this|deals? with|instead of us|rather than us|is for|not (?:the )?\w+'s to)\b/u;
const ASKS_AGAIN =
  /\b(?:again|remind\w*|chase|ping|nudge|prompt|later|try (?:me|her|him|us)|catch me|back to (?:me|us)|ask (?:me|us|her|him)|(?:get|write|poke|bug|message|tell) me|snooze|sleep|same question|then|not now|check with|reminder|wake|bother|park)\b/u;

/** Whether a reply that is like it says that somebody else has the action. */
const isPassedOn = (reading: Reading, sure: number): boolean =>
  !isOwned(reading) &&
  !COMES_BACK.test(reading.text) &&
  (sure >= SURE_ALONE || (PASSES_ON.test(reading.text) && !WITHIN.test(reading.text)));

/** Whether a reply that is like it asks that its writer be reminded again. */
const asksAgain = ({ text }: Reading, sure: number): boolean =>
  (sure >= SURE_ALONE || ASKS_AGAIN.test(text)) &&
  !IS_SHUT.test(text) &&
  !MOVES_A_THING.test(text) &&
  (REMINDS_US.test(text) || !REMINDS_OTHERS.test(text));

/** So sure of a request or a completion that the rules know nothing of, it is asked about. */
const SURE_TO_ASK = 0.8;
/** So sure of a completion, what looks like a question may be one. */
const SURE_BESIDE_QUESTION = 0.97;

/** Whether what the rules read may yet be a completion: no day is offered or asked about, but that on which to close it. */
const mayBeDone = ({ kind, ask, offer }: Understood, completion: Completion, sure: number): boolean =>
  (ask === null || ask === ASK_DONE) &&
  (offer === null || completion === "disputed") &&
  (kind === "update" || sure >= SURE_BESIDE_QUESTION);

/**
 * What a reply is like, where the rules know it only as news or as a question. Rules keep the last word on what closes
 * an action or moves a date: likeness decides only where they are in doubt, never where something speaks against it.
 */
export const secondLook = (
  read: Understood,
  reading: Reading,
  completion: Completion,
  weigh: (reading: Reading) => Likeness,
): Understood => {
  // "This was finished in December. Please stop chasing and close it."
  if (read.kind === "snooze" && read.until === null && completion === "disputed") {
    const sure = weigh(reading).completion;
    return isLikeDone(reading, completion, sure) ? { ...read, kind: "completion", ask: null } : read;
  }
  if (read.kind !== "update" && read.kind !== "question") return read;
  const likeness = weigh(reading);
  const as = (kind: Meant, more: Partial<Understood> = {}): Understood => ({
    ...read,
    kind,
    offer: null,
    ask: null,
    ...more,
  });
  const isLike = (kind: Meant): boolean => likeness[kind] >= SURE[kind];
  // "Done - scratch that": what it takes back is its own.
  const undo = readUndo(reading);
  if (undo === "unclear" || (completion === "disputed" && takesBackItself(reading))) return read;
  // "Scratch that, neither is finished" takes back a completion, whichever that is.
  if (undo !== "none" && DENIES.test(reading.text)) return read;
  if (isLike("undo")) return read.offer === null && !NOT_UNDONE.test(reading.text) ? as("undo") : read;
  if (isLike("redirect")) return isPassedOn(reading, likeness.redirect) ? as("redirect") : read;
  if (isLike("snooze")) {
    if (!asksAgain(reading, likeness.snooze)) return read;
    const until = onlyDay(reading, dayToRemind);
    return as("snooze", { until, ask: until === null ? ASK_UNTIL : null });
  }
  if (isLike("target")) {
    const target = likeTarget(read, reading, likeness.target);
    if (target !== null) return as("target", { target });
    // So like a request, it is asked about where it is not taken at its word.
    return read.ask === null && (read.kind === "question" || read.offer === null)
      ? as("update", { offer: read.offer, ask: QUESTION_WHICH })
      : read;
  }
  if (isLike("completion") && mayBeDone(read, completion, likeness.completion)) {
    if (isLikeDone(reading, completion, likeness.completion)) return as("completion");
    return read.kind === "update" && read.ask === null && likeness.completion >= SURE_TO_ASK
      ? as("update", { ask: ASK_DONE })
      : read;
  }
  return isLike("question") && read.ask === null && read.offer === null ? as("question") : read;
};
