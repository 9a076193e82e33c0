import { afterAll, beforeAll, beforeEach, expect, it } from "vitest";
import type { Connection } from "../../src/app/ports.js";
import { openSlack } from "../../src/slack/open.js";
import { at, card, listeningDoors, said, until } from "./bot.js";
import { openPeer, type Peer } from "./peer.js";
import { openSocketPeer } from "./socket-peer.js";

const { doors, heard, answer } = listeningDoors();
let peer: Peer;
let socket: Awaited<ReturnType<typeof openSocketPeer>>;
let connection: Connection;

const open = (): Promise<Connection> =>
  openSlack(
    { botToken: "xoxb-test", signingSecret: "", appToken: "xapp-test", apiUrl: peer.apiUrl },
    {
      doors,
      log: { info: () => {}, warn: () => {}, error: () => {} },
      clock: { now: () => new Date("2022-03-01T09:00:00Z") },
      changes: async () => 0,
      machine: { now: () => new Date() },
      linked: async () => null,
      channelState: async () => "open",
    },
  );

beforeAll(async () => {
  peer = await openPeer();
  socket = await openSocketPeer();
  peer.instead.set("apps.connections.open", () => ({ body: { ok: true, url: socket.url } }));
  connection = await open();
  await connection.start();
});
afterAll(async () => {
  await connection.stop();
  socket.close();
  await peer.close();
});
beforeEach(() => {
  heard.length = 0;
  socket.acknowledged.length = 0;
  answer(() => said(card("Hello")));
});

const acknowledgement = (id: string) => socket.acknowledged.find(({ envelope_id }) => envelope_id === id);

it("a bot that dials out to Slack takes no requests, and answers commands over its connection", async () => {
  expect(connection.listener).toBeNull();
  expect(connection.ready()).toBe(true);
  socket.send("e1", "slash_commands", {
    command: "/opsg",
    text: "help",
    team_id: peer.team,
    user_id: peer.ann,
    channel_id: peer.channel,
    trigger_id: "t1",
    response_url: peer.responseUrl(),
  });
  const ack = await until(() => acknowledgement("e1"));
  expect(at(ack, "payload", "text")).toBe("Hello");
});

it("a message is acknowledged only once the door is done; at a slow door it is left, and Slack delivers it again", async () => {
  const event = {
    type: "message",
    channel_type: "im",
    channel: "D404",
    user: peer.ann,
    team: peer.team,
    text: "done",
    ts: "1.1",
  };
  const envelope = (event_id: string) => ({ type: "event_callback", team_id: peer.team, event_id, event });
  let finish: () => void = () => {};
  answer(() => new Promise((resolve) => (finish = () => resolve(said(card("Recorded"))))));
  socket.send("e2", "events_api", envelope("Ev2"));
  await until(() => heard[0]);
  await new Promise((resolve) => setTimeout(resolve, 2_200));
  expect(acknowledgement("e2")).toBeUndefined();
  finish();
  socket.send("e3", "events_api", envelope("Ev2"));
  await until(() => acknowledgement("e3"));
  expect(heard).toHaveLength(1);
});

it("an app token that Slack refuses is named at the start", async () => {
  peer.instead.set("apps.connections.open", () => ({ body: { ok: false, error: "invalid_auth" } }));
  await expect((await open()).start()).rejects.toThrow(/SLACK_APP_TOKEN/);
});
