import type { Field, Form } from "../cards/card.js";
import type { Problem } from "../domain/result.js";
import { action, type Way } from "./buttons.js";
import { type AdaptiveCard, container, cut, cutText, type Element, paragraphs, visible } from "./elements.js";
import { bytes, frame, MAX_CARD_BYTES } from "./fit.js";

/** An account's id in the directory, or an address. */
const MAX_ACCOUNT_CHARS = 254;

/** Longer lists of choices are searched by typing. */
const MAX_CHOICES_UNFILTERED = 12;

const choices = (field: Extract<Field, { kind: "choice" | "choices" }>): Element => {
  const several = field.kind === "choices";
  return {
    type: "Input.ChoiceSet",
    choices: field.options.map(({ label, value }) => ({ title: visible(label), value })),
    ...(several
      ? { isMultiSelect: true, style: "expanded" }
      : { style: field.options.length > MAX_CHOICES_UNFILTERED ? "filtered" : "compact" }),
    ...(field.hint === undefined || several ? {} : { placeholder: visible(field.hint) }),
  };
};

const input = (field: Field): Element => {
  switch (field.kind) {
    case "person":
      return {
        type: "Input.Text",
        maxLength: MAX_ACCOUNT_CHARS,
        ...(field.hint === undefined ? {} : { placeholder: visible(field.hint) }),
      };
    case "line":
    case "paragraph":
      return {
        type: "Input.Text",
        maxLength: field.maxLength,
        ...(field.kind === "paragraph" ? { isMultiline: true } : {}),
        ...(field.hint === undefined ? {} : { placeholder: visible(field.hint) }),
      };
    case "day":
      return { type: "Input.Date" };
    case "choice":
    case "choices":
      return choices(field);
  }
};

/** What was wrong and what to do instead, on one line. */
export const problemLine = ({ what, instead }: Problem): string =>
  instead === undefined ? what : `${what} ${instead}`;

/** Read as Markdown by clients, so it holds nothing from outside. */
const missing = ({ kind }: Field): string =>
  kind === "line" || kind === "paragraph" || kind === "person"
    ? "Please write something here."
    : "Please choose something here.";

const drawField = (field: Field, problem: Problem | undefined): Element => {
  const drawn = {
    ...input(field),
    id: field.name,
    label: visible(field.optional === true ? `${field.label} (optional)` : field.label),
    ...(field.value === undefined || field.value === "" ? {} : { value: visible(field.value) }),
    ...(field.optional ? {} : { isRequired: true, errorMessage: missing(field) }),
  };
  const hinted = field.hint !== undefined && (field.kind === "day" || field.kind === "choices");
  const hint = hinted ? paragraphs(field.hint ?? "", { isSubtle: true, size: "Small" }, "None") : [];
  const wrong = problem?.field === field.name ? paragraphs(problemLine(problem), { color: "Attention" }, "Small") : [];
  return container([drawn, ...hint, ...wrong]);
};

/** What is shown of values and choices, most first: the first that fits is taken. Characters, and choices a field. */
const GENEROSITY = [
  { chars: Number.POSITIVE_INFINITY, options: Number.POSITIVE_INFINITY },
  { chars: 2_000, options: 150 },
  { chars: 300, options: 50 },
  { chars: 20, options: 10 },
] as const;

const CUT =
  "There is more text or choice here than a message can hold: what stands below is cut. Type the whole line instead.";

const narrow = (field: Field, { chars, options }: { chars: number; options: number }): Field => {
  const value = field.value === undefined ? {} : { value: cut(field.value, chars) };
  if (field.kind === "choice" || field.kind === "choices")
    return { ...field, ...value, options: field.options.slice(0, options) };
  return { ...field, ...value };
};

/** Whoever goes back need not fill in what is required first. */
const withoutInputs = (drawn: Element): Element => {
  const fallback = drawn.fallback as Element | undefined;
  const apart = { associatedInputs: "none" };
  return { ...drawn, ...apart, ...(fallback ? { fallback: { ...fallback, ...apart } } : {}) };
};

const layOut = (form: Form, problem: Problem | undefined, way: Way, notice?: string): AdaptiveCard => {
  const names = new Set(form.fields.map((field) => field.name));
  // What a field holds comes back from its input: it is not carried twice.
  const carried = Object.fromEntries(Object.entries(form.press.values).filter(([name]) => !names.has(name)));
  const pressed = { press: { ...form.press, values: carried }, nonce: form.nonce, fields: [...names] };
  const loose = problem && !names.has(problem.field ?? "") ? problemLine(problem) : undefined;
  const top = [
    ...paragraphs({ bold: cut(form.title, 250) }, { size: "Large" }),
    ...(form.intro === undefined ? [] : paragraphs(cutText(form.intro, 2_000), {}, "Small")),
    ...[loose, notice].flatMap((words) =>
      words === undefined ? [] : [container(paragraphs(words), { style: "attention" })],
    ),
  ];
  // A dialog is closed by its own cross; a form that stands in a card's place needs a way back.
  const back =
    form.back === undefined || way === "submit" ? [] : [withoutInputs(action("Cancel", { press: form.back }, way))];
  const send = { type: "ActionSet", actions: [action(form.submit, pressed, way, "primary"), ...back] };
  return frame(form.title, [...top, ...form.fields.map((field) => drawField(field, problem)), send]);
};

/**
 * A form as an Adaptive Card with inputs. Its button carries the press and the form's nonce; a field's name is its
 * input's id, so what is typed comes back beside them. `problem` stands beside the field it is about, or on top.
 */
export const drawForm = (form: Form, problem?: Problem, way: Way = "execute"): AdaptiveCard => {
  let drawn = layOut(form, problem, way);
  for (const measure of GENEROSITY.slice(1)) {
    if (bytes(drawn) <= MAX_CARD_BYTES) return drawn;
    const fields = form.fields.map((field) => narrow(field, measure));
    drawn = layOut({ ...form, fields }, problem, way, CUT);
  }
  return drawn;
};
