import { cleaned } from "./clean.js";
import type { Connected } from "./client.js";
import { DatabaseFault } from "./fault.js";
import type { PrismaClient } from "./generated/sqlite/client.js";

const CONNECT_TIMEOUT_MS = 5_000;

/** A PostgreSQL server; `?schema=NAME` in the URL names the schema of the tables, as Prisma has it. */
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
    forMigration: async () => {
      const adapter = await new PrismaPg({ ...pool, max: 1 }, { schema }).connect();
      try {
        await adapter.queryRaw({ sql: "SELECT 1", args: [], argTypes: [] });
        if (schema !== "public") await adapter.executeScript(`CREATE SCHEMA IF NOT EXISTS "${schema}"`);
      } catch (error) {
        await adapter.dispose();
        throw postgresFault(error, place);
      }
      return adapter;
    },
    open: async (transactionOptions) => {
      const { PrismaClient: Client } = await import("./generated/postgres/client.js");
      const adapter = cleaned(new PrismaPg(pool, { schema }));
      // The same models on the same runtime: only what is sent to the server differs.
      return new Client({ adapter, transactionOptions, errorFormat: "minimal" }) as unknown as PrismaClient;
    },
  };
};

const postgresFault = (error: unknown, place: URL): DatabaseFault => {
  const shown = new URL(place.href);
  shown.password = "";
  const cause =
    error instanceof Error ? (error.cause as { originalMessage?: string; kind?: string } | undefined) : undefined;
  const why = cause?.originalMessage || cause?.kind || (error instanceof Error ? error.message : String(error));
  return new DatabaseFault(`The database ${shown.href} cannot be used (${why}). DATABASE_URL says where it is.`);
};
