import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import type { Account } from "../../src/domain/register.js";
import { openPeer, type Peer } from "../slack/peer.js";
import { hasChromium, type Playground, type Seat, startPlayground, takeSeat } from "./playground.js";
import { NO_ACCOUNTS, type Program, startProgram } from "./program.js";
import { slackSettings } from "./slack-seat.js";
import { expectedMessages } from "./year/expected.js";
import { readReminder } from "./year/readers.js";
import { foundCommittee, replay, virtualTime } from "./year/replay.js";
import { PEOPLE } from "./year/story.js";

/** Whose chat in the Playground is looked at; everybody else is on Slack. */
const WHOSE = "Dora";

describe.runIf(hasChromium())("the year before Microsoft's Playground", () => {
  let peer: Peer;
  let program: Program;
  let playground: Playground;
  let seat: Seat;
  const folder = mkdtempSync(join(tmpdir(), "opsg-year-"));
  const time = virtualTime();

  beforeAll(async () => {
    peer = await openPeer(Object.keys(PEOPLE));
    const platforms = { slack: slackSettings(peer), teams: NO_ACCOUNTS };
    program = await startProgram(`file:${join(folder, "log.db")}`, platforms, time.overrides);
    playground = await startPlayground(`${program.url}/api/messages`);
    seat = await takeSeat(playground);
  }, 60_000);
  afterAll(async () => {
    await seat?.close();
    await playground?.stop();
    await program?.stop();
    await peer?.close();
    rmSync(folder, { recursive: true, force: true });
  });

  it("the contact of one party sees each of their reminders once, in order, and no other", async () => {
    const { app } = program;
    const { tenantId, currentUser } = playground.config;
    const accountOf = (name: string): Account =>
      name === WHOSE
        ? { platform: "teams", tenant: tenantId, user: currentUser.aadObjectId }
        : { platform: "slack", tenant: peer.team, user: peer.people.get(name) ?? "" };
    await foundCommittee(app, accountOf);
    const cards = seat.page.locator(".fai-OutputCard");
    await seat.type("help");
    // The welcome and the help, however they come: until no more do.
    let read = 0;
    await expect
      .poll(
        async () => {
          const before = read;
          read = await cards.count();
          return read > 0 && read === before;
        },
        { timeout: 20_000, interval: 2_000 },
      )
      .toBe(true);
    const before = read;
    const saw: unknown[] = [];
    await replay(program, time, accountOf, async () => {
      const sent = await app.store.outbox.list({ committeeId: "committee", states: ["sent"], limit: 1_000 });
      const theirs = sent.filter(({ to }) => "personId" in to && to.personId === WHOSE).length;
      await expect.poll(() => cards.count(), { timeout: 20_000 }).toBe(before + theirs);
      for (; read < before + theirs; read++) saw.push(readReminder(await cards.nth(read).innerText()));
    });
    const expected = expectedMessages().filter(({ to }) => to === WHOSE);
    expect(saw).toEqual(expected.map(({ says, late }) => ({ says, late })));
    await seat.screenshot("year.png");
  }, 400_000);
});
