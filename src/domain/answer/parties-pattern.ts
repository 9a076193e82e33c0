const escaped = (name: string): string =>
  name
    .toLowerCase()
    .replaceAll(" & ", " and ")
    .replace(/[\\^$.*+?()[\]{}|]/gu, "\\$&");

/** Any of these names as a pattern for text in lower case; one that matches nothing where there are none. */
export const anyOf = (names: readonly string[]): string =>
  names.length === 0 ? "(?!)" : `(?:${names.map(escaped).join("|")})`;
