import type { Action } from "./action.js";
import {
  type Account,
  belongsTo,
  type Committee,
  type Person,
  type Platform,
  partiesFor,
  type Register,
  type Role,
  roleIn,
  sameAccount,
} from "./register.js";

/** Where something was said: a channel, or a conversation with the bot alone. */
export type Place =
  | { kind: "channel"; platform: Platform; tenant: string; channel: string; name?: string }
  | { kind: "private" };

/**
 * Who speaks, as the door knows them. The operator is whoever sits at the machine's terminal. A guest is an account in
 * a workspace or tenant that it does not belong to; linked, it has its person's full rights.
 */
export type Speaker =
  | { kind: "account"; account: Account; name: string; guest?: boolean }
  | { kind: "person"; personId: string }
  | { kind: "operator" };

/** What somebody is in one committee, and so what they may do there. */
export type Standing = {
  committee: Committee;
  /** Null for the operator, and for an account that is not linked. */
  person: Person | null;
  operator: boolean;
  role: Role | null;
  /** Ids of the committee's parties they answer for. */
  partyIds: string[];
  /** How their deeds are signed. */
  name: string;
};

/** Domain, "Who may do what": the rows of the table. */
export type Deed = "see" | "answer" | "keep" | "meet" | "post" | "administer";

/** Who may do each deed, for a refusal. */
export const WHO_MAY: Record<Deed, string> = {
  see: "the committee's people, and whoever writes in one of its channels",
  answer: "a contact of an owning party, the Chair or the Secretary",
  keep: "the Chair or the Secretary",
  meet: "the Chair or the Secretary",
  post: "the Chair or the Secretary",
  administer: "the Secretary",
};

/** Whether somebody may do a deed; `answer` asks for the action it is about. */
export const may = (standing: Standing, deed: Deed, action?: Action): boolean => {
  if (standing.operator) return true;
  const officer = standing.role === "chair" || standing.role === "secretary";
  switch (deed) {
    case "see":
      return true;
    case "answer":
      return officer || (action?.ownerIds.some((id) => standing.partyIds.includes(id)) ?? false);
    case "keep":
    case "meet":
    case "post":
      return officer;
    case "administer":
      return standing.role === "secretary";
  }
};

export const speakerPerson = (register: Register, speaker: Speaker): Person | undefined => {
  if (speaker.kind === "operator") return undefined;
  if (speaker.kind === "person") return register.people.find((person) => person.id === speaker.personId);
  return register.people.find((person) => person.accounts.some((account) => sameAccount(account, speaker.account)));
};

/** What a speaker is somewhere: a standing; a choice of committees; or nobody, who sees nothing, not even what exists. */
export type Hearing =
  | { kind: "known"; standing: Standing }
  | { kind: "which"; committees: Committee[] }
  | { kind: "stranger" }
  | { kind: "empty" };

/** The committee a place is bound to, if any. */
export const boundCommittee = (register: Register, place: Place): Committee | undefined => {
  if (place.kind !== "channel") return undefined;
  const bound = register.channels.find(
    (channel) =>
      channel.platform === place.platform && channel.tenant === place.tenant && channel.channel === place.channel,
  );
  return bound && register.committees.find((committee) => committee.id === bound.committeeId);
};

/** The committees that a speaker may name: of all others nobody learns by naming one, not even whether there is one. */
export const committeesOpenTo = (register: Register, speaker: Speaker, place: Place): Committee[] => {
  if (speaker.kind === "operator") return register.committees;
  const person = speakerPerson(register, speaker);
  const bound = boundCommittee(register, place);
  return register.committees.filter(
    (committee) => committee === bound || (person !== undefined && belongsTo(register, person, committee.id)),
  );
};

const choose = (committees: Committee[], named: string | undefined): Committee[] =>
  named === undefined
    ? committees
    : committees.filter((committee) => committee.code.toUpperCase() === named.toUpperCase());

/**
 * Which committee is meant, and what the speaker is there: the committee named (by a button, a reference or an option);
 * else the one the channel is bound to; else the person's only one; else they are asked.
 */
export const hear = (register: Register, speaker: Speaker, place: Place, named?: string): Hearing => {
  if (speaker.kind === "operator") {
    const committees = choose(register.committees, named);
    if (register.committees.length === 0) return { kind: "empty" };
    if (committees.length !== 1 || !committees[0]) return { kind: "which", committees: register.committees };
    return {
      kind: "known",
      standing: {
        committee: committees[0],
        person: null,
        operator: true,
        role: null,
        partyIds: [],
        name: "the operator",
      },
    };
  }
  const person = speakerPerson(register, speaker);
  const bound = boundCommittee(register, place);
  const theirs = person ? register.committees.filter((committee) => belongsTo(register, person, committee.id)) : [];
  const here = bound && choose([bound], named)[0];
  const mine =
    here && theirs.includes(here)
      ? [here]
      : bound && named === undefined && theirs.includes(bound)
        ? [bound]
        : choose(theirs, named);
  if (here && !theirs.includes(here)) return reader(here, person ?? null, speaker, place);
  if (mine.length > 1) return { kind: "which", committees: mine };
  if (!person || !mine[0]) return { kind: "stranger" };
  const committee = mine[0];
  return {
    kind: "known",
    standing: {
      committee,
      person,
      operator: false,
      role: roleIn(person, committee.id) ?? null,
      partyIds: partiesFor(register, person, committee.id),
      name: person.name,
    },
  };
};

/** Somebody the committee does not know, in one of its channels: may read, if their account is of that workspace or tenant. */
const reader = (committee: Committee, person: Person | null, speaker: Speaker, place: Place): Hearing => {
  if (speaker.kind !== "account" || place.kind !== "channel") return { kind: "stranger" };
  if (speaker.guest || speaker.account.tenant !== place.tenant) return { kind: "stranger" };
  const name = person?.name ?? speaker.name;
  return { kind: "known", standing: { committee, person, operator: false, role: null, partyIds: [], name } };
};
