import { createHmac } from "node:crypto";
import type { SlackSettings } from "../../src/config.js";
import type { Account } from "../../src/domain/register.js";
import { at, until } from "../slack/bot.js";
import type { Json, Peer } from "../slack/peer.js";
import type { Move } from "./fifteen-steps.js";
import type { Role } from "./program.js";

/** A person before Slack: what they type, press and fill in goes over HTTP, signed as Slack signs it. */

const SECRET = "a-signing-secret-for-e2e";

export const slackSettings = (peer: Peer): SlackSettings => ({
  botToken: "xoxb-test",
  signingSecret: SECRET,
  appToken: null,
  apiUrl: peer.apiUrl,
});

/** Who is who in the workspace. */
export const slackAccounts = (peer: Peer): Record<Role, Account> => {
  const account = (user: string): Account => ({ platform: "slack", tenant: peer.team, user });
  return {
    secretary: account(peer.ann),
    chair: account("U000000001"),
    contact: account("U0CONTACT"),
    member: account("U0MEMBER"),
  };
};

export type Answered = { status: number; text: string; json: Json };

export const FORM_TYPE = "application/x-www-form-urlencoded";

export const signed = (body: string, seconds = Math.floor(Date.now() / 1000), secret = SECRET) => ({
  "x-slack-request-timestamp": String(seconds),
  "x-slack-signature": `v0=${createHmac("sha256", secret).update(`v0:${seconds}:${body}`).digest("hex")}`,
});

export const postSlack = async (
  url: string,
  body: string,
  type = FORM_TYPE,
  headers: Record<string, string> = signed(body),
): Promise<Answered> => {
  const answer = await fetch(`${url}/slack/events`, {
    method: "POST",
    body,
    headers: { "content-type": type, ...headers },
  });
  const text = await answer.text();
  return { status: answer.status, text, json: text.startsWith("{") ? JSON.parse(text) : {} };
};

let serial = 0;
export const unique = (): string => `${Date.now()}.${++serial}`;

/** Slack's own escape of what somebody typed. */
const escaped = (text: string): string => text.replace(/&/g, "&amp;").replace(/</g, "&lt;").replace(/>/g, "&gt;");

/** The body of a slash command. */
export const commandBody = (peer: Peer, account: Account, text: string, more: Record<string, string> = {}): string =>
  new URLSearchParams({
    command: "/opsg",
    text: escaped(text),
    team_id: account.tenant,
    user_id: account.user,
    user_name: account.user.toLowerCase(),
    channel_id: `D${account.user}`,
    channel_name: "directmessage",
    trigger_id: unique(),
    response_url: peer.responseUrl(),
    api_app_id: "A1",
    is_enterprise_install: "false",
    ...more,
  }).toString();

export const payloadBody = (payload: object): string =>
  new URLSearchParams({ payload: JSON.stringify(payload) }).toString();

/** What a button, a form or a shortcut tells of whoever used it. */
export const from = ({ tenant, user }: Account, trigger = unique()) => ({
  user: { id: user, username: user.toLowerCase(), name: user.toLowerCase(), team_id: tenant },
  team: { id: tenant, domain: "sample" },
  trigger_id: trigger,
});

/** A button in a message that its reader alone sees, in their conversation with the bot. */
export const buttonBody = (
  peer: Peer,
  account: Account,
  value: string,
  trigger?: string,
  channel = `D${account.user}`,
): string =>
  payloadBody({
    type: "block_actions",
    ...from(account, trigger),
    response_url: peer.responseUrl(),
    container: { type: "message", is_ephemeral: true, channel_id: channel },
    channel: { id: channel, name: "directmessage" },
    actions: [{ type: "button", action_id: "press:0", block_id: "b", value }],
  });

/** Every text under a block, as it is read. */
const words = (json: unknown): string => {
  if (Array.isArray(json)) return json.map(words).join("\n");
  if (typeof json !== "object" || json === null) return "";
  const { type, text, elements, ...rest } = json as Json;
  if (type === "rich_text_section") return (elements as Json[]).map((run) => String(run.text ?? run.url)).join("");
  if (typeof text === "string")
    return type === "mrkdwn"
      ? text.replace(/&lt;/g, "<").replace(/&gt;/g, ">").replace(/&amp;/g, "&").replace(/\*/g, "")
      : text;
  const { confirm: _, ...seen } = rest;
  return [text, elements, ...Object.values(seen)].map(words).filter(Boolean).join("\n");
};

const buttonsIn = (json: unknown): Json[] => {
  if (Array.isArray(json)) return json.flatMap(buttonsIn);
  if (typeof json !== "object" || json === null) return [];
  if ((json as Json).type === "button") return [json as Json];
  return Object.values(json).flatMap(buttonsIn);
};

/** A field of a modal with what a person put into it, as Slack sends it. */
const inputOf = (block: Json, given: string | string[] | undefined): object => {
  const element = block.element as Json;
  const type = String(element.type);
  const options = (element.options ?? []) as { text: { text: string }; value: string }[];
  const chosen = (label: string) => {
    const found = options.find(({ text }) => text.text === label);
    if (!found) throw new Error(`no choice “${label}” among ${options.map(({ text }) => text.text).join(", ")}`);
    return found;
  };
  if (type === "plain_text_input") return { type, value: given ?? element.initial_value ?? null };
  if (type === "datepicker") return { type, selected_date: given ?? element.initial_date ?? null };
  if (type === "static_select")
    return { type, selected_option: given === undefined ? (element.initial_option ?? null) : chosen(String(given)) };
  const several = given === undefined ? (element.initial_options ?? []) : [given].flat().map(chosen);
  return { type, selected_options: several };
};

type Shown = { blocks: unknown; view?: Json };

export const takeSlackSeat = (peer: Peer, url: string) => {
  const accounts = slackAccounts(peer);
  let account = accounts.secretary;
  let shown: Shown = { blocks: [] };

  const viewed = (view: Json): Shown => ({ blocks: view.blocks, view });
  /** What comes after the answer to Slack: a modal opened or changed, or a message to the response_url. */
  const following = async (since: { calls: number; responses: number }): Promise<Shown> =>
    until(() => {
      const response = peer.responses.slice(since.responses).findLast(({ blocks }) => blocks);
      if (response) return { blocks: response.blocks };
      const call = peer.calls.slice(since.calls).findLast(({ method }) => /^views\.(open|update)$/u.test(method));
      return call && viewed({ ...(call.body.view as Json), ...(call.answer.view as Json) });
    });
  const now = () => ({ calls: peer.calls.length, responses: peer.responses.length });
  const post = async (body: string): Promise<Json> => {
    const { status, text, json } = await postSlack(url, body);
    if (status !== 200) throw new Error(`answered ${status}: ${text}`);
    return json;
  };

  const press = async (label: string, sure: boolean, channel?: string): Promise<void> => {
    // The step that comes next stands in a list and beneath it.
    const all = buttonsIn(shown.blocks).filter(({ text }) => at(text, "text") === label);
    const found = all.filter(({ value }, index) => all.findIndex((other) => other.value === value) === index);
    if (found.length !== 1) throw new Error(`${found.length} buttons “${label}” in:\n${words(shown.blocks)}`);
    const [{ value, confirm } = {}] = found;
    if ((confirm !== undefined) !== sure) throw new Error(`“${label}” ${sure ? "does not ask first" : "asks first"}`);
    const before = now();
    const trigger = await peer.trigger(account.user);
    await post(
      shown.view
        ? payloadBody({
            type: "block_actions",
            ...from(account, trigger),
            view: shown.view,
            container: { type: "view", view_id: shown.view.id },
            actions: [{ type: "button", action_id: "press:0", block_id: "b", value }],
          })
        : buttonBody(peer, account, String(value), trigger, channel),
    );
    shown = await following(before);
  };

  const fill = async (values: Record<string, string | string[]>, send: string): Promise<void> => {
    const { view } = shown;
    if (!view || at(view, "submit", "text") !== send)
      throw new Error(`no form to “${send}” in:\n${words(shown.blocks)}`);
    const inputs = (view.blocks as Json[]).filter(({ type }) => type === "input");
    const labels = inputs.map(({ label }) => String(at(label, "text")));
    for (const label of Object.keys(values))
      if (!labels.includes(label)) throw new Error(`no field “${label}” among ${labels.join(", ")}`);
    const state = Object.fromEntries(
      inputs.map((block, index) => [
        String(block.block_id),
        { [String(at(block, "element", "action_id"))]: inputOf(block, values[labels[index] ?? ""]) },
      ]),
    );
    const answer = await post(
      payloadBody({ type: "view_submission", ...from(account), view: { ...view, state: { values: state } } }),
    );
    if (answer.response_action !== "update") throw new Error(`the form was not taken: ${JSON.stringify(answer)}`);
    shown = viewed({ ...view, ...(answer.view as Json) });
  };

  /** What the bot posts after an event: a message in a conversation, or one that a single person sees. */
  const posted = (since: number): Promise<Shown> =>
    until(() => {
      const call = peer.calls
        .slice(since)
        .findLast(({ method, body }) => /^chat\.(post|update)/u.test(method) && body.blocks);
      return call && { blocks: call.body.blocks };
    });

  return {
    be: async (role: Role): Promise<void> => {
      account = accounts[role];
    },
    /** Something that Slack tells of by an event: a message, a file, the bot in a channel. */
    event: async (event: object): Promise<void> => {
      const since = peer.calls.length;
      const { tenant, user } = account;
      const body = JSON.stringify({
        type: "event_callback",
        team_id: tenant,
        api_app_id: "A1",
        event_id: `Ev${unique()}`,
        event: { user, team: tenant, ts: unique(), ...event },
      });
      // What is not answered in time is delivered again.
      for (let tries = 0; (await postSlack(url, body, "application/json")).status !== 200; tries++)
        if (tries === 3) throw new Error("the event was not taken");
      shown = await posted(since);
    },
    /** What was sent to them unasked, the latest. */
    unasked: async (channel: string): Promise<void> => {
      const call = peer.calls.findLast(({ method, body }) => method === "chat.postMessage" && body.channel === channel);
      if (!call) throw new Error("nothing was sent to them");
      shown = { blocks: call.body.blocks };
    },
    move: async (move: Move, channel?: string): Promise<void> => {
      if ("press" in move) return press(move.press, false, channel);
      if ("yes" in move) return press(move.yes, true);
      if ("fill" in move) return fill(move.fill, move.send);
      const before = now();
      const trigger = await peer.trigger(account.user);
      const answer = await post(commandBody(peer, account, move.type, { trigger_id: trigger }));
      shown = answer.blocks ? { blocks: answer.blocks } : await following(before);
    },
    /** What stands before them, as they read it. */
    reads: async (): Promise<string> => words(shown.blocks),
    /** The same as it was sent. */
    blocks: (): unknown => shown.blocks,
    buttons: (): string[] => buttonsIn(shown.blocks).map(({ text }) => String(at(text, "text"))),
  };
};

export type SlackSeat = ReturnType<typeof takeSlackSeat>;
