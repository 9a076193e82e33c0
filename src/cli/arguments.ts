import { Command, CommanderError } from "commander";
import { LOOSE_REFERENCE } from "../domain/reference.js";
import { ok, type Result, refuse } from "../domain/result.js";
import { straighten } from "../domain/words.js";

/** What was typed after `opsg`. */
export type Arguments = {
  /** The words of the command, as the shell gave them; `--role x` stands as `role`, `x`, and `preview` for `reminders preview`, `meetings` for `meeting list`. */
  words: string[];
  /** The same as one line, for the doors. */
  line: string;
  /** Whom to act as: a name or an e-mail address. Null for the operator. */
  as: string | null;
  committee: string | null;
  json: boolean;
  dryRun: boolean;
  /** The day on which replies were said, as typed; null where none was given. */
  on: string | null;
  /** Where a file that comes with the answer is written; null for a name of its own in this folder. */
  out: string | null;
};

/** A clause may be written with dashes, as terminals have it, or without, as chats do: both mean the word. */
const clause = (word: string): string[] => {
  const match = /^--([a-z][a-z-]*)(?:=(.*))?$/s.exec(word);
  if (!match?.[1]) return [word];
  return match[2] === undefined ? [match[1]] : [match[1], match[2]];
};

const REFERENCE = new RegExp(`^\\s*${LOOSE_REFERENCE.source}\\s*$`, "u");

/** What the shell kept together, quoted again; not where quotes stand already, nor around a reference. */
const quote = (word: string): string =>
  /\s/.test(word) && !straighten(word).includes('"') && !REFERENCE.test(word) ? `"${word}"` : word;

/** An option whose value may hold the words of a clause; a day never does, and is read without quotes. */
const OPTION = /^--(?!(?:until|target)$)[a-z][a-z-]*$/;

/** The commands that begin with a text or a name, which may hold the words of their own clauses. */
const NAMED_FIRST = /^(?:action new|person add|agenda add|meeting raise \d+)$/i;

/**
 * The line as it would be typed in a chat. The shell has taken the quotes away; they are put back only where they tell
 * what belongs together: around the value of an `--option`, a first text or name with something after it, and the names of a new committee and of
 * its Secretary.
 */
const lineOf = (args: readonly string[]): string =>
  args
    .flatMap((arg, index) => {
      const [word = "", value] = clause(arg);
      if (value !== undefined) return [word, OPTION.test(`--${word}`) ? quote(value) : value];
      const optionsValue = OPTION.test(args[index - 1] ?? "");
      const first = NAMED_FIRST.test(args.slice(0, index).join(" ")) && index < args.length - 1;
      const title = /^agenda edit \d+$/i.test(args.slice(0, index).join(" "));
      const founding = /^committee add\b/i.test(args.slice(0, 2).join(" "));
      return optionsValue || first || title || founding ? quote(word) : word;
    })
    .join(" ");

/** Words that stand for a command in the terminal. */
const SHORT: Record<string, string[]> = { preview: ["reminders", "preview"], meetings: ["meeting", "list"] };

/** A word that stands for a command, at the beginning or asked about, as that command. */
const inFull = (words: readonly string[]): string[] => {
  const at = words[0] === "help" ? 1 : 0;
  const full = SHORT[words[at] ?? ""];
  return full ? [...words.slice(0, at), ...full, ...words.slice(at + 1)] : [...words];
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
    .option("--out <file>")
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
  const options = command.opts<{
    as?: string;
    committee?: string;
    json?: boolean;
    dryRun?: boolean;
    on?: string;
    out?: string;
  }>();
  const args = inFull(command.args);
  const words = args.flatMap(clause);
  const help = args.includes("--help") || args.includes("-h");
  const asked = ["help", ...words.filter((word) => word !== "help" && word !== "-h")];
  const unknown = args.find((word) => word.startsWith("-"));
  if (words[0] === "import" && !help && unknown !== undefined)
    return refuse(`import knows no option ${unknown}.`, "Type /opsg help import to see which it has.");
  return ok({
    words: help ? asked : words,
    line: help ? asked.join(" ") : lineOf(args),
    as: options.as ?? null,
    committee: options.committee ?? null,
    json: options.json ?? false,
    dryRun: options.dryRun ?? false,
    on: options.on ?? null,
    out: options.out ?? null,
  });
};
