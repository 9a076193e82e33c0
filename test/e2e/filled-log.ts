import { newCommittee } from "../../src/app/keep-committee.js";
import type { App } from "../../src/app/ports.js";
import type { Action } from "../../src/domain/action.js";
import { addDays } from "../../src/domain/day.js";
import type { Role } from "../../src/domain/register.js";
import { ok } from "../../src/domain/result.js";

/** A committee with a past of twelve meetings, and as many actions as are asked for, the same at each run. */

const COMMITTEE = newCommittee("committee-HWG", "HWG", "Harbour Works Group");
const PARTIES = [
  "Tidewater Ferries",
  "Quayside Cranes",
  "Lamplight Pilots",
  "Saltmarsh Trust",
  "Harbour Works Office",
  "Mole and Breakwater Company",
];
const PEOPLE: { name: string; role: Role; party?: string }[] = [
  { name: "Primrose Quill", role: "secretary" },
  { name: "Marigold Tern", role: "chair" },
  { name: "Cornelius Winch", role: "member", party: "Tidewater Ferries" },
];
const TASKS = [
  "to oil the hinges of the east gangway before the winter timetable begins",
  "to label the hooks by what they may lift",
  "to trim the wick of the mole lamp, and to say how often it has to be done",
  "to put a fence around the samphire bed",
  "to order a bell for the fog watch",
  "to count the life jackets on the small boats and tell the Office of those that are missing",
];
const LAST = "2026-11-10";

export const found = async (app: App): Promise<void> => {
  const done = await app.store.change(null, async (tx) => {
    await tx.people.addCommittee(COMMITTEE);
    for (const name of PARTIES)
      await tx.people.addParty({ id: name, committeeId: COMMITTEE.id, name, known: true, formerNames: [] });
    for (const { name, role, party } of PEOPLE) {
      const email = `${name.toLowerCase().replace(" ", ".")}@sandbox.invalid`;
      await tx.people.addPerson({ id: name, name, email });
      await tx.people.setRole(name, COMMITTEE.id, role);
      if (party) await tx.people.setContact(name, party, { deputy: false });
    }
    for (let number = 1; number <= 12; number++)
      await tx.meetings.insert({
        id: `meeting-${number}`,
        committeeId: COMMITTEE.id,
        number,
        kind: number % 2 === 0 ? "main" : "reporting",
        date: addDays(LAST, 14 * (number - 12)),
        start: "10:00",
        end: null,
        place: "Teleconference",
        reference: null,
        status: "held",
        minutes: "final",
        classification: "White",
        plannedFor: null,
        kept: null,
        version: 1,
      });
    return ok(null);
  });
  if (!done.ok) throw new Error(done.problem.what);
};

const actionAt = (n: number): { action: Action; said: Date | null; moves: string[] } => {
  const meeting = 12 - (n % 12);
  const raised = addDays(LAST, 14 * (meeting - 12));
  const owner = PARTIES[(n * n) % PARTIES.length] ?? "";
  const moves = Array.from({ length: n % 5 === 0 ? 1 + (n % 4) : 0 }, (_, at) => addDays(raised, 20 + 21 * at));
  const first = n % 9 === 4 ? null : addDays(raised, 30 + ((n * 13) % 90));
  const status = (["open", "open", "closed", "open", "completion proposed", "closed"] as const)[(n * 7) % 6] ?? "open";
  return {
    action: {
      id: `action-${n}`,
      committeeId: COMMITTEE.id,
      reference: { committee: COMMITTEE.code, meeting, sequence: 1 + Math.floor(n / 12) },
      text: `${owner} ${TASKS[n % TASKS.length]}.`,
      ownerIds:
        n % 7 === 3
          ? [owner, PARTIES[(n + 1) % PARTIES.length] ?? ""].filter((id, at, all) => all.indexOf(id) === at)
          : [owner],
      dateRaised: raised,
      targets:
        first === null
          ? { last: null, revised: "TBC", moves: 0 }
          : { last: first, revised: moves.at(-1) ?? null, moves: moves.length },
      status,
      closedAt: status === "closed" ? Math.min(12, meeting + 1 + (n % 3)) : null,
      agendaItem: "2",
      link: null,
      version: 1,
    },
    said: n % 3 === 0 ? new Date("2026-11-16T12:00:00Z") : null,
    moves,
  };
};

/** Adds the actions from one to another, not included. */
export const fill = async (app: App, from: number, to: number): Promise<void> => {
  const done = await app.store.change(null, async (tx) => {
    for (let n = from; n < to; n++) {
      const { action, said, moves } = actionAt(n);
      await tx.actions.insert(action);
      const at = new Date(`${action.dateRaised}T12:00:00Z`);
      const base = { actionId: action.id, by: "Primrose Quill", source: "terminal" as const, meeting: null };
      const audit = async (id: string, did: "raised" | "updated", when: Date) =>
        tx.audit({
          ...base,
          id,
          did,
          at: when,
          committeeId: COMMITTEE.id,
          subject: `HWG ${n}`,
          personId: null,
          before: {},
          after: {},
          reason: null,
        });
      await audit(`raised-${n}`, "raised", at);
      const first = action.targets.last ?? "TBC";
      for (const [index, target] of [first, ...moves].entries())
        await tx.actions.addMove(
          {
            ...base,
            id: `move-${n}-${index}`,
            from: index === 0 ? null : ([first, ...moves][index - 1] ?? null),
            to: target,
            reason: null,
            at: new Date(at.getTime() + index * 10 * 86_400_000),
          },
          `raised-${n}`,
        );
      if (!said) continue;
      await audit(`said-${n}`, "updated", said);
      await tx.actions.addUpdate(
        { ...base, id: `update-${n}`, text: "It goes on.", at: said, partyId: null },
        `said-${n}`,
      );
    }
    return ok(null);
  });
  if (!done.ok) throw new Error(done.problem.what);
};
