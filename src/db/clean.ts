import type { SqlDriverAdapter, SqlDriverAdapterFactory, SqlQuery } from "@prisma/driver-adapter-utils";

/** NUL, and halves of a character outside the first plane: what one database refuses and the other keeps in its own way. */
const NO_TEXT = /[\0\p{Surrogate}]/u;
const EVERY_NO_TEXT = /[\0\p{Surrogate}]/gu;

/** Text that both databases keep, and give back, alike: U+FFFD stands where a character was none. */
export const cleanText = (text: string): string => text.replace(EVERY_NO_TEXT, "\uFFFD");

/** Every statement for either database passes here, so that no writer has to remember. */
export const cleanQuery = (query: SqlQuery): SqlQuery =>
  query.args.some((arg) => typeof arg === "string" && NO_TEXT.test(arg))
    ? { ...query, args: query.args.map((arg) => (typeof arg === "string" ? cleanText(arg) : arg)) }
    : query;

/** A driver adapter's factory whose statements are clean. */
export const cleaned = (factory: SqlDriverAdapterFactory): SqlDriverAdapterFactory => ({
  provider: factory.provider,
  adapterName: factory.adapterName,
  connect: async () => {
    const adapter = await factory.connect();
    cleanStatements(adapter);
    const start = adapter.startTransaction.bind(adapter);
    adapter.startTransaction = async (level) => cleanStatements(await start(level));
    return adapter;
  },
});

const cleanStatements = <T extends Pick<SqlDriverAdapter, "queryRaw" | "executeRaw">>(statements: T): T => {
  const queryRaw = statements.queryRaw.bind(statements);
  const executeRaw = statements.executeRaw.bind(statements);
  statements.queryRaw = (query) => queryRaw(cleanQuery(query));
  statements.executeRaw = (query) => executeRaw(cleanQuery(query));
  return statements;
};
