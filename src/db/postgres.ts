import { cleaned } from "./clean.js";
import type { Connected } from "./client.js";
import { DatabaseFault, reasonOf } from "./fault.js";
import type { PrismaClient } from "./generated/sqlite/client.js";

const CONNECT_TIMEOUT_MS = 5_000;

/** A PostgreSQL server; `?schema=NAME` in the URL names the (existing) schema of the tables, as Prisma has it. */
export const connectPostgres = async (url: string): Promise<Connected> => {
  const { PrismaPg } = await import("@prisma/adapter-pg");
  const place = new URL(url);
  const schema = place.searchParams.get("schema") ?? "public";
  place.searchParams.delete("schema");
  const pool = {
    connectionString: place.href,
    connectionTimeoutMillis: CONNECT_TIMEOUT_MS,
    application_name: "opsg-bot",
    ...(schema === "public" ? {} : { options: `-c search_path="${schema}"` }),
  };
  return {
    dialect: "postgres",
    // One connection, since a migration is a transaction of plain statements.
    forMigration: () => new PrismaPg({ ...pool, max: 1 }, { schema }).connect(),
    // Only the reason is kept: what the driver throws can hold the password.
    fault: (error) =>
      new DatabaseFault(
        `The database ${place.pathname.slice(1)} on ${place.host} cannot be used (${reasonOf(error)}). DATABASE_URL says where it is.`,
      ),
    open: async (transactionOptions) => {
      const { PrismaClient: Client } = await import("./generated/postgres/client.js");
      const adapter = cleaned(new PrismaPg(pool, { schema }));
      // The same models on the same runtime: only what is sent to the server differs.
      return new Client({ adapter, transactionOptions, errorFormat: "minimal" }) as unknown as PrismaClient;
    },
  };
};
