import {
  type Button,
  type Card,
  type Form,
  type Mark,
  type Part,
  type Press,
  pieces,
  plain,
  type Text,
} from "./card.js";

const withLinks = (text: Text): string =>
  pieces(text)
    .map((piece) => (typeof piece === "object" && "link" in piece ? `${piece.link} (${piece.url})` : plain(piece)))
    .join("");

/** Each of its lines under a row's title. */
const indented = (lines: string): string => lines.replace(/^/gmu, "    ");

const MARKS: Record<Mark, string> = {
  overdue: "! ",
  due: "* ",
  proposed: "? ",
  undecided: "? ",
  done: "- ",
  answered: "- ",
  failed: "! ",
  unconfirmed: "? ",
};

/** A value on a typed line: quoted where it would be read as more than one word. */
const quote = (value: string): string => (/^\S+$/u.test(value) ? value : `"${value.replaceAll('"', "'")}"`);

/** Values that stand on a typed line without their names, in this order, before those that are named. */
const UNNAMED = ["filter", "words", "command", "kind", "reference", "target", "name", "number", "item"];

/** The same of what is done with a meeting: "meeting completion 65 64/01 agreed". */
const OF_A_MEETING = ["meeting", "number", "kind", "reference", "agreed"];

/** The state that a button was drawn for: whoever types a line means the thing as it is. */
const SEEN = "seen";

/** A button that opens a form has no line of its own: the command alone says what to add. */
const line = ({ command, values, ask }: Press, label: string): string => {
  const first = command.startsWith("meeting ") ? OF_A_MEETING : UNNAMED;
  const unnamed = first.flatMap((name) => values[name] || []);
  const named = Object.entries(ask ? {} : values)
    .filter(([name, value]) => !first.includes(name) && name !== SEEN && value !== "")
    .map(([name, value]) => `${name} ${quote(value)}`);
  return `${label}: ${[command, ...unnamed, ...named].join(" ")}`;
};

const buttonLine = ({ label, press }: Button): string => `  ${line(press, label)}`;

/** The line for a row's button: not where it only shows the action that the row names, as whoever reads it knows how. */
const rowLines = ({ button }: Extract<Part, { kind: "row" }>): string[] =>
  button === undefined || button.press.ask || button.press.command === "action show"
    ? []
    : [line(button.press, button.label)];

/** Whether lines to type stand in a card's text. */
export const hasLines = ({ parts, buttons }: Card): boolean =>
  buttons.length > 0 ||
  parts.some((part) => (part.kind === "row" ? rowLines(part).length > 0 : part.kind === "buttons"));

const part = (part: Part): string => {
  switch (part.kind) {
    case "text":
      return withLinks(part.text);
    case "note":
      return `  ${withLinks(part.text)}`;
    case "facts": {
      const width = Math.max(...part.facts.map(({ label }) => label.length));
      return part.facts.map(({ label, value }) => `${label.padEnd(width)}  ${withLinks(value)}`).join("\n");
    }
    case "row":
      return [
        `${part.mark ? MARKS[part.mark] : "  "}${withLinks(part.title)}`,
        indented(withLinks(part.detail)),
        ...rowLines(part).map(indented),
      ].join("\n");
    case "heading":
      return `\n${part.text}`;
    case "buttons":
      return part.buttons.map(buttonLine).join("\n");
    case "picture":
      return part.alt;
    case "divider":
      return "";
  }
};

/** A card as plain text, with the lines to type for its buttons. */
export const cardToText = (card: Card): string =>
  [
    card.title,
    "=".repeat([...card.title].length),
    ...card.parts.map(part),
    ...(card.buttons.length > 0 ? ["", "Next:", ...card.buttons.map(buttonLine)] : []),
  ].join("\n");

/** A form cannot be shown in a terminal: says what to type instead. `example` is a whole line. */
export const formToText = (form: Form, example: string): string =>
  [
    form.title,
    "=".repeat([...form.title].length),
    "This needs more than was typed:",
    ...form.fields.map(
      ({ label, hint, optional }) =>
        `  ${label}${optional === true ? " (may be left out)" : ""}${hint ? `: ${hint}` : ""}`,
    ),
    "",
    `Type it on one line, for example: ${example}`,
  ].join("\n");
