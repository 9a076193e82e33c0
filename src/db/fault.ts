/** The database cannot be used, in words for whoever runs the bot. Holds no password. */
export class DatabaseFault extends Error {
  override name = "DatabaseFault";
}

/** Somebody else saved first: what was decided rests on data that is no longer so. */
export class LostRace extends Error {
  override name = "LostRace";
}

const codeOf = (error: unknown): string | undefined =>
  error instanceof Error && "code" in error && typeof error.code === "string" ? error.code : undefined;

/** A row with the same unique columns is there. */
export const isDuplicate = (error: unknown): boolean => codeOf(error) === "P2002";

/** SQLite waited for another process for as long as it does. */
export const isBusy = (error: unknown): boolean => codeOf(error) === "P1008" || driverKind(error) === "SocketTimeout";

/** Worth deciding again on fresh data: a stale version, or PostgreSQL's serialization failures and deadlocks. */
export const isLostRace = (error: unknown): boolean =>
  error instanceof LostRace || codeOf(error) === "P2034" || driverKind(error) === "TransactionWriteConflict";

/** What the driver adapter called it, where Prisma hands that on (raw statements, and statements of our own). */
const driverKind = (error: unknown): string | undefined => {
  if (!(error instanceof Error)) return undefined;
  const meta =
    "meta" in error ? (error.meta as { driverAdapterError?: { cause?: { kind?: string } } } | undefined) : undefined;
  const cause = meta?.driverAdapterError?.cause ?? (error.cause as { kind?: string } | undefined);
  return cause?.kind;
};
