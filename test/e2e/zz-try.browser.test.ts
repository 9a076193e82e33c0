import { test } from "vitest";
import { startPlayground, takeSeat } from "./playground.js";
import { sampleDoors } from "../teams/doors.js";
import { startTeamsBot } from "../teams/teams-bot.js";
test("try", async () => {
  const { doors, calls, slow } = sampleDoors();
  const bot = await startTeamsBot(doors);
  const pg = await startPlayground(bot.url);
  const seat = await takeSeat(pg, { width: 900, height: 1000 });
  const wait = (ms: number) => new Promise((r) => setTimeout(r, ms));
  try {
  await seat.type("action list");
  await seat.sees("Page 1 of 2");
  await seat.screenshot("w-list.png");
  await seat.press("Open");
  await wait(1500);
  await seat.screenshot("w-open.png");
  await seat.press("Close");
  await wait(700);
  await seat.screenshot("w-confirm.png");
  await seat.press("Yes: Close");
  await wait(1200);
  await seat.screenshot("w-closed.png");
  await seat.press("History");
  await wait(1200);
  await seat.screenshot("w-problem.png");
  slow.ms = 4000;
  await seat.press("It is done");
  await wait(3000);
  await seat.screenshot("w-slow1.png");
  await wait(3000);
  await seat.screenshot("w-slow2.png");
  slow.ms=0;
  await seat.page.setViewportSize({ width: 400, height: 900 });
  await wait(500);
  await seat.type("action list");
  await wait(1500);
  await seat.screenshot("w-narrow.png");
  await seat.type("action new");
  await seat.sees("What is to be done");
  await wait(500);
  await seat.screenshot("w-form.png");
  } finally {
  console.log(JSON.stringify(calls.at(-1)), JSON.stringify(bot.log.lines, (_k, v) => (v instanceof Error ? v.stack : v)), [...bot.conversations.kept]);
  await seat.close(); await pg.stop(); await bot.close();
  }
});
