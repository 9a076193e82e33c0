import { type Naive, naiveTick } from "../../domain/reminders/naive.js";
import {
  BANK_HOLIDAYS,
  CODE,
  CUT_OFF,
  type Deed,
  instant,
  MAIN_MEETINGS,
  PEOPLE,
  SECRETARY,
  STORY,
  TICKS,
  type Wall,
  WITHOUT_ACCOUNT,
} from "./story.js";

/** A message as the person finds it: the hour it came, where, and what it says of which actions. */
export type Message = { hour: string; to: string; on: "slack" | "teams"; says: string[]; late: boolean };

/** The policy a new committee has, as the specification gives it. */
const POLICY: Naive["policy"] = {
  before: [10, 5, 1],
  overdueFirst: 1,
  overdueEvery: 5,
  tbcLead: 10,
  from: "09:00",
  until: "17:00",
  listMoreThan: 5,
  digestLead: 5,
};

type Told = {
  owners: string[];
  target: string;
  open: boolean;
  rules: Naive;
  /** What each owner had, as `stage|date`. */
  had: Map<string, Set<string>>;
  /** For which stages the Secretary was told that nobody could be reached for an owner. */
  toldNobody: Map<string, Set<string>>;
  /** The days of the overdue reminders that each owner had since the target was set, and of how many the Secretary knows. */
  overdue: Map<string, { days: string[]; told: number }>;
};

const of = <T>(map: Map<string, T>, key: string, fresh: () => T): T => {
  const known = map.get(key) ?? fresh();
  map.set(key, known);
  return known;
};

const isWorkingDay = (day: string): boolean => {
  const weekday = new Date(`${day}T12:00:00Z`).getUTCDay();
  return weekday !== 0 && weekday !== 6 && !BANK_HOLIDAYS.includes(day);
};

const printed = (day: string, weekday: boolean): string => {
  const [year, month, date] = day.split("-");
  const at = new Date(`${day}T12:00:00Z`);
  const name = (options: Intl.DateTimeFormatOptions) => at.toLocaleDateString("en-GB", { ...options, timeZone: "UTC" });
  const words = `${Number(date)} ${name({ month: "long" })} ${year}`;
  return month && weekday ? `${name({ weekday: "long" })} ${words}` : words;
};

const nameOf = (number: number): string => `${CODE} 30/${String(number).padStart(2, "0")}`;

const says = (number: number, { target }: Told, stage: string, today: string): string => {
  const name = nameOf(number);
  if (target === "TBC")
    return `${name} needs a date before the main meeting on ${printed(stage.split("|")[1] ?? "", false)}`;
  if (target === today) return `${name} is due today`;
  return `${name} ${target < today ? "was due" : "is due"} on ${printed(target, true)}`;
};

/** What the story should have sent, told tick by tick by the rules as they stand in the specification. */
export const expectedMessages = (): Message[] => {
  const actions = new Map<number, Told>();
  const away = new Map<string, string>();
  const linked = new Set(Object.keys(PEOPLE).filter((name) => !WITHOUT_ACCOUNT.includes(name)));
  const on = new Map(Object.entries(PEOPLE).map(([name, person]) => [name, person.on]));
  const contacts = new Map<string, { name: string; deputy: boolean }[]>();
  for (const [name, { contactFor = [], deputyFor }] of Object.entries(PEOPLE)) {
    for (const party of contactFor) contacts.set(party, [...(contacts.get(party) ?? []), { name, deputy: false }]);
    if (deputyFor) contacts.set(deputyFor, [...(contacts.get(deputyFor) ?? []), { name, deputy: true }]);
  }
  let running = false;
  let started = new Date(0);

  const rules = (target: string, at: Wall): Naive => ({
    zone: "Europe/London",
    isWorkingDay,
    policy: POLICY,
    meetings: MAIN_MEETINGS,
    target,
    recorded: instant(at),
  });

  const afresh = (number: number, at: Wall, target = actions.get(number)?.target ?? ""): void => {
    const told = actions.get(number);
    if (told) Object.assign(told, { target, open: true, rules: rules(target, at), overdue: new Map() });
  };
  const stop = (number: number): void => {
    const told = actions.get(number);
    if (told) told.open = false;
  };

  const happen = (deed: Deed, at: Wall): void => {
    if ("raise" in deed) {
      const { raise, owners, target } = deed;
      const none = { had: new Map(), toldNobody: new Map(), overdue: new Map() };
      actions.set(raise, { owners, target, open: true, rules: rules(target, at), ...none });
    } else if ("retarget" in deed) afresh(deed.retarget, at, deed.to);
    else if ("decline" in deed) afresh(deed.decline, at);
    else if ("reopen" in deed) afresh(deed.reopen, at);
    else if ("done" in deed) stop(deed.done);
    else if ("close" in deed) stop(deed.close);
    else if ("withdraw" in deed) stop(deed.withdraw);
    else if ("away" in deed) away.set(deed.away, deed.until);
    else if ("link" in deed) linked.add(deed.link);
    else if ("join" in deed) {
      linked.add(deed.join);
      contacts.set(deed.contactFor, [{ name: deed.join, deputy: false }]);
    } else if ("leave" in deed)
      for (const [party, theirs] of contacts)
        contacts.set(
          party,
          theirs.filter(({ name }) => name !== deed.leave),
        );
    else if ("who" in deed) on.set(deed.who, deed.writesOn);
    else if ("reminders" in deed) {
      running = deed.reminders === "start";
      if (running) started = instant(at);
    }
  };

  /** Whom an owner is written to through on a day: its contacts, and where one of them cannot be, its deputies too. */
  const reachable = (party: string, day: string): string[] => {
    const theirs = contacts.get(party) ?? [];
    const can = ({ name }: { name: string }): boolean => linked.has(name) && day > (away.get(name) ?? "");
    const wanting = theirs.filter(({ deputy }) => !deputy);
    const deputies = wanting.length > 0 && wanting.every(can) ? [] : theirs.filter(({ deputy }) => deputy);
    return [...wanting, ...deputies].filter(can).map(({ name }) => name);
  };

  const tick = (wall: Wall): Message[] => {
    const today = wall.slice(0, 10);
    const lines = new Map<string, { says: string; late: boolean }[]>();
    const nobody: string[] = [];
    const silent: string[] = [];
    for (const [number, told] of actions) {
      if (!running || !told.open) continue;
      const since = told.rules.recorded > started ? told.rules : { ...told.rules, recorded: started };
      const written = new Set<string>();
      for (const party of told.owners) {
        silent.push(...silence(number, told, party, wall));
        const had = of(told.had, party, () => new Set<string>());
        const owed = naiveTick(since, had, instant(wall));
        if (!owed) continue;
        const to = reachable(party, today);
        const line = { says: says(number, told, owed.sends, today), late: owed.late };
        const toldNobody = of(told.toldNobody, party, () => new Set<string>());
        if (to.length === 0 && !toldNobody.has(owed.sends)) nobody.push(line.says);
        if (to.length === 0) toldNobody.add(owed.sends);
        else had.add(owed.sends);
        if (to.length > 0 && owed.sends.startsWith("overdue"))
          of(told.overdue, party, () => ({ days: [], told: 0 })).days.push(today);
        for (const name of to) {
          if (written.has(name)) continue;
          written.add(name);
          lines.set(name, [...(lines.get(name) ?? []), line]);
        }
      }
    }
    const secretary = { hour: wall.slice(0, 13), to: SECRETARY, on: "slack", late: false } as const;
    const tellings = [nobody, silent].filter((told) => told.length > 0);
    return [...tellings.map((told) => ({ ...secretary, says: told.toSorted() })), ...reminders(lines, wall)];
  };

  /** What the Secretary is told of an owner who left two overdue reminders unanswered, the day after the last. */
  const silence = (number: number, { overdue }: Told, party: string, wall: Wall): string[] => {
    const known = overdue.get(party);
    const isNew = known && known.days.length >= 2 && known.days.length > known.told;
    const inHours = isWorkingDay(wall.slice(0, 10)) && wall.slice(11) >= POLICY.from && wall.slice(11) < POLICY.until;
    if (!isNew || !inHours || (known.days.at(-1) ?? "") >= wall.slice(0, 10)) return [];
    known.told = known.days.length;
    return [`${nameOf(number)}: ${party} has left ${known.told} overdue reminders unanswered`];
  };

  const reminders = (lines: Map<string, { says: string; late: boolean }[]>, wall: Wall): Message[] =>
    [...lines].flatMap(([to, theirs]): Message[] => {
      const base = { hour: wall.slice(0, 13), to, on: on.get(to) ?? "slack" };
      const several = theirs.length > POLICY.listMoreThan;
      return several
        ? [{ ...base, says: theirs.map((line) => line.says).toSorted(), late: theirs.some(({ late }) => late) }]
        : theirs.map((line) => ({ ...base, says: [line.says], late: line.late }));
    });

  const messages: Message[] = [];
  let told = 0;
  for (const wall of TICKS) {
    for (; (STORY[told]?.[0] ?? "~") <= wall; told++) {
      const [at, ...deeds] = STORY[told] ?? [""];
      for (const deed of deeds) happen(deed, at);
    }
    if (!CUT_OFF.includes(wall)) messages.push(...tick(wall));
  }
  return messages;
};
