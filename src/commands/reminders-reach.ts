import { emailTexts } from "../app/email-texts.js";
import { addresseeName } from "../app/print-delivery.js";
import { remindInChannel, remindInstead } from "../app/reach-owner.js";
import { findReach, type Reach } from "../app/reachable.js";
import { deny } from "../app/who.js";
import { nameOf } from "../cards/action.js";
import type { Values } from "../cards/card.js";
import { emailCard } from "../cards/email.js";
import { pageOf } from "../cards/pages.js";
import { reachCard } from "../cards/unreached.js";
import { recipientsOf, whyNotOf } from "../domain/reminders/recipients.js";
import { ok, type Result, refuse } from "../domain/result.js";
import { may } from "../domain/standing.js";
import { ANYTHING, readClauses, unquote } from "../domain/words.js";
import { answerDone, answerProblem, whoOf } from "./answers.js";
import type { Command } from "./command.js";
import { readReferenceFirst } from "./read-reference.js";
import { readParty, readWhom } from "./whom.js";

/** Reads `64/01 to Alex Green for NetCo`: the reference, and the clauses by the names of their values. */
const readReach =
  (clauses: Record<string, string>) =>
  (line: string): Result<Values> => {
    const reference = readReferenceFirst(line);
    if (!reference.ok) return reference;
    if (reference.value.reference === undefined)
      return refuse("Which action is meant?", "Name it by its reference, for example 64/01.", "reference");
    const words = Object.fromEntries(Object.keys(clauses).map((word) => [word, ANYTHING]));
    const { clauses: said } = readClauses(reference.value.rest, words);
    const values = Object.entries(clauses).flatMap(([word, name]) => (said[word] ? [[name, said[word]]] : []));
    return ok({ reference: reference.value.reference, ...Object.fromEntries(values) });
  };

const nobodyAt = ({ party, people, today }: Reach): string | null =>
  recipientsOf(party.id, people, whyNotOf(), today).nobody;

const named = ({ reference = "", party }: Values) => ({ reference, party });

const STATE = {
  waiting: "waits",
  carried: "waits",
  sent: "sent",
  failed: "failed",
  dropped: "not needed",
  cancelled: "taken back",
} as const;

export const remindersReach: Command = {
  name: "reminders reach",
  usage: "64/01 [for PARTY]",
  summary: "shows how an action’s owner can be reached where a reminder did not arrive",
  example: "reminders reach 64/01",
  read: readReach({ for: "party" }),
  act: async (turn, values) => {
    const { standing, register, app } = turn;
    const { committee } = standing;
    if (!may(standing, "keep")) return answerProblem(deny(standing, "keep", "see who cannot be reached").problem);
    const found = await findReach(app, committee, named(values));
    if (!found.ok) return answerProblem(found.problem);
    const reach = found.value;
    const { action, party, stage, today, deliveries, others, channels, classification } = reach;
    const card = reachCard({
      ...{ committee, action, party, stage, today, classification, nobody: nobodyAt(reach) },
      tried: deliveries.map((one) => ({
        id: one.id,
        to: addresseeName(register, one),
        state: one.answeredBy === null ? STATE[one.state] : `answered by ${one.answeredBy}`,
        why: one.why,
      })),
      others: others.map(({ person, away }) => ({ id: person.id, name: person.name, away })),
      channels: channels.map(({ channel, allowed }) => ({
        ...{ id: channel.channel, name: channel.name, highest: channel.classification, allowed },
      })),
    });
    return {
      kind: "card",
      card,
      audience: "person",
      data: {
        action: nameOf(action),
        party: party.name,
        others: others.map(({ person }) => person.name),
        channels: channels.map(({ channel, allowed }) => ({ name: channel.name, allowed })),
      },
    };
  },
};

export const remindersSend: Command = {
  name: "reminders send",
  usage: "64/01 to NAME [for PARTY]",
  summary: "sends a reminder to another contact of the action’s owner",
  example: "reminders send 64/01 to Alex Green",
  read: readReach({ to: "person", for: "party" }),
  act: async (turn, values) => {
    const { reference, person } = values;
    if (!reference || !person)
      return answerProblem(refuse("To whom is it to be sent?", "Type /opsg reminders send 64/01 to a name.").problem);
    const whom = readWhom(turn, person);
    if (!whom.ok) return answerProblem(whom.problem);
    const sent = await remindInstead(turn.app, whoOf(turn), { ...named(values), person: whom.value.person });
    const { code } = turn.standing.committee;
    const done = sent.ok ? ok({ action: nameOf(sent.value.reach.action), to: sent.value.person.name }) : sent;
    return answerDone(turn, done, ({ action, to }) => ({
      title: `${action}: ${to} is reminded`,
      parts: [{ kind: "text", text: "It goes within a minute, at any hour, since you asked for it." }],
      buttons: [{ label: "Reminders", press: { command: "reminders", committee: code, values: {} } }],
    }));
  },
};

export const remindersMention: Command = {
  name: "reminders mention",
  usage: "64/01 in CHANNEL [for PARTY]",
  summary: "says a reminder in a bound channel, where the action’s classification allows it",
  example: "reminders mention 64/01 in #opsg",
  read: readReach({ in: "channel", for: "party" }),
  act: async (turn, values) => {
    const { reference, channel } = values;
    if (!reference || !channel)
      return answerProblem(refuse("In which channel?", "Type /opsg reminders mention 64/01 in its name.").problem);
    const said = await remindInChannel(turn.app, whoOf(turn), { ...named(values), channel });
    const { code } = turn.standing.committee;
    const done = said.ok ? ok({ action: nameOf(said.value.reach.action), channel: said.value.channel.name }) : said;
    return answerDone(turn, done, ({ action, channel: where }) => ({
      title: `${action}: it is said in ${where}`,
      parts: [{ kind: "text", text: "It goes within a minute. Contacts with an account there are called by name." }],
      buttons: [{ label: "Reminders", press: { command: "reminders", committee: code, values: {} } }],
    }));
  },
};

export const remindersEmail: Command = {
  name: "reminders email",
  usage: "[PARTY]",
  summary: "gives texts to copy into e-mails to the parties that cannot be reached in chat, or to one party",
  example: "reminders email NetCo",
  read: (rest) => {
    const { head, clauses } = readClauses(rest, { page: /^\d{1,3}\b/u });
    return ok({ ...(head === "" ? {} : { party: unquote(head) }), ...clauses });
  },
  act: async (turn, values) => {
    const { standing, app } = turn;
    const { committee } = standing;
    if (!may(standing, "keep")) return answerProblem(deny(standing, "keep", "write for the committee").problem);
    const party = values.party ? readParty(turn, values.party) : ok(undefined);
    if (!party.ok) return answerProblem(party.problem);
    const texts = await emailTexts(app, committee, party.value);
    const none = party.value
      ? `No reminder of an action of ${party.value.name} is due.`
      : "Every party with a reminder due has somebody who can be reached in chat.";
    const card = emailCard(committee, texts, none);
    const { page, ...asked } = values;
    const press = { command: "reminders email", committee: committee.code, values: asked };
    return {
      kind: "card",
      card: turn.caller.source === "terminal" ? card : pageOf(card, Number(page ?? 1), press),
      audience: "person",
      data: texts,
    };
  },
};
