import { Command, CommanderError } from "commander";
import { ok, type Result, refuse } from "../domain/result.js";

/** What was typed after `opsg`. */
export type Arguments = {
  /** The words of the command, as the shell gave them; `--role x` stands as `role`, `x`, and `preview` for `reminders preview`. */
  words: string[];
  /** Whom to act as: a name or an e-mail address. Null for the operator. */
  as: string | null;
  committee: string | null;
  json: boolean;
  dryRun: boolean;
  /** The day on which replies were said, as typed; null where none was given. */
  on: string | null;
};

/** A clause may be written with dashes, as terminals have it, or without, as chats do: both mean the word. */
const clause = (word: string): string[] => {
  const match = /^--([a-z][a-z-]*)(?:=(.*))?$/s.exec(word);
  if (!match?.[1]) return [word];
  return match[2] === undefined ? [match[1]] : [match[1], match[2]];
};

/** Reads the words of a terminal; options may stand anywhere among them. */
export const readArguments = (argv: readonly string[]): Result<Arguments> => {
  const command = new Command("opsg")
    .argument("[words...]")
    .option("--as <person>")
    .option("--committee <code>")
    .option("--json")
    .option("--dry-run")
    .option("--on <day>")
    .helpOption(false)
    .allowUnknownOption()
    .exitOverride()
    .configureOutput({ writeErr: () => {} });
  try {
    command.parse([...argv], { from: "user" });
  } catch (error) {
    if (!(error instanceof CommanderError)) throw error;
    return refuse(
      `${error.message.replace(/^error: /, "").replace(/^./, (letter) => letter.toUpperCase())}.`,
      "Type /opsg help to see what there is.",
    );
  }
  const options = command.opts<{ as?: string; committee?: string; json?: boolean; dryRun?: boolean; on?: string }>();
  const typed = command.args.flatMap(clause);
  const words = typed[0] === "preview" ? ["reminders", ...typed] : typed;
  const help = command.args.includes("--help") || command.args.includes("-h");
  return ok({
    words: help ? ["help", ...words.filter((word) => word !== "help" && word !== "-h")] : words,
    as: options.as ?? null,
    committee: options.committee ?? null,
    json: options.json ?? false,
    dryRun: options.dryRun ?? false,
    on: options.on ?? null,
  });
};

/** The words as one line for the doors: what the shell kept together by quotes is quoted again. */
export const lineOf = (words: readonly string[]): string =>
  words.length === 1
    ? (words[0] ?? "")
    : words.map((word) => (/^$|\s/.test(word) && !word.includes('"') ? `"${word}"` : word)).join(" ");
