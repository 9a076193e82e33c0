import { afterEach, beforeEach, expect, it } from "vitest";
import { ok } from "../../src/domain/result.js";
import { ALEX, activity, CHANNEL, mention, message, TENANT } from "../teams/activities.js";
import { type Connector, startConnector } from "../teams/connector.js";
import { makeLog, NO_ACCOUNTS, type Program, startProgram } from "./program.js";

/** What is typed in a channel on Teams that may not show what the committee's log holds. */

const ASKED = ["agenda", "action list", "meeting next", "meeting move", "digest"];
const LINE = "I have answered you in our own chat.";

let log: Awaited<ReturnType<typeof makeLog>>;
let connector: Connector;
let program: Program;

beforeEach(async () => {
  log = await makeLog({ secretary: { platform: "teams", tenant: TENANT, user: ALEX.aadObjectId } });
  connector = await startConnector();
  program = await startProgram(log.url, { teams: NO_ACCOUNTS });
});

afterEach(async () => {
  await program.stop();
  await connector.close();
  log.remove();
});

const post = (body: object) =>
  fetch(`${program.url}/api/messages`, {
    method: "POST",
    headers: { "content-type": "application/json" },
    body: JSON.stringify(body),
  });

const bind = async (classification: "White" | "Amber", outsiders: boolean) => {
  const { store } = program.app;
  const [committee] = (await store.register()).committees;
  if (!committee) throw new Error("no committee");
  await store.change(null, async (tx) => {
    await tx.people.saveCommittee({ ...committee, classification });
    const spot = { committeeId: committee.id, classification: "White" as const, outsiders };
    await tx.people.bind({ ...spot, platform: "teams", tenant: TENANT, channel: CHANNEL, name: "Log" });
    return ok(null);
  });
};

const ask = async (type?: "shared"): Promise<(string | undefined)[]> => {
  await post(activity(connector, "personal", message("help")));
  const thread = activity(connector, "channel", {}) as unknown as {
    conversation: { id: string };
    channelData: { channel: object };
  };
  const { channelData } = thread;
  for (const text of ASKED)
    await post({
      ...activity(connector, "channel", mention(text)),
      channelData: { ...channelData, channel: { ...channelData.channel, ...(type ? { type } : {}) } },
    });
  return connector.shown(thread.conversation.id).map(({ card, text }) => (card ? "a card" : text));
};

it("a channel shared with others, where outsiders are not allowed, is told nothing of the log", async () => {
  await bind("White", false);
  expect(await ask("shared")).toEqual(ASKED.map(() => LINE));
  expect(connector.shown("a:alex")).toHaveLength(ASKED.length + 1);
});

it("a channel of a committee classified above what may be said there is told nothing of the log", async () => {
  await bind("Amber", false);
  expect(await ask()).toEqual(ASKED.map(() => LINE));
});

it("any other channel of the committee is answered, but for what is the person’s alone", async () => {
  await bind("White", true);
  expect(await ask("shared")).toEqual([...ASKED.slice(1).map(() => "a card"), LINE]);
});
