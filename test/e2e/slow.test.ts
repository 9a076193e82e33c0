import { setTimeout as sleep } from "node:timers/promises";
import { afterAll, beforeAll, describe, it } from "vitest";
import type { Store } from "../../src/app/ports.js";
import { at, until } from "../slack/bot.js";
import { openPeer, type Peer } from "../slack/peer.js";
import { ALEX, activity, message, pressOf, TENANT } from "../teams/activities.js";
import { type Connector, startConnector } from "../teams/connector.js";
import { dumpLog } from "./dump.js";
import { makeLog, NO_ACCOUNTS, type Program, startProgram } from "./program.js";
import { buttonBody, commandBody, from, payloadBody, postSlack, slackAccounts, slackSettings } from "./slack-seat.js";

/** What a platform waits for; after that its user sees an error. */
const PLATFORM_MS = 3_000;
/** So long the database takes for a change or for finding an action. */
const SLOW_MS = 2_800;

/** A store as it is, but slow; `slow.notes` says when a change was committed, and what was seen beside it. */
const slow = { ms: 0, notes: [] as string[] };
const slowed = (store: Store): Store => ({
  ...store,
  actions: {
    ...store.actions,
    find: async (...where) => {
      await sleep(slow.ms);
      return store.actions.find(...where);
    },
  },
  change: async (event, work) => {
    await sleep(slow.ms);
    const result = await store.change(event, work);
    if (result.ok && event !== null) slow.notes.push(`committed ${event}`);
    return result;
  },
});

let peer: Peer;
let connector: Connector;
let kept: Awaited<ReturnType<typeof makeLog>>;
let program: Program;

beforeAll(async () => {
  peer = await openPeer();
  connector = await startConnector();
  const { secretary, contact } = slackAccounts(peer);
  const onTeams = { platform: "teams", tenant: TENANT, user: ALEX.aadObjectId } as const;
  kept = await makeLog({ secretary, contact, chair: onTeams });
  program = await startProgram(kept.url, { slack: slackSettings(peer), teams: NO_ACCOUNTS }, { store: slowed });
  // Whoever writes for the first time is noted down, which is a change too.
  await postSlack(program.url, commandBody(peer, secretary, "help"));
  await postSlack(program.url, commandBody(peer, secretary, "action list"));
  await postSlack(program.url, commandBody(peer, contact, "action list"));
  await toTeams(message("action list"));
  slow.ms = SLOW_MS;
}, 30_000);
afterAll(async () => {
  await program.stop();
  await peer.close();
  await connector.close();
  kept.remove();
});

const toTeams = (rest: object) =>
  fetch(`${program.url}/api/messages`, {
    method: "POST",
    headers: { "content-type": "application/json" },
    body: JSON.stringify(activity(connector, "personal", rest)),
  });

const timed = async <T>(work: Promise<T>): Promise<{ came: T; ms: number }> => {
  const began = performance.now();
  const came = await work;
  return { came, ms: performance.now() - began };
};

const updatesOf = async (reference: string) => (await dumpLog(program.app))[reference]?.updates.map(({ text }) => text);
const stillWorking = /Still working/u;
const press = (command: string, reference: string, more: object = {}) =>
  JSON.stringify({ command, committee: "HWG", values: { reference }, ...more });

describe.concurrent("with a database that takes 2.8 s, something is seen within 3 s, and nothing is called recorded before it is:", () => {
  it("a command on Slack", async ({ expect }) => {
    const { secretary } = slackAccounts(peer);
    const trigger_id = "slow-command";
    const body = commandBody(peer, secretary, "action update 12/01 Slowly.", { trigger_id });
    const { came, ms } = await timed(postSlack(program.url, body));
    expect(ms).toBeLessThan(PLATFORM_MS);
    expect(came.json.text).toMatch(stillWorking);
    expect(came.text).not.toContain("recorded");
    expect(slow.notes).not.toContain(`committed slack:${trigger_id}`);
    const told = await until(() => peer.responses.find((one) => JSON.stringify(one).includes("Slowly.")), 10_000);
    expect(JSON.stringify(told)).toContain("HWG 12/01: update recorded");
    expect(slow.notes).toContain(`committed slack:${trigger_id}`);
    expect(await updatesOf("HWG 12/01")).toContain("Slowly.");
  });

  it("a button for a form on Slack opens a modal at once, which becomes the form; sent, it says that it is saving, then what came of it", async ({
    expect,
  }) => {
    const { contact } = slackAccounts(peer);
    const trigger = await peer.trigger(contact.user);
    const value = press("action update", "HWG 12/01", { ask: true });
    const { came, ms } = await timed(
      (async () => {
        await postSlack(program.url, buttonBody(peer, contact, value, trigger));
        return until(() => peer.called("views.open").find(({ body }) => body.trigger_id === trigger));
      })(),
    );
    expect(ms).toBeLessThan(PLATFORM_MS);
    expect(came.answer.ok).toBe(true);
    expect(at(came.body, "view", "title", "text")).toBe("One moment…");
    const id = at(came.answer, "view", "id");
    const filled = await until(() => peer.called("views.update").find(({ body }) => body.view_id === id), 10_000);
    expect(at(filled.body, "view", "submit", "text")).toBe("Record");
    const state = { values: { text: { value: { type: "plain_text_input", value: "By a slow form." } } } };
    const view = { ...(filled.body.view as object), id, state };
    const sent = await timed(postSlack(program.url, payloadBody({ type: "view_submission", ...from(contact), view })));
    expect(sent.ms).toBeLessThan(PLATFORM_MS);
    expect(at(sent.came.json, "view", "title", "text")).toBe("One moment…");
    expect(sent.came.text).not.toContain("recorded");
    const last = await until(() => {
      const updates = peer.called("views.update").filter(({ body }) => body.view_id === id);
      return updates.length > 1 && updates.at(-1);
    }, 10_000);
    expect(JSON.stringify(last.body)).toContain("HWG 12/01: update recorded");
    expect((await updatesOf("HWG 12/01"))?.filter((text) => text === "By a slow form.")).toHaveLength(1);
  });

  it("a message on Teams", async ({ expect }) => {
    const said = () => connector.shown("a:alex");
    const before = said().length;
    const { came, ms } = await timed(
      (async () => {
        const answered = toTeams(message("action update 12/02 Slowly on Teams."));
        const line = await until(() =>
          said()
            .slice(before)
            .find(({ text }) => stillWorking.test(text)),
        );
        return { answered, line };
      })(),
    );
    expect(ms).toBeLessThan(PLATFORM_MS);
    expect(await updatesOf("HWG 12/02")).not.toContain("Slowly on Teams.");
    expect(slow.notes.filter((note) => note.startsWith("committed teams:"))).toEqual([]);
    expect((await came.answered).status).toBe(200);
    const become = said().find(({ id }) => id === came.line.id);
    expect(JSON.stringify(become?.card)).toContain("HWG 12/02: update recorded");
    expect(await updatesOf("HWG 12/02")).toContain("Slowly on Teams.");
  });

  it("a form sent on Teams", async ({ expect }) => {
    const data = {
      verb: "opsg",
      opsg: { press: JSON.parse(press("action update", "HWG 12/03")), nonce: "slow-form", fields: ["text"] },
      text: "Slowly by a form on Teams.",
    };
    const { came, ms } = await timed(toTeams(pressOf(data, "slow-card")).then((answer) => answer.text()));
    expect(ms).toBeLessThan(PLATFORM_MS);
    expect(came).toMatch(stillWorking);
    expect(came).not.toContain("recorded");
    const redrawn = await until(() => {
      const put = connector.received.filter(({ method, path }) => method === "PUT" && path.endsWith("slow-card"));
      return put.at(-1);
    }, 10_000);
    expect(JSON.stringify(redrawn.body)).toContain("HWG 12/03: update recorded");
    expect(await updatesOf("HWG 12/03")).toContain("Slowly by a form on Teams.");
  });
});
