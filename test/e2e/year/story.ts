/**
 * A year of an invented committee, told as it happens: wall-clock time in London, and who does what. It holds what
 * reminders have trouble with: Easter, the jubilee, a day of mourning, both clock changes, moved targets and meetings,
 * contacts away, gone or not linked yet, a day with more than five, pauses, and a bot that was down.
 */

export const CODE = "LBC";

/** Everybody the bot may write to; `on` says where. */
export const PEOPLE: Record<string, { on: "slack" | "teams"; contactFor?: string[]; deputyFor?: string }> = {
  Ada: { on: "slack", contactFor: ["Ferries"] },
  Bram: { on: "slack", contactFor: ["Ferries"] },
  Cleo: { on: "slack", deputyFor: "Ferries" },
  Dora: { on: "teams", contactFor: ["Cranes"] },
  Edda: { on: "teams", contactFor: ["Pilots"] },
  Finn: { on: "slack", contactFor: ["Pilots", "Cranes"] },
  Gus: { on: "teams", contactFor: ["Trust"] },
  Hana: { on: "slack" },
  Jory: { on: "slack" },
};

export const SECRETARY = "Hana";
/** Is linked in June. */
export const WITHOUT_ACCOUNT = ["Gus"];
/** Is added in May. */
export const NEWCOMER = "Jory";
export const PARTIES = ["Ferries", "Cranes", "Pilots", "Trust", "Wardens"];

/** Main meetings as they were in the end: May's moved a week, August's cancelled, October's brought forward. */
export const MAIN_MEETINGS = [
  ...["2022-01-11", "2022-02-08", "2022-03-08", "2022-04-12", "2022-05-17", "2022-06-14"],
  ...["2022-07-12", "2022-09-13", "2022-10-04", "2022-11-08", "2022-12-13", "2023-01-10"],
];

/** Days on which nobody works, beside Saturdays and Sundays. */
export const BANK_HOLIDAYS = [
  ...["2022-01-03", "2022-04-15", "2022-04-18", "2022-05-02", "2022-06-02", "2022-06-03"],
  ...["2022-08-29", "2022-09-19", "2022-12-26", "2022-12-27", "2023-01-02"],
];

/** `2022-03-08 09:00` in London. */
export type Wall = string;

export type Deed =
  | { raise: number; owners: string[]; target: string }
  | { retarget: number; to: string }
  | { done: number }
  | { decline: number }
  | { close: number }
  | { withdraw: number }
  | { reopen: number }
  | { away: string; until: string }
  | { link: string }
  | { join: string; contactFor: string }
  | { leave: string }
  | { writesOn: "slack" | "teams"; who: string }
  | { meeting: string; movedTo: string | null }
  | { reminders: "start" | "pause" };

const six = (numbers: number[], deed: (number: number) => Deed): Deed[] => numbers.map(deed);

export const STORY: [Wall, ...Deed[]][] = [
  ["2022-01-04 10:00", { reminders: "start" }],
  [
    "2022-01-04 10:30",
    { raise: 1, owners: ["Ferries"], target: "2022-03-08" },
    { raise: 2, owners: ["Cranes"], target: "2022-04-19" },
    { raise: 3, owners: ["Pilots"], target: "TBC" },
    { raise: 4, owners: ["Trust"], target: "2022-03-29" },
    { raise: 5, owners: ["Wardens"], target: "2022-02-15" },
    { raise: 6, owners: ["Pilots", "Cranes"], target: "2022-06-06" },
  ],
  [
    "2022-01-11 15:00",
    ...six([7, 8, 9, 10, 11, 12], (raise) => ({ raise, owners: ["Ferries"], target: "2022-02-22" })),
  ],
  ["2022-02-07 08:15", { away: "Ada", until: "2022-02-11" }],
  ["2022-02-16 11:40", ...six([7, 8, 9], (done) => ({ done }))],
  ["2022-02-22 14:00", { close: 10 }, { withdraw: 11 }],
  ["2022-03-01 09:30", { meeting: "2022-05-10", movedTo: "2022-05-17" }],
  ["2022-03-04 14:00", { retarget: 1, to: "2022-03-22" }],
  ["2022-03-08 12:00", ...six([7, 8, 9], (close) => ({ close }))],
  ["2022-03-10 10:10", { close: 12 }],
  ["2022-03-21 10:00", { retarget: 1, to: "TBC" }],
  ["2022-04-22 09:45", { retarget: 1, to: "2022-05-17" }],
  ["2022-05-03 16:30", { done: 2 }],
  ["2022-05-10 14:00", { decline: 2 }],
  ["2022-05-17 15:00", { done: 1 }],
  ["2022-05-18 11:00", { raise: 13, owners: ["Ferries"], target: "2022-07-20" }],
  ["2022-05-20 11:10", { join: "Jory", contactFor: "Wardens" }],
  ["2022-05-25 09:05", { close: 5 }],
  ["2022-06-01 10:00", { meeting: "2022-08-09", movedTo: null }],
  ["2022-06-14 13:00", { close: 1 }, { close: 2 }],
  ["2022-06-15 11:30", { link: "Gus" }],
  ["2022-06-20 17:45", { close: 4 }],
  ["2022-07-01 12:00", { who: "Edda", writesOn: "slack" }],
  ["2022-07-05 09:20", { retarget: 6, to: "2022-09-19" }],
  [
    "2022-07-11 12:00",
    { away: "Ada", until: "2022-07-22" },
    { away: "Bram", until: "2022-07-22" },
    { away: "Cleo", until: "2022-07-19" },
  ],
  ["2022-07-28 16:00", { close: 13 }],
  ["2022-08-01 11:00", { raise: 14, owners: ["Cranes"], target: "2022-08-26" }],
  ["2022-08-15 09:30", { reminders: "pause" }],
  ["2022-08-31 13:00", { reminders: "start" }],
  ["2022-09-01 10:00", { leave: "Bram" }],
  ["2022-09-05 15:30", { meeting: "2022-10-11", movedTo: "2022-10-04" }, { done: 14 }],
  ["2022-09-06 09:10", { raise: 15, owners: ["Ferries"], target: "2022-09-20" }],
  ["2022-09-22 10:00", { close: 14 }, { close: 6 }, { done: 15 }],
  ["2022-09-29 10:00", { reopen: 14 }, { decline: 15 }],
  ["2022-10-03 14:00", { retarget: 14, to: "2022-10-15" }, { retarget: 15, to: "2022-10-31" }],
  ["2022-10-18 10:00", { close: 14 }],
  ["2022-10-25 12:00", { retarget: 3, to: "2022-12-09" }],
  ["2022-11-02 12:30", { close: 15 }],
  ["2022-11-07 11:00", { raise: 16, owners: ["Cranes"], target: "2022-11-10" }],
  ["2022-11-11 17:30", { close: 16 }],
  ["2022-11-14 11:00", { raise: 17, owners: ["Ferries", "Trust"], target: "2022-11-01" }],
  ["2022-11-25 09:00", { retarget: 17, to: "2022-12-09" }],
  ["2022-12-13 11:00", { close: 17 }],
];

/** The bot was not running from one instant up to another. */
export const DOWN: { from: Wall; to: Wall }[] = [
  { from: "2022-04-13 16:00", to: "2022-04-21 11:20" },
  { from: "2022-05-10 08:00", to: "2022-05-10 13:30" },
  { from: "2022-12-02 09:01", to: "2022-12-03 12:00" },
  { from: "2022-12-08 09:01", to: "2022-12-09 10:30" },
  { from: "2022-12-23 12:00", to: "2022-12-29 18:00" },
];

/** The bot was cut off at this tick, when it knew what it owed and had sent nothing of it. */
export const CUT_OFF: Wall[] = ["2022-12-02 09:00", "2022-12-08 09:00"];

/** Beside nine o'clock: odd times, every third day one, at which nothing more may come than is owed. */
const ODD_TIMES = ["08:59", "10:00", "10:01", "12:07", "16:59", "17:00", "23:30", "03:15"];

/** At these the bot looks twice at once. */
export const comesTwice = (wall: Wall): boolean => wall.endsWith("1 09:00") || CUT_OFF.includes(wall);

const pad = (number: number): string => String(number).padStart(2, "0");

const everyDay = (): string[] => {
  const days: string[] = [];
  for (let at = Date.UTC(2022, 0, 3); at <= Date.UTC(2022, 11, 31); at += 86_400_000)
    days.push(new Date(at).toISOString().slice(0, 10));
  return days;
};

const isWeekend = (day: string): boolean => [0, 6].includes(new Date(day).getUTCDay());

const inTheSameHour = (wall: Wall): Wall => `${wall.slice(0, 14)}${pad(Math.min(59, Number(wall.slice(14)) + 20))}`;

/** When the bot looks what is owed, in order. */
export const TICKS: readonly Wall[] = [
  ...new Set([
    ...everyDay().flatMap((day, index) => [
      ...(isWeekend(day) && index % 3 > 0 ? [] : [`${day} 09:00`]),
      ...(index % 3 === 0 ? [`${day} ${ODD_TIMES[(index / 3) % ODD_TIMES.length]}`] : []),
    ]),
    ...STORY.map(([wall]) => inTheSameHour(wall)),
    ...DOWN.map(({ to }) => to),
  ]),
]
  .filter((wall) => !DOWN.some(({ from, to }) => wall >= from && wall < to))
  .toSorted();

/** The instant of a wall-clock time in London in 2022. */
export const instant = (wall: Wall): Date => {
  const summer = wall >= "2022-03-27 02:00" && wall < "2022-10-30 01:30";
  return new Date(Date.parse(`${wall.replace(" ", "T")}:00Z`) - (summer ? 3_600_000 : 0));
};
