import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { openPeer, type Peer } from "../slack/peer.js";
import { ALEX, activity, message, TENANT } from "../teams/activities.js";
import { type Connector, startConnector } from "../teams/connector.js";
import { HOSTILE, SHOWN, START } from "./hostile.js";
import { makeLog, NO_ACCOUNTS, type Program, startProgram } from "./program.js";
import { type SlackSeat, slackAccounts, slackSettings, takeSlackSeat } from "./slack-seat.js";

let peer: Peer;
let connector: Connector;
let kept: Awaited<ReturnType<typeof makeLog>>;
let program: Program;
let seat: SlackSeat;

beforeAll(async () => {
  peer = await openPeer();
  connector = await startConnector();
  const { secretary } = slackAccounts(peer);
  kept = await makeLog({ secretary, chair: { platform: "teams", tenant: TENANT, user: ALEX.aadObjectId } });
  program = await startProgram(kept.url, { slack: slackSettings(peer), teams: NO_ACCOUNTS });
  seat = takeSlackSeat(peer, program.url);
  await seat.move({ type: `action new "${HOSTILE}" owner Quayside Cranes` });
}, 30_000);
afterAll(async () => {
  await program.stop();
  await peer.close();
  await connector.close();
  kept.remove();
});

type Json = Record<string, unknown>;
const objects = (json: unknown): Json[] => {
  if (Array.isArray(json)) return json.flatMap(objects);
  if (typeof json !== "object" || json === null) return [];
  return [json as Json, ...Object.values(json).flatMap(objects)];
};

/** Texts in these blocks that Slack would read as anything but literal, and things that call or lead somewhere. */
const unsafe = (blocks: unknown): Json[] =>
  objects(blocks).filter(({ type, text, verbatim, emoji, elements }) => {
    if (["user", "usergroup", "broadcast", "channel", "link", "emoji", "date"].includes(String(type))) return true;
    if (type === "mrkdwn") return verbatim !== true || /<|>|&(?!amp;|lt;|gt;)/u.test(String(text));
    if (type === "plain_text") return emoji !== false;
    return typeof text === "string" && type !== "text" && elements === undefined;
  });

/** All pages of what is shown, one after another. */
const readAll = async (): Promise<string> => {
  let all = await seat.reads();
  while (seat.buttons().includes("Next")) {
    expect(unsafe(seat.blocks())).toEqual([]);
    await seat.move({ press: "Next" });
    all += `\n${await seat.reads()}`;
  }
  return all;
};

const withoutSpace = (text: string): string => text.replace(/\s+/gu, "");

describe("what somebody typed stays what they typed, on Slack:", () => {
  it.each<[string, string[], "whole" | "beginning"]>([
    ["an action", ["action show 12/12"], "whole"],
    ["its history", ["action history 12/12"], "whole"],
    ["a list", ["action list owner Quayside Cranes"], "beginning"],
    ["what was found", ["action find broadcaster"], "beginning"],
    ["a change", [`action update 12/12 ${HOSTILE}`], "beginning"],
    ["a refusal", [`action target 12/12 ${START}`], "beginning"],
  ])("%s", async (_what, lines, much) => {
    for (const type of lines) await seat.move({ type });
    expect(unsafe(seat.blocks())).toEqual([]);
    const text = withoutSpace(await readAll());
    if (much === "whole") expect(text).toContain(withoutSpace(SHOWN));
    else expect(text).toContain(withoutSpace(SHOWN.slice(0, 30)));
  });

  it("a form", async () => {
    await seat.move({ type: "action update 12/12" });
    expect(unsafe(seat.blocks())).toEqual([]);
    expect(withoutSpace(await seat.reads())).toContain(withoutSpace(SHOWN.slice(0, 500)));
  });

  it("the line that a notification shows", () => {
    const lines = [...peer.responses, ...peer.calls.map(({ body }) => body)].map(({ text }) => String(text ?? ""));
    for (const line of lines) expect(line).not.toMatch(/<[!@#a-z]/u);
  });
});

describe("what somebody typed stays what they typed, on Teams:", () => {
  const say = async (text: string): Promise<Json[]> => {
    const before = connector.received.length;
    const answer = await fetch(`${program.url}/api/messages`, {
      method: "POST",
      headers: { "content-type": "application/json" },
      body: JSON.stringify(activity(connector, "personal", message(text))),
    });
    expect(answer.status).toBe(200);
    return connector.received
      .slice(before)
      .filter(({ method }) => method !== "GET")
      .map(({ body }) => body);
  };

  it.each(["action show 12/12", "action history 12/12", "action list owner Quayside Cranes", "action update 12/12"])(
    "%s",
    async (line) => {
      const sent = await say(line);
      expect(sent).toHaveLength(1);
      const [activity] = sent;
      expect(activity?.entities ?? []).toEqual([]);
      expect(activity?.text ?? "").toBe("");
      const drawn = objects(activity?.attachments);
      // A TextBlock and a FactSet read Markdown; runs of text do not.
      expect(drawn.filter(({ type }) => ["TextBlock", "FactSet", "Action.OpenUrl"].includes(String(type)))).toEqual([]);
      expect(drawn.filter(({ msteams }) => msteams !== undefined)).toEqual([]);
      const runs = drawn.filter(({ type }) => type === "TextRun").map(({ text }) => text);
      expect(withoutSpace(runs.join(""))).toContain(withoutSpace(SHOWN.slice(0, 30)));
    },
  );

  it("all of it can be read, page by page", async () => {
    let all = "";
    for (const page of [1, 2]) {
      const [sent] = await say(`action show 12/12 page ${page}`);
      all += objects(sent?.attachments)
        .filter(({ type }) => type === "TextRun")
        .map(({ text }) => text)
        .join("");
    }
    expect(withoutSpace(all)).toContain(withoutSpace(SHOWN));
  });
});
