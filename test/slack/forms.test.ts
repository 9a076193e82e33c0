import { afterAll, beforeAll, beforeEach, describe, expect, it } from "vitest";
import type { Form } from "../../src/cards/card.js";
import { formView } from "../../src/slack/views.js";
import { at, type Bot, card, listeningDoors, openBot, said } from "./bot.js";
import { type Json, openPeer, type Peer } from "./peer.js";

const { doors, heard, answer } = listeningDoors();
let peer: Peer;
let bot: Bot;
let view: Json;

const form: Form = {
  title: "Raise an action",
  intro: "What is to be done?",
  fields: [
    { kind: "paragraph", name: "text", label: "Action", maxLength: 3000 },
    {
      kind: "choices",
      name: "owners",
      label: "Owners",
      options: [
        { label: "NetCo", value: "p1" },
        { label: "DataCo", value: "p2" },
      ],
    },
    { kind: "day", name: "target", label: "Target", optional: true },
    { kind: "choice", name: "meeting", label: "Meeting", options: [{ label: "SAMPLE 3", value: "3" }], optional: true },
  ],
  submit: "Raise",
  press: { command: "action new", committee: "SAMPLE", values: { link: "https://sample.slack.com/x" }, ask: true },
  nonce: "nonce-1",
};
const typed = {
  text: { value: { type: "plain_text_input", value: "Publish the *calendar*" } },
  owners: { value: { type: "multi_static_select", selected_options: [{ value: "p1" }, { value: "p2" }] } },
  target: { value: { type: "datepicker", selected_date: null } },
  meeting: { value: { type: "static_select", selected_option: { value: "3" } } },
};

beforeAll(async () => {
  peer = await openPeer();
  bot = await openBot(peer, doors);
  const trigger_id = await peer.trigger(peer.ann);
  const opened = await peer.ask("views.open", { trigger_id, view: formView(form, peer.channel) });
  view = opened.view as Json;
});
afterAll(async () => {
  await bot.close();
  await peer.close();
});
beforeEach(() => {
  peer.forget();
  heard.length = 0;
  answer(() => said(card("Raised")));
});

const submit = () => bot.submit({ ...view, state: { values: typed } });

describe("a form that is sent", () => {
  it("presses its command with what was carried and what was filled in, under its nonce, from where it was opened", async () => {
    await submit();
    expect(heard).toMatchObject([
      {
        press: {
          command: "action new",
          committee: "SAMPLE",
          values: {
            link: "https://sample.slack.com/x",
            text: "Publish the *calendar*",
            owners: "p1,p2",
            target: "",
            meeting: "3",
          },
        },
        submitted: { nonce: "nonce-1" },
        caller: { event: `slack:view:${String(view.id)}`, place: { kind: "channel", channel: peer.channel } },
      },
    ]);
    expect(at(heard, 0, "press", "ask")).toBeUndefined();
  });

  it("has emoji in what was typed as characters, and what was chosen as it is", async () => {
    const text = { value: { type: "plain_text_input", value: "Publish it :tada: :our_own:" } };
    const meeting = { value: { type: "static_select", selected_option: { value: ":tada:" } } };
    await bot.submit({ ...view, state: { values: { ...typed, text, meeting } } });
    expect(at(heard, 0, "press", "values")).toMatchObject({ text: "Publish it 🎉 :our_own:", meeting: ":tada:" });
  });

  it("closes with a view of what was recorded", async () => {
    const { json } = await submit();
    expect(json).toMatchObject({
      response_action: "update",
      view: { title: { text: "Raised" }, close: { text: "Close" } },
    });
    expect(at(json, "view", "submit")).toBeUndefined();
  });

  it.each([
    ["beside its field", "target", "target"],
    ["beside the first field, where it is about no field", undefined, "text"],
    ["beside the first field, where it is about one that is not asked", "reference", "text"],
  ])("shows a problem %s", async (_, field, beside) => {
    answer(() => ({
      kind: "problem",
      problem: { what: "31 April does not exist.", instead: "Choose another day.", ...(field ? { field } : {}) },
    }));
    expect((await submit()).json).toEqual({
      response_action: "errors",
      errors: { [beside]: "31 April does not exist. Choose another day." },
    });
  });

  it("shows a problem about the whole on top, where the door gives the form again", async () => {
    answer(() => ({
      kind: "problem",
      problem: { what: "Somebody was quicker." },
      form: { ...form, nonce: "nonce-2" },
    }));
    const { json } = await submit();
    expect(json.response_action).toBe("update");
    expect(JSON.stringify(at(json, "view", "blocks", 0))).toContain("Somebody was quicker.");
    expect(at(json, "view", "private_metadata")).toContain("nonce-2");
  });

  it("that is none of ours, or of an earlier version, is answered politely", async () => {
    for (const metadata of ["", "null", "{}", '{"press":7}']) {
      const { status, json } = await bot.submit({ ...view, private_metadata: metadata });
      expect(status).toBe(200);
      expect(JSON.stringify(json)).toContain("no longer known");
    }
    expect(heard).toEqual([]);
  });
});
