import { refuse } from "../domain/result.js";

/** Why a file cannot be read, in words. What is no fault of the file is thrown on. */
export const unreadable = (file: string, error: unknown, instead: string) => {
  const code = error instanceof Error && "code" in error ? String(error.code) : undefined;
  if (code === undefined || !/^E[A-Z]+$/u.test(code)) throw error;
  const why =
    code === "ENOENT" ? "there is no such file" : code === "EISDIR" ? "it is a folder" : `it cannot be read (${code})`;
  return refuse(`${file}: ${why}.`, instead);
};
