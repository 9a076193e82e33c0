import { newCommittee } from "../../../src/app/keep-committee.js";
import type { App } from "../../../src/app/ports.js";
import { makeDoors } from "../../../src/commands/doors.js";
import type { Account, Register } from "../../../src/domain/register.js";
import { ok } from "../../../src/domain/result.js";
import type { Job } from "../../../src/jobs/jobs.js";
import type { Overrides } from "../../../src/start.js";
import type { Program } from "../program.js";
import {
  CODE,
  CUT_OFF,
  comesTwice,
  type Deed,
  instant,
  NEWCOMER,
  PARTIES,
  PEOPLE,
  SECRETARY,
  STORY,
  TICKS,
  WITHOUT_ACCOUNT,
} from "./story.js";

/** Time that stands still until it is moved, and jobs that run when they are told to. */
export const virtualTime = () => {
  let now = instant("2022-01-03 12:00");
  const jobs = new Map<string, Job["run"]>();
  return {
    at: (): Date => now,
    move: (to: Date): void => {
      now = to;
    },
    run: async (name: string): Promise<void> => jobs.get(name)?.(),
    overrides: {
      clock: { now: () => now },
      wake: (given) => {
        for (const { name, run } of given) jobs.set(name, run);
        return { stop: async () => {} };
      },
    } satisfies Overrides,
  };
};

export type VirtualTime = ReturnType<typeof virtualTime>;

/** Whose accounts are whose, on either platform. */
export type Accounts = (name: string, platform: "slack" | "teams") => Account;

const partyId = (name: string): string => `party-${name}`;

/** The committee as the year begins, its reminders paused. */
export const foundCommittee = async (app: App, accountOf: Accounts): Promise<void> => {
  const committee = newCommittee("committee", CODE, "Lantern Bay Committee");
  await app.store.change(null, async (tx) => {
    await tx.people.addCommittee(committee);
    for (const name of PARTIES)
      await tx.people.addParty({ id: partyId(name), committeeId: committee.id, name, known: true, formerNames: [] });
    for (const [name, { on, contactFor = [], deputyFor }] of Object.entries(PEOPLE)) {
      if (name === NEWCOMER) continue;
      await tx.people.addPerson({ id: name, name, email: null });
      if (!WITHOUT_ACCOUNT.includes(name)) await tx.people.link(name, accountOf(name, on));
      if (name === SECRETARY) await tx.people.setRole(name, committee.id, "secretary");
      for (const party of contactFor) await tx.people.setContact(name, partyId(party), { deputy: false });
      if (deputyFor) await tx.people.setContact(name, partyId(deputyFor), { deputy: true });
    }
    await tx.meetings.insert({
      id: "meeting-30",
      committeeId: committee.id,
      number: 30,
      kind: "main",
      date: "2021-12-14",
      start: "10:00",
      end: null,
      place: null,
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
};

const personIn = ({ people }: Register, name: string) => {
  const found = people.find((person) => person.name === name);
  if (!found) throw new Error(`nobody is called ${name}`);
  return found;
};

/** What the Secretary types for a deed; null where it is no command. */
const typed = (deed: Deed, accountOf: Accounts): string | null => {
  const ref = (number: number): string => `30/${number}`;
  if ("raise" in deed)
    return `action new "Number ${deed.raise} to be looked after" owner ${deed.owners.join(" and ")} target ${deed.target} meeting 30`;
  if ("retarget" in deed) return `action target ${ref(deed.retarget)} ${deed.to} because of the weather`;
  if ("done" in deed) return `action done ${ref(deed.done)}`;
  if ("decline" in deed) return `action decline ${ref(deed.decline)} because half of it is missing`;
  if ("close" in deed) return `action close ${ref(deed.close)} at 30`;
  if ("withdraw" in deed) return `action withdraw ${ref(deed.withdraw)} because it was overtaken`;
  if ("reopen" in deed) return `action reopen ${ref(deed.reopen)} because it came back`;
  if ("away" in deed) return `person away ${deed.away} until ${deed.until}`;
  if ("leave" in deed) return `person remove ${deed.leave}`;
  if ("join" in deed) {
    const { tenant, user } = accountOf(deed.join, "slack");
    return `person add ${deed.join} contact-for ${deed.contactFor} slack ${tenant}/${user}`;
  }
  if ("reminders" in deed) return `reminders ${deed.reminders} now`;
  return null;
};

/** Plays the story. `after` is told, after whatever may have sent something, what time it was. */
export const replay = async (
  { app, log }: Pick<Program, "app" | "log">,
  time: VirtualTime,
  accountOf: Accounts,
  after: () => void | Promise<void>,
): Promise<void> => {
  const doors = makeDoors(app, log);

  const happen = async (deed: Deed): Promise<void> => {
    const line = typed(deed, accountOf);
    if ("link" in deed) {
      const account = accountOf(deed.link, PEOPLE[deed.link]?.on ?? "slack");
      await app.store.change(null, async (tx) => ok(await tx.people.link(deed.link, account)));
    }
    if ("who" in deed) {
      const account = accountOf(deed.who, deed.writesOn);
      await app.store.change(null, async (tx) => {
        await tx.people.link(deed.who, account);
        await tx.people.savePerson({ ...personIn(await tx.register(), deed.who), lastWroteOn: deed.writesOn });
        return ok(null);
      });
    }
    if ("meeting" in deed) await moveMeeting(app, deed);
    if (line === null) return;
    const caller = {
      speaker: { kind: "operator" },
      place: { kind: "private" },
      source: "terminal",
      event: null,
    } as const;
    const answer = await doors.dispatch(caller, { text: line, mentions: [] });
    if (answer.kind !== "card" || answer.card.tone === "problem") throw new Error(`${line}: ${JSON.stringify(answer)}`);
  };

  /** What is queued goes out one message a second and conversation. */
  const sendAll = async (): Promise<void> => {
    for (let passes = 0; passes < 100; passes++) {
      const due = await app.store.outbox.nextDue();
      if (due === null || due.getTime() > time.at().getTime() + 90_000) return;
      time.move(new Date(Math.max(due.getTime(), time.at().getTime() + 1)));
      await time.run("deliver");
      await time.run("redraw");
      await after();
    }
    throw new Error("there was no end of messages");
  };

  let told = 0;
  for (const wall of TICKS) {
    for (; (STORY[told]?.[0] ?? "~") <= wall; told++) {
      const [at, ...deeds] = STORY[told] ?? [wall];
      time.move(instant(at));
      for (const deed of deeds) await happen(deed);
    }
    time.move(instant(wall));
    await Promise.all(comesTwice(wall) ? [time.run("plan"), time.run("plan")] : [time.run("plan")]);
    if (!CUT_OFF.includes(wall)) await sendAll();
  }
};

const moveMeeting = async (app: App, { meeting, movedTo }: Extract<Deed, { meeting: string }>): Promise<void> => {
  await app.store.change(null, async (tx) => {
    await tx.meetings.insert({
      id: `meeting-of-${meeting}`,
      committeeId: "committee",
      number: null,
      kind: "main",
      date: movedTo ?? meeting,
      start: "10:00",
      end: null,
      place: null,
      reference: null,
      status: movedTo === null ? "cancelled" : "planned",
      minutes: null,
      classification: "White",
      plannedFor: meeting,
      kept: null,
      version: 1,
    });
    return ok(null);
  });
};
