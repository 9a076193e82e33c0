import { type Day, printDay } from "../day.js";

/** How far a committee is set up, as counted in its log. */
export type SetupFacts = {
  name: string;
  zone: string;
  /** The newest held meeting whose minutes are in the log. */
  newest: { number: number | null; date: Day } | null;
  actions: number;
  parties: number;
  /** Parties that were only named in minutes or actions so far. */
  unconfirmed: string[];
  people: number;
  secretaries: number;
  /** Names of people with no account linked yet. */
  unlinked: string[];
  /** Parties that own open actions and have no contact. */
  withoutContact: string[];
  /** How many ask to be added. */
  asking: number;
  channels: string[];
  /** The next meetings by the series. */
  meetings: { kind: string; date: Day }[];
  running: boolean;
  /** Whom and what the reminders leave out, in words; empty where nothing is left out. */
  leftOut: string;
};

export type StepName = "committee" | "minutes" | "parties" | "people" | "channels" | "meetings" | "reminders";

/** A line of the checklist. */
export type Step = { name: StepName; title: string; done: boolean; detail: string };

const count = (number: number, one: string, many: string): string => `${number} ${number === 1 ? one : many}`;

/** As many names stand in a line. */
const MOST_NAMED = 6;

const named = (names: readonly string[]): string =>
  names.length > MOST_NAMED
    ? `${names.slice(0, MOST_NAMED).join(", ")} and ${names.length - MOST_NAMED} more`
    : names.join(", ");

const people = (facts: SetupFacts): Omit<Step, "name" | "title"> => {
  const { withoutContact, unlinked, asking } = facts;
  const said = [
    count(facts.people, "person", "people"),
    ...(asking > 0 ? [`${asking} ${asking === 1 ? "asks" : "ask"} to be added`] : []),
    ...(withoutContact.length > 0 ? [`no contact yet for ${named(withoutContact)}`] : []),
    ...(unlinked.length > 0 ? [`not linked until they write to me: ${named(unlinked)}`] : []),
  ];
  return { done: facts.people > facts.secretaries && withoutContact.length === 0, detail: said.join(" · ") };
};

/** What there is to set up, in the order in which it is least work: minutes name the parties, parties need people. */
export const checklist = (facts: SetupFacts): Step[] => {
  const { newest, unconfirmed, channels, meetings } = facts;
  return [
    {
      name: "committee",
      title: "Committee",
      done: facts.secretaries > 0,
      detail: `${facts.name}, in the time of ${facts.zone}${facts.secretaries > 0 ? "" : " · nobody is Secretary yet"}`,
    },
    {
      name: "minutes",
      title: "Minutes",
      done: newest !== null,
      detail: newest
        ? `the newest are of meeting ${newest.number ?? "without a number"}, ${printDay(newest.date)} · ${count(facts.actions, "action", "actions")} in the log`
        : "send me the last ones (.docx, .pdf, .txt): they bring the parties and the open actions",
    },
    {
      name: "parties",
      title: "Parties",
      done: facts.parties > 0 && unconfirmed.length === 0,
      detail:
        facts.parties === 0
          ? "none yet: minutes bring them, or add them"
          : `${count(facts.parties, "party", "parties")}${unconfirmed.length > 0 ? ` · to be confirmed: ${named(unconfirmed)}` : ""}`,
    },
    { name: "people", title: "People", ...people(facts) },
    {
      name: "channels",
      title: "Channels",
      done: channels.length > 0,
      detail: channels.length > 0 ? channels.join(", ") : "add me to the committee’s channel; there I offer to bind it",
    },
    {
      name: "meetings",
      title: "Meeting series",
      done: meetings.length > 0,
      detail:
        meetings.length > 0
          ? meetings.map(({ kind, date }) => `next ${kind} meeting ${printDay(date)}`).join(" · ")
          : "no meetings are planned",
    },
    {
      name: "reminders",
      title: "Reminders",
      done: facts.running,
      detail: facts.running
        ? `they are on${facts.leftOut === "" ? "" : ` · left out: ${facts.leftOut}`}`
        : "paused: nothing is sent before you have seen the next fortnight and started them",
    },
  ];
};

/** What to do next; undefined where all is done. */
export const nextStep = (steps: readonly Step[]): Step | undefined => steps.find(({ done }) => !done);
