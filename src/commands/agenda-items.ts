import { addToAgenda, editAgenda, itemAt } from "../app/change-agenda.js";
import { readContents } from "../app/read-agenda.js";
import { deny } from "../app/who.js";
import type { Answer, Field, Values } from "../cards/card.js";
import { misread } from "../domain/agenda/item-words.js";
import { agendaMark } from "../domain/agenda/items.js";
import { readItemLine } from "../domain/agenda/read-item.js";
import type { PlannedItem } from "../domain/meeting.js";
import { ok, refuse } from "../domain/result.js";
import { keyOfMeeting } from "../domain/schedule.js";
import { may } from "../domain/standing.js";
import { ANYTHING } from "../domain/words.js";
import { answerAgenda, meetingToChange } from "./agenda.js";
import { itemOptions } from "./agenda-options.js";
import { answerForm, answerProblem, whoOf } from "./answers.js";
import type { Command, Turn } from "./command.js";

const MEETING = /^\S*\d/u;
const PURPOSES = ["decision", "discussion", "information"];

/** The fields of one item; `known` is what it says now. */
const itemFields = (values: Values, known?: PlannedItem): Field[] => {
  const line = (name: keyof PlannedItem | "guest", label: string, hint: string, maxLength: number): Field => {
    const value = values[name] ?? (name === "guest" ? undefined : known?.[name]?.toString());
    return { kind: "line", name, label, hint, maxLength, optional: name !== "title", ...(value ? { value } : {}) };
  };
  const purpose = values.purpose ?? known?.purpose ?? "";
  return [
    line("title", "Title", "For example: Outage review", 200),
    line("presenter", "Presenter", "A party, a person or an office of the committee", 120),
    line("guest", "Or a guest", "A presenter from outside, whom the committee does not know", 120),
    {
      kind: "choice",
      name: "purpose",
      label: "For",
      optional: true,
      options: PURPOSES.map((one) => ({ label: one, value: one })),
      ...(PURPOSES.includes(purpose) ? { value: purpose } : {}),
    },
    line("minutes", "Minutes", "For example 20", 20),
    line("paper", "Link to the paper", "A whole address: https://…", 1_000),
  ];
};

/** The title a line or form gave, with the items it may stand before. */
const addForm = async (turn: Turn, values: Values): Promise<Answer> => {
  if (!may(turn.standing, "meet"))
    return answerProblem(deny(turn.standing, "meet", "change the agenda of a meeting").problem);
  const found = await meetingToChange(turn, values.meeting);
  if (!found.ok) return answerProblem(found.problem);
  const { meeting, number, status } = found.value;
  const { contents } = await readContents(turn.app.store, meeting);
  const place: Field[] =
    status === "held"
      ? []
      : [
          {
            kind: "choice",
            name: "before",
            label: "Before",
            hint: "Left out, it stands before any other business.",
            optional: true,
            options: itemOptions(contents.agenda),
            ...(values.before ? { value: values.before } : {}),
          },
        ];
  return answerForm(turn, {
    command: "agenda add",
    title: "Add an item",
    intro: `To the agenda of ${turn.standing.committee.code} ${number}.`,
    submit: "Add",
    values: {
      ...values,
      meeting: keyOfMeeting(turn.standing.committee.id, found.value),
      shown: agendaMark(contents.agenda),
    },
    fields: [...itemFields(values), ...place],
  });
};

export const agendaAdd: Command = {
  name: "agenda add",
  usage: '"TITLE" [presenter NAME | guest NAME] [for PURPOSE] [20m] [paper LINK] [before 4] [meeting 65]',
  summary: "puts an item on the agenda of the next meeting, or of another",
  example: 'agenda add "Outage review" presenter NetCo for information 20m paper https://example.org/p1',
  read: (rest) => {
    const { words, clauses } = readItemLine(rest, { before: /^(?:item )?\d/iu, meeting: MEETING });
    return ok({ ...words, ...clauses });
  },
  form: addForm,
  act: async (turn, values) => {
    if (!values.title) return addForm(turn, values);
    const added = await addToAgenda(turn.app, whoOf(turn), { ...values });
    if (!added.ok) return answerProblem(added.problem);
    const { item, number } = added.value;
    const code = turn.standing.committee.code;
    return answerAgenda(turn, added.value, `${code} ${number}: item ${item?.number} added, “${item?.title}”`);
  },
};

const editForm = async (turn: Turn, values: Values): Promise<Answer> => {
  if (!may(turn.standing, "meet"))
    return answerProblem(deny(turn.standing, "meet", "change the agenda of a meeting").problem);
  const found = await meetingToChange(turn, values.meeting);
  if (!found.ok) return answerProblem(found.problem);
  const { contents } = await readContents(turn.app.store, found.value.meeting);
  const meeting = keyOfMeeting(turn.standing.committee.id, found.value);
  const at = itemAt(contents.agenda, values.item ?? "", values.was);
  if (!at.ok && values.item) return answerProblem(at.problem);
  const known = at.ok ? at.value : undefined;
  const which: Field[] = known
    ? []
    : [{ kind: "choice", name: "item", label: "Item", options: itemOptions(contents.agenda) }];
  const fields = itemFields(values, known).map((field) => (known ? field : { ...field, optional: true }));
  return answerForm(turn, {
    command: "agenda edit",
    title: known ? `Edit item ${known.number}` : "Edit an item",
    submit: "Save",
    values: {
      ...values,
      meeting,
      ...(known ? { item: known.number, was: known.title, whole: "yes" } : { shown: agendaMark(contents.agenda) }),
    },
    fields: [...which, ...fields],
  });
};

/** A form sends every field, an emptied one as nothing: then it is to be emptied; a line changes what it names. */
const said = (values: Values): Values => {
  const { whole, ...rest } = values;
  if (whole !== "yes") return Object.fromEntries(Object.entries(rest).filter(([, value]) => value !== ""));
  const { guest, ...all } = rest;
  const emptied = { presenter: "", purpose: "", minutes: "", paper: "" };
  return { ...emptied, ...all, ...(guest ? { guest, presenter: "" } : {}) };
};

export const agendaEdit: Command = {
  name: "agenda edit",
  usage: "4 [title TITLE] [presenter NAME | guest NAME] [for PURPOSE] [20m] [paper LINK] [meeting 65]",
  summary: "changes an item of the agenda: what is named changes, the rest stays",
  example: "agenda edit 4 for decision 30m",
  read: (rest) => {
    const [, item = "", more = ""] =
      /^\s*(?:item\s+)?(\d{1,3}(?:\.\d{1,3})*)?(?!\S)\.?\s*([\s\S]*)$/iu.exec(rest) ?? [];
    if (rest.trim() !== "" && item === "")
      return refuse(
        `“${rest.trim().slice(0, 40)}” does not begin with the number of an item.`,
        "Type /opsg agenda edit 4 for decision 30m.",
        "item",
      );
    const { words, clauses } = readItemLine(more, { meeting: MEETING, title: ANYTHING });
    if (words.title !== undefined && !/^\s*["“„«]/u.test(more))
      return (
        misread(more) ??
        refuse(
          `I could not read “${more.trim().slice(0, 60)}” as a change of item ${item}.`,
          `For a new title, type agenda edit ${item} title Outage review.`,
          "title",
        )
      );
    return ok({ ...(item === "" ? {} : { item }), ...words, ...clauses });
  },
  form: editForm,
  act: async (turn, values) => {
    const changes = Object.keys(said(values)).filter((name) => !["item", "meeting", "was"].includes(name));
    if (!values.item || changes.length === 0) return editForm(turn, values);
    const edited = await editAgenda(turn.app, whoOf(turn), { ...said(values), item: values.item });
    if (!edited.ok) return answerProblem(edited.problem);
    const { item, number } = edited.value;
    const code = turn.standing.committee.code;
    return answerAgenda(turn, edited.value, `${code} ${number}: item ${item?.number} changed, “${item?.title}”`);
  },
};
