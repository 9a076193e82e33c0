import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { openPeer, type Peer } from "../slack/peer.js";
import { type Dumped, dumpLog } from "./dump.js";
import { AFTERWARDS, FIFTEEN_STEPS, NEW } from "./fifteen-steps.js";
import { makeLog, type Program, startProgram } from "./program.js";
import { type SlackSeat, slackAccounts, slackSettings, takeSlackSeat } from "./slack-seat.js";

let peer: Peer;
let kept: Awaited<ReturnType<typeof makeLog>>;
let program: Program;
let seat: SlackSeat;
let before: Record<string, Dumped>;

beforeAll(async () => {
  peer = await openPeer();
  kept = await makeLog(slackAccounts(peer));
  program = await startProgram(kept.url, { slack: slackSettings(peer) });
  seat = takeSlackSeat(peer, program.url);
  before = await dumpLog(program.app);
}, 30_000);
afterAll(async () => {
  await program.stop();
  await peer.close();
  kept.remove();
});

describe("fifteen steps on Slack, over HTTP:", () => {
  it.each(FIFTEEN_STEPS.map((step) => [step.name, step] as const))(
    "%s",
    async (_name, { as, moves, sees, not = [] }) => {
      await seat.be(as);
      for (const move of moves) await seat.move(move);
      const text = await seat.reads();
      for (const words of sees) expect(text).toContain(words);
      for (const words of not) expect(text).not.toContain(words);
    },
  );

  it("leave the log as on Teams, and nothing else in it changed", async () => {
    const { [NEW]: played, ...others } = await dumpLog(program.app);
    expect(played).toEqual(AFTERWARDS);
    expect(others).toEqual(before);
  });

  it("and nothing went wrong meanwhile", () => {
    expect(program.log.lines.filter(({ level }) => level !== "info")).toEqual([]);
  });
});
