import { afterAll, beforeAll, beforeEach, describe, expect, it } from "vitest";
import type { Card } from "../../src/cards/card.js";
import { at, type Bot, card, listeningDoors, openBot, said, until } from "./bot.js";
import { openPeer, type Peer } from "./peer.js";

const { doors, answer, heard } = listeningDoors();
let peer: Peer;
let bot: Bot;

beforeAll(async () => {
  peer = await openPeer();
});
afterAll(() => peer.close());
beforeEach(async () => {
  await bot?.close();
  bot = await openBot(peer, doors);
  peer.forget();
  heard.length = 0;
});
afterAll(() => bot.close());

const home = (title: string, page?: string): Card =>
  card(title, { refresh: { command: "home", committee: "OPSG", values: page ? { page } : {} } });
const open = async () => {
  const before = published().length;
  await bot.event({ type: "app_home_opened", user: peer.ann, tab: "home", channel: "D1" });
  await until(() => published().length > before);
};
const published = () => peer.called("views.publish").map(({ body }) => at(body, "view", "blocks", 0, "text", "text"));
const changeTo = async (title: string, page?: string) => {
  answer(() => said(home(title, page)));
  bot.changed.at++;
  await bot.connection.freshen?.();
};

describe("somebody’s Home", () => {
  it("shows what is theirs, as a conversation with the bot alone would", async () => {
    answer(() => said(home("Yours: one")));
    await open();
    expect(published()).toEqual(["Yours: one"]);
    expect(heard[0]).toMatchObject({ press: { command: "home" }, caller: { place: { kind: "private" } } });
  });

  it("is drawn again when the log changes while they look, and only where it differs", async () => {
    answer(() => said(home("Yours: one")));
    await open();
    await bot.connection.freshen?.();
    expect(published()).toHaveLength(1);
    await changeTo("Yours: two");
    expect(published()).toEqual(["Yours: one", "Yours: two"]);
    await changeTo("Yours: two");
    expect(published()).toHaveLength(2);
    const asked = heard.length;
    await bot.connection.freshen?.();
    expect(heard, "nothing is drawn while nothing changes").toHaveLength(asked);
  });

  it("is not drawn for whoever never opened it", async () => {
    await changeTo("Yours: two");
    expect([published(), heard]).toEqual([[], []]);
  });

  it("keeps the page that was turned to", async () => {
    answer(() => said(home("Page 1")));
    await open();
    answer(() => said(home("Page 2", "2")));
    const value = JSON.stringify({ command: "home", committee: "OPSG", values: { page: "2" } });
    await bot.button(value, {
      container: { type: "view" },
      view: { id: "VH", type: "home" },
      response_url: undefined,
      channel: undefined,
    });
    await until(() => published().length > 1);
    await changeTo("Page 2, changed", "2");
    expect(published()).toEqual(["Page 1", "Page 2", "Page 2, changed"]);
    expect(heard.at(-1)).toMatchObject({ press: { command: "home", values: { page: "2" } } });
    expect(peer.called("views.open")).toEqual([]);
  });
});

describe("a Home left open for long", () => {
  const HOME = {
    container: { type: "view" },
    view: { id: "VH", type: "home" },
    response_url: undefined,
    channel: undefined,
  };
  const press = JSON.stringify({ command: "action show", committee: "OPSG", values: { reference: "OPSG 64/01" } });
  beforeEach(async () => {
    answer(() => said(home("Yours: one")));
    await open();
    bot.clock.at = new Date("2022-03-01T09:11:00Z");
    await changeTo("Yours: two");
    expect(published(), "nobody looks any more").toEqual(["Yours: one"]);
  });

  it("shows what is so again when something is pressed in it, and from then on", async () => {
    await bot.button(press, HOME);
    await until(() => published().length > 1);
    bot.clock.at = new Date("2022-03-01T09:15:00Z");
    await changeTo("Yours: three");
    expect(published()).toEqual(["Yours: one", "Yours: two", "Yours: three"]);
  });

  it("shows what came of a form that was sent from it", async () => {
    const view = (channel?: string) => ({
      id: "VF",
      type: "modal",
      private_metadata: JSON.stringify({
        channel,
        nonce: "n",
        press: { command: "action update", committee: "OPSG", values: {} },
      }),
    });
    await bot.submit(view("C1"));
    await bot.submit(view());
    await until(() => published().length > 1);
    expect(published()).toEqual(["Yours: one", "Yours: two"]);
  });
});

describe("a link to an action", () => {
  const share = (more: object = {}, url = "https://opsg.example.org/actions/OPSG/64/1") =>
    bot.event({
      type: "link_shared",
      user: peer.ann,
      channel: peer.channel,
      message_ts: "1646128000.000200",
      links: [{ url, domain: "opsg.example.org" }],
      ...more,
    });
  const action = (audience: "place" | "person") => ({ ...said(card("OPSG 64/01"), audience), data: {} });
  const unfolded = async (): Promise<unknown> => {
    await bot.close();
    const calls = peer.called("chat.unfurl");
    bot = await openBot(peer, doors);
    return calls.map(({ body }) => JSON.stringify(body.unfurls));
  };
  beforeEach(() => peer.instead.set("chat.unfurl", () => ({ body: { ok: true } })));

  it("unfolds to its card in the committee’s own channel", async () => {
    answer(() => action("place"));
    await share();
    expect(await unfolded()).toEqual([expect.stringContaining("OPSG 64/01")]);
    expect(heard[0]).toMatchObject({ press: { command: "action show", values: { reference: "OPSG 64/01" } } });
  });

  it.each([
    ["in a channel where others may not see it", () => action("person"), {}],
    ["for somebody whom the committee does not know", () => said(card("I do not know you yet"), "place"), {}],
    ["in a conversation of two people", () => action("person"), { channel: "D2" }],
    ["while it is still being written", () => action("place"), { channel: "COMPOSER" }],
  ])("does not unfold %s", async (_, give, more) => {
    answer(give);
    await share(more);
    expect(await unfolded()).toEqual([]);
  });

  it("does not unfold in the committee’s own channel where that may not show what the log holds", async () => {
    answer(() => action("place"));
    bot.channels.state = "closed";
    await share();
    expect(await unfolded()).toEqual([]);
  });

  it("to anything else does not unfold, and nothing is asked", async () => {
    for (const url of ["https://opsg.example.org/files/x", "https://opsg.example.org/actions/OPSG", "not a link"])
      await share({}, url);
    expect([await unfolded(), heard]).toEqual([[], []]);
  });
});
