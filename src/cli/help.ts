import type { Answer, Card, Part } from "../cards/card.js";

const IMPORT = "import FILE [--dry-run] [--json] [--committee CODE]";

/** What only the terminal has, beneath what every door tells. */
const HERE: Part[] = [
  { kind: "heading", text: "In the terminal" },
  {
    kind: "text",
    text: [
      { bold: IMPORT },
      "  reads a file of minutes into the log",
      "\n",
      { bold: "understand --on DAY" },
      "  shows how replies would be read, one a line; no log is opened",
      "\n",
      { bold: "tick [--at INSTANT] [--dry-run]" },
      "  plans and sends once what is due; with --dry-run it only says what, at any instant",
    ],
  },
  {
    kind: "facts",
    facts: [
      { label: "--as PERSON", value: "act as this person, by name or e-mail address; otherwise as the operator" },
      { label: "--committee CODE", value: "name the committee, where there are several" },
      { label: "--json", value: "print data for another program" },
      { label: "--out FILE", value: "where to write a file that a command gives; otherwise under its own name, here" },
      { label: "--version", value: "print the version" },
    ],
  },
];

/** The help of the doors with what only the terminal has. */
export const withTerminalHelp = (answer: Answer): Answer =>
  answer.kind === "card" ? { ...answer, card: { ...answer.card, parts: [...answer.card.parts, ...HERE] } } : answer;

/** About the commands that only the terminal has. */
export const terminalHelp: Answer = {
  kind: "card",
  card: {
    title: "Only in the terminal",
    parts: HERE.slice(1),
    buttons: [{ label: "All commands", press: { command: "help", committee: null, values: {} } }],
  },
  audience: "person",
};

/** All about `import`, which no chat has. */
export const importHelp: Card = {
  title: "import",
  parts: [
    {
      kind: "text",
      text: "Reads a file of minutes into the log: the meeting and its actions. The same file again changes nothing. A file of a whole log (.json, from export json) founds that committee here.",
    },
    {
      kind: "facts",
      facts: [
        { label: "Type", value: `/opsg ${IMPORT}` },
        { label: "For example", value: "/opsg import minutes.md --dry-run" },
        { label: "--dry-run", value: "say what it would do, and store nothing" },
        { label: "--json", value: "print what was read as data" },
        { label: "--committee CODE", value: "refuse minutes of any other committee" },
      ],
    },
  ],
  buttons: [{ label: "All commands", press: { command: "help", committee: null, values: {} } }],
};
