import { drawHome } from "../app/draw-home.js";
import type { HomeSetup } from "../cards/home.js";
import type { Register } from "../domain/register.js";
import { refuse } from "../domain/result.js";
import { nextStep } from "../domain/setup/checklist.js";
import { answerProblem, readPage } from "./answers.js";
import type { Command, Turn } from "./command.js";
import { setupOf } from "./setup-steps.js";

/** Committees that were found set up, by the register they were found so with: a change to it is a reason to look again. */
const setUp = new WeakMap<Register, Set<string>>();

/** What the Secretary still has to set up; null where all is done, and for everybody else. */
const setupLeft = async (turn: Turn): Promise<HomeSetup | null> => {
  const { register, standing } = turn;
  const { role, committee } = standing;
  const done = setUp.get(register) ?? new Set();
  if (role !== "secretary" || done.has(committee.id)) return null;
  const { steps, next: button } = await setupOf(turn);
  const next = nextStep(steps);
  if (!next) setUp.set(register, done.add(committee.id));
  return next ? { done: steps.filter(({ done }) => done).length, of: steps.length, next, button } : null;
};

export const home: Command = {
  name: "home",
  usage: "",
  summary: "shows what is yours: your actions by urgency, the next meetings, and what waits for you",
  example: "home",
  read: readPage("home"),
  act: async (turn, values) => {
    const { app, standing } = turn;
    const { person, committee } = standing;
    const card = person && (await drawHome(app, committee, person.id, Number(values.page ?? 1), await setupLeft(turn)));
    if (!card)
      return answerProblem(
        refuse(
          standing.operator ? "The operator has no actions of their own." : `${committee.code} does not know you yet.`,
          standing.operator
            ? "Act as somebody: --as NAME home."
            : "Ask the Secretary to add you, or type /opsg action list.",
        ).problem,
      );
    return { kind: "card", card, audience: "person" };
  },
};
