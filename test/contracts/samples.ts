import { newCommittee } from "../../src/app/keep-committee.js";
import type { Store, Tx } from "../../src/app/ports.js";
import type { Action, TargetMove, Update } from "../../src/domain/action.js";
import type { AuditEntry } from "../../src/domain/audit.js";
import type { Meeting } from "../../src/domain/meeting.js";
import type { Committee, Party } from "../../src/domain/register.js";
import { ok, type Result } from "../../src/domain/result.js";

let count = 0;
export const newId = (): string => `${process.pid}-${++count}`;

const aCommittee = (): Committee => {
  const id = newId();
  return newCommittee(id, `C${id}`, "Committee");
};

export const aParty = (committee: Committee, name: string): Party => ({
  id: newId(),
  committeeId: committee.id,
  name,
  known: true,
  formerNames: [],
});

export const anAction = (committee: Committee, sequence: number, changes: Partial<Action> = {}): Action => ({
  id: newId(),
  committeeId: committee.id,
  reference: { committee: committee.code, meeting: 64, sequence },
  text: "To publish the outage calendar",
  ownerIds: [],
  dateRaised: "2022-01-24",
  targets: { last: null, revised: "TBC", moves: 0 },
  status: "open",
  closedAt: null,
  agendaItem: "2",
  link: null,
  version: 1,
  ...changes,
});

export const anAudit = (action: Action, changes: Partial<AuditEntry> = {}): AuditEntry => ({
  id: newId(),
  committeeId: action.committeeId,
  actionId: action.id,
  subject: `${action.reference.committee} 64/01`,
  did: "updated",
  at: new Date("2022-01-24T12:30:00.000Z"),
  by: "The Secretary",
  personId: null,
  source: "terminal",
  before: {},
  after: {},
  reason: null,
  meeting: null,
  ...changes,
});

export const anUpdate = (action: Action, text: string, changes: Partial<Update> = {}): Update => ({
  id: newId(),
  actionId: action.id,
  text,
  at: new Date("2022-01-24T12:30:00.000Z"),
  by: "NetCo's contact",
  partyId: null,
  source: "slack",
  meeting: null,
  ...changes,
});

export const aMove = (action: Action, changes: Partial<TargetMove> = {}): TargetMove => ({
  id: newId(),
  actionId: action.id,
  from: "TBC",
  to: "2022-03-08",
  reason: null,
  by: "NetCo's contact",
  at: new Date("2022-01-24T12:30:00.000Z"),
  source: "slack",
  meeting: null,
  ...changes,
});

export const aMeeting = (
  committee: Committee,
  number: number | null,
  date: string,
  status: Meeting["status"],
): Meeting => ({
  id: newId(),
  committeeId: committee.id,
  number,
  kind: "main",
  date,
  plannedFor: date,
  start: "10:00",
  end: null,
  place: "Teleconference",
  reference: null,
  status,
  minutes: null,
  classification: "White",
  kept: null,
  version: 1,
});

/** The value of what must have gone well. */
export const must = <T>(result: Result<T>): T => {
  if (!result.ok) throw new Error(`refused: ${result.problem.what}`);
  return result.value;
};

/** Does one thing in one change. */
export const doing = async <T>(store: Store, work: (tx: Tx) => Promise<T>): Promise<T> =>
  must(await store.change(null, async (tx) => ok(await work(tx))));

/** A committee of its own, with parties of these names. */
export const found = async (store: Store, ...names: string[]): Promise<{ committee: Committee; parties: Party[] }> => {
  const committee = aCommittee();
  const parties = names.map((name) => aParty(committee, name));
  await doing(store, async (tx) => {
    await tx.people.addCommittee(committee);
    for (const party of parties) await tx.people.addParty(party);
  });
  return { committee, parties };
};

/** Raises an action with its audit entry, at the next free number of the meeting. */
export const raise = (store: Store, committee: Committee, event: string | null, changes: Partial<Action> = {}) =>
  store.change(event, async (tx) => {
    const sequence = (await tx.actions.lastSequence(committee.id, 64)) + 1;
    const action = anAction(committee, sequence, changes);
    await tx.actions.insert(action);
    await tx.audit(anAudit(action, { did: "raised" }));
    return ok(action);
  });
