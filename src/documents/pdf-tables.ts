/** A piece of a printed line, from where it begins to where it ends. Points from the left. */
export type Fragment = { x: number; end: number; text: string };

/** A table that is being read, line of print by line of print. */
export type Table = {
  /** Takes a line that belongs to it; `gap` is its distance from the line above in heights, null at the top of a page. */
  take(line: readonly Fragment[], gap: number | null): boolean;
  /** Its rows so far, a line each, cells apart by tabs. */
  rows(): string[];
};

/** A line with fewer pieces begins no table: a label and its value are two. */
const FEWEST_COLUMNS = 3;
/** Left edges within so many points of each other are one column's. */
const SLACK = 7;
/** A line further than this from the one above, in heights, is no part of the same table. */
const FARTHEST = 3.5;
/** Lines of one cell stand closer than this, in heights. */
const CELL_GAP = 1.6;

/** The start of a reference whose figures a narrow column broke onto the next line. */
const UNFINISHED = /^[A-Z][A-Z-]{1,11}$|\/$/u;

/** What is no part of a table, though it stands close under one: an action of its own, the next item. */
const OPENS = /^(?:\*\*)?(?:(?:NEW )?ACTION\b|\d{1,2}\.)/u;

const joined = (before: string, more: string): string => (before === "" ? more : `${before} ${more}`);

/** Begins a table where a line has the columns for it. What stands under a row from edge to edge becomes a row of one cell. */
export const openTable = (first: readonly Fragment[]): Table | null => {
  if (first.length < FEWEST_COLUMNS) return null;
  const lefts = first.map(({ x }) => x);
  const rows: string[][] = [first.map(({ text }) => text)];
  let across = false;

  const columnOf = ({ x }: Fragment): number => lefts.findIndex((left) => Math.abs(left - x) <= SLACK);

  /** Where a column of the body has no heading of its own, it is put in its place. */
  const columnsFor = (line: readonly Fragment[]): number[] | undefined => {
    const found = line.map(columnOf);
    return found.includes(-1) ? undefined : found;
  };

  return {
    take: (line, gap) => {
      if (gap !== null && gap > FARTHEST) return false;
      const [only] = line;
      if (only && OPENS.test(only.text)) return false;
      const second = lefts[1] ?? Number.POSITIVE_INFINITY;
      if (only && line.length === 1 && Math.abs(only.x - (lefts[0] ?? 0)) <= SLACK && only.end > second + SLACK) {
        const last = rows.at(-1);
        if (across && last && (gap ?? 0) <= CELL_GAP) last[0] = joined(last[0] ?? "", only.text);
        else rows.push([only.text]);
        across = true;
        return true;
      }
      const columns = columnsFor(line);
      if (!columns) return false;
      const last = rows.at(-1) ?? [];
      const begins = columns.includes(0) && !(UNFINISHED.test(last[0] ?? "") && /^\d/u.test(only?.text ?? ""));
      const heading =
        rows.length === 1 && columns.includes(0) && (gap ?? 9) <= CELL_GAP && !/\d/u.test(only?.text ?? "");
      if ((begins && !heading) || across) rows.push(lefts.map(() => ""));
      across = false;
      const row = rows.at(-1) ?? [];
      for (const [index, column] of columns.entries()) row[column] = joined(row[column] ?? "", line[index]?.text ?? "");
      return true;
    },
    rows: () => rows.map((row) => (row.length === 1 ? (row[0] ?? "") : row.join("\t"))),
  };
};
