/** Words of minutes; bold is tagged. */
export type Run = string | { bold: string };

/** Rows of who attended, or sent apologies: category or organisation, and name. */
type NamesTable = { kind: "names"; heads: [string, string]; rows: [group: string, name: string][] };

/** The outstanding actions: a row of columns each, and the discussion under it. */
type ActionsTable = { kind: "actions"; heads: string[]; rows: { cells: string[]; said: string[] }[] };

/** A part of a set of minutes, from which every kind of file is drawn. */
export type Block =
  | { kind: "title"; text: string }
  | { kind: "paragraph"; runs: Run[] }
  | { kind: "heading"; number: string; text: string }
  /** A new action: `ACTION OPSG 65/01: NetCo to …`. */
  | { kind: "action"; reference: string; sentence: string }
  | { kind: "bullets"; items: Run[][] }
  | NamesTable
  | ActionsTable;

/** Minutes to be drawn; the classification stands on every page. */
export type MinutesDocument = { title: string; classification: string; blocks: Block[] };
