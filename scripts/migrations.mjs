// Migrations for both databases from the models, offline.
//   node scripts/migrations.mjs new NAME   writes the PostgreSQL models, and the SQL from the last migration to the models
//   node scripts/migrations.mjs check      fails where models and migrations, or the two providers' models, differ;
//                                          `check sqlite` needs no PostgreSQL, and looks for none
import { mkdirSync, readFileSync, writeFileSync } from "node:fs";
import {
  engineOn,
  migrationNames,
  postgresFor,
  readIfThere,
  sqlBetween,
  sqlFromMigrations,
  sqliteFor,
} from "./schema-engine.mjs";

const SOURCE = "prisma/schema.prisma";
const TWIN = "prisma/schema.postgres.prisma";
/** The models as the last migration left them: what the next one starts from. */
const MIGRATED = "prisma/migrations/models.prisma";
const POSTGRES_URL = process.env.TEST_DATABASE_URL ?? "postgresql://postgres@127.0.0.1:5432/test";

/** The PostgreSQL models: the SQLite ones with another provider, and another place for the client. */
const derive = (source) =>
  source
    .replace(/^(\/\/.*\n)+/, "// generated from schema.prisma by scripts/migrations.mjs: change that one.\n")
    .replace("generated/sqlite", "generated/postgres")
    .replace('provider = "sqlite"', 'provider = "postgresql"');

const PROVIDERS = [
  {
    name: "sqlite",
    lock: "sqlite",
    factory: () => sqliteFor(":memory:"),
    models: (source) => source,
  },
  {
    name: "postgres",
    lock: "postgresql",
    factory: () => postgresFor(POSTGRES_URL),
    models: derive,
  },
];

const folderOf = (provider) => `prisma/migrations/${provider.name}`;

const create = async (name) => {
  if (!/^[a-z][a-z0-9_]*$/.test(name ?? "")) return fail("A migration's name is small letters, figures and _.");
  const source = readFileSync(SOURCE, "utf8");
  writeFileSync(TWIN, derive(source));
  // Before the first migration: the same database without a model in it.
  const before = readIfThere(MIGRATED) ?? source.split(/^model /m)[0].replace(/^\/\/\/.*$/gm, "");
  const stamp = new Date().toISOString().replace(/\D/g, "").slice(0, 14);
  // One engine compares either provider's models, without a database of theirs.
  const engine = await engineOn(sqliteFor(":memory:"));
  for (const provider of PROVIDERS) {
    const folder = `${folderOf(provider)}/${stamp}_${name}`;
    const sql = await sqlBetween(engine, provider.models(before), provider.models(source));
    if (sql === null) {
      console.log("The tables have not changed since the last migration.");
      break;
    }
    mkdirSync(folder, { recursive: true });
    writeFileSync(`${folder}/migration.sql`, sql);
    writeFileSync(`${folderOf(provider)}/migration_lock.toml`, `provider = "${provider.lock}"\n`);
    console.log(`${folder}/migration.sql`);
  }
  writeFileSync(MIGRATED, source);
};

const check = async (only) => {
  const source = readFileSync(SOURCE, "utf8");
  if (readIfThere(TWIN) !== derive(source)) fail(`${TWIN} is not what ${SOURCE} gives: npm run migrations new NAME`);
  if (readIfThere(MIGRATED) !== source)
    fail(`${SOURCE} has changed since the last migration: npm run migrations new NAME`);
  const [ours, theirs] = PROVIDERS.map((provider) => migrationNames(folderOf(provider)).join(" "));
  if (ours !== theirs) fail(`The two providers' migrations differ: ${ours} and ${theirs}`);
  for (const provider of PROVIDERS.filter(({ name }) => only === undefined || name === only)) {
    const drift = await replay(provider, source).catch((error) => {
      if (provider.name === "sqlite" || process.env.TEST_DATABASE_URL) throw error;
      console.log(`${provider.name}: not replayed, no server at ${POSTGRES_URL} (${error.message.split("\n")[0]})`);
    });
    if (drift === null) console.log(`${provider.name}: migrations and models agree`);
    else if (drift) fail(`${provider.name}: migrations and models differ by\n${drift}`);
  }
};

const replay = async (provider, source) =>
  sqlFromMigrations(await engineOn(provider.factory()), folderOf(provider), provider.models(source));

const fail = (message) => {
  console.error(message);
  process.exitCode = 1;
};

const [verb, name] = process.argv.slice(2);
if (verb === "new") await create(name);
else if (verb === "check") await check(name);
else fail("Use: node scripts/migrations.mjs new NAME | check [sqlite|postgres]");
