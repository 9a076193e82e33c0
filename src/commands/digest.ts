import { drawDigest } from "../app/draw-digest.js";
import { postDigest, writeToOwners } from "../app/post-digest.js";
import type { DigestAsked } from "../app/read-digest.js";
import { deny } from "../app/who.js";
import type { Answer, Values } from "../cards/card.js";
import { readOwners } from "../domain/owners.js";
import { type Channel, foldName } from "../domain/register.js";
import { ok, type Result, refuse } from "../domain/result.js";
import { may } from "../domain/standing.js";
import { ANYTHING, readClauses } from "../domain/words.js";
import { answerProblem, whoOf } from "./answers.js";
import type { Command, Turn } from "./command.js";

const NAME = "digest";
const HOW = "Type /opsg digest, /opsg digest for DCC, /opsg digest since 60, or /opsg digest to channel.";

const readAsked = ({ register, standing }: Turn, values: Values): Result<DigestAsked> => {
  const { committee } = standing;
  const since = /^(?:[a-z][a-z-]* ?)?(\d{1,5})$/iu.exec(values.since?.trim() ?? "")?.[1];
  if (values.since && since === undefined)
    return refuse(`“${values.since.slice(0, 40)}” is no meeting’s number.`, HOW, "since");
  const when = since === undefined ? {} : { since: Number(since) };
  if (!values.for) return ok(when);
  const { parties, unknown } = readOwners(register, committee.id, values.for);
  if (unknown.length > 0 || parties.length === 0) {
    const known = register.parties.filter(({ committeeId }) => committeeId === committee.id).map(({ name }) => name);
    return refuse(
      `${committee.code} knows no party called “${(unknown[0] ?? values.for).slice(0, 60)}”.`,
      `Its parties: ${known.join(", ") || "none yet"}.`,
      "for",
    );
  }
  return ok({ ...when, ownerIds: parties.map(({ id }) => id) });
};

/** The channels that `to` may mean: the one it is typed in, the one named, or every one of the committee. */
const channelsMeant = ({ register, standing, caller }: Turn, to: string): Channel[] => {
  const bound = register.channels.filter(({ committeeId }) => committeeId === standing.committee.id);
  const { place } = caller;
  const here = bound.filter(
    ({ platform, channel }) => place.kind === "channel" && place.platform === platform && place.channel === channel,
  );
  const name = to.replace(/^#/u, "");
  const named = bound.filter(
    (one) => one.channel === to || (name !== "channel" && foldName(one.name.replace(/^#/u, "")) === foldName(name)),
  );
  if (named.length > 0) return named;
  return /^(?:the )?channel$/iu.test(to) ? (here.length > 0 ? here : bound) : [];
};

const post = async (turn: Turn, values: Values, asked: DigestAsked): Promise<Answer> => {
  const { committee } = turn.standing;
  const { to = "", ...rest } = values;
  if (!may(turn.standing, "post"))
    return answerProblem(deny(turn.standing, "post", "post a digest into a channel").problem);
  const channels = channelsMeant(turn, to.trim());
  const [only] = channels;
  if (!only)
    return answerProblem(
      refuse(
        `${committee.code} has no ${/^(?:the )?channel$/iu.test(to) ? "channel yet" : `channel called “${to.slice(0, 60)}”`}.`,
        "Add me to the committee’s channel, and type there: /opsg channel bind",
        "to",
      ).problem,
    );
  if (channels.length > 1)
    return {
      kind: "card",
      card: {
        title: "Into which channel?",
        parts: [{ kind: "text", text: `${committee.code} has ${channels.length} channels.` }],
        buttons: channels.map(({ name, platform, channel }) => ({
          label: `${name} (${platform === "slack" ? "Slack" : "Teams"})`,
          press: { command: NAME, committee: committee.code, values: { ...rest, to: channel } },
        })),
      },
      audience: "person",
    };
  const posted = await postDigest(turn.app, whoOf(turn), only, asked);
  if (!posted.ok) return answerProblem(posted.problem);
  return {
    kind: "card",
    card: {
      title: `The digest goes to ${only.name}`,
      tone: "good",
      parts: [{ kind: "text", text: "It is drawn as the log stands when it is sent, in a few seconds." }],
      buttons: [{ label: "Show it to me", press: { command: NAME, committee: committee.code, values: rest } }],
    },
    audience: "person",
    data: { posted: only },
  };
};

const send = async (turn: Turn, values: Values, asked: DigestAsked): Promise<Answer> => {
  const sent = await writeToOwners(turn.app, whoOf(turn), asked);
  if (!sent.ok) return answerProblem(sent.problem);
  const { to: _, ...rest } = values;
  return {
    kind: "card",
    card: {
      title: `${sent.value === 1 ? "One person is" : `${sent.value} people are`} written to`,
      tone: "good",
      parts: [
        {
          kind: "text",
          text: "Each gets one message with the actions they answer for, the most urgent first. Who was written to today already is not written to again.",
        },
      ],
      buttons: [
        {
          label: "Back to the digest",
          press: { command: NAME, committee: turn.standing.committee.code, values: rest },
        },
      ],
    },
    audience: "person",
    data: { people: sent.value },
  };
};

export const digest: Command = {
  name: NAME,
  usage: "[for PARTY] [since MEETING] [to channel]",
  summary: "shows the state of the whole log on one card, with pictures; or posts it",
  example: "digest for DCC",
  read: (rest) => {
    const { head, clauses } = readClauses(rest, { for: ANYTHING, since: ANYTHING, to: ANYTHING });
    if (head !== "") return refuse(`I could not read “${head.slice(0, 60)}” as part of a digest.`, HOW);
    return ok(clauses);
  },
  act: async (turn, values) => {
    const asked = readAsked(turn, values);
    if (!asked.ok) return answerProblem(asked.problem);
    if (values.to === "owners") return send(turn, values, asked.value);
    if (values.to) return post(turn, values, asked.value);
    const mayPost = may(turn.standing, "post");
    const drawn = await drawDigest(turn.app, turn.standing.committee, asked.value, { mayPost });
    if (!drawn.ok) return answerProblem(drawn.problem);
    return { kind: "card", card: drawn.value.card, audience: "person", data: drawn.value.digest };
  },
};
