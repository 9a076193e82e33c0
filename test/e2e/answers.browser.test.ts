import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { sandboxDoors } from "../../src/sandbox/be.js";
import { dumpLog } from "./dump.js";
import { hasChromium, type Playground, type Seat, startPlayground, takeSeat } from "./playground.js";
import { makeLog, NO_ACCOUNTS, type Program, startProgram } from "./program.js";
import { type TeamsSeat, takeTeamsSeat } from "./teams-seat.js";

describe.runIf(hasChromium())("an owner answers in the Agents Playground", () => {
  let kept: Awaited<ReturnType<typeof makeLog>>;
  let program: Program;
  let playground: Playground;
  let browser: Seat;
  let seat: TeamsSeat;

  beforeAll(async () => {
    kept = await makeLog({});
    program = await startProgram(kept.url, { teams: NO_ACCOUNTS }, { doors: sandboxDoors });
    playground = await startPlayground(`${program.url}/api/messages`);
    browser = await takeSeat(playground, { width: 1100, height: 900 });
    seat = takeTeamsSeat(browser);
    await seat.be("contact");
  }, 60_000);
  afterAll(async () => {
    await browser?.close();
    await playground?.stop();
    await program?.stop();
    kept?.remove();
  });

  const TAKEN = "HWG 12/05";

  it.each([
    [
      "half of the hooks are labelled, will be done by 18 December",
      ["update recorded", "Shall 18 December 2026"],
      "offer",
    ],
    ["need until 15 December, the paint is late", ["From 8 December 2026 to 15 December 2026", "Undo"], "target"],
    ["remind me on Friday", ["reminder put off", "Your reminders of it rest until Friday 27 November 2026"], "snooze"],
    ["done", ["completion proposed", "Undo"], "done"],
  ])("“%s” is said back", async (words, sees, name) => {
    await seat.move({ type: `12/05 ${words}` });
    await seat.until([TAKEN, ...sees]);
    await seat.picture(`e2e-answer-${name}.png`);
  });

  it("takes the last back with Undo", async () => {
    await seat.move({ press: "Undo" });
    await seat.until([`${TAKEN}: taken back`, "It is open again."]);
    await seat.picture("e2e-answer-undone.png");
  });

  it("is asked about an action that is not named; the button means the words", async () => {
    await seat.move({ type: "The paint has come at last." });
    await seat.until(["Which action is that about?", "The paint has come at last."]);
    await seat.picture("e2e-answer-which.png");
    await seat.move({ press: `${TAKEN}: label the hooks by what the…` });
    await seat.until([`${TAKEN}: update recorded`]);
    const updates = (await dumpLog(program.app))[TAKEN]?.updates.map(({ text }) => text);
    expect(updates?.at(-1)).toBe("The paint has come at last.");
  });

  it("answers several at once", async () => {
    await seat.move({ type: "12/05 all labelled, 12/10 the rust needs until 22 December" });
    await seat.until([TAKEN, "HWG 12/10"]);
    await seat.picture("e2e-answer-several.png");
  });
});
