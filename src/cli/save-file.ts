import { access, writeFile } from "node:fs/promises";
import { basename, extname } from "node:path";
import type { FileData } from "../cards/card.js";
import { ok, type Result, refuse } from "../domain/result.js";

/** So many files of one name are told apart. */
const MAX_SAME_NAME = 100;

const isThere = (path: string): Promise<boolean> =>
  access(path).then(
    () => true,
    () => false,
  );

/** The first of "log.xlsx", "log (2).xlsx" … that is free here: a file that is there may have been worked on. */
const freeName = async (name: string): Promise<string> => {
  const ending = extname(name);
  const stem = basename(name, ending);
  for (let number = 1; number < MAX_SAME_NAME; number++) {
    const candidate = number === 1 ? name : `${stem} (${number})${ending}`;
    if (!(await isThere(candidate))) return candidate;
  }
  return name;
};

/**
 * Writes a file that came with an answer: where `--out` says, over an earlier file of its kind, so that a script may
 * write one every night, but over no other (the database, say); otherwise into this folder, over nothing. Gives the path it was written to.
 */
export const saveFile = async (file: FileData, out: string | null): Promise<Result<string>> => {
  const path = out ?? (await freeName(basename(file.name)));
  const [kind, there] = [extname(file.name), extname(path)].map((ending) => ending.toLowerCase());
  if (out !== null && kind !== there && (await isThere(path)))
    return refuse(
      `${path} is there already, and no ${kind} file: it was left as it is.`,
      `Name another place, for example --out ${basename(file.name)}.`,
    );
  try {
    await writeFile(path, file.bytes);
    return ok(path);
  } catch (error) {
    const why = error instanceof Error && "code" in error ? String(error.code) : String(error);
    return refuse(`${path} could not be written (${why}).`, "Name another place with --out FILE.");
  }
};
