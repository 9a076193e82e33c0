import type { TeamsAdapter } from "@microsoft/teams-ai/lib/TeamsAdapter.js";
import type { ChannelState } from "../app/channel-state.js";
import type { IncomingStore } from "../app/incoming.js";
import type { Files } from "../app/keeping.js";
import type { Clock, Conversations, Log } from "../app/ports.js";
import type { Doors } from "../commands/command.js";
import type { Members } from "./members.js";
import type { Rosters } from "./rosters.js";

/** What every part of the Teams side is given. */
export type Bot = {
  adapter: TeamsAdapter;
  /** Empty where authentication is off (the Playground). */
  appId: string;
  doors: Doors;
  log: Log;
  clock: Clock;
  conversations: Conversations;
  incoming: IncomingStore;
  /** Messages that are being answered in this process, by their event; whether they were. */
  underWay: Map<string, Promise<boolean>>;
  members: Members;
  rosters: Rosters;
  /** What everybody in a channel may read of the log. */
  channelState(tenant: string, channel: string): Promise<ChannelState>;
  files: Files;
  /** Where a file can be fetched by its token; null where nobody could. */
  fileUrl(token: string): string | null;
  /** Files are given by a card that asks for consent, which the Playground does not show. */
  asksConsent: boolean;
  /** Says something to whoever runs the bot, once. */
  tellOperator(line: string): void;
  /** After so long a person is told that it is still being worked on. Milliseconds. */
  patienceMs: number;
  /** Keeps the connection open until this has ended; a failure is logged. */
  track(work: Promise<unknown>, doing: string): void;
};
