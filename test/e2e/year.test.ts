import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, beforeAll, expect, it } from "vitest";
import type { Account } from "../../src/domain/register.js";
import { wall } from "../domain/reminders/naive.js";
import { openPeer, type Peer } from "../slack/peer.js";
import { type Connector, startConnector } from "../teams/connector.js";
import { NO_ACCOUNTS, type Program, startProgram } from "./program.js";
import { slackSettings } from "./slack-seat.js";
import { expectedMessages, type Message } from "./year/expected.js";
import { slackReader, teamsReader } from "./year/readers.js";
import { foundCommittee, replay, virtualTime } from "./year/replay.js";
import { PEOPLE } from "./year/story.js";

let peer: Peer;
let connector: Connector;
let program: Program;
const folder = mkdtempSync(join(tmpdir(), "opsg-year-"));
const time = virtualTime();

beforeAll(async () => {
  peer = await openPeer(Object.keys(PEOPLE));
  connector = await startConnector();
  program = await startProgram(
    `file:${join(folder, "log.db")}`,
    { slack: slackSettings(peer), teams: NO_ACCOUNTS },
    time.overrides,
  );
});
afterAll(async () => {
  await program?.stop();
  await peer?.close();
  await connector?.close();
  rmSync(folder, { recursive: true, force: true });
});

it("a year on Slack and Teams: each reminder comes once, in its hour, to whom it concerns, and no other comes", async () => {
  const accountOf = (name: string, platform: Account["platform"]): Account =>
    platform === "slack"
      ? { platform, tenant: peer.team, user: peer.people.get(name) ?? "" }
      : { platform, tenant: "tenant", user: name };
  for (const name of Object.keys(PEOPLE))
    await program.app.store.conversations.remember(accountOf(name, "teams"), {
      serviceUrl: connector.url,
      tenant: "tenant",
      bot: { id: "bot" },
      memberId: name,
      conversation: { id: name, conversationType: "personal" },
    });
  await foundCommittee(program.app, accountOf);
  const names = new Map([...peer.people].map(([name, user]) => [user, name]));
  const [onSlack, onTeams] = [
    slackReader(peer, (user) => names.get(user) ?? user),
    teamsReader(connector, (conversation) => conversation),
  ];
  const came: Message[] = [];
  await replay(program, time, accountOf, () => {
    const hour = wall(time.at(), "Europe/London").slice(0, 13);
    came.push(...onSlack(hour), ...onTeams(hour));
  });
  const line = ({ hour, to, on, says, late }: Message): string =>
    `${hour} to ${to} on ${on}: ${says.join(", ")}${late ? " (late)" : ""}`;
  expect(came.map(line).toSorted()).toEqual(expectedMessages().map(line).toSorted());
  expect(program.log.lines.filter(({ level }) => level === "error")).toEqual([]);
}, 60_000);
