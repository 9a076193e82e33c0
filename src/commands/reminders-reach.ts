import { WHILE_PAUSED } from "../app/by-calendar.js";
import { emailTexts } from "../app/email-texts.js";
import { addresseeName } from "../app/print-delivery.js";
import { type Named, remindInChannel, remindInstead } from "../app/reach-owner.js";
import { findReach, type Reach } from "../app/reachable.js";
import { printUnreached } from "../app/unreached-since.js";
import { deny } from "../app/who.js";
import { nameOf } from "../cards/action.js";
import type { Values } from "../cards/card.js";
import { emailCard } from "../cards/email.js";
import { pageOf } from "../cards/pages.js";
import { reachCard } from "../cards/unreached.js";
import { goneSince, printSince, whyGone, whyNobody, whyNotOf } from "../domain/reminders/recipients.js";
import { ok, type Result, refuse } from "../domain/result.js";
import { may } from "../domain/standing.js";
import { ANYTHING, readClauses, unquote } from "../domain/words.js";
import { answerDone, answerProblem, whoOf } from "./answers.js";
import type { Command, Turn } from "./command.js";
import { readReferenceFirst } from "./read-reference.js";
import { readParty, readWhom } from "./whom.js";

const WHICH = "Name it by its reference, for example 64/01, or name its owner.";

/**
 * Reads `64/01 to Alex Green for NetCo`: the reference, and the clauses by the names of their values. The party may stand
 * by itself, after the reference or in its place: `NetCo to Alex Green`.
 */
const readReach =
  (clauses: Record<string, string>) =>
  (line: string): Result<Values> => {
    const words = Object.fromEntries(["for", ...Object.keys(clauses)].map((word) => [word, ANYTHING]));
    const { head, clauses: said } = readClauses(line, words);
    const read = readReferenceFirst(head);
    if (!read.ok && !/\p{L}/u.test(head)) return read;
    const reference = read.ok ? read.value.reference : undefined;
    const party = said.for || (read.ok ? read.value.rest : head);
    if (reference === undefined && party === "") return refuse("Which action is meant?", WHICH, "reference");
    return ok({
      ...(reference === undefined ? {} : { reference }),
      ...(party === "" ? {} : { party: unquote(party) }),
      ...Object.fromEntries(
        Object.entries(clauses).flatMap(([word, name]) => (said[word] ? [[name, said[word]]] : [])),
      ),
    });
  };

/** The action that is meant and its owner: where only the owner was named, the one action that a reminder has come for. */
const meant = async (turn: Turn, { reference, party: said }: Values): Promise<Result<Named>> => {
  if (reference) return ok({ reference, party: said });
  if (!said) return refuse("Which action is meant?", WHICH, "reference");
  const party = readParty(turn, said);
  if (!party.ok) return party;
  const { id, name } = party.value;
  const [text] = await emailTexts(turn.app, turn.standing.committee, party.value);
  const [only, ...more] = text?.actions ?? [];
  if (only === undefined)
    return refuse(
      `No reminder of an action of ${name} is due.`,
      "See with reminders preview when the next one goes out.",
      "party",
    );
  if (more.length > 0)
    return refuse(
      `Reminders of ${more.length + 1} actions of ${name} are due: ${[only, ...more].join(", ")}.`,
      `Say which one, for example ${only} ${name}; or type reminders email ${name} for one text about them all.`,
      "reference",
    );
  return ok({ reference: only, party: id });
};

const nobodyAt = async ({ app, standing }: Turn, { party, people, today }: Reach): Promise<string | null> => {
  const nobody = whyNobody(party.id, people, whyNotOf(), today);
  const unreached = nobody ? [{ ...nobody, partyId: party.id }] : [];
  return (await printUnreached(app, standing.committee, unreached)).get(party.id) ?? null;
};

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
  usage: "64/01 [PARTY] | PARTY",
  summary: "shows how an action’s owner can be reached where a reminder did not arrive",
  example: "reminders reach 64/01",
  read: readReach({}),
  act: async (turn, values) => {
    const { standing, register, app } = turn;
    const { committee } = standing;
    if (!may(standing, "keep")) return answerProblem(deny(standing, "keep", "see who cannot be reached").problem);
    const named = await meant(turn, values);
    if (!named.ok) return answerProblem(named.problem);
    const found = await findReach(app, committee, named.value);
    if (!found.ok) return answerProblem(found.problem);
    const reach = found.value;
    const { action, party, people, stage, today, deliveries, others, channels, classification } = reach;
    const card = reachCard({
      ...{ committee, action, party, stage, today, classification, nobody: await nobodyAt(turn, reach) },
      tried: deliveries.map((one) => ({
        id: one.id,
        to: addresseeName(register, one),
        state:
          one.answeredBy === null
            ? one.why === WHILE_PAUSED
              ? "not sent"
              : STATE[one.state]
            : `answered by ${one.answeredBy}`,
        why: one.why,
      })),
      others: others.map(({ person, away }) => ({ id: person.id, name: person.name, away })),
      gone: people.flatMap((person) => {
        const why = whyGone(person);
        return why === null
          ? []
          : [{ id: person.id, name: person.name, why: `${why}${printSince(goneSince(person), committee.zone)}` }];
      }),
      maySend: may(standing, "administer"),
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
  usage: "64/01 [PARTY] to NAME | PARTY to NAME",
  summary: "sends a reminder to another contact of the action’s owner",
  example: "reminders send 64/01 to Alex Green",
  read: readReach({ to: "person" }),
  act: async (turn, values) => {
    const { person } = values;
    if (!person)
      return answerProblem(refuse("To whom is it to be sent?", "Type /opsg reminders send 64/01 to a name.").problem);
    const whom = readWhom(turn, person);
    if (!whom.ok) return answerProblem(whom.problem);
    const named = await meant(turn, values);
    if (!named.ok) return answerProblem(named.problem);
    const sent = await remindInstead(turn.app, whoOf(turn), { ...named.value, person: whom.value.person });
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
  usage: "64/01 [PARTY] in CHANNEL | PARTY in CHANNEL",
  summary: "says a reminder in a bound channel, where the action’s classification allows it",
  example: "reminders mention 64/01 in #opsg",
  read: readReach({ in: "channel" }),
  act: async (turn, values) => {
    const { channel } = values;
    if (!channel)
      return answerProblem(refuse("In which channel?", "Type /opsg reminders mention 64/01 in its name.").problem);
    const named = await meant(turn, values);
    if (!named.ok) return answerProblem(named.problem);
    const said = await remindInChannel(turn.app, whoOf(turn), { ...named.value, channel });
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
