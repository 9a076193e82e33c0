import type { App } from "../app/ports.js";
import type { Answer, Press, Values } from "../cards/card.js";
import type { Source } from "../domain/action.js";
import type { Account, Channel, Register } from "../domain/register.js";
import type { Result } from "../domain/result.js";
import type { Place, Speaker, Standing } from "../domain/standing.js";

/** Who called, from where, as a door gives it. */
export type Caller = {
  speaker: Speaker;
  place: Place;
  source: Source;
  /** The platform's id of what came in, unique over all platforms (`slack:trigger:…`); null in the terminal. */
  event: string | null;
  /** The chat message it is, as `AuditEntry.message` names it, so that its edits and its deletion can be followed. */
  message?: string;
  /** It was brought before, and nobody knows whether it was answered; when it came first, where that is known. */
  again?: { saidAt?: Date };
  /** When that message was edited or deleted, as the platform has it, where that is what came in. */
  changedAt?: Date;
  /** The verified e-mail address of the account, if the platform vouches for it; asked only when it is needed. */
  verifiedEmail?: () => Promise<string | null>;
  /** Whether the account is a guest where it writes, or not known there; asked only of accounts that are not linked. */
  guest?: () => Promise<boolean>;
  /** Who somebody is that was picked from the platform's people, by their id there; null where it does not say. */
  findPicked?: (user: string) => Promise<Picked | null>;
  /** People who may be picked, where the platform has no picker of its own: those who are in these channels. */
  people?: (channels: readonly Channel[]) => Promise<Picked[]>;
  /** Whether people of other organisations may read along in a channel, on whatever platform, as far as is known. */
  shared?: (channel: Pick<Channel, "platform" | "tenant" | "channel">) => Promise<boolean>;
  /** Files that came with the words. */
  files?: readonly SentFile[];
  /** Told how far long work has come, where somebody watches. A line. */
  onProgress?: (line: string) => void;
  /** Data is asked for, by a program: a list is given whole, not by its pages. */
  whole?: true;
  /** The committee's code, where it was named apart from the words (`--committee` in the terminal). */
  committee?: string;
};

/** Somebody of the platform's people, as it knows them. */
export type Picked = { account: Account; name: string; verifiedEmail: string | null };

/** A file that somebody sent: fetched from the platform only where it is wanted. */
export type SentFile = {
  name: string;
  /** Where people open it, as it stands in the text; null where the text has no link to it. */
  link: string | null;
  /** Its content; or, in words, why it cannot be had. */
  bytes(): Promise<Result<Uint8Array>>;
};

/** What was typed. `mentions` says which accounts the `@Name` in the text stand for. */
export type Said = {
  text: string;
  mentions: { text: string; account: Account }[];
  /**
   * The message that it answers: the first of its thread, or one that it quotes, with the words that are quoted. `find`:
   * what it says, if it is ours, where the platform does not send that along; asked only where nothing else tells what it
   * is about.
   */
  answers?: { conversation: string; messageId: string; quoted?: string; find?: () => Promise<string | undefined> };
};

/** Everything a command is given to act on one call. */
export type Turn = { app: App; register: Register; standing: Standing; caller: Caller; mentions: Said["mentions"] };

/** What every command declares, once: help, manifests and the three doors are derived from this record. */
type Declaration = {
  /** One or two words: `action close`. */
  name: string;
  /** What follows the name: `64/01 [at 65]`. */
  usage: string;
  /** What it does, for help: starts with a verb, no full stop. */
  summary: string;
  /** A whole line to type, without `/opsg`. */
  example: string;
  /** The longest text it takes, where that is more than a reply. Characters. */
  longest?: number;
  /** Reads what was typed after the name. Pure. Values left out are asked by the form, or have defaults. */
  read(rest: string): Result<Values>;
};

/** A command for somebody the committee knows, in the committee that is meant. */
export type Command = Declaration & {
  /** The form for what is missing or is to be changed, filled with what is known. */
  form?(turn: Turn, values: Values): Promise<Answer>;
  act(turn: Turn, values: Values): Promise<Answer>;
};

/** A command that anybody may give, known or not: it sees no committee. */
export type OpenCommand = Declaration & {
  answer(app: App, caller: Caller, values: Values): Promise<Answer> | Answer;
};

/** The three doors, as a platform sees them (`amend` is what comes after a reply). Each answers; none throws for what a person did. */
export type Doors = {
  /** A typed line, with or without `/opsg`. */
  dispatch(caller: Caller, said: Said): Promise<Answer>;
  /** A pressed button (`press.ask` may open a form) or a submitted form (`submitted`). */
  press(caller: Caller, press: Press, submitted?: { nonce: string }): Promise<Answer>;
  /** Free text in a conversation with the bot. */
  reply(caller: Caller, said: Said): Promise<Answer>;
  /** The same, edited, or (null) deleted: `caller.message` says which it was. Null where there is nothing to say to it. */
  amend(caller: Caller, said: Said | null): Promise<Answer | null>;
};
