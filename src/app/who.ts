import type { Source } from "../domain/action.js";
import type { AuditEntry, Did } from "../domain/audit.js";
import { refuse } from "../domain/result.js";
import { type Deed, type Standing, WHO_MAY } from "../domain/standing.js";
import type { App } from "./ports.js";

/** Who asks for a change, in which committee, from where, under which incoming event, and in which chat message. */
export type Who = { standing: Standing; source: Source; event: string | null; message?: string };

/** How somebody's part in the committee is named to themselves. */
const partOf = ({ operator, role, partyIds, person }: Standing, deed: Deed): string => {
  if (operator) return "the operator";
  if (role === "chair" || role === "secretary") return `the ${role === "chair" ? "Chair" : "Secretary"}`;
  if (partyIds.length > 0) return deed === "answer" ? "a contact of another party" : "a party’s contact";
  if (role) return `${role === "observer" ? "an observer" : "a member"}`;
  return person ? "a guest here" : "not known to the committee by this account";
};

/** A refusal that says who may do it. `doing` completes "may …": `close an action`. */
export const deny = (standing: Standing, deed: Deed, doing: string) =>
  refuse(
    `Only ${WHO_MAY[deed]} may ${doing}; you are ${partOf(standing, deed)}.`,
    deed === "administer" ? "Ask the Secretary to do it." : "Ask the Secretary, who can do it or add you.",
  );

export type About = {
  actionId: string | null;
  /** What it is about, in words: `OPSG 64/01`. */
  subject: string;
  did: Did;
  before?: Record<string, unknown>;
  after?: Record<string, unknown>;
  reason?: string | null;
  meeting?: number | null;
};

/** The one audit row of a change. */
export const auditEntry = (app: App, who: Who, about: About): AuditEntry => ({
  id: app.newId(),
  committeeId: who.standing.committee.id,
  actionId: about.actionId,
  subject: about.subject,
  did: about.did,
  at: app.clock.now(),
  by: who.standing.name,
  personId: who.standing.person?.id ?? null,
  source: who.source,
  before: about.before ?? {},
  after: about.after ?? {},
  reason: about.reason ?? null,
  meeting: about.meeting ?? null,
  ...(who.message === undefined ? {} : { message: who.message }),
});
