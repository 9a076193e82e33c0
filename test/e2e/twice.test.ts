import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { until } from "../slack/bot.js";
import { openPeer, type Peer } from "../slack/peer.js";
import { ALEX, activity, message, pressOf, TENANT } from "../teams/activities.js";
import { type Connector, startConnector } from "../teams/connector.js";
import { dumpLog } from "./dump.js";
import { makeLog, NO_ACCOUNTS, type Program, startProgram } from "./program.js";
import { buttonBody, commandBody, postSlack, signed, slackAccounts, slackSettings } from "./slack-seat.js";

let peer: Peer;
let connector: Connector;
let kept: Awaited<ReturnType<typeof makeLog>>;
let program: Program;

const start = () => startProgram(kept.url, { slack: slackSettings(peer), teams: NO_ACCOUNTS });

beforeAll(async () => {
  peer = await openPeer();
  connector = await startConnector();
  const { chair, contact } = slackAccounts(peer);
  // On Teams it is the Secretary who writes.
  const secretary = { platform: "teams", tenant: TENANT, user: ALEX.aadObjectId } as const;
  kept = await makeLog({ chair, contact, secretary, member: slackAccounts(peer).secretary });
  program = await start();
}, 30_000);
afterAll(async () => {
  await program.stop();
  await peer.close();
  await connector.close();
  kept.remove();
});

const pressed = (command: string, values: Record<string, string>) =>
  JSON.stringify({ command, committee: "HWG", values });
const updatesOf = async (reference: string) => (await dumpLog(program.app))[reference]?.updates.map(({ text }) => text);
const deedsOf = async (reference: string) => (await dumpLog(program.app))[reference]?.deeds.map(({ did }) => did);

describe("one effect, however often it comes:", () => {
  it("the Chair on Slack, twice, and the Secretary on Teams press the same button at once: one does it, the others are told", async () => {
    const { chair } = slackAccounts(peer);
    peer.forget();
    const value = pressed("action close", { reference: "HWG 12/01", meeting: "12" });
    const answers = await Promise.all([
      postSlack(program.url, buttonBody(peer, chair, value)),
      fetch(`${program.url}/api/messages`, {
        method: "POST",
        headers: { "content-type": "application/json" },
        body: JSON.stringify(
          activity(connector, "personal", pressOf({ verb: "opsg", opsg: { press: JSON.parse(value) } })),
        ),
      }).then(async (answer) => ({ status: answer.status, text: await answer.text() })),
      postSlack(program.url, buttonBody(peer, chair, value)),
    ]);
    expect(answers.map(({ status }) => status)).toEqual([200, 200, 200]);
    await until(() => peer.responses.length === 2);
    const said = [...peer.responses.map((response) => JSON.stringify(response)), answers[1]?.text ?? ""];
    expect(said.filter((text) => text.includes("HWG 12/01: closed at HWG 12"))).toHaveLength(1);
    expect(said.filter((text) => text.includes("HWG 12/01 is closed, so nobody can close it."))).toHaveLength(2);
    expect((await deedsOf("HWG 12/01"))?.filter((did) => did === "closed")).toHaveLength(1);
  });

  it("a command of Slack's that comes again does nothing, and says what was done", async () => {
    const { contact } = slackAccounts(peer);
    const body = commandBody(peer, contact, "action update 12/01 Said once.");
    const now = Math.floor(Date.now() / 1000);
    const [first, second] = [
      await postSlack(program.url, body, undefined, signed(body, now)),
      await postSlack(program.url, body, undefined, signed(body, now - 1)),
    ];
    expect(first.text).toContain("HWG 12/01: update recorded");
    expect(second.text).toContain("That was already recorded");
    expect((await updatesOf("HWG 12/01"))?.filter((text) => text === "Said once.")).toHaveLength(1);
  });

  const event = (id: string) => {
    const { contact } = slackAccounts(peer);
    return JSON.stringify({
      type: "event_callback",
      team_id: peer.team,
      api_app_id: "A1",
      event_id: id,
      event_time: 1,
      event: {
        type: "message",
        channel_type: "im",
        channel: `D${contact.user}`,
        user: contact.user,
        team: peer.team,
        text: `action update 12/01 By event ${id}.`,
        ts: "1.1",
      },
    });
  };

  it("an event of Slack's delivered three times, the last after a restart", async () => {
    const body = event("EvAgain");
    const deliver = (retry: Record<string, string> = {}, back = 0) =>
      postSlack(program.url, body, "application/json", {
        ...signed(body, Math.floor(Date.now() / 1000) - back),
        ...retry,
      });
    const statuses = [(await deliver()).status, (await deliver({ "x-slack-retry-num": "1" }, 1)).status];
    await program.stop();
    program = await start();
    statuses.push((await deliver({ "x-slack-retry-num": "2" }, 2)).status);
    expect(statuses).toEqual([200, 200, 200]);
    expect((await updatesOf("HWG 12/01"))?.filter((text) => text === "By event EvAgain.")).toHaveLength(1);
  });

  it("a message of Teams' delivered three times, the last after a restart", async () => {
    const body = JSON.stringify(activity(connector, "personal", message("action update 12/01 On Teams.")));
    const deliver = () =>
      fetch(`${program.url}/api/messages`, {
        method: "POST",
        headers: { "content-type": "application/json" },
        body,
      }).then(({ status }) => status);
    const statuses = await Promise.all([deliver(), deliver()]);
    await program.stop();
    program = await start();
    statuses.push(await deliver());
    expect(statuses).toEqual([200, 200, 200]);
    expect((await updatesOf("HWG 12/01"))?.filter((text) => text === "On Teams.")).toHaveLength(1);
    const shown = connector.shown("a:alex").map(({ card }) => JSON.stringify(card));
    expect(shown.filter((card) => card.includes("HWG 12/01: update recorded"))).toHaveLength(1);
    // It was answered: nothing is said to it a second time, in the same process or in another.
    expect(shown.filter((card) => card.includes("recorded"))).toHaveLength(1);
  });

  it("a form sent twice on Teams", async () => {
    const form = {
      verb: "opsg",
      opsg: {
        press: { command: "action update", committee: "HWG", values: { reference: "HWG 12/02" } },
        nonce: "one-form",
        fields: ["text"],
      },
      text: "By a form.",
    };
    const send = () =>
      fetch(`${program.url}/api/messages`, {
        method: "POST",
        headers: { "content-type": "application/json" },
        body: JSON.stringify(activity(connector, "personal", pressOf(form))),
      }).then((answer) => answer.text());
    const said = await Promise.all([send(), send()]);
    expect(said.filter((text) => text.includes("HWG 12/02: update recorded"))).toHaveLength(1);
    expect(said.filter((text) => text.includes("That was already recorded"))).toHaveLength(1);
    expect((await updatesOf("HWG 12/02"))?.filter((text) => text === "By a form.")).toHaveLength(1);
  });

  it("and nothing broke over it", () => {
    expect(program.log.lines.filter(({ level }) => level === "error")).toEqual([]);
  });
});
