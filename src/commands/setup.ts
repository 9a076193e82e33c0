import type { Button } from "../cards/card.js";
import { setupCard } from "../cards/setup.js";
import { ok, refuse } from "../domain/result.js";
import { may } from "../domain/standing.js";
import type { Command } from "./command.js";
import { setupOf } from "./setup-steps.js";
import { welcomeTo } from "./welcome.js";

export const setup: Command = {
  name: "setup",
  usage: "",
  summary: "shows how far the committee is set up, and what to do next",
  example: "setup",
  read: (rest) => (rest.trim() === "" ? ok({}) : refuse("setup takes no words after it.", "Type /opsg setup alone.")),
  act: async (turn) => {
    if (!may(turn.standing, "administer")) return welcomeTo(turn);
    const { code } = turn.standing.committee;
    const { facts, steps, presses } = await setupOf(turn);
    const check = { command: "setup check", committee: code, values: {} };
    const more: Button[] = [
      ...(facts.asking > 0 ? [{ label: "Who asks to be added", press: check }] : []),
      { label: "Check for gaps", press: check },
      { label: "Add one person", press: { command: "person add", committee: code, values: {}, ask: true } },
    ];
    return { kind: "card", card: setupCard(code, steps, presses, more), audience: "person", data: steps };
  },
};
