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

/** A fault in the words of the driver, where Prisma hands them on. */
type Cause = { kind?: string; originalMessage?: string; host?: string; port?: number };

const causeOf = (error: unknown): Cause | undefined => {
  if (!(error instanceof Error)) return undefined;
  const meta = "meta" in error ? (error.meta as { driverAdapterError?: { cause?: Cause } } | undefined) : undefined;
  return meta?.driverAdapterError?.cause ?? (error.cause as Cause | undefined);
};

const driverKind = (error: unknown): string | undefined => causeOf(error)?.kind;

const REASONS: Record<string, string> = {
  DatabaseNotReachable: "no server answers there",
  SocketTimeout: "it did not answer in time",
  TlsConnectionError: "no encrypted connection could be made",
};

/** Why something failed, in one line. */
export const reasonOf = (error: unknown): string => {
  const cause = causeOf(error);
  const known = cause?.kind === undefined ? undefined : REASONS[cause.kind];
  return known ?? (cause?.originalMessage || cause?.kind || (error instanceof Error ? error.message : String(error)));
};
