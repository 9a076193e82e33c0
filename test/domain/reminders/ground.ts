import type { Day } from "../../../src/domain/day.js";
import type { Person } from "../../../src/domain/register.js";
import type { Remindable, Reminding } from "../../../src/domain/reminders/plan.js";
import { DEFAULT_POLICY } from "../../../src/domain/reminders/policy.js";
import { isAway } from "../../../src/domain/reminders/recipients.js";
import type { Status } from "../../../src/domain/status.js";
import type { Target } from "../../../src/domain/target.js";
import { workingDaysOf } from "../../../src/domain/working-days.js";

export const england = await workingDaysOf("GB-ENG");

export const aPerson = (id: string, party: string, more: Partial<Person> & { deputy?: boolean } = {}): Person => {
  const { deputy = false, ...rest } = more;
  return {
    id,
    name: `The ${id}`,
    email: null,
    awayUntil: null,
    accounts: [],
    roles: [],
    contacts: [{ partyId: party, deputy }],
    lastWroteOn: null,
    ...rest,
  };
};

/** A committee in London whose one party, NetCo, has one contact. */
export const aCommittee = (more: Partial<Reminding> = {}): Reminding => ({
  policy: DEFAULT_POLICY,
  isWorkingDay: england,
  mainMeetings: [],
  zone: "Europe/London",
  paused: false,
  since: null,
  people: [aPerson("ann", "netco")],
  whyNot: (person: Person, day: Day) => (isAway(person, day) ? "away" : null),
  ...more,
});

export const anAction = (
  target: Target,
  more: { recorded?: string; owners?: string[]; status?: Status; sequence?: number } = {},
): Remindable => ({
  action: {
    reference: { committee: "OPSG", meeting: 64, sequence: more.sequence ?? 1 },
    ownerIds: more.owners ?? ["netco"],
    targets: target === "TBC" ? { last: null, revised: "TBC", moves: 0 } : { last: target, revised: null, moves: 0 },
    status: more.status ?? "open",
  },
  recorded: new Date(more.recorded ?? "2021-06-01T12:00:00Z"),
});
