// Builds what runs: both Prisma clients from the models (only when the models changed), the modules one by one (dist,
// which tests and benchmarks read), and from them the program in a few files (dist/program), which loads in half the time.
import { spawnSync } from "node:child_process";
import { createHash } from "node:crypto";
import { existsSync, mkdirSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { isBuiltin } from "node:module";
import { rolldown } from "rolldown";

/** Runs one of the project's own tools with this Node; ends the build with its exit code when it fails. */
const run = (script, args) => {
  const env = {
    ...process.env,
    // `prisma generate` would download a schema engine that it does not use; any existing file contents it.
    PRISMA_SCHEMA_ENGINE_BINARY: process.execPath,
    PRISMA_HIDE_UPDATE_MESSAGE: "1",
    CHECKPOINT_DISABLE: "1",
    DATABASE_URL: "file:./unused.db",
  };
  const done = spawnSync(process.execPath, [script, ...args], { env, encoding: "utf8" });
  if (done.status === 0) return;
  process.stderr.write(`${done.stdout}${done.stderr}`);
  process.exit(done.status ?? 1);
};

for (const provider of ["sqlite", "postgres"]) {
  const schema = provider === "sqlite" ? "prisma/schema.prisma" : "prisma/schema.postgres.prisma";
  const stamp = `src/db/generated/${provider}.stamp`;
  const hash = createHash("sha256")
    .update(readFileSync(schema))
    .update(readFileSync("package-lock.json"))
    .digest("hex");
  if (existsSync(stamp) && readFileSync(stamp, "utf8") === hash) continue;
  run("node_modules/prisma/build/index.js", ["generate", "--schema", schema]);
  mkdirSync("src/db/generated", { recursive: true });
  writeFileSync(stamp, hash);
}
run("node_modules/typescript/bin/tsc", ["-p", "tsconfig.build.json"]);

/** Packages that nobody but us hands objects to or from, and that need no file beside them: read together with ours. */
const READ_TOGETHER = ["prom-client", "rrule-temporal", "temporal-polyfill", "zod"];
const STANDS_APART = /^(?:node:|@?[a-z])/;

/** Any other package stays where it is; what is loaded only when it is needed keeps a file of its own. */
const isApart = (id, importer) =>
  STANDS_APART.test(id) && (isBuiltin(id) || !(READ_TOGETHER.includes(id) || /\/node_modules\//.test(importer ?? "")));
const bundle = await rolldown({ input: "dist/main.js", platform: "node", external: isApart, logLevel: "warn" });
rmSync("dist/program", { recursive: true, force: true });
// As deep below the project as the modules are: what stands beside the program is found by the same way up.
await bundle.write({ dir: "dist/program", format: "esm", sourcemap: true });
await bundle.close();
