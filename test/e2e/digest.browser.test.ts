import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { sandboxDoors } from "../../src/sandbox/be.js";
import { fill, found } from "./filled-log.js";
import { hasChromium, type Playground, type Seat, startPlayground, takeSeat } from "./playground.js";
import { NO_ACCOUNTS, type Program, startProgram } from "./program.js";
import { type TeamsSeat, takeTeamsSeat } from "./teams-seat.js";

describe.runIf(hasChromium())("the digest and everybody’s own view, as Teams shows them", () => {
  const folder = mkdtempSync(join(tmpdir(), "opsg-digest-"));
  let program: Program;
  let playground: Playground;
  let browser: Seat;
  let seat: TeamsSeat;
  let filled = 0;

  beforeAll(async () => {
    const url = `file:${join(folder, "log.db")}`;
    program = await startProgram(url, { teams: NO_ACCOUNTS }, { doors: sandboxDoors, prepare: found });
    playground = await startPlayground(`${program.url}/api/messages`);
    browser = await takeSeat(playground, { width: 760, height: 3600 });
    seat = takeTeamsSeat(browser);
    await seat.be("chair");
  }, 120_000);
  afterAll(async () => {
    await browser?.close();
    await playground?.stop();
    await program?.stop();
    rmSync(folder, { recursive: true, force: true });
  });

  const fillTo = async (count: number): Promise<void> => {
    for (let from = filled; from < count; from += 200) await fill(program.app, from, Math.min(count, from + 200));
    filled = count;
  };
  /** Every picture of the latest message has come and has a size. */
  const pictures = async (): Promise<number> => {
    const images = seat.latest().locator("img[alt*='. ']");
    for (const image of await images.all())
      await expect
        .poll(() => image.evaluate((one) => (one as unknown as { naturalWidth: number }).naturalWidth))
        .toBeGreaterThan(1_000);
    return images.count();
  };

  it.each([
    [0, "No action is open", 1],
    [1, "1 action is open", 2],
    [40, "without a date", 2],
  ])("a log of %i actions", async (count, said, shown) => {
    await fillTo(count);
    await seat.move({ type: "digest" });
    await seat.until([said]);
    expect(await pictures()).toBe(shown);
    await seat.picture(`digest-${count}.png`);
  });

  it("a figure lists exactly what it counts", async () => {
    await seat.move({ type: "action list awaiting" });
    await seat.until(["HWG: Actions awaiting agreement"]);
    await seat.picture("digest-list.png");
  });

  it("a contact’s own view, and the Secretary’s", async () => {
    await seat.be("contact");
    await seat.move({ type: "home" });
    await seat.until(["Your actions, for Tidewater Ferries", "Next meetings"]);
    await seat.picture("home-contact.png");
    await seat.be("secretary");
    await seat.move({ type: "home" });
    await seat.until(["HWG as a whole", "awaiting agreement"]);
    await seat.picture("home-secretary.png");
  });

  it("several actions at once are shown before they are stored", async () => {
    await seat.move({
      type: "action many\nTidewater Ferries to paint the gangway target 8 December\nThe Quayside Cranes to grease the hooks\nSomebody to do something",
    });
    await seat.until(["could not be understood"]);
    await seat.picture("many-preview.png");
  });
});
