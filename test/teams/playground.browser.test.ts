import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { hasChromium, type Playground, type Seat, startPlayground, takeSeat } from "../e2e/playground.js";
import { sampleDoors } from "./doors.js";
import { startTeamsBot, type TeamsBot } from "./teams-bot.js";

describe.runIf(hasChromium())("in Microsoft's Agents Playground", () => {
  const { doors, calls, slow } = sampleDoors();
  let bot: TeamsBot;
  let playground: Playground;
  let seat: Seat;
  beforeAll(async () => {
    bot = await startTeamsBot(doors);
    playground = await startPlayground(bot.url);
    seat = await takeSeat(playground);
  });
  afterAll(async () => {
    await seat?.close();
    await playground?.stop();
    await bot?.close();
  });

  test("a card shows what people typed as they typed it", async () => {
    await seat.type("action show 7/01");
    await seat.sees("with *stars*, [a link](javascript:alert(1)) and <at>everyone</at>.");
    await seat.screenshot("teams-show.png");
  });

  test("the next page takes the place of the list", async () => {
    await seat.type("action list");
    await seat.sees("Page 1 of 2");
    await seat.screenshot("teams-list.png");
    await seat.press("Next");
    await seat.sees("Page 2 of 2");
    await seat.screenshot("teams-list-2.png");
    expect(await seat.page.getByText("Page 1 of 2").count()).toBe(0);
  });

  test("a form is filled in, sent once, and gives way to what it did", async () => {
    await seat.type("action new");
    await seat.sees("What is to be done");
    await seat.screenshot("teams-form.png");
    await seat.page.getByLabel("What is to be done").last().fill("NetCo to test the form");
    await seat.page.getByRole("checkbox", { name: "NetCo" }).last().check();
    await seat.press("Raise");
    await seat.sees("DEMO 8/01 is raised");
    await seat.screenshot("teams-raised.png");
    const sent = calls.at(-1);
    expect(sent).toMatchObject({
      door: "press",
      nonce: "nonce-1",
      press: { values: { text: "NetCo to test the form", owners: "NetCo", target: "2027-03-09" } },
    });
    expect(await seat.page.getByText("What is to be done").count()).toBe(0);
  });
  void slow;
});
