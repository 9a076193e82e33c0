import { leftOutWords } from "../cards/left-out.js";
import { addDays, dayAt } from "../domain/day.js";
import { type Committee, partiesOf, peopleOf, type Register, roleIn } from "../domain/register.js";
import { KINDS } from "../domain/schedule.js";
import type { SetupFacts } from "../domain/setup/checklist.js";
import type { App } from "./ports.js";
import { meetingsAhead } from "./schedule.js";

/** More than ever wait at once. */
const MOST_ASKING = 100;

/** How far a committee is set up: counted anew each time, so that whoever stopped half-way goes on where the log is. */
export const setupFacts = async (app: App, register: Register, committee: Committee): Promise<SetupFacts> => {
  const { id, zone, name, paused } = committee;
  const today = dayAt(app.clock.now(), zone);
  const { setup, meetings } = app.store;
  const [newest, actions, owners, asking, ahead] = await Promise.all([
    meetings.lastHeld(id, addDays(today, 1)),
    setup.countActions(id),
    setup.owners(id),
    setup.requests(id, MOST_ASKING),
    meetingsAhead(app.store, committee, today),
  ]);
  const people = peopleOf(register, id);
  const parties = partiesOf(register, id);
  const answered = new Set(people.flatMap(({ contacts }) => contacts.map(({ partyId }) => partyId)));
  return {
    name,
    zone,
    newest: newest && { number: newest.number, date: newest.date },
    actions,
    parties: parties.length,
    unconfirmed: parties.filter(({ known }) => !known).map((party) => party.name),
    people: people.length,
    secretaries: people.filter((person) => roleIn(person, id) === "secretary").length,
    unlinked: people.filter(({ accounts }) => accounts.length === 0).map((person) => person.name),
    withoutContact: parties
      .filter((party) => owners.includes(party.id) && !answered.has(party.id))
      .map((party) => party.name),
    asking: asking.length,
    channels: register.channels.filter(({ committeeId }) => committeeId === id).map((channel) => channel.name),
    meetings: KINDS.flatMap((kind) => {
      const date = ahead(kind, today);
      return date === null ? [] : [{ kind, date }];
    }),
    running: !paused,
    leftOut: leftOutWords(committee, people),
  };
};
