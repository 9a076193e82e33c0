import type { App } from "../app/ports.js";
import type { Answer, Card } from "../cards/card.js";
import { importedCard, restoredCard } from "../cards/imported.js";
import { cardToText, formToText, hasLines } from "../cards/text.js";
import { tickCard } from "../cards/tick.js";
import { ALL } from "../commands/all.js";
import type { Caller, Doors } from "../commands/command.js";
import { spelled } from "../commands/spelled.js";
import { isoDay } from "../domain/day.js";
import type { Problem, Result } from "../domain/result.js";
import type { Speaker } from "../domain/standing.js";
import { type Arguments, readArguments } from "./arguments.js";
import { importHelp, sandboxHelp, terminalHelp, withTerminalHelp } from "./help.js";
import { importFile } from "./import.js";
import { importLogFile, isLogFile } from "./import-log.js";
import { listFile } from "./list-file.js";
import { findPerson } from "./person.js";
import { toJson, withoutControls, wrap } from "./print.js";
import { saveFile } from "./save-file.js";
import { type Opened, runTick } from "./tick.js";
import { understandLine } from "./understand.js";
import { version } from "./version.js";

/** How a command in the terminal ended. */
export const EXIT = { done: 0, fault: 1, wrongUse: 2 } as const;
type Exit = (typeof EXIT)[keyof typeof EXIT];

/** The terminal: its streams, and how wide it is (null for a pipe or a file). */
export type Terminal = {
  out(text: string): void;
  err(text: string): void;
  /** What is typed or piped into it; read only where a command asks for it. */
  lines(): AsyncIterable<string> | Iterable<string>;
  columns: number | null;
};

/** What a person must type before each command here. */
const PROMPT = "npm run -s opsg -- ";

const say = (terminal: Terminal, text: string): string => `${wrap(withoutControls(text), terminal.columns)}\n`;

const forTerminal = (text: string): string => spelled(text, PROMPT);

const tell = (terminal: Terminal, problem: Problem, json: boolean): void => {
  if (json) terminal.out(`${toJson({ problem })}\n`);
  else terminal.err(say(terminal, forTerminal([problem.what, problem.instead ?? ""].join("\n").trim())));
};

/** A card, with how the lines beneath it are typed here. */
const printCard = (card: Card): string =>
  hasLines(card) ? `${cardToText(card)}\n  (each after: ${PROMPT.trim()})` : cardToText(card);

const isCommand = (typed: string): boolean => {
  const line = typed.toLowerCase();
  return ALL.some(({ name }) => line === name || line.startsWith(`${name} `));
};

const show = (terminal: Terminal, answer: Answer, { words, line, json }: Arguments): Exit => {
  switch (answer.kind) {
    case "card": {
      const failed = answer.card.tone === "problem";
      const text = printCard(answer.card);
      const shown = failed || /^help$/i.test(words[0] ?? "help") ? forTerminal(text) : text;
      const write = failed && !json ? terminal.err : terminal.out;
      write(json ? `${toJson(answer.data ?? answer.card)}\n` : say(terminal, shown));
      return !failed ? EXIT.done : isCommand(line) ? EXIT.fault : EXIT.wrongUse;
    }
    case "form": {
      const { command } = answer.form.press;
      const example = ALL.find(({ name }) => name === command)?.example ?? command;
      terminal.err(say(terminal, formToText(answer.form, `${PROMPT}${example}`)));
      return EXIT.wrongUse;
    }
    case "problem":
      tell(terminal, answer.problem, json);
      return isCommand(line) ? EXIT.fault : EXIT.wrongUse;
  }
};

/** How many actions are imported between two lines of progress. */
const PROGRESS_STEP = 200;

const runImportLog = async (
  app: App,
  caller: Caller,
  file: string,
  typed: Arguments,
  terminal: Terminal,
): Promise<Exit> => {
  const restored = await importLogFile(app, caller, file, typed.dryRun);
  if (!restored.ok) {
    tell(terminal, restored.problem, typed.json);
    return EXIT.fault;
  }
  terminal.out(typed.json ? `${toJson(restored.value)}\n` : say(terminal, printCard(restoredCard(restored.value))));
  return EXIT.done;
};

const runImport = async (app: App, caller: Caller, typed: Arguments, terminal: Terminal): Promise<Exit> => {
  const [, file, ...more] = typed.words;
  if (file === undefined || more.length > 0) {
    const what = file === undefined ? "import needs a file of minutes." : "import takes one file.";
    tell(
      terminal,
      { what, instead: "Type /opsg import FILE, with --dry-run to see first what it would do." },
      typed.json,
    );
    return EXIT.wrongUse;
  }
  terminal.err(say(terminal, `Reading ${file} …`));
  if (isLogFile(file)) return runImportLog(app, caller, file, typed, terminal);
  const progress = (done: number, of: number): void => {
    if (done % PROGRESS_STEP === 0) terminal.err(`${done} of ${of} actions …\n`);
  };
  const imported = await importFile(app, caller, file, typed, progress);
  if (!imported.ok) {
    tell(terminal, imported.problem, typed.json);
    return EXIT.fault;
  }
  terminal.out(typed.json ? `${toJson(imported.value)}\n` : say(terminal, printCard(importedCard(imported.value))));
  return EXIT.done;
};

/** Reads replies as the bot would, one a line; of no action of the log, so that none is opened. */
const runUnderstand = async (typed: Arguments, terminal: Terminal): Promise<Exit> => {
  const said = isoDay(typed.on ?? "");
  if (said === undefined || typed.words.length > 1) {
    const what = said === undefined ? "understand needs the day the replies were said." : "understand reads its input.";
    tell(terminal, { what, instead: "Type /opsg understand --on 2022-02-03 and a reply a line." }, typed.json);
    return EXIT.wrongUse;
  }
  for await (const line of terminal.lines()) terminal.out(`${toJson(understandLine(line, said), 0)}\n`);
  return EXIT.done;
};

const speakerOf = async (app: App, as: string | null): Promise<Result<Speaker>> => {
  if (as === null) return { ok: true, value: { kind: "operator" } };
  const person = findPerson(await app.store.register(), as);
  return person.ok ? { ok: true, value: { kind: "person", personId: person.value.id } } : person;
};

/** The ending of the file that is wanted says which kind of minutes it is to hold. */
const withFormat = (line: string, out: string | null): string =>
  /\.docx$/i.test(out ?? "") && /^minutes \d+$/i.test(line.trim()) ? `${line.trim()} word` : line;

/** A file's answer says where it lies here, whatever it would be called in a chat. */
const writtenTo = (answer: Answer, file: string): Answer =>
  answer.kind === "card" && typeof answer.data === "object" ? { ...answer, data: { ...answer.data, file } } : answer;

/**
 * `opsg`: the doors from a terminal. Without `--as` one acts as the operator, with every right.
 * @param open opens the log, once the words are known to make sense
 */
export const runCli = async (
  argv: readonly string[],
  terminal: Terminal,
  open: () => Promise<Opened & { doors: Doors; close(): Promise<void> }>,
): Promise<Exit> => {
  if (argv.length === 1 && argv[0] === "--version") {
    terminal.out(`${version()}\n`);
    return EXIT.done;
  }
  const read = readArguments(argv);
  if (!read.ok) {
    tell(terminal, read.problem, argv.includes("--json"));
    return EXIT.wrongUse;
  }
  const typed = read.value;
  const importing = typed.words[0] === "import";
  const ticking = typed.words[0] === "tick";
  if (typed.dryRun && !importing && !ticking) {
    const instead = "Type /opsg import FILE --dry-run, or /opsg tick --dry-run.";
    tell(terminal, { what: "--dry-run belongs to import and tick.", instead }, typed.json);
    return EXIT.wrongUse;
  }
  if (/^help import$/i.test(typed.line))
    return show(terminal, { kind: "card", card: importHelp, audience: "person" }, typed);
  if (/^(?:help )?sandbox\b/i.test(typed.line))
    return show(terminal, { kind: "card", card: sandboxHelp, audience: "person" }, typed);
  if (/^help (?:tick|understand)$/i.test(typed.line)) return show(terminal, terminalHelp, typed);
  if (typed.words[0] === "understand") return runUnderstand(typed, terminal);
  if (typed.on !== null) {
    tell(terminal, { what: "--on belongs to understand.", instead: "Leave it out." }, typed.json);
    return EXIT.wrongUse;
  }
  const opened = await open();
  const { app, doors, close } = opened;
  try {
    if (ticking) {
      const ticked = await runTick(opened, typed);
      if (!ticked.ok) {
        tell(terminal, ticked.problem, typed.json);
        return EXIT.wrongUse;
      }
      terminal.out(typed.json ? `${toJson(ticked.value)}\n` : say(terminal, printCard(tickCard(ticked.value))));
      return EXIT.done;
    }
    const speaker = await speakerOf(app, typed.as);
    if (!speaker.ok) {
      tell(terminal, speaker.problem, typed.json);
      return EXIT.wrongUse;
    }
    const caller: Caller = {
      speaker: speaker.value,
      place: { kind: "private" },
      source: "terminal",
      event: null,
      onProgress: (line) => terminal.err(`${line}\n`),
      ...(typed.json ? { whole: true as const } : {}),
      ...(typed.committee === null ? {} : { committee: typed.committee }),
    };
    if (importing) return await runImport(app, caller, typed, terminal);
    const list = listFile(typed.words);
    const line = list ? "person import" : withFormat(typed.line, typed.out);
    const text = line.trim() === "" ? "help" : line;
    const answer = await doors.dispatch(list ? { ...caller, files: [list] } : caller, { text, mentions: [] });
    const saved = answer.kind === "card" && answer.file ? await saveFile(answer.file, typed.out) : null;
    if (saved && !saved.ok) {
      tell(terminal, saved.problem, typed.json);
      return EXIT.fault;
    }
    // Beside the data, or the card: whoever reads those by a program is not to stumble over it.
    if (saved) terminal.err(say(terminal, `Written to ${saved.value}`));
    const told = saved ? writtenTo(answer, saved.value) : answer;
    return show(terminal, /^help$/i.test(text) ? withTerminalHelp(told) : told, typed);
  } finally {
    await close();
  }
};
