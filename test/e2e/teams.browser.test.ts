import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { sandboxDoors } from "../../src/sandbox/be.js";
import { type Dumped, dumpLog } from "./dump.js";
import { AFTERWARDS, FIFTEEN_STEPS, NEW } from "./fifteen-steps.js";
import { HOSTILE, START } from "./hostile.js";
import { hasChromium, type Playground, type Seat, startPlayground, takeSeat } from "./playground.js";
import { makeLog, NO_ACCOUNTS, type Program, type Role, startProgram } from "./program.js";
import { type TeamsSeat, takeTeamsSeat } from "./teams-seat.js";

describe.runIf(hasChromium())("in the Agents Playground, as a person sits before it", () => {
  let kept: Awaited<ReturnType<typeof makeLog>>;
  let program: Program;
  let playground: Playground;
  let browser: Seat;
  let seat: TeamsSeat;
  let before: Record<string, Dumped>;
  let who: Role | undefined;

  beforeAll(async () => {
    kept = await makeLog({});
    program = await startProgram(kept.url, { teams: NO_ACCOUNTS }, { doors: sandboxDoors });
    before = await dumpLog(program.app);
    playground = await startPlayground(`${program.url}/api/messages`);
    browser = await takeSeat(playground, { width: 1400, height: 2000 });
    seat = takeTeamsSeat(browser);
  }, 60_000);
  afterAll(async () => {
    await browser?.close();
    await playground?.stop();
    await program?.stop();
    kept?.remove();
  });

  const be = async (role: Role): Promise<void> => {
    if (role !== who) await seat.be(role);
    who = role;
  };

  describe("fifteen steps on Teams:", () => {
    it.each(FIFTEEN_STEPS.map((step, index) => [step.name, step, index + 1] as const))(
      "%s",
      async (name, { as, moves, sees, not }, number) => {
        await be(as);
        for (const move of moves) await seat.move(move);
        await seat.until(sees, not);
        await seat.picture(`e2e-${String(number).padStart(2, "0")}-${name.replaceAll(" ", "-")}.png`);
      },
    );

    it("leave the log as on Slack, and nothing else in it changed", async () => {
      const { [NEW]: played, ...others } = await dumpLog(program.app);
      expect(played).toEqual(AFTERWARDS);
      expect(others).toEqual(before);
    });
  });

  it.each([
    ["help", ["What you can type", "action target"]],
    ["action history 12/12", ["Completion declined", "It turns one way only", "from Teams"]],
    ["action show 7/02", ["HWG 7/02", "Minutes of HWG 12", "on Teams"]],
    ["action target 7/02", ["Revise the target", "In force now"]],
    ["action list overdue", ["Overdue actions", "Overdue"]],
    ["meeting show 15", ["HWG 15, Monday 28 December 2026", "It falls on a bank holiday", "Keep", "Add to calendar"]],
    ["meeting list from 1 December 2026 to 30 April 2027", ["HWG 14 (provisional)", "HWG 23 (provisional)"]],
    ["meeting series", ["second Tuesday of the month", "Change reporting meetings"]],
    ["calendar link", ["The link of HWG meetings", "/calendar/", "It is not shown again"]],
  ])("“%s” looks as it should", async (line, sees) => {
    await be("secretary");
    await seat.move({ type: line });
    await seat.until(sees);
    await seat.picture(`e2e-${line.replace(/[ /]/gu, "-")}.png`);
  });

  it("what somebody typed is shown as typed: no link, no bold, nobody called", async () => {
    await be("secretary");
    await seat.move({ type: `action new "${HOSTILE.replace("\0", "")}" owner Quayside Cranes` });
    await seat.until(["HWG 12/13 raised"]);
    await seat.move({ type: "action show 12/13" });
    await seat.until([START, "👩‍👩‍👧 🦞", "שלום", "the very end"]);
    const marked = seat.latest().locator("a, b, strong, i, em, s, del, code, h1, ul, [href], [onclick], at");
    // The one link is ours: where the action is found.
    expect(await marked.evaluateAll((all) => all.map((one) => (one as unknown as { href?: string }).href))).toEqual([
      `${program.url}/actions/HWG/12/13`,
    ]);
    const typed = seat.latest().locator(".ac-textRun", { hasText: "*bold*" });
    expect(await typed.first().getAttribute("style")).toContain("font-weight: 400");
    await seat.picture("e2e-hostile.png");
  });

  it("nothing went wrong meanwhile", () => {
    expect(program.log.lines.filter(({ level }) => level !== "info")).toEqual([]);
  });
});
