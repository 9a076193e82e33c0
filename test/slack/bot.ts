import { createHmac } from "node:crypto";
import { createServer } from "node:http";
import type { AddressInfo } from "node:net";
import type { ChannelState } from "../../src/app/channel-state.js";
import type { Answer, Card, Press } from "../../src/cards/card.js";
import type { Caller, Doors, Said } from "../../src/commands/command.js";
import type { FindLinked } from "../../src/slack/callers.js";
import { openSlack } from "../../src/slack/open.js";
import type { Json, Peer } from "./peer.js";

export const SECRET = "a-signing-secret-for-tests";

/** Slack's signature of a body sent at `seconds` since 1970. */
export const sign = (
  body: string,
  secret = SECRET,
  seconds = Math.floor(Date.now() / 1000),
): Record<string, string> => ({
  "x-slack-request-timestamp": String(seconds),
  "x-slack-signature": `v0=${createHmac("sha256", secret).update(`v0:${seconds}:${body}`).digest("hex")}`,
});

export const card = (title: string, more: Partial<Card> = {}): Card => ({ title, parts: [], buttons: [], ...more });

export const said = (answer: Card, audience: "person" | "place" = "person"): Answer => ({
  kind: "card",
  card: answer,
  audience,
});

export type Heard =
  | { door: "dispatch" | "reply"; caller: Caller; said: Said }
  | { door: "amend"; caller: Caller; said: Said | null }
  | { door: "press"; caller: Caller; press: Press; submitted: { nonce: string } | undefined };

/** Doors that note what came in and answer what the test says. */
export const listeningDoors = (): {
  doors: Doors;
  heard: Heard[];
  answer: (give: () => Promise<Answer> | Answer) => void;
} => {
  const heard: Heard[] = [];
  let give: () => Promise<Answer> | Answer = () => said(card("Hello"));
  return {
    heard,
    answer: (next) => {
      give = next;
    },
    doors: {
      dispatch: async (caller, text) => {
        heard.push({ door: "dispatch", caller, said: text });
        return give();
      },
      press: async (caller, press, submitted) => {
        heard.push({ door: "press", caller, press, submitted });
        return give();
      },
      reply: async (caller, text) => {
        heard.push({ door: "reply", caller, said: text });
        return give();
      },
      amend: async (caller, text) => {
        heard.push({ door: "amend", caller, said: text });
        return text === null ? null : give();
      },
    },
  };
};

const nobody: FindLinked = async () => null;
let serial = 0;

/** The Slack side over real HTTP, and Slack's ways of calling it. */
export const openBot = async (peer: Peer, doors: Doors, linked: FindLinked = nobody) => {
  const faults: object[] = [];
  /** What everybody in a channel may read. */
  const channels: { state: ChannelState } = { state: "open" };
  /** Rises with every change of the log. */
  const changed = { at: 1 };
  /** The time it is. */
  const clock = { at: new Date("2022-03-01T09:00:00Z") };
  const log = { info: () => {}, warn: () => {}, error: (fields: object) => void faults.push(fields) };
  const connection = await openSlack(
    { botToken: "xoxb-test", signingSecret: SECRET, apiUrl: peer.apiUrl },
    {
      doors,
      log,
      clock: { now: () => clock.at },
      machine: { now: () => new Date() },
      linked,
      channelState: async () => channels.state,
      changes: async () => changed.at,
    },
  );
  await connection.start();
  const server = createServer((request, response) => connection.listener?.(request, response));
  await new Promise<void>((done) => server.listen(0, "127.0.0.1", done));
  const url = `http://127.0.0.1:${(server.address() as AddressInfo).port}/slack/events`;

  const post = async (body: string, type: string, headers: Record<string, string> = sign(body)) => {
    const answer = await fetch(url, { method: "POST", body, headers: { "content-type": type, ...headers } });
    const text = await answer.text();
    return { status: answer.status, text, json: text.startsWith("{") ? (JSON.parse(text) as Json) : {} };
  };
  const form = (fields: Record<string, string>) =>
    post(new URLSearchParams(fields).toString(), "application/x-www-form-urlencoded");
  const interaction = (payload: object) => form({ payload: JSON.stringify(payload) });
  const unique = (): string => `${Date.now()}.${++serial}`;
  const user = { id: peer.ann, username: "ann", name: "ann", team_id: peer.team };
  const team = { id: peer.team, domain: "sample" };

  return {
    connection,
    changed,
    channels,
    clock,
    faults,
    url,
    post,
    interaction,
    command: (text: string, more: Record<string, string> = {}) =>
      form({
        command: "/opsg",
        text,
        team_id: peer.team,
        user_id: peer.ann,
        user_name: "ann",
        channel_id: peer.channel,
        channel_name: "log",
        trigger_id: unique(),
        response_url: peer.responseUrl(),
        api_app_id: "A1",
        is_enterprise_install: "false",
        ...more,
      }),
    button: (value: string, more: object = {}) =>
      interaction({
        type: "block_actions",
        user,
        team,
        trigger_id: unique(),
        response_url: peer.responseUrl(),
        container: { type: "message", is_ephemeral: true, channel_id: peer.channel },
        channel: { id: peer.channel, name: "log" },
        actions: [{ type: "button", action_id: "press:0", block_id: "b", value }],
        ...more,
      }),
    submit: (view: object, more: object = {}) =>
      interaction({ type: "view_submission", user, team, trigger_id: unique(), view, ...more }),
    shortcut: (message: object, more: object = {}) =>
      interaction({
        type: "message_action",
        callback_id: "raise_action",
        user,
        team,
        trigger_id: unique(),
        response_url: peer.responseUrl(),
        channel: { id: peer.channel, name: "log" },
        message_ts: "1646128000.000200",
        message,
        ...more,
      }),
    event: (event: object, more: object = {}, headers: Record<string, string> = {}) => {
      const body = JSON.stringify({
        type: "event_callback",
        team_id: peer.team,
        api_app_id: "A1",
        event_id: `Ev${unique()}`,
        event_time: 1,
        event,
        ...more,
      });
      return post(body, "application/json", { ...sign(body), ...headers });
    },
    /** Waits for what goes on after the answer to Slack, then stops all. */
    close: async () => {
      await connection.stop();
      server.closeAllConnections();
      await new Promise((done) => server.close(done));
    },
  };
};

export type Bot = Awaited<ReturnType<typeof openBot>>;

/** What stands at a place of something read from JSON; a negative figure counts from the end. */
export const at = (json: unknown, ...path: (string | number)[]): unknown =>
  path.reduce<unknown>((found, step) => {
    if (Array.isArray(found)) return found.at(Number(step));
    return typeof found === "object" && found !== null ? (found as Json)[step] : undefined;
  }, json);

/** Waits until something is there; fails with the last state when it does not come. */
export const until = async <T>(look: () => T | undefined | false, ms = 5_000): Promise<T> => {
  for (let waited = 0; ; waited += 10) {
    const found = look();
    if (found) return found;
    if (waited >= ms) throw new Error("it did not come in time");
    await new Promise((resolve) => setTimeout(resolve, 10));
  }
};
