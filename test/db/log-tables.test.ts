import { readFileSync } from "node:fs";
import { describe, expect, it } from "vitest";
import { LEFT_BEHIND } from "../../src/db/left-behind.js";
import { logJsonSchema } from "../../src/db/log-restore.js";
import { LOG_TABLES } from "../../src/db/log-tables.js";

describe("a log as data", () => {
  it("takes along every table of the models, or says why not", () => {
    const models = [...readFileSync("prisma/schema.prisma", "utf8").matchAll(/^model (\w+)/gmu)].map(
      ([, name]) => name,
    );
    expect([...Object.keys(LOG_TABLES), ...Object.keys(LEFT_BEHIND)].toSorted()).toEqual(models.toSorted());
  });

  it("has the shape that docs/log.schema.json publishes (-u writes it anew)", async () => {
    await expect(`${JSON.stringify(logJsonSchema(), null, 2)}\n`).toMatchFileSnapshot("../../docs/log.schema.json");
  });
});
