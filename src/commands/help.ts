import type { Card, Part } from "../cards/card.js";
import { problemCard } from "../cards/problem.js";
import { ok } from "../domain/result.js";
import { distance, straighten } from "../domain/words.js";
import type { Command, OpenCommand } from "./command.js";

type Declared = Pick<Command, "name" | "usage" | "summary" | "example">;

const GROUPS: Record<string, string> = {
  action: "Actions",
  meeting: "Meetings",
  agenda: "The agenda",
  minutes: "Minutes",
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

/** All commands on one card, by what they are about, each by an example. */
const helpCard = (commands: Declared[]): Card => ({
  title: "What you can type",
  parts: [
    {
      kind: "text",
      text: "I keep the committee’s action log. Type a command after /opsg (on Teams /opsg may be left out), or press a button. Type help and a command to learn more about it.",
    },
    ...Object.entries(GROUPS).flatMap(([key, title]): Part[] => {
      const theirs = commands.filter(({ name }) => group(name) === key);
      if (theirs.length === 0) return [];
      const lines = theirs.flatMap(({ example, summary }, index) => [
        index === 0 ? "" : "\n",
        { bold: example },
        `  ${summary}`,
      ]);
      return [
        { kind: "heading", text: title },
        { kind: "text", text: lines.filter((piece) => piece !== "") },
      ];
    }),
  ],
  buttons: [
    { label: "Show the log", press: { command: "action list", committee: null, values: {} } },
    { label: "My actions", press: { command: "action list", committee: null, values: { filter: "mine" } } },
  ],
});

/** One command with its example. */
const commandCard = ({ name, usage, summary, example }: Declared): Card => ({
  title: name,
  parts: [
    { kind: "text", text: `${summary.charAt(0).toUpperCase()}${summary.slice(1)}.` },
    {
      kind: "facts",
      facts: [
        { label: "Type", value: `/opsg ${name}${usage ? ` ${usage}` : ""}` },
        { label: "For example", value: `/opsg ${example}` },
      ],
    },
  ],
  buttons: [{ label: "All commands", press: { command: "help", committee: null, values: {} } }],
});

/** The commands whose names are nearest to what was typed: those it begins, else the ones fewest letters away. */
export const nearest = (commands: Declared[], typed: string): Declared[] => {
  const words = straighten(typed).toLowerCase().split(/\s+/u).slice(0, 2).join(" ").slice(0, 40);
  if (words === "") return [];
  const begun = commands.filter(({ name }) => name.startsWith(words) || name.split(" ")[1]?.startsWith(words));
  if (begun.length > 0) return begun;
  const first = words.split(" ", 1)[0] ?? words;
  const subjects = new Set(commands.map(({ name }) => group(name)));
  const ranked = commands
    .map((command) => {
      const verb = command.name.split(" ")[1] ?? command.name;
      return {
        command,
        far: Math.min(
          distance(words, command.name),
          distance(words, group(command.name)),
          // The verb of one subject may be another subject: "action lst" is no "meeting action".
          subjects.has(first) ? Number.POSITIVE_INFINITY : distance(first, verb),
          distance(first, command.name),
        ),
      };
    })
    .toSorted((a, b) => a.far - b.far);
  const best = ranked[0]?.far ?? Number.POSITIVE_INFINITY;
  return best > Math.max(1, words.length / 3)
    ? []
    : ranked.filter(({ far }) => far === best).map(({ command }) => command);
};

/** More words than these are no command mistyped. */
const LONGEST_SLIP = 5;

/** Whether a line without a command and without a reference is likely one mistyped: "acton list", "list open". */
export const isSlip = (commands: Declared[], line: string): boolean => {
  const [first = "", ...rest] = line.toLowerCase().split(/\s+/u);
  if (/\d\s*\//u.test(line) || rest.length >= LONGEST_SLIP) return false;
  return commands.some(({ name }) => {
    const [subject = "", verb = ""] = name.split(" ");
    const mistyped = first.length >= 4 && distance(first, subject) <= 1;
    return mistyped || (rest.length > 0 && first === subject) || (SEEING.includes(verb) && first === verb);
  });
};

/** What is asked of the log, not said of an action. */
const SEEING = ["list", "find", "show", "history"];

/** Said when no command bears the name that was typed. */
export const unknownCard = (commands: Declared[], typed: string): Card => {
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
  return problemCard({ what, instead }, [
    ...buttons,
    { label: "All commands", press: { command: "help", committee: null, values: {} } },
  ]);
};

/** The help, over the commands there are. It looks nothing up: the card of all commands is drawn once. */
export const makeHelp = (others: Declared[]): OpenCommand => {
  const declared: Declared = {
    name: "help",
    usage: "[COMMAND]",
    summary: "shows what you can type, or all about one command",
    example: "help action target",
  };
  const commands = [...others, declared];
  const all = helpCard(commands);
  return {
    ...declared,
    read: (rest) => ok(rest.trim() === "" ? {} : { command: rest.trim() }),
    answer: (_app, _caller, { command }) => {
      const wanted = command
        ?.toLowerCase()
        .replace(/\s+/gu, " ")
        .replace(/^\/?opsg /u, "");
      const found = commands.find(({ name }) => name === wanted);
      const card = wanted === undefined ? all : found ? commandCard(found) : unknownCard(commands, wanted);
      return { kind: "card", card, audience: "place" };
    },
  };
};
