import { tellsSomething } from "../domain/telling.js";
import { splitFirst } from "../domain/words.js";
import { ALL } from "./all.js";
import type { Command, OpenCommand } from "./command.js";

/** A command, and what follows its name. */
export type Found = { command: Command | OpenCommand; rest: string };

export const byName = new Map(ALL.map((command) => [command.name, command]));

/** How many words a command's name has, the longest first. */
const LENGTHS = [...new Set([...byName.keys()].map((name) => name.split(" ").length))].toSorted((a, b) => b - a);

/** The command a line begins with, and what follows its name. */
export const findCommand = (line: string): Found | undefined => {
  for (const length of LENGTHS) {
    let rest = line;
    const words: string[] = [];
    while (words.length < length && rest !== "") {
      const [word, others] = splitFirst(rest);
      words.push(word.toLowerCase());
      rest = others;
    }
    const command = byName.get(words.join(" "));
    if (command) return { command, rest };
  }
  return undefined;
};

/** A subject in its other number, as people say it: "import people", "add party". */
const otherNumber = (subject: string): string =>
  ({ person: "people", party: "parties" })[subject] ?? (subject.endsWith("s") ? subject.slice(0, -1) : `${subject}s`);

/** "start reminders", "import the minutes": names of two words the other way round, as buttons and people say them. */
const TURNED = new Map<string, Found>(
  [...byName].flatMap(([name, command]) => {
    const [subject = "", verb] = name.split(" ");
    return verb === undefined
      ? []
      : [subject, otherNumber(subject)].map((said) => [`${verb} ${said}`, { command, rest: "" }] as const);
  }),
);

/** The command whose name a whole line is, the other way round. */
export const turnedRound = (line: string): Found | undefined =>
  TURNED.get(
    line
      .slice(0, 60)
      .toLowerCase()
      .replace(/^please\s+|[\s.!]+$/gu, "")
      .replace(/\s+(?:a|an|the|my|some)\s+/gu, " ")
      .replace(/\s+/gu, " "),
  );

/** More words after a command's name are said of something. */
const MOST_MISTYPED = 4;

/**
 * What is known of what somebody's words are about: an action, whose thread or whose only reminder it is (`expected`);
 * `answers`: they answer a certain message.
 */
type Ground = { expected: boolean; answers: boolean };

/**
 * Whether a line is a command. A name of two words makes one; where it is known what an answer is about, a command that
 * lacks its action is an answer rather. A name of one word is an ordinary word, too: where the rest cannot be read as its
 * own, "Reminders were sent" and "home office has agreed" are said of something, "digest nonsense" is the command mistyped.
 * What answers a message is a command only where all of it reads as one.
 */
export const isCommand = (line: string, { expected, answers }: Ground): boolean => {
  const found = findCommand(line);
  if (!found) return false;
  const values = found.command.read(found.rest);
  if (values.ok) return true;
  if (answers) return false;
  if (found.command.name.includes(" ")) return !(expected && values.problem.field === "reference");
  return isMistyped(line);
};

/** Whether a line that begins like a command may be said of something after all: it cannot be read as one, or names no action. */
export const mayBeWords = (line: string): boolean => {
  const found = findCommand(line);
  const values = found?.command.read(found.rest);
  return values?.ok !== true || values.value.reference === undefined;
};

/** Whether a line is the name of a command and a few words that it cannot read, and that tell nothing of anything. */
export const isMistyped = (line: string): boolean => {
  const found = findCommand(line);
  if (!found || found.command.name.includes(" ") || found.command.read(found.rest).ok) return false;
  return found.rest.split(/\s+/u).length <= MOST_MISTYPED && !tellsSomething(found.rest);
};
