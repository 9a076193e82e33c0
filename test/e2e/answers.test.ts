import { afterAll, beforeAll, describe, expect, it } from "vitest";
import type { Job } from "../../src/jobs/jobs.js";
import { at, until } from "../slack/bot.js";
import { type Json, openPeer, type Peer } from "../slack/peer.js";
import { ALEX, activity, message, post, pressOf, TENANT } from "../teams/activities.js";
import { type Connector, startConnector } from "../teams/connector.js";
import type { TeamsBot } from "../teams/teams-bot.js";
import { dumpLog } from "./dump.js";
import { makeLog, NO_ACCOUNTS, NOW, type Program, startProgram } from "./program.js";
import { payloadBody, postSlack, signed, slackAccounts, slackSettings, unique } from "./slack-seat.js";

/** A reminder answered, corrected and taken back, on both platforms, through the whole program and its own jobs. */

let peer: Peer;
let connector: Connector;
let kept: Awaited<ReturnType<typeof makeLog>>;
let program: Program;
let now = NOW;
let jobs: readonly Job[] = [];

const start = async () => {
  const wake = (all: readonly Job[]) => {
    jobs = all;
    return { stop: async () => {} };
  };
  return startProgram(
    kept.url,
    { slack: slackSettings(peer), teams: NO_ACCOUNTS },
    { clock: { now: () => now }, wake },
  );
};
/** Runs the bot's own work until nothing is due any more, a second and more at a time. */
const work = async (): Promise<void> => {
  for (let round = 0; round < 20; round++) {
    for (const { run } of jobs) await run();
    now = new Date(now.getTime() + 2_000);
    const due = await program.app.store.outbox.nextDue();
    if (due === null || due > now) return;
  }
};
const inLog = async (reference: string) => {
  const found = (await dumpLog(program.app))[reference];
  return [found?.status, found?.updates.at(-1)?.text, found?.deeds.map(({ did }) => did).slice(1)];
};

beforeAll(async () => {
  peer = await openPeer();
  connector = await startConnector();
  const { secretary, chair } = slackAccounts(peer);
  kept = await makeLog({
    secretary: chair,
    // The contact of Quayside Cranes has an account on either platform.
    contact: secretary,
  });
  program = await start();
  const { people, parties } = await program.app.store.register();
  const cranes = parties.find(({ name }) => name === "Quayside Cranes")?.id ?? "";
  const second = { id: "second-contact", name: "Hazel Sheave", email: null };
  await program.app.store.change(null, async (tx) => {
    await tx.people.addPerson(second);
    await tx.people.link(second.id, { platform: "teams", tenant: TENANT, user: ALEX.aadObjectId });
    await tx.people.setContact(second.id, cranes, { deputy: false });
    const [committee] = (await tx.register()).committees;
    if (committee) await tx.people.saveCommittee({ ...committee, paused: false });
    return { ok: true, value: null };
  });
  expect(people.length).toBeGreaterThan(2);
  await teams(message("action list mine"));
  // Ten working days before 8 December.
  now = new Date("2026-11-24T09:00:00Z");
  await work();
}, 60_000);
afterAll(async () => {
  await program.stop();
  await peer.close();
  await connector.close();
  kept.remove();
});

const teams = (rest: object) =>
  post({ url: `${program.url}/api/messages` } as TeamsBot, activity(connector, "personal", rest));

/** The reminders of one action that lie in chats. */
const lying = async (reference: string) => {
  const [, meeting, sequence] = /(\d+)\/(\d+)/u.exec(reference) ?? [];
  const committee = (await program.app.store.register()).committees[0]?.id ?? "";
  const action = await program.app.store.actions.find(committee, Number(meeting), Number(sequence));
  const { people } = await program.app.store.register();
  const all = await Promise.all(people.map(({ id }) => program.app.store.outbox.unanswered(id, 50)));
  return all.flat().filter(({ about }) => about?.actionId === action?.id);
};
const placeOf = async (reference: string, platform: string) => {
  const found = (await lying(reference)).find((one) => one.platform === platform);
  if (!found) throw new Error(`no reminder of ${reference} lies on ${platform}`);
  return found;
};

const slack = (event: object, id = `Ev${unique()}`) => {
  const body = JSON.stringify({
    type: "event_callback",
    team_id: peer.team,
    api_app_id: "A1",
    event_id: id,
    event_time: 1,
    event: { type: "message", channel_type: "im", ...event },
  });
  return postSlack(program.url, body, "application/json", signed(body));
};
const buttonsOf = (blocks: unknown): { label: string; value: string }[] =>
  ((blocks ?? []) as Json[]).flatMap(({ elements }) =>
    ((elements ?? []) as Json[])
      .filter(({ type }) => type === "button")
      .map(({ text, value }) => ({ label: String(at(text, "text")), value: String(value) })),
  );

describe("on Slack", () => {
  const TAKEN = "HWG 12/05";

  it("a reply in the reminder's thread is recorded and said back there; the reminder's buttons go; an edit and Undo bring them again", async () => {
    const { conversation, messageId } = await placeOf(TAKEN, "slack");
    peer.forget();
    const mine = { channel: conversation, user: peer.ann, team: peer.team, ts: "1.1", thread_ts: messageId };
    expect((await slack({ ...mine, text: "all hooks are labelled, done" }, "EvSaid")).status).toBe(200);
    await slack({ ...mine, text: "all hooks are labelled, done" }, "EvSaid");
    const [answer, ...more] = peer.called("chat.postMessage");
    expect(more).toEqual([]);
    expect(answer?.body).toMatchObject({ channel: conversation, thread_ts: messageId });
    expect(String(answer?.body.text)).toContain(`${TAKEN}: completion proposed`);
    expect(buttonsOf(answer?.body.blocks).map(({ label }) => label)).toEqual(["Undo", "Show the action"]);
    await work();
    const redrawn = () => peer.called("chat.update").findLast(({ body }) => body.ts === messageId)?.body;
    expect(String(redrawn()?.text)).toContain("is answered for");
    expect(buttonsOf(redrawn()?.blocks).map(({ label }) => label)).toEqual(["Show the action"]);

    await slack({
      channel: conversation,
      subtype: "message_changed",
      hidden: true,
      ts: "1.9",
      message: { ...mine, text: "not done yet, two hooks are left", edited: { user: peer.ann, ts: "1.9" } },
      previous_message: { ...mine, text: "all hooks are labelled, done" },
    });
    expect(await inLog(TAKEN)).toEqual(["open", "not done yet, two hooks are left", ["proposed", "corrected"]]);
    const corrected = peer.called("chat.postMessage").at(-1)?.body;
    expect(corrected).toMatchObject({ thread_ts: messageId });

    const undo = buttonsOf(corrected?.blocks).find(({ label }) => label === "Undo");
    await postSlack(
      program.url,
      payloadBody({
        type: "block_actions",
        user: { id: peer.ann, username: "ann", team_id: peer.team },
        team: { id: peer.team },
        trigger_id: unique(),
        response_url: peer.responseUrl(),
        container: { type: "message" },
        channel: { id: conversation },
        message: { ts: "1.5", thread_ts: messageId },
        actions: [{ type: "button", action_id: "press:0", value: undo?.value }],
      }),
    );
    await until(() => JSON.stringify(peer.responses).includes("taken back"));
    expect(await inLog(TAKEN)).toEqual(["open", undefined, ["proposed", "corrected", "undone"]]);
    await work();
    expect(buttonsOf(redrawn()?.blocks)[0]?.label).toBe("Done");
    expect(program.log.lines.filter(({ level }) => level === "error")).toEqual([]);
  });

  it("words without an action are asked about while several reminders wait; the button means them after a restart", async () => {
    const { conversation } = await placeOf(TAKEN, "slack");
    peer.forget();
    await slack({ channel: conversation, user: peer.ann, team: peer.team, ts: "2.1", text: "waiting for the paint" });
    const asked = peer.called("chat.postMessage")[0]?.body;
    const choice = buttonsOf(asked?.blocks).find(({ label }) => label.startsWith(TAKEN));
    expect(choice).toBeDefined();
    await program.stop();
    program = await start();
    await postSlack(
      program.url,
      payloadBody({
        type: "block_actions",
        user: { id: peer.ann, username: "ann", team_id: peer.team },
        team: { id: peer.team },
        trigger_id: unique(),
        response_url: peer.responseUrl(),
        container: { type: "message" },
        channel: { id: conversation },
        message: { ts: "2.2" },
        actions: [{ type: "button", action_id: "press:0", value: choice?.value }],
      }),
    );
    await until(() => peer.responses.length === 1);
    expect((await inLog(TAKEN))[1]).toBe("waiting for the paint");
    await slack({
      channel: conversation,
      subtype: "message_deleted",
      hidden: true,
      ts: "2.9",
      deleted_ts: "2.1",
      previous_message: { user: peer.ann, ts: "2.1", text: "waiting for the paint" },
    });
    expect((await inLog(TAKEN))[1]).toBeUndefined();
  });
});

describe("on Teams", () => {
  const TAKEN = "HWG 12/10";

  it("a quoted reply is recorded, the other contact's reminder is settled; an edit, a deletion and a button do as on Slack", async () => {
    const { messageId } = await placeOf(TAKEN, "teams");
    expect((await lying(TAKEN)).map(({ platform }) => platform).toSorted()).toEqual(["slack", "teams"]);
    const said = {
      ...message("opsg: it is due\nneed until 15 December"),
      id: "1646128000999",
      attachments: [
        {
          contentType: "text/html",
          content: `<blockquote itemscope itemtype="http://schema.skype.com/Reply" itemid="${messageId}"><p itemprop="preview">it is due</p></blockquote><p>need until 15 December</p>`,
        },
      ],
    };
    await teams(said);
    await teams(said);
    expect(await inLog(TAKEN)).toEqual(["open", undefined, ["retargeted"]]);
    expect(await lying(TAKEN)).toEqual([]);
    await work();
    expect(JSON.stringify(connector.shown("a:alex").find(({ id }) => id === messageId)?.card)).toContain(
      "Answered by Hazel Sheave. Its target is now 15 December 2026.",
    );
    const redrawn = peer.called("chat.update").map(({ body }) => JSON.stringify(body));
    expect(redrawn.some((card) => card.includes(TAKEN) && card.includes("Answered by Hazel Sheave. Its target"))).toBe(
      true,
    );

    const changed = { ...message("need until 22 December"), id: said.id, timestamp: "2026-11-24T09:30:00.000Z" };
    await teams({
      ...changed,
      type: "messageUpdate",
      channelData: { tenant: { id: TENANT }, eventType: "editMessage" },
    });
    const moved = (await dumpLog(program.app))[TAKEN]?.targets;
    expect(moved).toEqual({ last: "2026-12-08", revised: "2026-12-22", moves: 1 });
    await teams({
      type: "messageDelete",
      id: said.id,
      channelData: { tenant: { id: TENANT }, eventType: "softDeleteMessage" },
    });
    expect((await dumpLog(program.app))[TAKEN]?.targets).toEqual({ last: "2026-12-08", revised: null, moves: 0 });

    const press = { command: "action snooze", committee: "HWG", values: { reference: TAKEN, until: "2026-12-30" } };
    const before = connector.shown("a:alex").length;
    await teams(pressOf({ verb: "opsg", opsg: { press, stays: true } }, messageId));
    const answer = JSON.stringify(connector.shown("a:alex").slice(before));
    expect(answer).toContain("Your reminders of it rest until Tuesday 8 December 2026.");
    expect(answer).toContain("Undo");
    expect(program.log.lines.filter(({ level }) => level === "error")).toEqual([]);
  });
});

describe("an edit that names another action is told what was recorded there, with Undo", () => {
  it("on Slack", async () => {
    const { ann: user, team } = peer;
    const conversation = String(at(await peer.ask("conversations.open", { users: user }), "channel", "id"));
    const mine = { channel: conversation, user, team, ts: "3.1" };
    await slack({ ...mine, text: "12/05 the paint is dry" });
    peer.forget();
    const text = "12/05 the paint is dry, HWG 12/10 need until 15 December";
    await slack({
      ...{ channel: conversation, subtype: "message_changed", hidden: true, ts: "3.9" },
      message: { ...mine, text, edited: { user, ts: "3.9" } },
      previous_message: { ...mine, text: "12/05 the paint is dry" },
    });
    const answer = peer.called("chat.postMessage").at(-1)?.body;
    expect(JSON.stringify(answer)).toContain("HWG 12/10: target revised");
    expect(buttonsOf(answer?.blocks).map(({ label }) => label)).toContain("Undo");
  });

  it("on Teams", async () => {
    const id = "1646128000777";
    await teams({ ...message("12/10 the rust is off"), id });
    const before = connector.shown("a:alex").length;
    await teams({
      ...{ ...message("12/05 done"), id, timestamp: "2026-11-24T10:30:00.000Z", type: "messageUpdate" },
      channelData: { tenant: { id: TENANT }, eventType: "editMessage" },
    });
    const answer = JSON.stringify(connector.shown("a:alex").slice(before));
    expect(answer).toContain("HWG 12/10: withdrawn, as your message does not say it any more");
    expect(answer).toContain("HWG 12/05: completion proposed");
    expect(answer).toContain("Undo");
  });
});

describe("an edit of which it is not clear what it is about is asked about; each button is good for its own action, once", () => {
  const unclear = (words: string) => `${words} 12/05 and 12/10`;
  const said = async (reference: string, words: string): Promise<number> =>
    (await dumpLog(program.app))[reference]?.updates.filter(({ text }) => text === unclear(words)).length ?? 0;
  const both = async (words: string) => [await said("HWG 12/05", words), await said("HWG 12/10", words)];

  it("on Slack", async () => {
    const { ann: user, team } = peer;
    const channel = String(at(await peer.ask("conversations.open", { users: user }), "channel", "id"));
    const mine = { channel, user, team, ts: "4.1" };
    await slack({ ...mine, text: "12/05 the winch is oiled" });
    peer.forget();
    await slack({
      ...{ channel, subtype: "message_changed", hidden: true, ts: "4.9" },
      message: { ...mine, text: unclear("I walked round"), edited: { user, ts: "4.9" } },
      previous_message: { ...mine, text: "12/05 the winch is oiled" },
    });
    const asked = peer.called("chat.postMessage").at(-1)?.body;
    expect(JSON.stringify(asked)).toContain("What I recorded of HWG 12/05 from this message stands meanwhile");
    const press = async (label: string, times: number): Promise<void> => {
      const { value } = buttonsOf(asked?.blocks).find((one) => one.label.startsWith(label)) ?? expect.unreachable();
      for (let time = 0; time < times; time++) {
        const { length } = peer.responses;
        await postSlack(
          program.url,
          payloadBody({
            ...{ type: "block_actions", user: { id: user, username: "ann", team_id: team }, team: { id: team } },
            ...{ trigger_id: unique(), response_url: peer.responseUrl(), container: { type: "message" } },
            ...{ channel: { id: channel }, message: { ts: "4.95" } },
            actions: [{ type: "button", action_id: "press:0", value }],
          }),
        );
        await until(() => peer.responses.length > length);
      }
    };
    await press("HWG 12/10", 2);
    await press("HWG 12/05", 2);
    expect(await both("I walked round")).toEqual([1, 1]);
  });

  it("on Teams, where the question stays for the other buttons", async () => {
    const id = "1646128000888";
    const shown = () => connector.shown("a:alex");
    await teams({ ...message("12/05 the winch is oiled again"), id });
    await teams({
      ...{ ...message(unclear("We walked round")), id, timestamp: "2026-11-24T11:30:00.000Z", type: "messageUpdate" },
      channelData: { tenant: { id: TENANT }, eventType: "editMessage" },
    });
    const asked = shown().at(-1);
    expect(JSON.stringify(asked?.card)).toContain("stands meanwhile");
    const actions = ((asked?.card?.body ?? []) as Json[]).flatMap((part) => (part.actions ?? []) as Json[]);
    for (const label of ["HWG 12/10", "HWG 12/05", "HWG 12/10", "HWG 12/05"]) {
      const button = actions.find(({ title }) => String(title).startsWith(label));
      await teams(pressOf(button?.data, asked?.id));
    }
    expect(await both("We walked round")).toEqual([1, 1]);
    expect(shown().find((one) => one.id === asked?.id)).toEqual(asked);
  });
});

describe("what the bot asks is answered in words", () => {
  it("on Slack in the thread, after a restart, and once however often it is delivered", async () => {
    const { ann: user, team } = peer;
    const channel = String(at(await peer.ask("conversations.open", { users: user }), "channel", "id"));
    const mine = { channel, user, team, thread_ts: "5.0" };
    await slack({ channel, user, team, ts: "5.0", text: "HWG 12/01 the rope is measured" });
    await slack({ ...mine, ts: "5.1", text: "Hi, we need more time" });
    expect(JSON.stringify(peer.called("chat.postMessage").at(-1)?.body)).toContain("Which day should the target be?");
    await program.stop();
    program = await start();
    await Promise.all(["EvDay", "EvDay"].map((id) => slack({ ...mine, ts: "5.2", text: "15 December" }, id)));
    const { deeds = [], targets } = (await dumpLog(program.app))["HWG 12/01"] ?? {};
    expect(targets).toMatchObject({ revised: "2026-12-15", moves: 1 });
    expect(deeds.filter(({ did }) => did === "retargeted")).toHaveLength(1);
  });

  it("on Teams in the chat, and a greeting takes nothing with it", async () => {
    const { length } = connector.shown("a:alex");
    await teams({ ...message("Hi all, HWG 11/02 snooze"), id: "1646128000911" });
    expect(JSON.stringify(connector.shown("a:alex").slice(length))).toContain("Until when?");
    await teams({ ...message("until Wednesday"), id: "1646128000912" });
    expect(JSON.stringify(connector.shown("a:alex").slice(length))).toContain("rest until Wednesday");
  });
});
