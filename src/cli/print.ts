/** Everything that could move a terminal's cursor, change its colours or rename its window; newline and tab stay. */
// biome-ignore lint/suspicious/noControlCharactersInRegex: these are what is taken out
const CONTROL = /[\u0000-\u0008\u000b-\u001f\u007f-\u009f]/g;

/** The text without control characters, so that nothing a person wrote can command the terminal it is shown in. */
export const withoutControls = (text: string): string => text.replace(CONTROL, "");

const wrapLine = (line: string, columns: number): string => {
  const indent = /^\s*/.exec(line)?.[0] ?? "";
  const lines: string[] = [];
  let current = indent;
  for (const word of line.slice(indent.length).split(/(?<=\s)(?=\S)/)) {
    if (current.trim() !== "" && [...current, ...word.trimEnd()].length > columns) {
      lines.push(current.trimEnd());
      current = indent;
    }
    current += word;
  }
  return [...lines, current.trimEnd()].join("\n");
};

/** Breaks lines between words at the terminal's width; what is indented stays so. Null: a pipe, which is left as it is. */
export const wrap = (text: string, columns: number | null): string =>
  columns === null
    ? text
    : text
        .split("\n")
        .map((line) => wrapLine(line, columns))
        .join("\n");

/** Data for another program: JSON, with what could command a terminal written as escapes. */
export const toJson = (data: unknown, indent = 2): string =>
  JSON.stringify(data, null, indent).replace(
    /[\u007f-\u009f]/g,
    (letter) => `\\u${letter.charCodeAt(0).toString(16).padStart(4, "0")}`,
  );
