import type { SqlDriverAdapterFactory } from "@prisma/driver-adapter-utils";

/** As much of better-sqlite3 as the stock adapter uses. */
type Statement = {
  reader: boolean;
  bind(values: unknown[]): Statement;
  columns(): unknown[];
  raw(): Statement;
  all(values?: unknown[]): unknown[];
  run(values?: unknown[]): unknown;
};
type Driver = { prepare(text: string): Statement };

/** The program has about so many; those with long lists of values, each of another length, are not among them. */
const MOST_KEPT = 200;
const LONGEST_KEPT = 2_000;

/** Not `SELECT *`, whose columns may be others after another process changed the table. */
const WORTH_KEEPING = /^(?:SELECT(?! \*)|INSERT|UPDATE|DELETE)\b/u;

/** The same statement for one run after the other: better-sqlite3's own is bound only once. */
const again = (statement: Statement): Statement => {
  const columns = statement.reader ? statement.raw().columns() : [];
  let bound: unknown[] = [];
  // Let go of with the run: there may be a whole file among them.
  const taken = (): unknown[] => {
    const values = bound;
    bound = [];
    return values;
  };
  const kept: Statement = {
    reader: statement.reader,
    bind: (values) => {
      bound = values;
      return kept;
    },
    columns: () => columns,
    raw: () => kept,
    all: () => statement.all(taken()),
    run: () => statement.run(taken()),
  };
  return kept;
};

/**
 * The stock SQLite adapter prepares every statement anew, which takes as long as running a short one. Those that come
 * again are kept, the latest used ones; SQLite itself prepares them anew where a table has changed.
 */
export const prepared = (factory: SqlDriverAdapterFactory): SqlDriverAdapterFactory => ({
  provider: factory.provider,
  adapterName: factory.adapterName,
  connect: async () => {
    const adapter = await factory.connect();
    keepStatements((adapter as unknown as { client: Driver }).client);
    return adapter;
  },
});

const keepStatements = (client: Driver): void => {
  const prepare = client.prepare.bind(client);
  const statements = new Map<string, Statement>();
  client.prepare = (text) => {
    if (text.length > LONGEST_KEPT || !WORTH_KEEPING.test(text)) return prepare(text);
    const statement = statements.get(text) ?? again(prepare(text));
    // What was used last stands last.
    statements.delete(text);
    statements.set(text, statement);
    const [oldest] = statements.keys();
    if (statements.size > MOST_KEPT && oldest !== undefined) statements.delete(oldest);
    return statement;
  };
};
