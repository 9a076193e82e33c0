import { onPostgres } from "../contracts/ground.js";
import { makeWorld } from "../world.js";
import { mergesAtOnce } from "./merges-at-once.js";

mergesAtOnce("PostgreSQL", async () => {
  const ground = await onPostgres();
  const world = await makeWorld({ url: ground.url });
  return {
    world,
    close: async () => {
      await world.close();
      await ground.done();
    },
  };
});
