import type { Day } from "./day.js";
import type { NoticePolicy } from "./notices/policy.js";
import type { ReminderPolicy } from "./reminders/policy.js";
import type { Series } from "./series.js";
import { joinNames } from "./words.js";

/** The register: committees, and everybody and everywhere they know. Small, read whole; the log is not in it. */
export type Register = {
  committees: Committee[];
  parties: Party[];
  people: Person[];
  channels: Channel[];
};

export type Platform = "slack" | "teams";

export const PLATFORMS: readonly Platform[] = ["slack", "teams"];

export const PLATFORM_NAMES: Record<Platform, string> = { slack: "Slack", teams: "Teams" };

export type Classification = "White" | "Green" | "Amber" | "Red";

/** The group that owns a log; its code prefixes every reference. */
export type Committee = {
  id: string;
  code: string;
  name: string;
  /** IANA zone in which its days are days: `Europe/London`. */
  zone: string;
  /** Its bank holidays, as date-holidays names them: country, then region: `GB-ENG`. */
  holidays: string;
  /** Paused: everything works, nothing is sent unasked. A new committee starts so. */
  paused: boolean;
  classification: Classification;
  /** Its meetings: the two series, and what each was and is to be from some day on. */
  series: Series[];
  /** The day it was founded here: where no meeting was ever numbered, numbers begin with the first one from then on. */
  foundedOn: Day | null;
  /** When its reminders go out. */
  reminderPolicy: ReminderPolicy;
  /** What is told of its meetings, and to whom besides its channels. */
  notices: NoticePolicy;
  /** When its reminders were last started; null where they never were. */
  remindersSince: Date | null;
};

/** An organisation that owns actions. People leave, the party stays. */
export type Party = {
  id: string;
  committeeId: string;
  name: string;
  /** False where it was only named in an action or in minutes, and the Secretary has not confirmed it. */
  known: boolean;
  /** Earlier names, under which it is still found. */
  formerNames: string[];
};

export type Role = "chair" | "secretary" | "member" | "observer";

/** The highest first. */
export const ROLES: readonly Role[] = ["secretary", "chair", "member", "observer"];

export type Person = {
  id: string;
  name: string;
  /** Lower case; null where none is known. Unique. */
  email: string | null;
  /** The first and last day away, if away is set: `from` is the day it was said. */
  awayUntil: Day | null;
  accounts: Account[];
  roles: { committeeId: string; role: Role }[];
  contacts: { partyId: string; deputy: boolean }[];
  /** The list that they saved in a committee, in the words after `action list`; asked for beside every list. */
  lists?: { committeeId: string; words: string }[];
  /** The platform they last wrote from; null where they never wrote. */
  lastWroteOn: Platform | null;
};

/** A platform account, named by the workspace or tenant it belongs to and its id there. */
export type Account = {
  platform: Platform;
  tenant: string;
  user: string;
  /** Why nothing can be written to it, until somebody writes from it again. */
  dead?: string;
  /** When that was found; left out where it is not known. */
  deadSince?: Date;
};

/** A channel bound to a committee. */
export type Channel = {
  platform: Platform;
  tenant: string;
  channel: string;
  committeeId: string;
  name: string;
  /** The highest classification of what may be said there. */
  classification: Classification;
  /** Whether it may be written to although people of another organisation's workspace read along. */
  outsiders: boolean;
};

export const sameAccount = (a: Account, b: Account): boolean =>
  a.platform === b.platform && a.tenant === b.tenant && a.user === b.user;

/** No name is longer; what is, is compared by its beginning. Characters. */
const LONGEST_NAME = 500;

/** How names are compared: case, accents, unseen marks, spacing and punctuation at the ends make no difference. */
export const foldName = (name: string): string =>
  name
    .slice(0, LONGEST_NAME)
    .normalize("NFKD")
    .replace(/[\p{M}\p{Cf}]/gu, "")
    .toLowerCase()
    .replace(/\s+/gu, " ")
    .replace(/^[\s.,;:'"“”‘’]+|[\s.,;:'"“”‘’]+$/gu, "");

export const partiesOf = (register: Register, committeeId: string): Party[] =>
  register.parties.filter((party) => party.committeeId === committeeId);

export const findParty = (register: Register, committeeId: string, name: string): Party | undefined => {
  const wanted = foldName(name.replace(/^the\s+/iu, ""));
  return partiesOf(register, committeeId).find((party) =>
    [party.name, ...party.formerNames].some((known) => foldName(known) === wanted),
  );
};

/** Every name by which the committee's parties are known, former ones too. */
export const partyNames = (register: Register, committeeId: string): string[] =>
  partiesOf(register, committeeId).flatMap(({ name, formerNames }) => [name, ...formerNames]);

export const roleIn = (person: Person, committeeId: string): Role | undefined =>
  person.roles.find((role) => role.committeeId === committeeId)?.role;

/** Ids of the parties of this committee that the person answers for, as contact or as deputy. */
export const partiesFor = (register: Register, person: Person, committeeId: string): string[] =>
  partiesOf(register, committeeId)
    .filter((party) => person.contacts.some((contact) => contact.partyId === party.id))
    .map((party) => party.id);

/** Everybody who answers for a party, as contact or as deputy. */
export const peopleFor = ({ people }: Register, partyId: string): Person[] =>
  people.filter(({ contacts }) => contacts.some((contact) => contact.partyId === partyId));

/** Whether the committee knows the person at all: by a role, or as a party's contact. */
export const belongsTo = (register: Register, person: Person, committeeId: string): boolean =>
  roleIn(person, committeeId) !== undefined || partiesFor(register, person, committeeId).length > 0;

/** Whether nobody knows the person any more: removed from every committee. What they said stays theirs. */
export const belongsNowhere = (register: Register, person: Person): boolean =>
  register.committees.every(({ id }) => !belongsTo(register, person, id));

export const peopleOf = (register: Register, committeeId: string): Person[] =>
  register.people.filter((person) => belongsTo(register, person, committeeId));

/** "SECAS and DCC": the names of these parties, in this order. */
export const printOwners = (register: Register, ownerIds: string[]): string => {
  const names = ownerIds.map((id) => register.parties.find((party) => party.id === id)?.name ?? "an unknown party");
  return joinNames(names, "nobody");
};

/** Where a channel is. */
export type Spot = Pick<Channel, "platform" | "tenant" | "channel">;

/** The channel that is bound there, to whichever committee. */
export const channelAt = ({ channels }: Pick<Register, "channels">, spot: Spot): Channel | undefined =>
  channels.find(
    ({ platform, tenant, channel }) => platform === spot.platform && tenant === spot.tenant && channel === spot.channel,
  );
