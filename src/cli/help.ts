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
      "\n",
      { bold: "help sandbox" },
      "  how to try everything without accounts",
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

/** How to try it; the words about time and people are those of its chat. */
export const sandboxHelp: Card = {
  title: "The sandbox",
  parts: [
    {
      kind: "text",
      text: "It is a chat on your machine alone, with the log of an invented committee. Start it with npm start, while neither Slack nor Teams is configured; it says which address to open. Ctrl-C stops it.",
    },
    {
      kind: "facts",
      facts: [
        { label: "npm start", value: "start it; a second time it finds the log as you left it" },
        { label: "npm start -- --fresh", value: "begin anew; the log there was is kept beside it" },
        { label: "npm start -- --empty", value: "begin with nothing set up, and set the committee up yourself" },
      ],
    },
    { kind: "heading", text: "Type in its chat" },
    {
      kind: "facts",
      facts: [
        { label: "help", value: "what can be typed" },
        { label: "be chair", value: "be somebody else: secretary, chair, contact, member or nobody" },
        { label: "sandbox reminder", value: "see a reminder at once" },
        { label: "sandbox next", value: "move the clock to the next reminder" },
        { label: "sandbox clock 2026-12-07 09:00", value: "move the clock; sandbox clock now moves it back" },
      ],
    },
  ],
  buttons: [{ label: "All commands", press: { command: "help", committee: null, values: {} } }],
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
