import type { Answer, Button, Card } from "../cards/card.js";
import { nextWords, welcomeCard } from "../cards/setup.js";
import { printOwners } from "../domain/register.js";
import { ok, refuse } from "../domain/result.js";
import { nextStep } from "../domain/setup/checklist.js";
import type { Command, Turn } from "./command.js";
import { setupOf } from "./setup-steps.js";

type Part = Pick<Parameters<typeof welcomeCard>[0], "part" | "next" | "buttons">;

/** What somebody is in the committee, and what they can do next. */
const partOf = async (turn: Turn): Promise<Part> => {
  const { standing, register } = turn;
  const { committee, role, partyIds, operator, person } = standing;
  const press = (label: string, command: string, values = {}, ask = false): Button => ({
    label,
    press: { command, committee: committee.code, values, ...(ask ? { ask } : {}) },
  });
  const log = press("Outstanding actions", "action list");
  if (operator || role === "secretary") {
    const { steps, presses, next } = await setupOf(turn);
    const first = nextStep(steps);
    const told = first ? nextWords("Setting it up comes next: ", first) : "Everything is set up.";
    const part = operator ? "the operator, with every right" : "its Secretary";
    // A channel is bound in the channel: here and now is the time for it, whatever else comes first.
    const { channels } = presses;
    const bind = channels?.press.command === "channel bind" && next?.press.command !== "channel bind" ? [channels] : [];
    return { part, next: told, buttons: [...(next ? [next] : []), ...bind, press("Setting up", "setup"), log] };
  }
  if (role === "chair") {
    const next = "You can raise, close and decline actions, and look at everything.";
    return { part: "its Chair", next, buttons: [log, press("Overdue", "action list", { filter: "overdue" })] };
  }
  if (partyIds.length > 0) {
    const { actions } = await turn.app.store.actions.page({
      committeeId: committee.id,
      filter: { show: "outstanding", ownerIds: partyIds },
      limit: 1,
    });
    const next =
      actions.length > 0
        ? "Look at the actions that are yours, and tell me in your own words how they stand: that they are done, or that you need until a day."
        : "No action is yours at present. When one is, I write to you here before it is due.";
    const buttons = [press("My actions", "action list", { filter: "mine" }), log];
    return { part: `a contact of ${printOwners(register, partyIds)}`, next, buttons };
  }
  if (role || person)
    return {
      part: role === "observer" ? "an observer" : "a member",
      next: "You can look up every action and its history here.",
      buttons: [log],
    };
  const ask = { label: "Ask to be added", press: { command: "ask to be added", committee: null, values: {} } };
  return {
    part: "not known to the committee yet",
    next: "In this channel you may read its log. If you belong to it, ask to be added.",
    buttons: [log, ask],
  };
};

/** One card: what the bot does, and what the next step is for whoever speaks. */
export const welcomeTo = async (turn: Turn): Promise<Answer> => {
  const { code, name } = turn.standing.committee;
  const help: Button = { label: "Help", press: { command: "help", committee: null, values: {} } };
  const { buttons, ...part } = await partOf(turn);
  const card: Card = welcomeCard({ code, committee: name, ...part, buttons: [...buttons, help] });
  return { kind: "card", card, audience: "person" };
};

export const welcome: Command = {
  name: "welcome",
  usage: "",
  summary: "says what I do, what you are in the committee, and what you can do next",
  example: "welcome",
  read: (rest) =>
    rest.trim() === "" ? ok({}) : refuse("welcome takes no words after it.", "Type /opsg welcome alone."),
  act: welcomeTo,
};
