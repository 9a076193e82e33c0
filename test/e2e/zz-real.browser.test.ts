import { test } from "vitest";
import { makeWorld } from "../world.js";
import { ok } from "../../src/domain/result.js";
import { startPlayground, takeSeat } from "./playground.js";
import { startTeamsBot } from "../teams/teams-bot.js";
test("real", async () => {
  const world = await makeWorld();
  const bot = await startTeamsBot(world.doors, { conversations: world.store.conversations });
  const pg = await startPlayground(bot.url);
  const { tenantId: tenant, currentUser } = pg.config;
  await world.store.change(null, async (tx) => { await tx.people.link("person-secretary", { platform: "teams", tenant, user: currentUser.aadObjectId }); return ok(null); });
  const seat = await takeSeat(pg, { width: 700, height: 1300 });
  const wait = (ms: number) => new Promise((r) => setTimeout(r, ms));
  try {
    const shot = async (n: string) => { await wait(900); await seat.screenshot(`r-${n}.png`); };
    await seat.type("help"); await shot("help");
    for (let i = 0; i < 14; i++) await world.say("secretary", `action new "${["NetCo to publish the outage calendar for the spring and say which *days* are firm", "GridCo to circulate the slides", "DCC to confirm <b>when</b> the new message arrives"][i % 3]}" owner ${["NetCo", "GridCo", "SECAS and DCC"][i % 3]} target ${["8 March 2022", "1 February 2022", "12 April 2022"][i % 3]}`);
    await seat.type("action list"); await shot("list");
    await seat.type("action show 64/1"); await shot("show");
    await seat.type("action new"); await shot("new");
    await seat.type("action target 64/1 10 April because it takes longer"); await shot("target");
    await seat.type("action close 64/3"); await shot("close");
    await seat.type("action history 64/1"); await shot("history");
    await seat.type("actoin lst"); await shot("wrong");
    await seat.type("person list"); await shot("people");
    await seat.type("person add"); await shot("padd");
  } finally {
    console.log(JSON.stringify(bot.log.lines, (_k, v) => (v instanceof Error ? v.stack : v)));
    await seat.close(); await pg.stop(); await bot.close(); await world.close();
  }
});
