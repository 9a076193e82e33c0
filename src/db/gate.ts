import { setTimeout as pause } from "node:timers/promises";
import type { SqlDriverAdapter, SqlDriverAdapterFactory, SqlQuery, Transaction } from "@prisma/driver-adapter-utils";

/** Lets one in at a time, in the order of arrival; the function it gives lets the next one in. */
const openGate = () => {
  let last: Promise<void> = Promise.resolve();
  return async (): Promise<() => void> => {
    const before = last;
    let leave: () => void = () => {};
    last = new Promise((resolve) => {
      leave = resolve;
    });
    await before;
    return leave;
  };
};

/**
 * The stock SQLite adapter has one connection, and lets a statement slip into a transaction that somebody else has
 * open: acknowledged, it vanishes with that transaction's rollback. Behind the gate every statement waits until
 * the transaction before it is over. Transactions take the right to write at once (BEGIN IMMEDIATE), so that
 * nothing decided in one rests on what another process is changing.
 * @param pragmas run once on the connection
 */
export const gated = (factory: SqlDriverAdapterFactory, pragmas: string[]): SqlDriverAdapterFactory => ({
  provider: factory.provider,
  adapterName: factory.adapterName,
  connect: async () => {
    const adapter = await factory.connect();
    for (const pragma of pragmas) await untilFree(() => adapter.executeScript(`PRAGMA ${pragma}`));
    return gateAdapter(adapter);
  },
});

const gateAdapter = (adapter: SqlDriverAdapter): SqlDriverAdapter => {
  const enter = openGate();
  const alone = async <T>(statement: () => Promise<T>): Promise<T> => {
    const leave = await enter();
    try {
      return await untilFree(statement);
    } finally {
      leave();
    }
  };
  return {
    provider: adapter.provider,
    adapterName: adapter.adapterName,
    queryRaw: (query) => alone(() => adapter.queryRaw(query)),
    executeRaw: (query) => alone(() => adapter.executeRaw(query)),
    executeScript: (script) => alone(() => adapter.executeScript(script)),
    dispose: () => adapter.dispose(),
    startTransaction: async (level) => {
      const leave = await enter();
      let started: Transaction | undefined;
      try {
        const transaction = await adapter.startTransaction(level);
        started = transaction;
        await transaction.executeRaw(statement("ROLLBACK"));
        await untilFree(() => transaction.executeRaw(statement("BEGIN IMMEDIATE")));
        return gateTransaction(transaction, leave);
      } catch (error) {
        await started?.rollback();
        leave();
        throw error;
      }
    },
  };
};

/** Prisma sends COMMIT or ROLLBACK as a statement, and then calls the method of that name to say that it is over. */
const gateTransaction = (transaction: Transaction, leave: () => void): Transaction => {
  let open = true;
  const end = async (release: () => Promise<void>) => {
    // A COMMIT that failed leaves the connection inside the transaction.
    if (open) await transaction.executeRaw(statement("ROLLBACK")).catch(() => {});
    await release();
    leave();
  };
  return {
    provider: transaction.provider,
    adapterName: transaction.adapterName,
    options: transaction.options,
    queryRaw: (query) => transaction.queryRaw(query),
    executeRaw: async (query) => {
      const changed = await transaction.executeRaw(query);
      if (query.sql === "COMMIT" || query.sql === "ROLLBACK") open = false;
      return changed;
    },
    commit: () => end(() => transaction.commit()),
    rollback: () => end(() => transaction.rollback()),
  };
};

const statement = (sql: string): SqlQuery => ({ sql, args: [], argTypes: [] });

/** How long a statement waits for another process (the command line, say) to finish writing. */
const BUSY_WAIT_MS = 8_000;

/** better-sqlite3 waits by blocking the whole program; so it is told not to, and we ask again. A refused statement did nothing. */
export const untilFree = async <T>(attempt: () => Promise<T>): Promise<T> => {
  for (let waited = 0; ; ) {
    try {
      return await attempt();
    } catch (error) {
      if (!refusedAsBusy(error) || waited >= BUSY_WAIT_MS) throw error;
      const step = Math.min(1 + waited / 20, 25);
      waited += step;
      await pause(step);
    }
  }
};

const refusedAsBusy = (error: unknown): boolean =>
  error instanceof Error && (error.cause as { kind?: string } | undefined)?.kind === "SocketTimeout";
