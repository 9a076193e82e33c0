import type { Asked } from "../domain/answer/asked.js";
import type { Problem } from "../domain/result.js";

/** A run of text in a card. A plain string is literal: whatever a person typed shows as typed. The renderer escapes. */
export type Piece = string | { bold: string } | { link: string; url: string };

export type Text = Piece | Piece[];

/** Raw field values, as typed on a line, carried by a button or sent by a form. */
export type Values = Record<string, string>;

/** What a button does: a declared command with these values. */
export type Press = {
  /** A command's name as declared: `action close`. */
  command: string;
  /**
   * The committee's code, so that the button means the same wherever it is pressed. Checked, never trusted.
   * Null: whichever committee a typed line would mean there.
   */
  committee: string | null;
  values: Values;
  /** Open the command's form, filled with the values, instead of doing it at once. */
  ask?: boolean;
};

export type Button = {
  label: string;
  press: Press;
  style?: "primary" | "danger";
  /** A question to be answered with yes before it is done. */
  confirm?: string;
  /** It shows the same card further on, so in the card's place, though the card stays for the others. */
  turns?: true;
};

/** A file, whole. `type` is its media type. `opened`: of use at once rather than to be kept, so by a link where one can be given. */
export type FileData = { name: string; type: string; bytes: Uint8Array; opened?: true };

/**
 * A picture. `alt` says all that can be read from it, for whoever does not see it and wherever none is shown. `at` is
 * where a platform shows it from, once it was put there; without it the words stand in the picture's place.
 */
export type Picture = { kind: "picture"; file: FileData; alt: string; at?: string };

/** What a row stands out for: an action's state, what became of a message, or what somebody has still to decide or confirm. */
export type Mark = "overdue" | "due" | "proposed" | "undecided" | "done" | "answered" | "failed" | "unconfirmed";

/** Where a message cannot hold all of a card, the parts of the greatest turn go first, from the last up. */
export type Lesser = {
  turn: number;
  /** What it is one of, as the card heads it; nothing where nobody would miss it. */
  of?: string;
};

export type Part = (
  | { kind: "text"; text: Text }
  /** A small grey line. */
  | { kind: "note"; text: Text }
  | { kind: "facts"; facts: { label: string; value: Text }[] }
  /** A row of a list: a title line, a smaller line under it, and at most one button. */
  | { kind: "row"; title: Text; detail: Text; mark?: Mark; button?: Button }
  | { kind: "heading"; text: string }
  /** Buttons of what stands above them, within a card about several things. */
  | { kind: "buttons"; buttons: Button[] }
  | Picture
  | { kind: "divider" }
) & {
  /** Never left out for want of room. Short. */
  keep?: true;
  lesser?: Lesser;
};

/** A message. Every card says what happened (title, parts) and what can be done next (buttons). */
export type Card = {
  title: string;
  tone?: "good" | "warning" | "problem";
  parts: Part[];
  buttons: Button[];
  /** How to see what had to be left out, where a message cannot hold all of it. */
  rest?: string;
  /** What draws it anew, where a platform asks for that whenever somebody looks at it. */
  refresh?: Press;
  /**
   * It stays when one of its buttons is pressed: the answer is a message of its own. So does every card for the buttons
   * of its parts, which are about one thing of several; what the others lead to takes the place of a card that does not
   * stay: the next page, the same as it is after a change. A refusal takes the place of nothing.
   */
  stays?: true;
  /** Whom it calls by name, above all else, so that the platform tells them: only in a channel. */
  calls?: Called[];
};

/** Somebody with an account where the message goes. */
export type Called = { platform: "slack" | "teams"; user: string; name: string };

/** What can be chosen; a value holds no comma. */
export type Option = { label: string; value: string };

export type Field = {
  /** The value's name in `Values`. */
  name: string;
  label: string;
  hint?: string;
  value?: string;
  /** May be left empty; "or another": only where another field says the same. */
  optional?: boolean | "or another";
} & (
  | { kind: "line"; maxLength: number }
  | { kind: "paragraph"; maxLength: number }
  | { kind: "day" }
  /** Somebody of the workspace, by their account's id there: picked where the platform has a picker, else typed. */
  | { kind: "person" }
  | { kind: "choice"; options: Option[] }
  /** Several of them: the value is the options' values joined by commas. */
  | { kind: "choices"; options: Option[] }
);

/** A form; submitting it is a press of `command` with the fields' values added to `values`. */
export type Form = {
  title: string;
  intro?: Text;
  fields: Field[];
  submit: string;
  press: Press;
  /** What is shown again where somebody thinks better of it, and the form stands in a card's place. */
  back?: Press;
  /** Fresh for each form drawn: a form is taken once, however often it is sent. */
  nonce: string;
};

/** What a door gives back for the person who spoke. */
export type Answer =
  | {
      kind: "card";
      card: Card;
      /**
       * Who may read it: only this person, or everybody in the place where it was asked. It is meant for the person
       * either way: Slack shows it to them alone; Teams, where no answer in a channel is private, needs to know.
       */
      audience: "person" | "place";
      /** The same as data, where there is any: for `--json` in the terminal. */
      data?: unknown;
      /** What it asks, where that can be answered in words. */
      asks?: Asked;
      /** A file that goes with it: into the person's own conversation with the bot; in the terminal, to the disk. */
      file?: FileData;
    }
  | { kind: "form"; form: Form }
  /** A form's fault, to be shown beside its field; the form stays open with what was typed. */
  | { kind: "problem"; problem: Problem; form?: Form };

/** The runs of a text, in order. */
export const pieces = (text: Text): Piece[] => (Array.isArray(text) ? text : [text]);

/** The text without its marks, for a notification or a screen reader. */
export const plain = (text: Text): string =>
  typeof text === "string" ? text : Array.isArray(text) ? text.map(plainPiece).join("") : plainPiece(text);

const plainPiece = (piece: Piece): string =>
  typeof piece === "string" ? piece : "bold" in piece ? piece.bold : piece.link;
