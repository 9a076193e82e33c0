import { readFile, stat } from "node:fs/promises";
import { basename } from "node:path";
import type { SentFile } from "../commands/command.js";
import { MAX_MINUTES_BYTES, tooLarge } from "../domain/minutes/decode.js";
import { ok } from "../domain/result.js";
import { unreadable } from "./unreadable.js";

const LIST = /\.(?:csv|tsv)$/iu;

/** The file of `person import FILE`, which the command is given as a chat gives it one that was sent; undefined for any other line. */
export const listFile = (words: readonly string[]): SentFile | undefined => {
  const [person, doing, file, ...more] = words;
  if (`${person} ${doing}`.toLowerCase() !== "person import" || !file || more.length > 0) return undefined;
  if (!LIST.test(file) || file.includes("\n")) return undefined;
  return {
    name: basename(file),
    link: null,
    bytes: async () => {
      try {
        return (await stat(file)).size > MAX_MINUTES_BYTES ? tooLarge() : ok(await readFile(file));
      } catch (error) {
        return unreadable(file, error, "Name a file with a person a line: person import people.csv");
      }
    },
  };
};
