import { randomUUID } from "node:crypto";
import type { WebClient } from "@slack/web-api";
import type { ChannelState } from "../app/channel-state.js";
import type { Log } from "../app/ports.js";
import type { Answer, Card } from "../cards/card.js";
import { WHERE_NONE_COMES } from "../cards/late.js";
import type { Doors } from "../commands/command.js";
import type { SlackMessage } from "./block-kit.js";
import type { Callers } from "./callers.js";
import type { Homes } from "./homes.js";
import { sendWithPictures } from "./pictures.js";
import type { Prepare } from "./prepare.js";
import type { OpenFile } from "./sent-files.js";

export const STILL_WORKING = `Still working on it — the answer follows here. ${WHERE_NONE_COMES}`;

/** Who we are in the workspace, as Slack says when we connect. `url` ends in a slash. */
export type Identity = { team: string; url: string; botUser: string };

/** A message to a response_url; `ephemeral` is seen by the person alone. */
export type Response = (SlackMessage | { text: string; blocks?: never }) & {
  response_type: "ephemeral" | "in_channel";
  replace_original: boolean;
  thread_ts?: string;
};

/** Everything the Slack side's listeners are given. */
export type Session = {
  doors: Doors;
  log: Log;
  client: WebClient;
  callers: Callers;
  /** A file of a message, to be fetched where it is wanted. */
  openFile: OpenFile;
  identity(): Identity;
  homes: Homes;
  /** What everybody in a channel may read of the log. */
  channelState(tenant: string, channel: string): Promise<ChannelState>;
  /**
   * Asks a door for somebody; pictures are put where Slack shows them from, and a file goes to the person. What throws
   * is logged, and they get an apology that bears the id. Never rejects.
   */
  ask<T extends Answer | null>(user: string, door: () => Promise<T>): Promise<T | Answer>;
  /** Lets work go on after the answer to Slack is out; what throws is logged. Stopping waits for it. */
  later(work: Promise<unknown>): void;
  respond(url: string, response: Response): Promise<void>;
};

/** Whoever reads this cannot know how far we got. */
const apology = (id: string): Card => ({
  title: "Something broke on our side",
  tone: "problem",
  parts: [
    {
      kind: "text",
      text: `Please look whether it was recorded before you try again; if it happens again, give the operator this number: ${id}.`,
    },
  ],
  buttons: [],
});

/** A response_url that does not answer in this time is given up. */
const RESPOND_MS = 10_000;

const respond = async (url: string, response: Response): Promise<void> => {
  const answer = await fetch(url, {
    method: "POST",
    headers: { "content-type": "application/json" },
    body: JSON.stringify(response),
    signal: AbortSignal.timeout(RESPOND_MS),
  });
  const why = await answer.text();
  if (!answer.ok) throw new Error(`Slack's response_url answered ${answer.status} ${why.slice(0, 200)}`);
};

export const openSession = (
  deps: Pick<Session, "doors" | "log" | "client" | "callers" | "openFile" | "identity" | "homes" | "channelState"> & {
    prepare: Prepare;
  },
): Session & { settled(): Promise<void> } => {
  const under = new Set<Promise<unknown>>();
  const fault = (error: unknown): string => {
    const id = randomUUID().slice(0, 8);
    deps.log.error({ id, err: error }, "the Slack side broke");
    return id;
  };
  return {
    ...deps,
    ask: async (user, door) => {
      try {
        const answer = await door();
        return answer === null ? answer : await deps.prepare(user, answer);
      } catch (error) {
        return { kind: "card", card: apology(fault(error)), audience: "person" };
      }
    },
    later: (work) => {
      const tracked = work.catch(fault).finally(() => under.delete(tracked));
      under.add(tracked);
    },
    respond: (url, response) => sendWithPictures(response, (message) => respond(url, message)),
    settled: async () => {
      while (under.size > 0) await Promise.all(under);
    },
  };
};
