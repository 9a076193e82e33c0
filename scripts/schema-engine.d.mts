export type Engine = { free(): void };

/** The engine over a driver adapter's factory. */
export const engineOn: (factory: object) => Promise<Engine>;

/** What Prisma itself says about a database beside a folder of migrations. `drift` says why, or is null. */
export const diagnose: (
  engine: Engine,
  folder: string,
) => Promise<{
  editedMigrationNames: string[];
  failedMigrationNames: string[];
  hasMigrationsTable: boolean;
  history: unknown;
  drift: string | null;
}>;

export const sqliteFor: (url: string) => object;
export const postgresFor: (url: string) => object;
