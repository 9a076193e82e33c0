import type { App } from "../app/ports.js";
import { type Problem, type Result, refuse } from "../domain/result.js";
import { joinNames } from "../domain/words.js";
import type { SentFile } from "./command.js";

/** Kinds of file that are minutes, or are refused with a word on how to send them instead. */
const MINUTES = /\.(docx?|docm|pdf|txt|text|md|markdown|rtf|odt)$/iu;
/** The kind of a file by its name. One without is taken for minutes: what is in it tells whether it is. */
const KIND = /\.[a-z][a-z0-9]{0,7}$/iu;
const mayBeMinutes = ({ name }: SentFile): boolean => MINUTES.test(name) || !KIND.test(name);
const SPREADSHEET = /\.(xlsx?|xlsm|xlsb|ods|numbers)$/iu;
const PEOPLE = /\.(csv|tsv)$/iu;

/** Words beside a file that say no more than what it is; anything else is about an action, and the file is its evidence. */
const INTRODUCES =
  /^(?:here (?:are|is) )?(?:the |our |my )?(?:last |draft |final )*(?:minutes|people|members|contacts)?(?: (?:of|for|from) [^/]{1,60})?[\s.!:]*$/iu;

/** As many minutes are read from one message. */
const MOST_AT_ONCE = 10;

/** What was written beside files: platforms put their links into the text. */
const wordsBeside = (files: readonly SentFile[], text: string): string =>
  files.reduce((left, { link }) => (link === null ? left : left.replace(link, "")), text).trim();

/** Why files sent without a word about an action cannot be taken in; undefined where there are none, or words with them. */
export const refusedFiles = (files: readonly SentFile[], text: string): Problem | undefined => {
  const [first] = files;
  if (!first || !INTRODUCES.test(wordsBeside(files, text).slice(0, 200))) return undefined;
  const others = files.filter((file) => !mayBeMinutes(file)).map(({ name }) => name);
  if (files.length > 1)
    return refuse(
      others.length > 0 && others.length < files.length
        ? `I cannot take ${joinNames(others)} in together with minutes; nothing was recorded of any of these files.`
        : "I cannot take these files in together; nothing was recorded of them.",
      `Up to ${MOST_AT_ONCE} sets of minutes may come at once (.docx, .pdf, .txt, .md). Send everything else, such as a list of people, by itself.`,
    ).problem;
  const sheet = SPREADSHEET.test(first.name)
    ? "Save the sheet as .csv (in Excel: Save As, CSV UTF-8) and send that, or copy its rows and paste them here. "
    : "";
  return refuse(
    `I cannot tell what ${first.name} is for; nothing was recorded of it.`,
    `${sheet}I take in minutes (.docx, .pdf, .txt, .md) and lists of people (.csv). To keep a file with an action, send it with a word about it: 64/01 see attached.`,
  ).problem;
};

/** What minutes have, and answers do not: enough of it, on enough lines, is minutes. */
const MARKS_OF_MINUTES: readonly RegExp[] = [
  /\bminutes\b/iu,
  /\b(?:attendees|attendance|present|apologies)\b/iu,
  /\b(?:action id|date raised|revised target date)\b/iu,
  /^\W*ACTION [A-Z][\w-]* ?\d+\/\d+/mu,
  /^\W*Status: /mu,
  /\bnext (?:main |reporting )?meeting\b/iu,
];
const ENOUGH_MARKS = 3;
const FEWEST_LINES = 6;
/** A line of a list of people: a name, and an address among what follows. */
const PERSON = /^[^,;\t@]{2,80}[,;\t][^\n]{0,200}@[^\s,;]+\.\w/u;

/** The command that files sent without other words are for; undefined where they come with words about something. */
export const commandForFiles = (files: readonly SentFile[], text: string): string | undefined => {
  const [file] = files;
  if (!file || !INTRODUCES.test(wordsBeside(files, text).slice(0, 200))) return undefined;
  if (files.length === 1 && PEOPLE.test(file.name)) return "person import";
  return files.length <= MOST_AT_ONCE && files.every(mayBeMinutes) ? "minutes import" : undefined;
};

/** The command that takes in what somebody pasted as a message: minutes, or a list of people; undefined for all else. */
export const commandForPasted = (text: string): string | undefined => {
  const lines = text.split("\n").filter((line) => line.trim() !== "");
  const people = lines.filter((line) => PERSON.test(line)).length;
  if (people >= 2 && people >= lines.length / 2) return "person import";
  const marks = MARKS_OF_MINUTES.filter((mark) => mark.test(text)).length;
  return lines.length >= FEWEST_LINES && marks >= ENOUGH_MARKS ? "minutes import" : undefined;
};

/** Said to whoever pastes what is not theirs to take in: it is no answer either. */
export const { problem: PASTED_BY_OTHERS } = refuse(
  "That looks like minutes, or a list of people; nothing of it was recorded.",
  "Only the Secretary takes them in. To answer for an action, begin with its reference: 64/01 done.",
);

/** The text of a file that somebody sent: fetched, and read by what is in it. */
export const textOfFile = async (app: App, file: SentFile): Promise<Result<string>> => {
  const bytes = await file.bytes();
  return bytes.ok ? app.documents.read(bytes.value) : bytes;
};

/** What is wrong with a file, with its name: whoever sent several knows which it is. */
export const problemOf = ({ name }: SentFile, problem: Problem): Problem => ({
  ...problem,
  what: `${name}: ${problem.what}`,
});
