import { type ChildProcess, spawn } from "node:child_process";
import { once } from "node:events";
import { resolve } from "node:path";
import { setTimeout as sleep } from "node:timers/promises";
import { afterAll, beforeAll, expect, it } from "vitest";
import { freePort } from "../../src/web/free-port.js";
import { openPeer, type Peer } from "../slack/peer.js";
import { dumpLog } from "./dump.js";
import { makeLog, startProgram } from "./program.js";
import { commandBody, postSlack, signed, slackAccounts, slackSettings } from "./slack-seat.js";

const UPDATES = 120;
/** At a time. */
const WRITERS = 8;
/** It is killed when so many have been answered. */
const KILLED_AFTER = 30;

let peer: Peer;
let kept: Awaited<ReturnType<typeof makeLog>>;
const children: ChildProcess[] = [];

beforeAll(async () => {
  peer = await openPeer();
  kept = await makeLog(slackAccounts(peer));
}, 30_000);
afterAll(async () => {
  for (const child of children.filter(({ exitCode, signalCode }) => exitCode === null && signalCode === null)) {
    child.kill("SIGKILL");
    await once(child, "exit");
  }
  await peer.close();
  kept.remove();
});

/** The program as it is installed, in a process of its own. */
const run = async () => {
  const port = await freePort("127.0.0.1", 20_000 + Math.floor(Math.random() * 20_000));
  const { botToken, signingSecret, apiUrl } = slackSettings(peer);
  const child = spawn(process.execPath, [resolve("dist/program/main.js")], {
    env: {
      PATH: process.env.PATH ?? "",
      DATABASE_URL: kept.url,
      PORT: String(port),
      LOG_LEVEL: "warn",
      SLACK_BOT_TOKEN: botToken,
      SLACK_SIGNING_SECRET: signingSecret ?? "",
      SLACK_API_URL: apiUrl ?? "",
    },
    stdio: ["ignore", "ignore", "inherit"],
  });
  children.push(child);
  const url = `http://127.0.0.1:${port}`;
  for (let tries = 0; tries < 200; tries++) {
    if (child.exitCode !== null) throw new Error("the program ended");
    const ready = await fetch(`${url}/readyz`).catch(() => undefined);
    if (ready?.ok) return { url, child };
    await sleep(50);
  }
  throw new Error("the program was not ready in ten seconds");
};

it("kill -9 while updates are recorded: each that was called recorded is there, and none twice when the rest come again", async () => {
  const { contact } = slackAccounts(peer);
  const bodies = Array.from({ length: UPDATES }, (_, index) =>
    commandBody(peer, contact, `action update 12/01 Depth number ${index}.`, { trigger_id: `kill.${index}` }),
  );
  const recorded = new Set<number>();
  const first = await run();
  let next = 0;
  let killed = false;
  const writer = async (): Promise<void> => {
    while (next < UPDATES && !killed) {
      const index = next++;
      const answer = await postSlack(first.url, bodies[index] ?? "").catch(() => undefined);
      if (answer?.text.includes("update recorded")) recorded.add(index);
      if (recorded.size >= KILLED_AFTER && !killed) {
        killed = true;
        first.child.kill("SIGKILL");
      }
    }
  };
  await Promise.all(Array.from({ length: WRITERS }, writer));
  if (first.child.signalCode === null) await once(first.child, "exit");
  expect(recorded.size).toBeGreaterThanOrEqual(KILLED_AFTER);
  expect(next).toBeLessThan(UPDATES);

  const second = await run();
  // Slack sends again what was not answered; an answered one, sent again, changes nothing either.
  const again = Array.from({ length: next }, (_, index) => index).filter((index) => !recorded.has(index));
  const repeated = [...recorded].slice(0, 3);
  const answers = await Promise.all([...again, ...repeated].map((index) => postSlack(second.url, bodies[index] ?? "")));
  for (const { status, text } of answers) {
    expect(status).toBe(200);
    expect(text).toMatch(/update recorded|already recorded|Still working/u);
  }
  second.child.kill("SIGTERM");
  await once(second.child, "exit");

  const program = await startProgram(kept.url, {});
  const action = (await dumpLog(program.app))["HWG 12/01"];
  await program.stop();
  const numbers = (action?.updates ?? []).map(({ text }) => Number(/^Depth number (\d+)\.$/u.exec(text)?.[1]));
  expect(numbers.toSorted((a, b) => a - b)).toEqual(Array.from({ length: next }, (_, index) => index));
  expect(action?.deeds.filter(({ did }) => did === "updated")).toHaveLength(next);
  const doubled = answers.filter(({ text }) => text.includes("already recorded")).length - repeated.length;
  console.log(
    `kill -9 after ${recorded.size} of ${next} updates were called recorded: all there; ${again.length} unanswered ones came again, ${doubled} of them had been committed; none doubled.`,
  );
}, 30_000);

const MESSAGES = 60;

it("kill -9 while messages that speak of two actions are recorded: sent again, each is there once of either", async () => {
  const { contact } = slackAccounts(peer);
  const bodies = Array.from({ length: MESSAGES }, (_, index) =>
    JSON.stringify({
      type: "event_callback",
      team_id: peer.team,
      api_app_id: "A1",
      event_id: `EvKill${index}`,
      event_time: 1,
      event: {
        type: "message",
        channel_type: "im",
        channel: `D${contact.user}`,
        user: contact.user,
        team: peer.team,
        ts: `9.${index}`,
        text: `12/05 the hook number ${index} is cleaned, 12/10 rust number ${index} is off`,
      },
    }),
  );
  const send = (url: string, index: number, back: number) =>
    postSlack(
      url,
      bodies[index] ?? "",
      "application/json",
      signed(bodies[index] ?? "", Math.floor(Date.now() / 1000) - back),
    );
  const first = await run();
  let [next, answered] = [0, 0];
  const writer = async (): Promise<void> => {
    while (next < MESSAGES && first.child.signalCode === null) {
      const answer = await send(first.url, next++, 0).catch(() => undefined);
      if (answer?.status === 200 && ++answered === MESSAGES / 4) first.child.kill("SIGKILL");
    }
  };
  await Promise.all(Array.from({ length: WRITERS }, writer));
  if (first.child.signalCode === null) await once(first.child, "exit");

  const second = await run();
  // A slow one is answered 500, and so delivered again, as at Slack.
  const deliver = async (index: number, back = 1): Promise<number> => {
    const { status } = await send(second.url, index, back);
    return status === 500 && back < 20 ? deliver(index, back + 1) : status;
  };
  const again = await Promise.all(Array.from({ length: next }, (_, index) => deliver(index)));
  expect(again).toEqual(Array(next).fill(200));
  second.child.kill("SIGTERM");
  await once(second.child, "exit");

  const program = await startProgram(kept.url, {});
  const log = await dumpLog(program.app);
  await program.stop();
  for (const [reference, pattern] of [
    ["HWG 12/05", /^the hook number (\d+) is cleaned$/u],
    ["HWG 12/10", /^rust number (\d+) is off$/u],
  ] as const) {
    const numbers = (log[reference]?.updates ?? []).map(({ text }) => Number(pattern.exec(text)?.[1]));
    expect(numbers.toSorted((a, b) => a - b)).toEqual(Array.from({ length: next }, (_, index) => index));
  }
}, 30_000);
