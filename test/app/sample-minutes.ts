import { readFileSync } from "node:fs";

/** The sandbox's minutes of HWG 11 and 12, in their order. */
export const MARKDOWN: string[] = [11, 12].map((number) =>
  readFileSync(new URL(`../../src/sandbox/sample/meeting-${number}.md`, import.meta.url), "utf8"),
);
