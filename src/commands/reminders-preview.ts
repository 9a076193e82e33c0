import { type PreviewedReminder, previewReminders } from "../app/preview-reminders.js";
import { deny } from "../app/who.js";
import { pageOf } from "../cards/pages.js";
import { previewCard } from "../cards/reminders.js";
import { addDays, dayAt, startOfDay } from "../domain/day.js";
import { partiesOf, peopleOf } from "../domain/register.js";
import { readFromTo, readStretch } from "../domain/reminders/stretch.js";
import { goneOf } from "../domain/reminders/unreachable.js";
import { ok } from "../domain/result.js";
import { may } from "../domain/standing.js";
import { ANYTHING, readClauses, unquote } from "../domain/words.js";
import { answerProblem } from "./answers.js";
import type { Command, Turn } from "./command.js";

const NAME = "reminders preview";

/** Who would be written to if their accounts were not gone. */
const goneAmong = ({ register, standing }: Turn, reminders: readonly PreviewedReminder[]) => {
  const named = new Set(reminders.map(({ party }) => party));
  const parties = new Set(
    partiesOf(register, standing.committee.id).flatMap(({ id, name }) => (named.has(name) ? [id] : [])),
  );
  return goneOf(register, standing.committee).flatMap(({ person, why }) =>
    person.contacts.some(({ partyId }) => parties.has(partyId)) ? [{ name: person.name, why }] : [],
  );
};

export const remindersPreview: Command = {
  name: NAME,
  usage: "[next week | next fortnight | next month | from DAY to DAY]",
  summary: "shows every reminder that would be sent if nothing changed, to whom and when",
  example: "reminders preview next month",
  read: (rest) => {
    const { head, clauses } = readClauses(rest, { from: ANYTHING, to: ANYTHING, page: /^\d{1,3}\b/u });
    return ok({ ...(head === "" ? {} : { filter: unquote(head) }), ...clauses });
  },
  act: async (turn, values) => {
    const { app, register, standing } = turn;
    const { committee } = standing;
    if (!may(standing, "keep"))
      return answerProblem(deny(standing, "keep", "see beforehand which reminders would be sent").problem);
    const now = app.clock.now();
    const today = dayAt(now, committee.zone);
    const { filter, from, to, page } = values;
    const read =
      from === undefined && to === undefined ? readStretch(filter ?? "", today) : readFromTo(from, to, today);
    if (!read.ok) return answerProblem(read.problem);
    const { value } = read;
    // Days that are over are whole; the time from today on begins now: what went this morning is not to come.
    const begins = value.from === today ? now : startOfDay(value.from, committee.zone);
    const ends = new Date(startOfDay(addDays(value.to, 1), committee.zone).getTime() - 1);
    const reminders = await previewReminders(app, committee, { from: begins, to: ends });
    const named = new Set(reminders.flatMap((reminder) => reminder.to));
    const card = previewCard({
      committee,
      ...value,
      today,
      reminders,
      unlinked: peopleOf(register, committee.id)
        .filter(({ name, accounts }) => accounts.length === 0 && named.has(name))
        .map(({ name }) => name),
      gone: value.to < today ? [] : goneAmong(turn, reminders),
      buttons: [
        { label: "When they go out", press: { command: "reminders policy", committee: committee.code, values: {} } },
      ],
    });
    const { page: _, ...asked } = values;
    const press = { command: NAME, committee: committee.code, values: asked };
    return {
      kind: "card",
      card: turn.caller.source === "terminal" ? card : pageOf(card, Number(page ?? 1), press),
      audience: "person",
      data: reminders,
    };
  },
};
