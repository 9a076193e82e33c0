import { afterAll, describe } from "vitest";
import type { Answer, Form, Press } from "../../src/cards/card.js";
import { formView } from "../../src/slack/views.js";
import { at, card, listeningDoors, openBot, said, until } from "./bot.js";
import { type Json, openPeer } from "./peer.js";

const form: Form = {
  title: "Revise the target",
  fields: [
    { kind: "paragraph", name: "reason", label: "Reason", maxLength: 3000 },
    { kind: "choices", name: "owners", label: "Owners", options: [{ label: "NetCo", value: "p1" }] },
    { kind: "day", name: "target", label: "Target" },
    { kind: "choice", name: "meeting", label: "Meeting", options: [{ label: "SAMPLE 3", value: "3" }] },
  ],
  submit: "Revise",
  press: { command: "action target", committee: "SAMPLE", values: { reference: "SAMPLE 3/01" } },
  nonce: "nonce-1",
};
const typed = {
  reason: { value: { type: "plain_text_input", value: "Waiting for *them*" } },
  owners: { value: { type: "multi_static_select", selected_options: [{ value: "p1" }] } },
  target: { value: { type: "datepicker", selected_date: null } },
  meeting: { value: { type: "static_select", selected_option: { value: "3" } } },
};
const press: Press = { command: "action list", committee: "SAMPLE", values: { page: "2" } };
const WORKING =
  "Still working on it — the answer follows here. If none has come in ten minutes, look whether it is in the log; if not, please try again.";

/** Closed in this order when all tests, which run at once, are done. */
const opened: { close(): Promise<void> }[] = [];
afterAll(async () => {
  for (const each of opened) await each.close();
});

/** A bot whose doors answer after so many milliseconds. */
const slowBot = async (come: Answer, ms = 2_500) => {
  const { doors, heard, answer } = listeningDoors();
  answer(() => new Promise((resolve) => setTimeout(() => resolve(come), ms)));
  const peer = await openPeer();
  const bot = await openBot(peer, doors);
  opened.push(bot, peer);
  return { peer, bot, heard };
};

describe.concurrent("where the database is slow, something is seen within 3 s and the result follows:", (it) => {
  it("a command", async ({ expect }) => {
    const { peer, bot } = await slowBot(said(card("At last")));
    const began = performance.now();
    const { status, json } = await bot.command("action list");
    expect(performance.now() - began).toBeLessThan(3_000);
    expect([status, json.text, peer.responses]).toEqual([200, WORKING, []]);
    expect(await until(() => peer.responses[0])).toMatchObject({ response_type: "ephemeral", text: "At last" });
  });

  it("a button", async ({ expect }) => {
    const { peer, bot } = await slowBot(said(card("At last")));
    await bot.button(JSON.stringify(press));
    expect((await until(() => peer.responses[0])).text).toBe(WORKING);
    expect(await until(() => peer.responses[1])).toMatchObject({ text: "At last", replace_original: true });
  });

  it("a button for a form opens a waiting modal, which becomes the form", async ({ expect }) => {
    const { peer, bot } = await slowBot({ kind: "form", form });
    await bot.button(JSON.stringify({ ...press, ask: true }), { trigger_id: await peer.trigger(peer.ann) });
    const waiting = await until(() => peer.called("views.open")[0]);
    expect(at(waiting.body, "view", "title", "text")).toBe("One moment…");
    const updated = await until(() => peer.called("views.update")[0]);
    expect(updated.body.view_id).toBe(at(waiting.answer, "view", "id"));
    expect(at(updated.body, "view", "submit", "text")).toBe("Revise");
    expect(updated.answer.ok).toBe(true);
  });

  it.for<[string, Answer, string]>([
    ["its result", said(card("Revised at last")), "Revised at last"],
    [
      "its problem and all that was filled in",
      { kind: "problem", problem: { what: "Not that day." } },
      "Not that day.",
    ],
  ])("a form shows that it is saving, then %s", async ([, come, shown], { expect }) => {
    const { peer, bot } = await slowBot(come, 2_100);
    const trigger_id = await peer.trigger(peer.ann);
    const { view } = await peer.ask("views.open", { trigger_id, view: formView(form, peer.channel) });
    const { json } = await bot.submit({ ...(view as Json), state: { values: typed } });
    expect(at(json, "view", "title", "text")).toBe("One moment…");
    const { body, answer: slack } = await until(() => peer.called("views.update")[0]);
    expect(slack.ok).toBe(true);
    expect(JSON.stringify(at(body, "view", "blocks", 0))).toContain(shown);
    if (come.kind !== "problem") return;
    const inputs = (at(body, "view", "blocks") as Json[]).filter(({ type }) => type === "input");
    expect(inputs.map(({ element }) => element)).toMatchObject([
      { initial_value: "Waiting for *them*" },
      { initial_options: [{ value: "p1" }] },
      {},
      { initial_option: { value: "3" } },
    ]);
    expect(at(body, "view", "private_metadata")).toContain("nonce-1");
  });

  it("a message is asked for again, and answered once, where it was said that the answer is late", async ({
    expect,
  }) => {
    const { peer, bot, heard } = await slowBot(said(card("At last")));
    const channel = at(await peer.ask("conversations.open", { users: peer.ann }), "channel", "id");
    const message = {
      type: "message",
      channel_type: "im",
      channel,
      user: peer.ann,
      team: peer.team,
      text: "done",
      ts: "1.1",
    };
    const deliver = (retry?: string) =>
      bot.event(message, { event_id: "EvSlow" }, retry ? { "x-slack-retry-num": retry } : {});
    expect((await deliver()).status).toBe(500);
    const [notice] = peer.called("chat.postMessage");
    expect(notice?.body.text).toBe(WORKING);
    expect([(await deliver("1")).status, (await deliver("2")).status]).toEqual([200, 200]);
    expect([heard.length, peer.called("chat.postMessage").length]).toEqual([1, 1]);
    expect(peer.called("chat.update").map(({ body }) => [body.ts, body.text])).toEqual([
      [notice?.answer.ts, "At last"],
    ]);
  });

  it("a message called late by a process that died: delivered to the next, the notice becomes the answer", async ({
    expect,
  }) => {
    const { peer, bot } = await slowBot(said(card("Never")), 3_000);
    const channel = at(await peer.ask("conversations.open", { users: peer.ann }), "channel", "id");
    const deliver = (to: typeof bot, id: string, retry?: string) =>
      to.event(
        { type: "message", channel_type: "im", channel, user: peer.ann, team: peer.team, text: id, ts: "1.1" },
        { event_id: id },
        retry ? { "x-slack-retry-num": retry } : {},
      );
    const first = await Promise.all([deliver(bot, "EvOne"), deliver(bot, "EvTwo")]);
    expect(first.map(({ status }) => status)).toEqual([500, 500]);
    const notices = peer.called("chat.postMessage");
    expect(notices.map(({ body }) => body.text)).toEqual([WORKING, WORKING]);

    const next = listeningDoors();
    next.answer(() => said(card("At last")));
    const second = await openBot(peer, next.doors);
    opened.unshift(second);
    expect((await deliver(second, "EvTwo", "1")).status).toBe(200);
    const two = notices.find(({ body }) => JSON.stringify(body).includes("EvTwo"));
    expect(peer.called("chat.update").map(({ body }) => [body.ts, body.text])).toEqual([[two?.answer.ts, "At last"]]);
    expect(peer.called("chat.postMessage")).toHaveLength(2);
    // What was never called late is answered anew.
    expect((await deliver(second, "EvThree", "1")).status).toBe(200);
    expect(peer.called("chat.postMessage").at(-1)?.body.text).toBe("At last");
  });

  it("an edit that has nothing to say after all takes its notice away", async ({ expect }) => {
    const { doors } = listeningDoors();
    const peer = await openPeer();
    const bot = await openBot(peer, {
      ...doors,
      amend: () => new Promise((resolve) => setTimeout(() => resolve(null), 2_500)),
    });
    opened.push(bot, peer);
    const channel = at(await peer.ask("conversations.open", { users: peer.ann }), "channel", "id");
    const before = { user: peer.ann, team: peer.team, text: "done", ts: "1.1" };
    const deletion = { type: "message", subtype: "message_deleted", hidden: true, channel_type: "im", channel };
    const deliver = () => bot.event({ ...deletion, ts: "2.1", previous_message: before }, { event_id: "EvGone" });
    expect([(await deliver()).status, (await deliver()).status]).toEqual([500, 200]);
    const [notice] = peer.called("chat.postMessage");
    expect(peer.called("chat.delete").map(({ body }) => body.ts)).toEqual([notice?.answer.ts]);
  });
});
