import type { App } from "../app/ports.js";
import { ok, type Result } from "../domain/result.js";
import type { SentFile } from "./command.js";

/** Kinds of file that are minutes, or are refused with a word on how to send them instead. */
const MINUTES = /\.(docx?|docm|pdf|txt|text|md|markdown|rtf|odt)$/iu;
const PEOPLE = /\.(csv|tsv)$/iu;

/** Words beside a file that say no more than what it is; anything else is about an action, and the file is its evidence. */
const INTRODUCES =
  /^(?:here (?:are|is) )?(?:the |our |my )?(?:last |draft |final )*(?:minutes|people|members|contacts)?(?: (?:of|for|from) [^/]{1,60})?[\s.!:]*$/iu;

/** Pasted as a message, minutes are longer than anything else people say. Characters. */
const SHORTEST_MINUTES = 1_500;
/** Where their heading is looked for. */
const HEADING = 1_500;

/** The command that files sent without other words are for; undefined where they come with words about something. */
export const commandForFiles = (files: readonly SentFile[], text: string): string | undefined => {
  const [file] = files;
  if (!file || files.length > 1) return undefined;
  const words = (file.link === null ? text : text.replace(file.link, "")).trim();
  if (!INTRODUCES.test(words.slice(0, 200))) return undefined;
  if (PEOPLE.test(file.name)) return "person import";
  return MINUTES.test(file.name) ? "minutes import" : undefined;
};

/** Whether a message is minutes that somebody pasted. */
export const areMinutes = (text: string): boolean =>
  text.length >= SHORTEST_MINUTES &&
  /\bminutes\b/iu.test(text.slice(0, HEADING)) &&
  /\b(attendees|attendance|present|apologies)\b/iu.test(text.slice(0, 2 * HEADING));

/** The text of a file that somebody sent: fetched, and read by what is in it. */
export const textOfFile = async (app: App, file: SentFile): Promise<Result<string>> => {
  const bytes = await file.bytes();
  if (!bytes.ok) return bytes;
  const text = await app.documents.read(bytes.value);
  return text.ok
    ? ok(text.value)
    : { ok: false, problem: { ...text.problem, what: `${file.name}: ${text.problem.what}` } };
};
