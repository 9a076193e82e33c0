import { stepAction } from "../app/take-step.js";
import { type ActionView, nameOf } from "../cards/action.js";
import type { Answer, Field, Part, Values } from "../cards/card.js";
import type { Step } from "../domain/status.js";
import { actionForm } from "./action-forms.js";
import { answerChange, whoOf } from "./answers.js";
import type { Command, Turn } from "./command.js";
import { readReferenceAnd } from "./read-reference.js";

/** What differs between the five steps: their words, and the one value that each may need. */
type Declared = {
  step: Step;
  name: string;
  usage: string;
  summary: string;
  example: string;
  title: string;
  submit: string;
  doing: string;
  /** The value's field; `needed` steps open their form where it is missing. */
  field: Field;
  lead?: string;
  needed: boolean;
  said(view: ActionView): string;
};

const reason = (label: string): Field => ({ kind: "line", name: "reason", label, maxLength: 1_000 });

const stepCommand = (declared: Declared): Command => {
  const { step, name, usage, summary, example, title, submit, doing, field, lead, needed, said } = declared;
  const form = (turn: Turn, values: Values): Promise<Answer> =>
    actionForm(turn, values, {
      command: name,
      deed: step === "propose" ? "answer" : "keep",
      doing,
      title,
      submit,
      fields: () => {
        const value = values[field.name];
        return [value === undefined ? field : { ...field, value }];
      },
    });
  return {
    name,
    usage,
    summary,
    example,
    read: readReferenceAnd(field.name, lead),
    form,
    act: async (turn, values) => {
      const { reference, ...input } = values;
      if (!reference || (needed && !values[field.name])) return form(turn, values);
      const stepped = await stepAction(turn.app, whoOf(turn), step, { reference, ...input });
      const words = input.reason ?? input.text;
      return answerChange(turn, stepped, (view) => ({
        title: `${nameOf(view.action)}: ${said(view)}`,
        parts: words ? [{ kind: "text", text: words } satisfies Part] : [],
      }));
    },
  };
};

export const actionDone = stepCommand({
  step: "propose",
  name: "action done",
  usage: "64/01 [TEXT]",
  summary: "proposes that an action is complete; the committee then agrees or declines",
  example: "action done 64/01 The plan was published on Monday.",
  title: "It is done",
  submit: "Propose completion",
  doing: "propose that this action is done",
  field: {
    kind: "paragraph",
    name: "text",
    label: "In a few words, how was it done?",
    hint: "Kept as an update. May be left empty.",
    maxLength: 3_000,
    optional: true,
  },
  needed: false,
  said: () => "completion proposed",
});

export const actionClose = stepCommand({
  step: "close",
  name: "action close",
  usage: "64/01 [at 65]",
  summary: "closes an action, as agreed at a meeting (the last held, if none is named)",
  example: "action close 64/01 at 65",
  title: "Close the action",
  submit: "Close",
  doing: "close an action",
  field: {
    kind: "line",
    name: "meeting",
    label: "Number of the meeting that agreed it",
    maxLength: 20,
    optional: true,
  },
  lead: "at",
  needed: false,
  said: ({ action, committee }) => `closed at ${committee.code} ${action.closedAt}`,
});

export const actionDecline = stepCommand({
  step: "decline",
  name: "action decline",
  usage: "64/01 because REASON",
  summary: "declines a proposed completion; the action is open again",
  example: "action decline 64/01 because the second half is missing",
  title: "Decline the completion",
  submit: "Decline",
  doing: "decline a proposed completion",
  field: reason("What is still missing?"),
  lead: "because",
  needed: true,
  said: () => "completion declined, open again",
});

export const actionReopen = stepCommand({
  step: "reopen",
  name: "action reopen",
  usage: "64/01 because REASON",
  summary: "opens a closed or withdrawn action again",
  example: "action reopen 64/01 because the fault came back",
  title: "Reopen the action",
  submit: "Reopen",
  doing: "reopen an action",
  field: reason("Why is it opened again?"),
  lead: "because",
  needed: true,
  said: () => "open again",
});

export const actionWithdraw = stepCommand({
  step: "withdraw",
  name: "action withdraw",
  usage: "64/01 because REASON",
  summary: "withdraws an action that was overtaken",
  example: "action withdraw 64/01 because the release was cancelled",
  title: "Withdraw the action",
  submit: "Withdraw",
  doing: "withdraw an action",
  field: reason("What overtook it?"),
  lead: "because",
  needed: true,
  said: () => "withdrawn",
});
