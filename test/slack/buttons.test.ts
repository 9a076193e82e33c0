import { afterAll, beforeAll, beforeEach, describe, expect, it } from "vitest";
import type { Answer, Button, Card, Part, Press } from "../../src/cards/card.js";
import { cardMessage } from "../../src/slack/block-kit.js";
import { at, type Bot, card, listeningDoors, openBot, said, until } from "./bot.js";
import { openPeer, type Peer } from "./peer.js";

const { doors, heard, answer } = listeningDoors();
let peer: Peer;
let bot: Bot;

beforeAll(async () => {
  peer = await openPeer();
  bot = await openBot(peer, doors);
});
afterAll(async () => {
  await bot.close();
  await peer.close();
});
beforeEach(() => {
  peer.forget();
  heard.length = 0;
  answer(() => said(card("Page 2")));
});

const press: Press = { command: "action list", committee: "SAMPLE", values: { page: "2" } };
const value = JSON.stringify(press);
const form: Answer = {
  kind: "form",
  form: {
    title: "Revise the target",
    fields: [{ kind: "day", name: "target", label: "Target" }],
    submit: "Revise",
    press: { command: "action target", committee: "SAMPLE", values: { reference: "SAMPLE 3/01" } },
    nonce: "n2",
  },
};
const own = { container: { type: "message", channel_id: "D1" }, channel: { id: "D1" }, message: { ts: "5.1" } };

describe("a button", () => {
  it("comes to the door as it was drawn, with the press's own id", async () => {
    expect((await bot.button(value, { trigger_id: "t.7" })).status).toBe(200);
    expect(heard).toMatchObject([{ door: "press", press, submitted: undefined, caller: { event: "slack:t.7" } }]);
  });

  it("of a list that only this person sees turns the page where the list stands", async () => {
    await bot.button(value);
    expect(await until(() => peer.responses[0])).toMatchObject({ replace_original: true, text: "Page 2" });
  });

  it.each<[string, Answer]>([
    ["a problem", { kind: "problem", problem: { what: "That is not yours to close." } }],
    ["a card that says so", said({ ...card("That did not work"), tone: "problem" })],
  ])("that is refused leaves such a list where it is: %s", async (_, refused) => {
    answer(() => refused);
    await bot.button(value);
    expect(await until(() => peer.responses[0])).toMatchObject({ replace_original: false, response_type: "ephemeral" });
  });

  it("of one thing on a card, or on a card that stays, is answered below it; one that turns its page, in its place", async () => {
    const button = { label: "Show", press };
    const parts: Part[] = [
      { kind: "row", title: "One of several", detail: "", button },
      { kind: "buttons", buttons: [button] },
    ];
    const below = async (drawn: Card): Promise<boolean[]> => {
      const values = [...JSON.stringify(cardMessage(drawn).blocks).matchAll(/"value":("(?:[^"\\]|\\.)*")/gu)];
      const answers: boolean[] = [];
      for (const [, value = ""] of values) {
        peer.forget();
        await bot.button(JSON.parse(value));
        answers.push((await until(() => peer.responses[0])).replace_original === false);
      }
      return answers;
    };
    const list: Card = { title: "A list", parts, buttons: [button] };
    expect(await below(list)).toEqual([true, true, false]);
    const buttons: Button[] = [button, { ...button, label: "Next", turns: true }];
    expect(await below({ ...list, buttons, stays: true })).toEqual([true, true, true, false]);
    expect(heard).toMatchObject(Array(7).fill({ door: "press", press }));
  });

  it("under a message in a channel is answered for the person alone", async () => {
    await bot.button(value, { container: { type: "message" }, message: { ts: "5.1" } });
    expect(await until(() => peer.responses[0])).toMatchObject({ replace_original: false, response_type: "ephemeral" });
  });

  it("under a message in a conversation with the bot is answered in its thread", async () => {
    await bot.button(value, own);
    expect(await until(() => peer.responses[0])).toMatchObject({
      replace_original: false,
      response_type: "in_channel",
      thread_ts: "5.1",
    });
    expect(heard[0]?.caller.place).toEqual({ kind: "private" });
  });

  it("that asks for a form opens it", async () => {
    answer(() => form);
    await bot.button(JSON.stringify({ ...press, ask: true }), { trigger_id: await peer.trigger(peer.ann) });
    const opened = await until(() => peer.called("views.open")[0]);
    expect(at(opened.body, "view", "title", "text")).toBe("Revise the target");
    expect(opened.answer.ok).toBe(true);
  });

  it("in a modal is answered in that modal, and a problem stands on top of it", async () => {
    const trigger_id = await peer.trigger(peer.ann);
    const { view } = await peer.ask("views.open", {
      trigger_id,
      view: {
        type: "modal",
        callback_id: "card",
        title: { type: "plain_text", text: "x" },
        private_metadata: '{"channel":"C5"}',
        blocks: [],
      },
    });
    const inModal = { container: { type: "view" }, view, response_url: undefined, channel: undefined };
    await bot.button(value, inModal);
    expect(at((await until(() => peer.called("views.update")[0])).body, "view", "blocks", 0, "text", "text")).toBe(
      "Page 2",
    );
    expect(heard[0]?.caller.place).toMatchObject({ channel: "C5", tenant: peer.team });
    answer(() => ({ kind: "problem", problem: { what: "Closed already." } }));
    await bot.button(value, inModal);
    const { body } = await until(() => peer.called("views.update")[1]);
    expect(JSON.stringify(at(body, "view", "blocks", 0))).toContain("Closed already.");
  });

  it("on the Home tab opens a modal with the answer", async () => {
    await bot.button(value, {
      container: { type: "view" },
      view: { id: "VH", type: "home" },
      response_url: undefined,
      channel: undefined,
      trigger_id: await peer.trigger(peer.ann),
    });
    expect((await until(() => peer.called("views.open")[0])).answer.ok).toBe(true);
    // The press and the Home it draws anew: slow ones are not to be heard in the next test.
    await until(() => heard[1]);
  });

  it("that is none of ours, or of an earlier version, is answered politely", async () => {
    expect((await bot.button("not json")).status).toBe(200);
    expect((await until(() => peer.responses[0])).text).toContain("no longer known");
    expect((await bot.button(value, { actions: [{ type: "button", action_id: "link" }] })).status).toBe(200);
    expect(heard).toEqual([]);
  });

  it("pressed by somebody of another workspace in a shared channel comes with their own workspace", async () => {
    await bot.button(value, { user: { id: "UX", name: "xi", team_id: "TFOREIGN" }, team: { id: "TFOREIGN" } });
    expect(heard[0]?.caller).toMatchObject({
      speaker: { account: { tenant: "TFOREIGN", user: "UX" } },
      place: { tenant: peer.team, channel: peer.channel },
    });
  });
});

describe("the message shortcut", () => {
  const message = {
    ts: "1646128000.000200",
    text: "<@UZ|zoe> please see <https://a.example|the plan> &amp; &lt;b&gt; <!channel>",
  };

  it("opens the form with the message's words and a link to it", async () => {
    answer(() => form);
    await bot.shortcut({ ...message, thread_ts: "1646127999.000100" }, { trigger_id: await peer.trigger(peer.ann) });
    await until(() => peer.called("views.open")[0]);
    expect(heard).toMatchObject([
      {
        press: {
          command: "action new",
          committee: null,
          ask: true,
          values: {
            text: "@zoe please see https://a.example & <b> @channel",
            link: `https://sample.slack.com/archives/${peer.channel}/p1646128000000200?thread_ts=1646127999.000100&cid=${peer.channel}`,
          },
        },
      },
    ]);
  });

  it("takes the message's emoji as characters", async () => {
    const elements = [
      { type: "rich_text_section", elements: [{ type: "emoji", name: "hugging_face", unicode: "1f917" }] },
    ];
    const chosen = {
      ts: "1646128000.000100",
      text: "Print it :hugging_face:",
      blocks: [{ type: "rich_text", elements }],
    };
    answer(() => form);
    await bot.shortcut(chosen, { trigger_id: await peer.trigger(peer.ann) });
    expect(at(await until(() => heard[0]), "press", "values", "text")).toBe("Print it 🤗");
  });

  it("tells the person alone where it is refused, also between two people", async () => {
    answer(() => ({ kind: "problem", problem: { what: "Only the Chair or the Secretary may raise an action." } }));
    await bot.shortcut(message, { channel: { id: "D77" } });
    expect(await until(() => peer.responses[0])).toMatchObject({ response_type: "ephemeral", replace_original: false });
  });

  it("of an earlier version is answered politely", async () => {
    expect((await bot.shortcut(message, { callback_id: "gone" })).status).toBe(200);
    expect((await until(() => peer.responses[0])).text).toContain("no longer known");
    expect(heard).toEqual([]);
  });
});
