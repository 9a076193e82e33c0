import type { Source } from "../domain/action.js";
import type { AuditEntry, Did } from "../domain/audit.js";
import type { Minutes } from "../domain/minutes/minutes.js";
import type { Committee } from "../domain/register.js";
import type { App, Tx } from "./ports.js";

/** Who imports, as shown, and the person if they are linked. */
export type Importer = { name: string; personId: string | null };

/** One import under way, inside its transaction. */
export type Import = {
  app: App;
  tx: Tx;
  committee: Committee;
  by: Importer;
  /** Where the import was asked for. */
  source: Source;
  minutes: Minutes;
  /** When the meeting's day began in the committee's zone: what the minutes say is dated so. */
  at: Date;
  /** A draft that comes after its final changes nothing. */
  edition: "newest" | "older";
};

type About = Pick<AuditEntry, "subject"> & { did: Did } & Partial<
    Pick<AuditEntry, "actionId" | "before" | "after" | "reason" | "meeting" | "source">
  >;

/** Writes the one audit row of a change that the minutes make, and gives its id. */
export const auditImport = async (run: Import, about: About): Promise<string> => {
  const id = run.app.newId();
  await run.tx.audit({
    id,
    committeeId: run.committee.id,
    actionId: null,
    at: run.app.clock.now(),
    by: run.by.name,
    personId: run.by.personId,
    source: "minutes",
    before: {},
    after: {},
    reason: null,
    meeting: run.minutes.meeting.number,
    ...about,
  });
  return id;
};
