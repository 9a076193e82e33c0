import type { SqlDriverAdapter } from "@prisma/driver-adapter-utils";
import type { DatabaseFault } from "./fault.js";
import type { Prisma, PrismaClient } from "./generated/sqlite/client.js";

export type { PrismaClient };

/** What reads and writes are given: the database, or one transaction of it. */
export type Db = Prisma.TransactionClient;

export type Dialect = "sqlite" | "postgres";

/** Milliseconds: how long a transaction may wait to start, and how long it may then take. */
export type TransactionOptions = { maxWait: number; timeout: number };

/** One database, reached. */
export type Connected = {
  dialect: Dialect;
  /** One plain connection, for migrations; the caller disposes of it. */
  forMigration(): Promise<SqlDriverAdapter>;
  /** What went wrong in reaching it, and what to do about it; without a password. */
  fault(error: unknown): DatabaseFault;
  open(options: TransactionOptions): Promise<PrismaClient>;
};
