import { setTimeout as sleep } from "node:timers/promises";
import { afterAll, beforeAll, beforeEach, describe, expect, it } from "vitest";
import type { Answer } from "../../src/cards/card.js";
import type { Job } from "../../src/jobs/jobs.js";
import type { Overrides } from "../../src/start.js";
import { until } from "../slack/bot.js";
import { ALEX, activity, message, post, pressOf, TENANT } from "../teams/activities.js";
import { type Connector, startConnector } from "../teams/connector.js";
import type { TeamsBot } from "../teams/teams-bot.js";
import { dumpLog } from "./dump.js";
import { makeLog, NO_ACCOUNTS, NOW, type Program, startProgram } from "./program.js";

/** What comes in on Teams is answered, and once: delivered again, refused by Teams, or with a process that dies over it. */

let connector: Connector;
let kept: Awaited<ReturnType<typeof makeLog>>;
let program: Program;
let jobs: readonly Job[] = [];
let minutes = 0;
/** How often it was said, and kept, that an answer is late. */
let noted = 0;
const dying: { program: Program; release: () => void }[] = [];

const start = (dies: Pick<Overrides, "doors" | "store"> = {}): Promise<Program> => {
  const now = new Date(NOW.getTime() + minutes * 60_000);
  const wake = (all: readonly Job[]) => {
    jobs = all;
    return { stop: async () => {} };
  };
  return startProgram(kept.url, { teams: NO_ACCOUNTS }, { clock: { now: () => now }, wake, ...dies });
};

/** A process that dies when it has recorded what was said, and before it says so. */
const startDying = async (): Promise<void> => {
  let release = (): void => {};
  const dead = new Promise<void>((resolve) => {
    release = resolve;
  });
  const then = async <T extends Answer | null>(work: Promise<T>): Promise<T> => {
    const answer = await work;
    await dead;
    return answer;
  };
  await program.stop();
  noted = 0;
  program = await start({
    doors: (doors) => ({
      dispatch: (caller, said) => then(doors.dispatch(caller, said)),
      press: (caller, press, submitted) => then(doors.press(caller, press, submitted)),
      reply: (caller, said) => then(doors.reply(caller, said)),
      amend: (caller, said) => then(doors.amend(caller, said)),
    }),
    store: (store) => ({
      ...store,
      incoming: {
        ...store.incoming,
        noteLate: async (event, notice) => {
          await store.incoming.noteLate(event, notice);
          noted++;
        },
      },
    }),
  });
  dying.push({ program, release });
};

/** Another process, two minutes later, which does its work once. */
const startAgain = async (): Promise<void> => {
  if (!dying.some((one) => one.program === program)) await program.stop();
  minutes += 2;
  program = await start();
  await catchUp();
};
const catchUp = async (): Promise<void> => {
  for (const { name, run } of jobs) if (name === "catch up") await run();
};

beforeAll(async () => {
  connector = await startConnector();
  const contact = { platform: "teams", tenant: TENANT, user: ALEX.aadObjectId } as const;
  kept = await makeLog({ contact });
  program = await start();
}, 30_000);
afterAll(async () => {
  connector.fail(null);
  for (const { release } of dying) release();
  await program.stop();
  for (const one of dying) await one.program.stop();
  await connector.close();
  kept.remove();
});
beforeEach(() => connector.fail(null));

const from = (rest: object) => activity(connector, "personal", rest);
const deliver = (what: object) => post({ url: `${program.url}/api/messages` } as TeamsBot, what);
const shown = () => connector.shown("a:alex").map(({ id, text, card }) => ({ id, says: text || JSON.stringify(card) }));
const updates = async (text: string): Promise<number> =>
  (await dumpLog(program.app))["HWG 12/05"]?.updates.filter((one) => one.text === text).length ?? 0;
const edited = (id: string, text: string) =>
  from({
    ...{ ...message(text), id, type: "messageUpdate", timestamp: "2026-11-23T10:30:00.000Z" },
    channelData: { tenant: { id: TENANT }, eventType: "editMessage" },
  });

describe("a message on Teams that is delivered again", () => {
  it.each([
    ["free text", "12/05 the hooks are sorted"],
    ["a command", "action update 12/05 the hooks are painted"],
    ["a question of ours", "we had a look at 12/05 and 12/10"],
  ])("is answered once, also after a restart: %s", async (_, text) => {
    const before = shown().length;
    const same = from(message(text));
    await Promise.all([deliver(same), deliver(same)]);
    expect(shown()).toHaveLength(before + 1);
    expect((await deliver(same)).status).toBe(200);
    await program.stop();
    program = await start();
    expect((await deliver(same)).status).toBe(200);
    await startAgain();
    expect(shown()).toHaveLength(before + 1);
  });

  it("is answered then where Teams did not take the answer at first, as it would have been", async () => {
    const before = shown().length;
    const same = from(message("12/05 the slings are tested"));
    connector.fail({ status: 500 });
    await deliver(same);
    connector.fail(null);
    expect(shown()).toHaveLength(before);
    await deliver(same);
    await deliver(same);
    const [answer, ...others] = shown().slice(before);
    expect(answer?.says).toContain("HWG 12/05: update recorded");
    expect(answer?.says).toContain("the slings are tested");
    expect(answer?.says).toContain("Undo");
    expect([others, await updates("the slings are tested")]).toEqual([[], 1]);
  });

  it("is answered all the same where Teams did not take the answer and delivers it no more", async () => {
    const before = shown().length;
    connector.fail({ status: 500 });
    await deliver(from(message("12/05 the shackles are counted")));
    connector.fail(null);
    await startAgain();
    await startAgain();
    expect(shown().slice(before)).toHaveLength(1);
    expect(shown().at(-1)?.says).toContain("HWG 12/05: update recorded");
    expect(await updates("the shackles are counted")).toBe(1);
  });

  it("is given up, and that logged, where it cannot be answered at all", async () => {
    const before = shown().length;
    connector.fail({ status: 403 });
    await deliver(from(message("12/05 nobody hears this")));
    for (let round = 0; round < 4; round++) await startAgain();
    expect(program.log.lines.filter(({ message: line }) => line.includes("could not be answered"))).not.toBe([]);
    connector.fail(null);
    await startAgain();
    expect(shown()).toHaveLength(before);
    expect(await updates("nobody hears this")).toBe(1);
  });
});

describe("a process that dies between recording what was said on Teams and saying so", () => {
  const dieOver = async (what: object): Promise<number> => {
    const before = shown().length;
    await startDying();
    void deliver(what).catch(() => {});
    return before;
  };
  const stillWorking = () => until(() => noted === 1, 10_000);

  it("leaves “still working on it” behind, which becomes the answer, with what was recorded", async () => {
    const before = await dieOver(from(message("12/05 need until 15 December, the paint is late")));
    await stillWorking();
    expect(shown().at(-1)?.says).toContain("Still working on it");
    await startAgain();
    const said = shown().slice(before);
    expect(said).toHaveLength(1);
    expect(said[0]?.says).toContain("HWG 12/05: target revised");
    expect(said[0]?.says).toContain("to 15 December 2026");
    expect((await dumpLog(program.app))["HWG 12/05"]?.targets.moves).toBe(1);
  });

  it("is told of several actions, each as it was recorded", async () => {
    const before = await dieOver(from(message("12/05 the rope is new, 12/10 that is not ours")));
    await stillWorking();
    await startAgain();
    const [answer, ...others] = shown().slice(before);
    expect(answer?.says).toContain("HWG 12/05: update recorded");
    expect(answer?.says).toContain("the rope is new");
    expect([others, await updates("the rope is new")]).toEqual([[], 1]);
  });

  it("is told of a command and of an edit what was recorded", async () => {
    const command = from(message("action update 12/05 the gate is shut"));
    let before = await dieOver(command);
    await stillWorking();
    await startAgain();
    expect(shown().slice(before)).toHaveLength(1);
    expect(shown().at(-1)?.says).toContain("HWG 12/05 updated");

    const first = from(message("12/05 the gate is halve open"));
    await deliver(first);
    before = await dieOver(edited(first.id, "12/05 the gate is half open"));
    while ((await updates("the gate is half open")) === 0) await sleep(20);
    await startAgain();
    expect(shown().slice(before)).toHaveLength(1);
    expect(shown().at(-1)?.says).toContain("HWG 12/05 corrected");
    expect(await updates("the gate is half open")).toBe(1);
  });

  it("is told of a form that it was recorded, in the place of “still working on it”", async () => {
    const press = { command: "action update", committee: "HWG", values: { reference: "HWG 12/05" } };
    const data = { verb: "opsg", opsg: { press, nonce: "dying-form", fields: ["text"] }, text: "By a form that died." };
    await startDying();
    const said = JSON.stringify((await deliver(from(pressOf(data, "card-of-form")))).body);
    expect(said).toContain("Still working on it");
    await startAgain();
    const redrawn = connector.received.filter(({ method, path }) => method === "PUT" && path.endsWith("card-of-form"));
    expect(JSON.stringify(redrawn.at(-1)?.body)).toContain("HWG 12/05 updated");
    expect(await updates("By a form that died.")).toBe(1);
  });

  it("and nothing is said of it once more when Teams delivers it again", async () => {
    const what = from(message("12/05 the crane is greased"));
    const before = await dieOver(what);
    await stillWorking();
    await startAgain();
    await deliver(what);
    await startAgain();
    expect(shown().slice(before)).toHaveLength(1);
    expect(await updates("the crane is greased")).toBe(1);
  });
});
