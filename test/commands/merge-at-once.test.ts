import { makeWorld } from "../world.js";
import { mergesAtOnce } from "./merges-at-once.js";

mergesAtOnce("SQLite", async () => {
  const world = await makeWorld();
  return { world, close: () => world.close() };
});
