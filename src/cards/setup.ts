import { nextStep, type Step, type StepName } from "../domain/setup/checklist.js";
import { capital } from "../domain/words.js";
import type { Button, Card, Press, Text } from "./card.js";

/** What comes next, with what there is to say of it. */
export const nextWords = (before: string, { title, detail }: Step): Text => [
  before,
  { bold: title },
  `. ${capital(detail)}.`,
];

/** What a step's button does; a step without one is done elsewhere, as its line says. */
export type StepPresses = Partial<Record<StepName, { label: string; press: Press }>>;

const button = (presses: StepPresses, { name }: Step): Button | undefined => presses[name];

/** How far the committee is set up: each line says what is done, and opens what does it. */
export const setupCard = (
  code: string,
  steps: readonly Step[],
  presses: StepPresses,
  more: readonly Button[],
): Card => {
  const next = nextStep(steps);
  const done = steps.filter((step) => step.done).length;
  const first = next && button(presses, next);
  return {
    title: next ? `Setting up ${code}: ${done} of ${steps.length} done` : `${code} is set up`,
    ...(next ? {} : { tone: "good" as const }),
    parts: [
      {
        kind: "text",
        text: next ? nextWords("Next: ", next) : "Everything is in place. What you change later you find here, too.",
      },
      ...steps.map((step) => {
        const does = button(presses, step);
        return {
          kind: "row" as const,
          title: [{ bold: step.title }, step.done ? "" : "  to do"],
          detail: step.detail,
          ...(step.done ? { mark: "done" as const } : {}),
          ...(does ? { button: does } : {}),
        };
      }),
    ],
    buttons: [...(first ? [{ ...first, style: "primary" as const }] : []), ...more],
  };
};

/** Who is welcomed, and so what they are told to do next. */
export type Welcomed = { code: string; committee: string; part: string; next: Text; buttons: Button[] };

/** What the bot does, and what the next step is for this person. */
export const welcomeCard = ({ code, committee, part, next, buttons }: Welcomed): Card => ({
  title: `Hello! I keep the action log of ${code}.`,
  parts: [
    {
      kind: "text",
      text: `The ${committee} agrees actions at its meetings. I remember them, remind those who answer for them before they are due, and record what they say back.`,
    },
    { kind: "text", text: [`You are ${part}. `, ...[next].flat()] },
    { kind: "note", text: "Type help to see everything I can do." },
  ],
  buttons,
});
