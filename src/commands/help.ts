import type { Button, Card, Part } from "../cards/card.js";
import { problemCard } from "../cards/problem.js";
import { ok, refuse } from "../domain/result.js";
import { capital, distance, straighten } from "../domain/words.js";
import type { Command, OpenCommand } from "./command.js";

type Declared = Pick<Command, "name" | "usage" | "summary" | "example">;

const GROUPS: Record<string, string> = {
  action: "Actions",
  meeting: "Meetings",
  agenda: "The agenda",
  notices: "Notices",
  minutes: "Minutes",
  calendar: "Calendars",
  export: "Taking the log along",
  digest: "The state of the log",
  home: "Yours",
  party: "Parties",
  person: "People",
  reminders: "Reminders",
  setup: "Setting up",
  channel: "Channels",
  committee: "Committees",
  welcome: "First steps",
  help: "Help",
};

const group = (name: string): string => name.split(" ", 1)[0] ?? name;

/** The way to everything there is to type. */
export const ALL_COMMANDS: Button = { label: "All commands", press: { command: "help", committee: null, values: {} } };

const LOG_BUTTONS: Button[] = [
  { label: "Show the log", press: { command: "action list", committee: null, values: {} } },
  { label: "My actions", press: { command: "action list", committee: null, values: { filter: "mine" } } },
];

/** Subjects whose commands have a button under the help. */
const BUTTONS = ["action", "meeting", "reminders"];

/** What there is to type, by what it is about: the names alone, for all of it is more than anybody reads. */
const overviewCard = (commands: Declared[]): Card => ({
  title: "What you can type",
  parts: [
    {
      kind: "text",
      text: "I keep the committee’s action log. Type a command after /opsg (on Teams /opsg may be left out), or press a button. Type help and a subject, such as help action, for each of its commands with an example; or help and a command, for all about it.",
    },
    ...Object.entries(GROUPS).flatMap(([key, title]): Part[] => {
      const theirs = commands.filter(({ name }) => group(name) === key).map(({ name }) => name);
      return theirs.length === 0 ? [] : [{ kind: "text", text: [{ bold: title }, `\n${theirs.join(", ")}`] }];
    }),
  ],
  buttons: [
    ...LOG_BUTTONS,
    ...BUTTONS.map((key) => ({
      label: `All about ${(GROUPS[key] ?? key).toLowerCase()}`,
      press: { command: "help", committee: null, values: { command: key } },
    })),
  ],
});

/** The commands of one subject, each by an example. */
const subjectCard = (commands: Declared[], subject: string): Card => {
  const theirs = commands.filter(({ name }) => group(name) === subject);
  const lines = theirs.flatMap(({ example, summary }, index) => [
    index === 0 ? "" : "\n",
    { bold: example },
    `  ${summary}`,
  ]);
  return {
    title: `What you can type: ${GROUPS[subject] ?? subject}`,
    parts: [{ kind: "text", text: lines.filter((piece) => piece !== "") }],
    buttons: [ALL_COMMANDS, ...LOG_BUTTONS],
  };
};

/** One command with its example. */
const commandCard = ({ name, usage, summary, example }: Declared): Card => ({
  title: name,
  parts: [
    { kind: "text", text: `${capital(summary)}.` },
    {
      kind: "facts",
      facts: [
        { label: "Type", value: `/opsg ${name}${usage ? ` ${usage}` : ""}` },
        { label: "For example", value: `/opsg ${example}` },
      ],
    },
  ],
  buttons: [ALL_COMMANDS],
});

/** A word begun and left, or a letter from a longer one: "act", "acton", "actoin". */
const isNear = (word: string, name: string): boolean =>
  (word.length >= 3 && name.startsWith(word)) || (word.length >= 4 && distance(word, name) <= 1);

/** Those of the fewest steps away, if they are near enough at all. */
const fewest = (commands: Declared[], length: number, far: (command: Declared) => number): Declared[] => {
  const ranked = commands.map((command) => ({ command, far: far(command) }));
  const best = Math.min(...ranked.map((one) => one.far));
  return best > Math.max(1, length / 3) ? [] : ranked.filter((one) => one.far === best).map(({ command }) => command);
};

const verbOf = (name: string): string => name.split(" ")[1] ?? name;

/**
 * The commands whose names are nearest to what was typed: those it begins; else, where it begins with what commands are
 * about, those of them with the nearest verb; else the ones fewest letters away.
 */
export const nearest = (commands: Declared[], typed: string): Declared[] => {
  const words = straighten(typed).toLowerCase().split(/\s+/u).slice(0, 2).join(" ").slice(0, 40);
  if (words === "") return [];
  const begun = commands.filter(({ name }) => name.startsWith(words));
  if (begun.length > 0) return begun;
  const [first = words, second] = words.split(" ");
  const about = commands.filter(({ name }) => isNear(first, group(name)));
  if (about.length > 0) {
    const theirs =
      second === undefined ? [] : fewest(about, second.length, ({ name }) => distance(second, verbOf(name)));
    if (theirs.length > 0) return theirs;
  }
  const meant = about.length > 0 ? [] : commands.filter(({ name }) => verbOf(name).startsWith(words));
  if (meant.length > 0) return meant;
  return fewest(about.length > 0 ? about : commands, words.length, ({ name }) =>
    Math.min(
      distance(words, name),
      distance(words, group(name)),
      distance(first, name),
      about.length > 0 ? Number.POSITIVE_INFINITY : distance(first, verbOf(name)),
    ),
  );
};

/** More words than these are no command mistyped. */
const LONGEST_SLIP = 5;

/** The log asked for in plain words: "what is overdue?", "show me the open actions". */
const ASKS_FOR_LOG =
  /^(?:what(?:[’']?s)?|which|show|list)(?: (?:is|are|me|the|all|my|actions?|still|now|currently)){0,5} (?<filter>overdue|open|outstanding|closed|due this month)(?: (?:actions?|ones|now|list)){0,2}[?.!]*$/iu;

/** After these a list is asked for, where one of its own words follows: "list open", but not "list sent". */
const LISTED = /^(?:open|overdue|due|mine|my|owner|meeting|closed|all|actions?|the|log)$/u;

/** "Find attached …" begins a letter. */
const ENCLOSED = /^(?:attached|enclosed|below|here)$/u;

/** A file's name, which the terminal imports. */
const FILE = /^import(?: \S{0,200}[./]\S{0,20}| \S{1,2})?$/u;

const asksToSee = (first: string, rest: string[]): boolean => {
  if (first === "list" || first === "show") return rest.length === 0 || LISTED.test(rest[0] ?? "");
  if (first === "find") return rest.length > 0 && rest.length <= 3 && !ENCLOSED.test(rest[0] ?? "");
  return first === "history" && rest.length === 0;
};

/**
 * Whether a line without a command and without a reference is likely one mistyped: "acton list", "act", "list open".
 * A subject alone is not enough: "action complete" and "parts arrived" are said of an action.
 */
export const isSlip = (commands: Declared[], line: string): boolean => {
  const words = straighten(line).toLowerCase().trim();
  const [first = "", ...rest] = words.split(/\s+/u);
  if (/\d\s*\//u.test(line) || rest.length >= LONGEST_SLIP) return false;
  if (FILE.test(words) || ASKS_FOR_LOG.test(words) || asksToSee(first, rest)) return true;
  return commands.some(({ name }) => {
    const [subject = "", verb] = name.split(" ");
    if (!isNear(first, subject)) return false;
    const [second] = rest;
    if (second === undefined) return true;
    return verb === undefined ? commands.some((one) => isNear(second, group(one.name))) : isNear(second, verb);
  });
};

/** A button whose command is gone: one of a card drawn long ago. */
export const UNKNOWN_BUTTON = {
  what: "I do not know this button any more.",
  instead: "Type /opsg help to see what there is, or open the action again with action show.",
};

/** Said when no command bears the name that was typed. */
export const unknownCard = (commands: Declared[], typed: string): Card => {
  const filter = ASKS_FOR_LOG.exec(straighten(typed).trim())?.groups?.filter?.toLowerCase();
  if (filter !== undefined) {
    const press = { command: "action list", committee: null, values: { filter } };
    return problemCard({ what: "That is no command of mine.", instead: `Did you mean action list ${filter}?` }, [
      { label: `Show what is ${filter}`, press, style: "primary" },
      ALL_COMMANDS,
    ]);
  }
  const near = nearest(commands, typed).slice(0, 8);
  const what = `I know no command “${typed.trim().split(/\s+/u).slice(0, 2).join(" ").slice(0, 60)}”.`;
  const instead =
    near.length === 1
      ? `Did you mean ${near[0]?.name}? For example: /opsg ${near[0]?.example}`
      : near.length > 1
        ? `Did you mean ${near.map(({ name }) => name).join(" or ")}?`
        : "Type /opsg help to see what there is.";
  const buttons = near.map(({ name }) => ({
    label: name,
    press: { command: "help", committee: null, values: { command: name } },
  }));
  return problemCard({ what, instead }, [...buttons, ALL_COMMANDS]);
};

/** A command's name, perhaps with /opsg before it. Words. */
const LONGEST_ASKED = 3;

/** The help, over the commands there are. It looks nothing up: the card of all commands is drawn once. */
export const makeHelp = (others: Declared[]): OpenCommand => {
  const declared: Declared = {
    name: "help",
    usage: "[COMMAND]",
    summary: "shows what you can type, or all about one command",
    example: "help action target",
  };
  const commands = [...others, declared];
  const all = overviewCard(commands);
  const cardOf = (wanted: string | undefined, found: Declared | undefined, about: string | undefined): Card => {
    if (wanted === undefined) return all;
    // "reminders" is a command and what others are about: all of them are told.
    const alone = commands.filter(({ name }) => group(name) === about).length < 2;
    if (found && alone) return commandCard(found);
    return about === undefined ? unknownCard(commands, wanted) : subjectCard(commands, about);
  };
  return {
    ...declared,
    read: (rest) => {
      const words = rest.trim().split(/\s+/u);
      if (words.length > LONGEST_ASKED)
        return refuse(
          `I have no help on “${rest.trim().slice(0, 40)}”.`,
          "Type /opsg help alone, or help and a command, such as help action target.",
        );
      return ok(words[0] === "" ? {} : { command: words.join(" ") });
    },
    answer: (_app, _caller, { command }) => {
      const wanted = command
        ?.toLowerCase()
        .replace(/\s+/gu, " ")
        .replace(/^\/?opsg /u, "");
      const found = commands.find(({ name }) => name === wanted);
      const about = wanted !== undefined && commands.some(({ name }) => group(name) === wanted) ? wanted : undefined;
      return { kind: "card", card: cardOf(wanted, found, about), audience: "place" };
    },
  };
};
