import { askOwners, ownersToAsk } from "../app/ask-owners.js";
import { drawDigest } from "../app/draw-digest.js";
import { postDigest, type Unposted } from "../app/post-digest.js";
import type { DigestAsked } from "../app/read-digest.js";
import { deny } from "../app/who.js";
import type { Answer, Card, Values } from "../cards/card.js";
import { askOwnersCard, ownersAskedCard } from "../cards/owners-asked.js";
import { type Channel, foldName, PLATFORM_NAMES } from "../domain/register.js";
import { ok, type Result, refuse } from "../domain/result.js";
import { may } from "../domain/standing.js";
import { ANYTHING, readClauses } from "../domain/words.js";
import { answerProblem, whoOf } from "./answers.js";
import type { Command, Turn } from "./command.js";
import { namedOwners } from "./named-owners.js";

const NAME = "digest";
const HOW =
  "Type /opsg digest, /opsg digest for DCC, /opsg digest since 60, /opsg digest to channel or /opsg digest to owners.";

const readAsked = (turn: Turn, values: Values): Result<DigestAsked> => {
  const since = /^(?:[a-z][a-z-]* ?)?(\d{1,5})$/iu.exec(values.since?.trim() ?? "")?.[1];
  if (values.since && since === undefined)
    return refuse(`“${values.since.slice(0, 40)}” is no meeting’s number.`, HOW, "since");
  const when = since === undefined ? {} : { since: Number(since) };
  if (!values.for) return ok(when);
  const owners = namedOwners(turn, values.for);
  return owners.ok ? ok({ ...when, ownerIds: owners.value }) : owners;
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

/** Why a digest is not posted a second time: it is there, or could not be put there. */
const notTwice = (channel: string, unposted: Unposted | null): Pick<Card, "title" | "parts"> & Partial<Card> => {
  if (unposted === null)
    return {
      title: `The digest was posted to ${channel} today already`,
      parts: [{ kind: "text", text: "It is not posted a second time, unless you say so." }],
    };
  const { state, why } = unposted;
  const because = why === null ? "" : `: ${why}`;
  const [title, text] =
    state === "waiting"
      ? [
          `The digest has not reached ${channel} yet`,
          `It could not be posted so far${because}. It is tried again by itself.`,
        ]
      : state === "failed"
        ? [
            `The digest could not be posted to ${channel} today`,
            `It failed${because}. Once that is put right, post it again.`,
          ]
        : [`Posting the digest to ${channel} was cancelled today`, "It is posted if you say so."];
  return { title, tone: "warning", parts: [{ kind: "text", text }] };
};

const post = async (turn: Turn, values: Values, asked: DigestAsked): Promise<Answer> => {
  const { committee } = turn.standing;
  const { to = "", again, ...rest } = values;
  if (!may(turn.standing, "post"))
    return answerProblem(deny(turn.standing, "post", "post a digest into a channel").problem);
  const channels = channelsMeant(turn, to.trim());
  const [only] = channels;
  if (!only)
    return answerProblem(
      refuse(
        `${committee.code} has no ${/^(?:the )?channel$/iu.test(to) ? "channel yet" : `channel called “${to.slice(0, 60)}”`}.`,
        "Add me to the committee’s channel, and type channel bind there.",
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
          label: `${name} (${PLATFORM_NAMES[platform]})`,
          press: {
            command: NAME,
            committee: committee.code,
            values: { ...rest, ...(again ? { again } : {}), to: channel },
          },
        })),
      },
      audience: "person",
    };
  const posted = await postDigest(turn.app, whoOf(turn), only, {
    ...asked,
    again: again === TYPED ? turn.app.newId() : again,
  });
  if (!posted.ok) return answerProblem(posted.problem);
  const show = { label: "Show it to me", press: { command: NAME, committee: committee.code, values: rest } };
  if (!posted.value.isNew) {
    // Named here, so that the button posts once however often it is pressed.
    const once = { ...rest, to: only.channel, again: turn.app.newId() };
    return {
      kind: "card",
      card: {
        ...notTwice(only.name, posted.value.unposted),
        buttons: [{ label: "Post it again", press: { command: NAME, committee: committee.code, values: once } }, show],
      },
      audience: "person",
      data: { already: only },
    };
  }
  return {
    kind: "card",
    card: {
      title: `The digest goes to ${only.name}`,
      tone: "good",
      parts: [{ kind: "text", text: "It is drawn as the log stands when it is sent, in a few seconds." }],
      buttons: [show],
    },
    audience: "person",
    data: { posted: only },
  };
};

/** Asks first, as the button does: a message to a dozen people cannot be taken back. */
const writeToOwners = async (
  turn: Turn,
  { to: _, confirmed, ...rest }: Values,
  asked: DigestAsked,
): Promise<Answer> => {
  const { app, register, standing } = turn;
  const { committee } = standing;
  if (confirmed === "yes") {
    const sent = await askOwners(app, whoOf(turn), asked);
    if (!sent.ok) return answerProblem(sent.problem);
    const card = ownersAskedCard(committee, register, sent.value, rest);
    return { kind: "card", card, audience: "person", data: sent.value };
  }
  const told = await ownersToAsk(app, whoOf(turn), asked);
  if (!told.ok) return answerProblem(told.problem);
  const card = askOwnersCard(committee, register, told.value, rest);
  return { kind: "card", card, audience: "person", data: told.value };
};

/** `to owners`, and `to owners now`, which does not ask first. */
const OWNERS = /^(?:the )?owners(?<now> (?:now|yes))?$/iu;

/** `to channel again`: into a channel that has it today already. */
const AGAIN = /^(.+?) again$/iu;
/** Whoever types it wishes it each time; a button names its one wish. */
const TYPED = "typed";

export const digest: Command = {
  name: NAME,
  usage: "[for PARTY] [since MEETING] [to channel [again] | to owners]",
  summary:
    "shows the state of the whole log on one card, with pictures; posts it, or writes to the owners of what is late",
  example: "digest for DCC",
  read: (rest) => {
    const { head, clauses } = readClauses(rest, { for: ANYTHING, since: ANYTHING, to: ANYTHING });
    if (head !== "") return refuse(`I could not read “${head.slice(0, 60)}” as part of a digest.`, HOW);
    const owners = OWNERS.exec(clauses.to ?? "");
    if (owners) return ok({ ...clauses, to: "owners", ...(owners.groups?.now ? { confirmed: "yes" } : {}) });
    const oncemore = AGAIN.exec(clauses.to ?? "");
    return ok(oncemore ? { ...clauses, to: oncemore[1] ?? "", again: TYPED } : clauses);
  },
  act: async (turn, values) => {
    const asked = readAsked(turn, values);
    if (!asked.ok) return answerProblem(asked.problem);
    if (values.to === "owners") return writeToOwners(turn, values, asked.value);
    if (values.to) return post(turn, values, asked.value);
    const mayPost = may(turn.standing, "post");
    const drawn = await drawDigest(turn.app, turn.standing.committee, asked.value, { mayPost });
    if (!drawn.ok) return answerProblem(drawn.problem);
    return { kind: "card", card: drawn.value.card, audience: "person", data: drawn.value.digest };
  },
};
