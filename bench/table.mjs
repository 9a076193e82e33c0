/** @typedef {{ what: string, owed?: number, lost?: number, twice?: number, strange?: number, reached?: boolean, connections?: number, rate?: number, p50?: number, p99?: number, cpu?: number, figure?: string, floor?: string, ratio?: number, byProcessor?: number, reach?: string | { atLeast: number } | { atMost: number } }} Row */

const figure = (value, digits = 0) =>
  value === undefined
    ? ""
    : value.toLocaleString("en-GB", { minimumFractionDigits: digits, maximumFractionDigits: digits });

const reached = ({ ratio, reach }) =>
  ratio === undefined || !reach ? undefined : "atLeast" in reach ? ratio >= reach.atLeast : ratio <= reach.atMost;

const COLUMNS = [
  ["what", (row) => row.what],
  ["connections", (row) => figure(row.connections)],
  ["requests/s", (row) => figure(row.rate)],
  ["p50 ms", (row) => figure(row.p50, 2)],
  ["p99 ms", (row) => figure(row.p99, 2)],
  ["server µs", (row) => figure(row.cpu)],
  ["figure", (row) => row.figure ?? ""],
  ["reminders", (row) => figure(row.owed)],
  ["lost", (row) => figure(row.lost)],
  ["seen twice", (row) => figure(row.twice)],
  ["to the wrong person", (row) => figure(row.strange)],
  ["ratio", (row) => figure(row.ratio, 2)],
  ["by processor", (row) => figure(row.byProcessor, 2)],
  ["to", (row) => row.floor ?? ""],
  [
    "to reach",
    ({ reach }) =>
      typeof reach === "string"
        ? reach
        : reach
          ? "atLeast" in reach
            ? `at least ${reach.atLeast}`
            : `at most ${reach.atMost}`
          : "",
  ],
  ["reached", (row) => ({ true: "yes", false: "no" })[row.reached ?? reached(row)] ?? ""],
];

/** Columns in which nothing stands are left out. */
const filled = (rows) => COLUMNS.filter(([, show]) => rows.some((row) => show(row) !== ""));

const isText = (title) => ["what", "figure", "to", "to reach", "reached"].includes(title);

/** The rows as a Markdown table that also reads well in a terminal. @param {Row[]} rows */
export const drawTable = (rows) => {
  const columns = filled(rows);
  const cells = [columns.map(([title]) => title), ...rows.map((row) => columns.map(([, show]) => show(row)))];
  const widths = columns.map((_, at) => Math.max(...cells.map((line) => line[at].length), 3));
  const line = (texts) =>
    `| ${texts.map((text, at) => (isText(columns[at][0]) ? text.padEnd(widths[at]) : text.padStart(widths[at]))).join(" | ")} |`;
  const rule = `| ${columns.map(([title], at) => (isText(title) ? "-".repeat(widths[at]) : `${"-".repeat(widths[at] - 1)}:`)).join(" | ")} |`;
  return [line(cells[0]), rule, ...cells.slice(1).map(line)].join("\n");
};

export const median = (values) => {
  const sorted = values.toSorted((a, b) => a - b);
  const middle = Math.floor(sorted.length / 2);
  return sorted.length % 2 === 1 ? sorted[middle] : (sorted[middle - 1] + sorted[middle]) / 2;
};
