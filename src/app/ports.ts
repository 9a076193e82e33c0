import type { IncomingMessage, ServerResponse } from "node:http";
import type { Card } from "../cards/card.js";
import type { AuditEntry } from "../domain/audit.js";
import type { Day } from "../domain/day.js";
import type { Account, Channel, Committee, Party, Platform, Register, Role } from "../domain/register.js";
import type { Result } from "../domain/result.js";
import type { ActionReads, ActionWrites } from "./action-store.js";
import type { CalendarReads, CalendarWrites } from "./calendars.js";
import type { NewDelivery, Outbox, ReminderWrites } from "./deliveries.js";
import type { Documents } from "./documents.js";
import type { IncomingStore } from "./incoming.js";
import type { Charts, Files } from "./keeping.js";
import type { MeetingReads, MeetingWrites } from "./meeting-store.js";
import type { QuestionStore } from "./questions.js";
import type { KeptWordsStore } from "./said.js";
import type { SetupReads, SetupWrites } from "./setup-store.js";

/** What the bot asks of the world; what it asks of actions, deliveries and calendars stands in action-store.ts, deliveries.ts and calendars.ts. */

export type Clock = { now(): Date };

/** The part of pino that we use. */
export type Log = {
  info(fields: object, message: string): void;
  warn(fields: object, message: string): void;
  error(fields: object, message: string): void;
};

/** What every verb in app/ is given. */
export type App = {
  store: Store;
  clock: Clock;
  newId(): string;
  documents: Documents;
  charts: Charts;
  /** The platforms that are configured; left out, as in a terminal without settings, it may be any. */
  platforms?: readonly Platform[];
  /** Where a path of ours can be reached from outside; null where that is not known. */
  address(path: string): string | null;
};

/** Everything readable, outside a change or within one. */
export type Reads = {
  /** The register as of now (kept in memory, checked by its version at each call). Treat as frozen. */
  register(): Promise<Register>;
  actions: ActionReads;
  meetings: MeetingReads;
  /** Rises with every change that is audited. */
  latestChange(): Promise<number>;
  calendars: CalendarReads;
  setup: SetupReads;
};

export type Store = Reads & {
  /**
   * Does `work` in one transaction. Commits if it returns ok; rolls back if it returns a problem or throws.
   * `event` (a platform's id of what came in, or a form's nonce) is recorded in the same transaction: when it is
   * there already, nothing is done and the answer is a problem that says so. A lost race (another writer saved first)
   * runs `work` again on fresh data, a few times, and then answers with a problem that asks to try again.
   */
  change<T>(event: string | null, work: (tx: Tx) => Promise<Result<T>>): Promise<Result<T>>;
  /** What was done under this event, in words; with `parts`, also of each of several that one message named (`event#…`). */
  recorded(event: string, also?: { parts: boolean }): Promise<string[]>;
  /** Forgets which events and which forms were acted on before these instants. */
  forgetReceipts(before: { events: Date; forms: Date }): Promise<void>;
  /** Reads that all see one moment of the log, whatever others change meanwhile. */
  look<T>(
    work: (reads: Pick<Reads, "actions" | "meetings"> & { outbox: Pick<Outbox, "count"> }) => Promise<T>,
  ): Promise<T>;
  /** The register as it was when it was last asked for, without looking; null where it never was. */
  lastRegister(): Register | null;
  /** A committee's whole log as data, table by table, some rows at a time; `first` are a table's first. */
  copyLog(committeeId: string): AsyncIterable<{ table: string; rows: unknown[]; first: boolean }>;
  /** Takes such data in again, whole, where there is no such committee; refuses anything else. */
  restoreLog(data: unknown, onProgress?: (line: string) => void): Promise<Result<{ code: string; actions: number }>>;
  outbox: Outbox;
  conversations: Conversations;
  keptWords: KeptWordsStore;
  questions: QuestionStore;
  incoming: IncomingStore;
  files: Files;
  close(): Promise<void>;
};

/** What `work` may read and write inside one transaction. */
export type Tx = Omit<Reads, "register" | "actions" | "meetings" | "calendars" | "setup" | "latestChange"> & {
  /** The register, read in this transaction. */
  register(): Promise<Register>;
  actions: ActionReads & ActionWrites;
  meetings: MeetingReads & MeetingWrites;
  calendars: CalendarReads & CalendarWrites;
  setup: SetupReads & SetupWrites;
  /** Any use of these serialises the change with other changes of the register. */
  people: RegisterWrites;
  audit(entry: AuditEntry): Promise<void>;
  outbox: Pick<Outbox, "list">;
  /** Queues an outgoing message. False where its key is there already, which is left as it is. */
  enqueue(delivery: NewDelivery): Promise<boolean>;
  reminders: ReminderWrites;
};

export type RegisterWrites = {
  addCommittee(committee: Committee): Promise<void>;
  saveCommittee(committee: Committee): Promise<void>;
  addParty(party: Party): Promise<void>;
  /** Saves name, former names and whether it is known. */
  saveParty(party: Party): Promise<void>;
  addPerson(person: { id: string; name: string; email: string | null }): Promise<void>;
  savePerson(person: {
    id: string;
    name: string;
    email: string | null;
    awayUntil: Day | null;
    lastWroteOn: Platform | null;
  }): Promise<void>;
  link(personId: string, account: Account): Promise<void>;
  unlink(account: Account): Promise<void>;
  /** Notes why nothing can be written to an account, and since when, where that is known; or (null) that it can be again. */
  setDead(account: Account, why: string | null, since?: Date): Promise<void>;
  /** What was kept for one person, sent or still to be, put off or said, is another's from now on. */
  handOver(fromId: string, intoId: string, at: Date): Promise<void>;
  /** Null takes the role away. One role a person and committee. */
  setRole(personId: string, committeeId: string, role: Role | null): Promise<void>;
  /** Null ends the contact. */
  setContact(personId: string, partyId: string, contact: { deputy: boolean } | null): Promise<void>;
  /** In place of the list that they saved before in the committee. */
  saveList(personId: string, committeeId: string, words: string): Promise<void>;
  bind(channel: Channel): Promise<void>;
  unbind(channel: Pick<Channel, "platform" | "tenant" | "channel">): Promise<void>;
};

/** What came of a send. `unknown`: it may or may not have arrived. */
export type Sent =
  | { kind: "sent"; platform: Platform; tenant: string; conversation: string; messageId: string }
  /** Not now: after so many seconds, where the platform said how many. */
  | { kind: "later"; seconds: number | null; why: string }
  /** `lasting`: nothing can be written to them until they write again, or in a channel until somebody allows it. */
  | { kind: "unreachable"; why: string; lasting?: boolean }
  | { kind: "unknown"; why: string };

/** Whether a message of ours is in a chat. */
export type Found =
  | { kind: "there"; conversation: string; messageId: string }
  | { kind: "not there" }
  /** It can never be known, or not now: then after so many seconds it may be asked again. */
  | { kind: "cannot tell"; why: string; againIn: number | null };

/** Where a message of ours lies: in the chat with this account, or (null) in a channel. */
export type Place = { account: Account | null; tenant: string; conversation: string; messageId: string };

/** One platform's way out. `mark` is the delivery's id, put where the platform lets us find it again. */
export type Messenger = {
  platform: Platform;
  /** Whether the platform can be asked what arrived. */
  canFind: boolean;
  /** Looks for a message that may have arrived since an instant, by its mark. */
  findInAccount(account: Account, mark: string, since: Date): Promise<Found>;
  findInChannel(channel: { tenant: string; channel: string }, mark: string, since: Date): Promise<Found>;
  /** Draws a message of ours again. */
  redraw(place: Place, card: Card, mark: string): Promise<Sent>;
  toAccount(account: Account, card: Card, mark: string): Promise<Sent>;
  /** `outsiders`: it may be written to although people of another organisation's workspace read along. */
  toChannel(channel: { tenant: string; channel: string; outsiders: boolean }, card: Card, mark: string): Promise<Sent>;
};

/** Where Teams conversations are kept, so that the bot can write first. JSON as the platform gave it. */
export type Conversations = {
  remember(account: Account, reference: unknown): Promise<void>;
  recall(account: Account): Promise<unknown>;
};

/** One platform, connected. `listener` takes that platform's HTTP requests; null where it dials out (Socket Mode). */
export type Connection = {
  messenger: Messenger;
  listener: ((request: IncomingMessage, response: ServerResponse) => void) | null;
  /** Connects; throws where the platform refuses the settings, saying which. */
  start(): Promise<void>;
  ready(): boolean;
  /** Whether people of other organisations may read along in a channel of the platform, as far as is known. */
  shared(channel: { tenant: string; channel: string }): Promise<boolean>;
  /** Draws again what is looked at, where the log has changed since; where the platform does not do so by itself. */
  freshen?(): Promise<void>;
  /** Answers what came in before this process and never was; where the platform would not send it again. */
  catchUp?(): Promise<void>;
  /** Stops taking work and waits for what is under way. */
  stop(): Promise<void>;
};
