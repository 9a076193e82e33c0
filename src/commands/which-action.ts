import { findAction } from "../app/find-action.js";
import type { Answer, Button } from "../cards/card.js";
import type { Action } from "../domain/action.js";
import { printReference } from "../domain/reference.js";
import { answerCard } from "./answers.js";
import type { Turn } from "./command.js";

/** So many actions are offered by buttons. */
const MOST_OFFERED = 5;
/** Longer words are not carried by a button: its form asks for them. Characters. */
const LONGEST_CARRIED = 700;

const own = async (turn: Turn): Promise<Action[]> => {
  const { app, standing } = turn;
  if (standing.partyIds.length === 0) return [];
  const filter = { show: "outstanding", ownerIds: standing.partyIds } as const;
  return (await app.store.actions.page({ committeeId: standing.committee.id, filter, limit: MOST_OFFERED })).actions;
};

const named = async (turn: Turn, references: readonly string[]): Promise<Action[]> => {
  const found: Action[] = [];
  for (const reference of references.slice(0, MOST_OFFERED)) {
    const action = await findAction(turn.app.store.actions, turn.standing.committee, reference);
    if (action.ok) found.push(action.value);
  }
  return found;
};

/** Asks which action was meant; each button records the words that were said of that one. */
export const answerWhich = async (turn: Turn, text: string, mentioned: readonly string[]): Promise<Answer> => {
  const { code } = turn.standing.committee;
  const actions = mentioned.length > 0 ? await named(turn, mentioned) : await own(turn);
  const carried = text.length <= LONGEST_CARRIED;
  const buttons = actions.map((action): Button => {
    const reference = printReference(action.reference);
    const words = action.text.length > 40 ? `${action.text.slice(0, 39).trimEnd()}…` : action.text;
    const values = { reference, text };
    return {
      label: `${reference}: ${words}`,
      press: { command: "action reply", committee: code, values, ...(carried ? {} : { ask: true }) },
    };
  });
  const example = actions[0] ? printReference(actions[0].reference) : `${code} 64/01`;
  return answerCard(turn, {
    title: "Which action is that about?",
    parts: [
      {
        kind: "text",
        text: [
          "Nothing was recorded yet. Begin with the action’s reference and say it in your own words: ",
          { bold: `${example.replace(`${code} `, "")} draft sent to members on Monday` },
          ", or several at once, each with its reference.",
        ],
      },
      ...(buttons.length > 0
        ? [{ kind: "note" as const, text: "Or press the one you mean, and your words are recorded there." }]
        : []),
    ],
    buttons: [...buttons, { label: "All commands", press: { command: "help", committee: null, values: {} } }],
  });
};
