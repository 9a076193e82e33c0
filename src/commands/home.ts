import { drawHome } from "../app/draw-home.js";
import { refuse } from "../domain/result.js";
import { answerProblem, readPage } from "./answers.js";
import type { Command } from "./command.js";

export const home: Command = {
  name: "home",
  usage: "",
  summary: "shows what is yours: your actions by urgency, the next meetings, and what waits for you",
  example: "home",
  read: readPage("home"),
  act: async ({ app, standing }, values) => {
    const { person, committee } = standing;
    const card = person && (await drawHome(app, committee, person.id, Number(values.page ?? 1)));
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
