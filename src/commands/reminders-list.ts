import { WHILE_PAUSED } from "../app/by-calendar.js";
import type { DeliveryState, Listed, Snooze } from "../app/deliveries.js";
import { emailTexts } from "../app/email-texts.js";
import { addresseeName, messageName } from "../app/print-delivery.js";
import { deny } from "../app/who.js";
import { type SentRow, sentCard } from "../cards/sent.js";
import type { Action } from "../domain/action.js";
import { dayAt, isoInstant } from "../domain/day.js";
import { printReference } from "../domain/reference.js";
import { peopleFor, printOwners, type Register } from "../domain/register.js";
import { goneOf } from "../domain/reminders/unreachable.js";
import { ok, refuse } from "../domain/result.js";
import { may } from "../domain/standing.js";
import { answerProblem } from "./answers.js";
import type { Command, Turn } from "./command.js";

const NAME = "reminders";
/** Rows on one page, each with a button: fits 50 blocks and 28 KB. */
const PAGE = 15;
/** The figures above the list go over so many days. */
const DAYS = 14;

const STATES: Record<DeliveryState, SentRow["state"]> = {
  waiting: "queued",
  carried: "queued",
  sent: "sent",
  failed: "failed",
  dropped: "not needed",
  cancelled: "taken back",
};

/** What can be asked for: which states, and whether only what is about an action. */
const FILTERS: Record<string, { title: string; empty: string; states: DeliveryState[]; aboutActions: boolean }> = {
  all: {
    title: "reminders",
    empty: "None went out yet.",
    states: ["waiting", "carried", "sent", "failed", "dropped", "cancelled"],
    aboutActions: true,
  },
  sent: { title: "reminders sent", empty: "None was sent yet.", states: ["sent"], aboutActions: true },
  failed: {
    title: "messages that failed",
    empty: `None failed in the last ${DAYS} days.`,
    states: ["failed"],
    aboutActions: false,
  },
  queued: {
    title: "messages waiting to be sent",
    empty: "Nothing waits.",
    states: ["waiting", "carried"],
    aboutActions: false,
  },
};

const WORDS: Record<string, string> = { waiting: "queued", answered: "sent", went: "sent", everything: "all" };

/** What is known of the actions that a page of the list is about. */
type Known = { snoozes: readonly Snooze[]; actions: readonly Action[] };

const knownOf = async ({ app, standing }: Turn, shown: readonly Listed[]): Promise<Known> => {
  const ids = [...new Set(shown.flatMap(({ about }) => (about ? [about.actionId] : [])))];
  const references = new Map(
    shown.flatMap(({ message }) =>
      message.kind === "reminder" ? [[JSON.stringify(message.reference), message.reference]] : [],
    ),
  );
  const actions: Action[] = [];
  for (const { meeting, sequence } of references.values()) {
    const action = await app.store.actions.find(standing.committee.id, meeting, sequence);
    if (action) actions.push(action);
  }
  return { snoozes: await app.store.outbox.snoozes(ids), actions };
};

/** With whom a reminder is now that was sent to somebody, where it is not theirs any more. */
const notTheirs = (register: Register, { to, about }: Listed, actions: readonly Action[]): string | null => {
  const action = actions.find(({ id }) => id === about?.actionId);
  if (!action || !about) return null;
  if (!action.ownerIds.includes(about.partyId)) return `now with ${printOwners(register, action.ownerIds)}`;
  const theirs = !("personId" in to) || peopleFor(register, about.partyId).some(({ id }) => id === to.personId);
  return theirs ? null : `they do not answer for ${printOwners(register, [about.partyId])} any more`;
};

const toRow = ({ register, standing, app }: Turn, listed: Listed, { snoozes, actions }: Known): SentRow => {
  const { committee } = standing;
  const { message, about, to } = listed;
  const snooze = snoozes.find(
    ({ actionId, personId, at, until }) =>
      actionId === about?.actionId &&
      "personId" in to &&
      personId === to.personId &&
      at >= listed.dueAt &&
      until > dayAt(app.clock.now(), committee.zone),
  );
  const party = register.parties.find(({ id }) => id === about?.partyId);
  return {
    id: listed.id,
    what: messageName(committee, listed),
    action: "reference" in message ? printReference({ committee: committee.code, ...message.reference }) : null,
    party: party ? { id: party.id, name: party.name } : null,
    to: addresseeName(register, listed),
    state: listed.state === "dropped" && listed.why === WHILE_PAUSED ? "paused" : STATES[listed.state],
    at: listed.state === "sent" && listed.settledAt ? listed.settledAt : listed.dueAt,
    attempts: listed.attempts,
    why: listed.why,
    answeredBy: listed.answeredBy,
    notTheirs: notTheirs(register, listed, actions),
    snoozedUntil: snooze?.until ?? null,
  };
};

/** As programs read it: instants in ISO 8601 with the committee's offset. */
const toData = (
  zone: string,
  listed: Listed,
  { id, what, action, party, to, state, attempts, why, answeredBy, snoozedUntil }: SentRow,
) => ({
  id,
  what,
  action,
  stage: listed.message.kind === "reminder" ? listed.message.stage : null,
  party: party?.name ?? null,
  to,
  state,
  dueAt: isoInstant(listed.dueAt, zone),
  settledAt: listed.settledAt && isoInstant(listed.settledAt, zone),
  attempts,
  why,
  answeredBy,
  snoozedUntil,
  answeredAt: listed.answeredAt && isoInstant(listed.answeredAt, zone),
});

export const remindersList: Command = {
  name: NAME,
  usage: "[sent | failed | queued]",
  summary: "shows which reminders went out, to whom, whether they were answered, what failed and what waits",
  example: "reminders failed",
  read: (rest) => {
    const [, words = "", page] = /^\s*(.*?)\s*(?:page\s+(\d{1,4}))?\s*$/iu.exec(rest.slice(0, 200)) ?? [];
    const filter = WORDS[words.toLowerCase()] ?? words.toLowerCase();
    if (filter !== "" && !(filter in FILTERS))
      return refuse(
        `I do not know the reminders “${words.slice(0, 60)}”.`,
        "Type /opsg reminders, or reminders sent, failed or queued; reminders preview shows what will be sent.",
      );
    return ok({ ...(filter === "" ? {} : { filter }), ...(page === undefined ? {} : { page }) });
  },
  act: async (turn, values) => {
    const { standing, app } = turn;
    const { committee } = standing;
    if (!may(standing, "keep")) return answerProblem(deny(standing, "keep", "see which reminders went out").problem);
    const named = FILTERS[values.filter ?? "all"] ?? FILTERS.all;
    if (!named) return answerProblem(refuse("There is no such list.").problem);
    const page = Math.max(1, Math.floor(Number(values.page ?? 1)) || 1);
    const since = new Date(app.clock.now().getTime() - DAYS * 24 * 60 * 60 * 1000);
    const { outbox } = app.store;
    const committeeId = committee.id;
    const count = (states: DeliveryState[], more: { answered?: true; aboutActions?: true; outstanding?: true } = {}) =>
      outbox.count({ committeeId, states, since, ...more });
    const { states, aboutActions } = named;
    // The list has what its figure counts.
    const recent = named === FILTERS.failed ? { since, outstanding: true } : {};
    const [listed, sent, answered, failed, queued] = await Promise.all([
      outbox.list({ committeeId, states, aboutActions, ...recent, limit: PAGE + 1, offset: (page - 1) * PAGE }),
      count(["sent"], { aboutActions: true }),
      count(["sent"], { aboutActions: true, answered: true }),
      // What failed of an action that is closed needs nobody any more.
      count(["failed"], { outstanding: true }),
      outbox.count({ committeeId, states: ["waiting", "carried"] }),
    ]);
    const shown = listed.slice(0, PAGE);
    const known = await knownOf(turn, shown);
    const unreached = page === 1 && states.includes("failed") && !committee.paused;
    const texts = unreached ? await emailTexts(app, committee) : [];
    const nobody = texts.flatMap((text) => (text.nobody === null ? [] : [{ ...text, nobody: text.nobody }]));
    const gone = unreached ? goneOf(turn.register, committee) : [];
    const rows = shown.map((one) => toRow(turn, one, known));
    const filter = values.filter === undefined ? {} : { filter: values.filter };
    const turnTo = (to: number) => ({
      command: NAME,
      committee: committee.code,
      values: { ...filter, page: String(to) },
    });
    const card = sentCard({
      committee,
      title: `${committee.code}: ${named.title}${page > 1 ? ` (page ${page})` : ""}`,
      which: values.filter ?? "all",
      figures: { sent, answered, failed, queued },
      days: DAYS,
      rows,
      nobody,
      maySend: may(standing, "administer"),
      gone: gone.map(({ person: { id, name }, why }) => ({ id, name, why })),
      empty: page > 1 ? "There are no more." : named.empty,
      previous: page > 1 ? turnTo(page - 1) : null,
      next: listed.length > PAGE ? turnTo(page + 1) : null,
    });
    const data = shown.flatMap((one, index) => (rows[index] ? [toData(committee.zone, one, rows[index])] : []));
    // It names people, and how they answer.
    return { kind: "card", card, audience: "person", data };
  },
};
