import { setupFacts } from "../app/setup-facts.js";
import type { Button } from "../cards/card.js";
import type { StepPresses } from "../cards/setup.js";
import { checklist, nextStep, type SetupFacts, type Step } from "../domain/setup/checklist.js";
import { boundCommittee } from "../domain/standing.js";
import type { Turn } from "./command.js";

/** A button for each step that is done by one. */
const pressesFor = (turn: Turn, facts: SetupFacts): StepPresses => {
  const { code: committee } = turn.standing.committee;
  const { place } = turn.caller;
  const open = (label: string, command: string, values = {}) => ({
    label,
    press: { command, committee, values, ask: true },
  });
  const act = (label: string, command: string, values = {}) => ({ label, press: { command, committee, values } });
  const free = place.kind === "channel" && !boundCommittee(turn.register, place) ? place : undefined;
  return {
    committee:
      facts.secretaries === 0
        ? open("Make a Secretary", "person add", { role: "secretary" })
        : open("Rename it", "committee rename"),
    minutes: open("Import minutes", "minutes import"),
    parties: facts.unconfirmed.length > 0 ? act("Confirm them all", "party confirm") : open("Add a party", "party add"),
    people: open("Add people", "person import"),
    // Where what is for one person alone is answered in their own chat, the button has to say which channel is meant.
    channels: free
      ? act("Bind this channel", "channel bind", { channel: free.channel, ...(free.name ? { name: free.name } : {}) })
      : act(facts.channels.length > 0 ? "All channels" : "How to bind a channel", "channel list"),
    meetings: open("Change the series", "meeting series"),
    reminders: facts.running
      ? act("What will be sent", "reminders preview")
      : act("Start reminders", "reminders start"),
  };
};

/** What there is to do, and the button that does what comes next. */
export const setupOf = async (
  turn: Turn,
): Promise<{ facts: SetupFacts; steps: Step[]; presses: StepPresses; next: Button | undefined }> => {
  const facts = await setupFacts(turn.app, turn.register, turn.standing.committee);
  const steps = checklist(facts);
  const presses = pressesFor(turn, facts);
  const step = nextStep(steps);
  const next = step && presses[step.name];
  return { facts, steps, presses, next: next && { ...next, style: "primary" } };
};

/** What comes next in setting up, after something of it was done; looked up anew. */
export const nextButtons = async (turn: Turn): Promise<Button[]> => {
  const { committee } = turn.standing;
  const register = await turn.app.store.register();
  const now = register.committees.find(({ id }) => id === committee.id) ?? committee;
  const { facts, presses, next } = await setupOf({ ...turn, register, standing: { ...turn.standing, committee: now } });
  const people = presses.people;
  const wanted = people && people.label !== next?.label && facts.unconfirmed.length + facts.withoutContact.length > 0;
  // A channel is bound in the channel: whoever has people need not go there before they look at the reminders.
  const live = !facts.running && next?.press.command === "channel list" ? presses.reminders : undefined;
  return [
    ...(next ? [next] : []),
    ...(live ? [live] : []),
    // Whoever owns something and has nobody who answers for it needs people, whatever comes first.
    ...(wanted ? [people] : []),
    { label: "Setting up", press: { command: "setup", committee: committee.code, values: {} } },
  ];
};
