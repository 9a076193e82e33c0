import { afterAll, beforeAll, beforeEach, describe, expect, it } from "vitest";
import { at, type Bot, card, listeningDoors, openBot, said, until } from "./bot.js";
import { openPeer, type Peer } from "./peer.js";

const linkedBob = { platform: "slack", tenant: "TOTHER", user: "UBOB" } as const;
const { doors, heard, answer } = listeningDoors();
let peer: Peer;
let bot: Bot;

beforeAll(async () => {
  peer = await openPeer();
  bot = await openBot(peer, doors, async (user) =>
    user === "UBOB" ? { account: linkedBob, name: "Bob Sample" } : null,
  );
});
afterAll(async () => {
  await bot.close();
  await peer.close();
});
beforeEach(() => {
  peer.forget();
  heard.length = 0;
  answer(() => said(card("Hello")));
});

const form = {
  title: "Raise an action",
  fields: [{ kind: "line", name: "text", label: "Action", maxLength: 300, value: "Publish it" }],
  submit: "Raise",
  press: { command: "action new", committee: "SAMPLE", values: {} },
  nonce: "n1",
} as const;

describe("a command", () => {
  it("is answered in the acknowledgement, for the person alone, without any call to Slack", async () => {
    const { status, json } = await bot.command("help");
    expect(status).toBe(200);
    expect(json).toMatchObject({ response_type: "ephemeral", text: "Hello", unfurl_links: false, unfurl_media: false });
    expect(at(json, "blocks", 0)).toEqual({
      type: "header",
      text: { type: "plain_text", text: "Hello", emoji: false },
    });
    expect(peer.calls).toEqual([]);
  });

  it("is answered to the person alone, even where others may read it", async () => {
    answer(() => said(card("The log"), "place"));
    expect((await bot.command("action list")).json.response_type).toBe("ephemeral");
  });

  it("tells the name of the channel, where Slack tells it", async () => {
    await bot.command("channel bind", { channel_name: "opsg" });
    await bot.command("channel bind", { channel_name: "privategroup" });
    expect(heard.map(({ caller }) => "name" in caller.place && caller.place.name)).toEqual(["opsg", false]);
  });

  it("tells, where it is asked, whether other organisations read the channel; where Slack does not say, none does", async () => {
    const shared = () => bot.connection.shared({ tenant: peer.team, channel: peer.channel });
    expect(await shared()).toBe(false);
    peer.instead.set("conversations.info", () => ({ body: { ok: true, channel: { is_ext_shared: true } } }));
    expect(await shared()).toBe(true);
    peer.instead.set("conversations.info", () => ({ body: { ok: false, error: "channel_not_found" } }));
    expect(await shared()).toBe(false);
    peer.instead.delete("conversations.info");
  });

  it("reaches the door as it was typed, with who was mentioned, from where", async () => {
    await bot.command(
      "person add <@UBOB|bob> in <#C9|ops> &lt;b&gt; &amp; see <https://a.example/x|a.example/x> <mailto:a@b.example|a@b.example>",
      {
        trigger_id: "t.1",
      },
    );
    expect(heard).toMatchObject([
      {
        door: "dispatch",
        said: {
          text: "person add @Bob Sample in #ops <b> & see https://a.example/x a@b.example",
          mentions: [{ text: "@Bob Sample", account: linkedBob }],
        },
        caller: {
          speaker: { kind: "account", name: "ann", account: { platform: "slack", tenant: peer.team, user: peer.ann } },
          place: { kind: "channel", platform: "slack", tenant: peer.team, channel: peer.channel },
          source: "slack",
          event: "slack:t.1",
        },
      },
    ]);
  });

  it("typed in a conversation with the bot has no channel", async () => {
    await bot.command("help", { channel_id: "D1", channel_name: "directmessage" });
    expect(heard[0]?.caller.place).toEqual({ kind: "private" });
  });

  it("that is refused says what was wrong and what to do instead", async () => {
    answer(() => ({ kind: "problem", problem: { what: "There is no action 64/09.", instead: "Try 64/01." } }));
    const { json } = await bot.command("action show 64/9");
    expect(json.response_type).toBe("ephemeral");
    expect(json.text).toContain("There is no action 64/09.");
    expect(json.text).toContain("Try 64/01.");
  });

  it("that breaks is answered with an apology and the id under which it is in the log", async () => {
    answer(() => {
      throw new Error("the database fell over");
    });
    const { status, json } = await bot.command("help");
    expect(status).toBe(200);
    const { id } = bot.faults.at(-1) as { id: string };
    expect(json.text).toContain(id);
    expect(json.text).not.toContain("database");
  });

  it("that needs a form opens it", async () => {
    answer(() => ({ kind: "form", form: { ...form, fields: [...form.fields] } }));
    const { status, text } = await bot.command("action new", { trigger_id: await peer.trigger(peer.ann) });
    expect([status, text]).toEqual([200, ""]);
    const opened = await until(() => peer.called("views.open")[0]);
    expect(opened.answer.ok).toBe(true);
    expect(opened.body.view).toMatchObject({
      title: { text: "Raise an action" },
      submit: { text: "Raise" },
      blocks: [{ type: "input", block_id: "text", element: { initial_value: "Publish it", max_length: 300 } }],
    });
  });

  it("that lacks something opens the form with what is missing on top", async () => {
    answer(() => ({
      kind: "problem",
      problem: { what: "An action needs an owner.", field: "owners" },
      form: { ...form, fields: [...form.fields] },
    }));
    await bot.command('action new "Publish it"', { trigger_id: await peer.trigger(peer.ann) });
    const opened = await until(() => peer.called("views.open")[0]);
    expect(opened.answer.ok).toBe(true);
    expect(JSON.stringify(at(opened.body, "view", "blocks", 0))).toContain("An action needs an owner.");
  });

  it("whose form cannot open by itself any more is answered with a button for it", async () => {
    answer(() => ({ kind: "form", form: { ...form, fields: [...form.fields] } }));
    await bot.command("action new", { trigger_id: "long.gone" });
    const shown = await until(() => peer.responses[0]);
    const button = at(shown, "blocks", -1, "elements", 0);
    expect(at(button, "text", "text")).toBe("Open the form");
    expect(JSON.parse(String(at(button, "value")))).toEqual({
      command: "action new",
      committee: "SAMPLE",
      values: { text: "Publish it" },
      ask: true,
    });
  });

  it("gives the e-mail address only of an account whose address Slack has confirmed, and asks Slack once", async () => {
    await bot.command("help");
    const ask = heard[0]?.caller.verifiedEmail;
    expect(await ask?.()).toBeNull();
    expect(await ask?.()).toBeNull();
    expect(peer.called("users.info")).toHaveLength(1);
  });
});
