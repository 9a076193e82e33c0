import { mkdtempSync, rmSync } from "node:fs";
import { createServer } from "node:http";
import type { AddressInfo } from "node:net";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { ok } from "../../src/domain/result.js";
import { minutesInWord } from "../documents/make-docx.js";
import { hasChromium, type Playground, type Seat, startPlayground, takeSeat } from "./playground.js";
import { NO_ACCOUNTS, type Program, startProgram } from "./program.js";
import * as afternoon from "./setting-up.js";
import { type TeamsSeat, takeTeamsSeat } from "./teams-seat.js";

describe.runIf(hasChromium())("the first afternoon, in the Agents Playground", () => {
  const folder = mkdtempSync(join(tmpdir(), "opsg-setup-"));
  const hand = afternoon.byHand();
  const { step, done } = afternoon.counter();
  const files = createServer(async (_request, response) => void response.end(await minutesInWord()));
  let program: Program;
  let playground: Playground;
  let browser: Seat;
  let seat: TeamsSeat;

  beforeAll(async () => {
    const url = `file:${join(folder, "log.db")}`;
    await afternoon.foundCommittee(url);
    await new Promise<void>((listening) => files.listen(0, "127.0.0.1", listening));
    program = await startProgram(url, { teams: NO_ACCOUNTS }, hand.overrides);
    playground = await startPlayground(`${program.url}/api/messages`);
    // The Playground vouches for nobody's address: the Secretary's account is linked as the operator would link it.
    const { tenantId, currentUser } = playground.config;
    await program.app.store.change(null, async (tx) => {
      const secretary = (await tx.register()).people.find(({ name }) => name === afternoon.SECRETARY.name);
      await tx.people.link(secretary?.id ?? "", { platform: "teams", tenant: tenantId, user: currentUser.aadObjectId });
      return ok(null);
    });
    browser = await takeSeat(playground, { width: 1400, height: 2400 });
    seat = takeTeamsSeat(browser);
  }, 90_000);
  afterAll(async () => {
    await browser?.close();
    await playground?.stop();
    await program?.stop();
    files.close();
    rmSync(folder, { recursive: true, force: true });
  });

  const sees = async (picture: string, ...words: string[]): Promise<void> => {
    await seat.until(words);
    await seat.picture(`setup-${picture}.png`);
  };

  it("leads from an empty log to the first reminder answered", async () => {
    await step("Secretary", "says hello to the bot", () => seat.move({ type: "hello" }));
    await sees("1-hello", "You are its Secretary. Setting it up comes next: Minutes.");

    const downloadUrl = `http://127.0.0.1:${(files.address() as AddressInfo).port}/minutes.docx`;
    const contentType = "application/vnd.microsoft.teams.file.download.info";
    const attachments = [{ contentType, name: "minutes.docx", content: { downloadUrl, fileType: "docx" } }];
    await step("Secretary", "sends the last minutes", () =>
      playground.deliver({ type: "message", text: "", attachments }),
    );
    await sees("2-minutes", "Import LKF 7, 8 September 2026?", "3 new");
    await step("Secretary", "presses Import", () => seat.move({ press: "Import" }));
    await sees("3-imported", "Imported LKF 7, 8 September 2026");

    await step("Secretary", "presses Add people", () => seat.move({ press: "Add people" }));
    await sees("4-people-form", "Add many people");
    // One person sits before the Playground: the Secretary answers for the Rope Board as well.
    const list = `${afternoon.PEOPLE_LIST}\n${afternoon.SECRETARY.name}\t${afternoon.SECRETARY.email}\tRope Board\t`;
    await step("Secretary", "pastes them from a spreadsheet", () =>
      seat.move({ fill: { "The people": list }, send: "Look at them" }),
    );
    await sees("5-people", "Bo Hawser: bo@example.org, member, contact for Rope Board");
    await step("Secretary", "presses Add them", () => seat.move({ press: "Add them" }));
    await sees("6-people-stored", "3 people are stored");

    const channel = playground.config.teams[0]?.channels[0]?.id ?? "";
    await step("Secretary", "binds the channel, where they type channel bind", () =>
      playground.say("channel bind LKF", { conversation: channel, mention: true }),
    );
    await step("Secretary", "types setup", () => seat.move({ type: "setup" }));
    await sees("7-checklist", "Setting up LKF: 6 of 7 done", "Next: Reminders.");
    await step("Secretary", "presses Start reminders", async () => {
      await seat.latest().getByRole("button", { name: "Start reminders", exact: true }).last().click();
    });
    await sees("8-fortnight", "Start the reminders of LKF?", "10 working days before");
    await step("Secretary", "presses Start reminders again, having looked", () =>
      seat.move({ press: "Start reminders" }),
    );
    await sees("9-started", "The reminders of LKF are on");
    await seat.move({ type: "setup check" });
    await sees("10-check", "nothing to mend");

    hand.at(afternoon.FIRST_REMINDER);
    await hand.tick();
    await sees("11-reminder", "LKF 6/01 is due on Wednesday 30 September 2026");
    await step("Contact", "presses Done under the reminder", () => seat.move({ press: "Done" }));
    await sees("12-answered", "LKF 6/01: completion proposed");
    expect(await afternoon.outcome(program.app)).toMatchObject({ status: "completion proposed" });

    console.log(`In the Playground, ${done.length} steps:\n${done.join("\n")}`);
    expect(done.length).toBeLessThanOrEqual(12);
    expect(program.log.lines.filter(({ level }) => level === "error")).toEqual([]);
  });
});
