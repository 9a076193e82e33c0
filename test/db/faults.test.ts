import { mkdtemp, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterEach, beforeEach, describe, expect, it } from "vitest";
import { DatabaseFault } from "../../src/db/fault.js";
import { openStore } from "../../src/db/open.js";
import { sqliteFault } from "../../src/db/sqlite.js";
import { clock } from "../contracts/ground.js";

const refusal = async (url: string): Promise<string> => {
  const fault = await openStore(url, { clock }).then(
    () => undefined,
    (error: unknown) => error,
  );
  expect(fault).toBeInstanceOf(DatabaseFault);
  return (fault as DatabaseFault).message;
};

describe("a database that cannot be opened", () => {
  let folder: string;
  beforeEach(async () => {
    folder = await mkdtemp(join(tmpdir(), "opsg-faults-"));
  });
  afterEach(() => rm(folder, { recursive: true }));

  it("is told from the file that is no database, the path and the variable named", async () => {
    await writeFile(join(folder, "notes.db"), "Notes of the meeting. ".repeat(100));
    expect(await refusal(`file:${folder}/notes.db`)).toBe(
      `The database file ${folder}/notes.db cannot be opened (file is not a database). DATABASE_URL says where it is.`,
    );
  });

  it("is told from a folder that cannot be made", async () => {
    await writeFile(join(folder, "file"), "");
    expect(await refusal(`file:${folder}/file/opsg.db`)).toMatch(/cannot be opened \((ENOTDIR|EEXIST).*DATABASE_URL/);
  });

  it("is told from a server that is not there, without the password", async () => {
    const said = await refusal("postgresql://bot:s3cret@127.0.0.1:5/log");
    expect(said).toBe(
      "The database log on 127.0.0.1:5 cannot be used (no server answers there). DATABASE_URL says where it is.",
    );
  });

  it.each(["mysql://bot:s3cret@host/log", "postgresql://bot:s3 cret/@:host", "opsg.db", ""])(
    "is told from an address of another kind, without repeating it: %s",
    async (url) => {
      const said = await refusal(url);
      expect(said).toMatch(/^DATABASE_URL is neither a file .* nor a PostgreSQL/);
      expect(said).not.toContain("cret");
    },
  );

  it.each([
    "Could not locate the bindings file. Tried: → /app/node_modules/better-sqlite3/build/better_sqlite3.node",
    "The module '/app/better_sqlite3.node' was compiled against a different Node.js version using NODE_MODULE_VERSION 115.",
  ])("is told from a missing binary, with what compiles it and the command: %s", (message) => {
    const said = sqliteFault(new Error(message), "data/opsg.db").message;
    for (const needed of ["Python 3", "make", "C++ compiler", "npm rebuild better-sqlite3", process.version])
      expect(said).toContain(needed);
  });
});
