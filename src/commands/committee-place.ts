import { placeCommittee } from "../app/place-committee.js";
import type { Answer, Values } from "../cards/card.js";
import { ok, refuse } from "../domain/result.js";
import { ANYTHING, readClauses, unquote } from "../domain/words.js";
import { calendarName } from "../domain/working-days.js";
import { answerDone, whoOf } from "./answers.js";
import type { Command, Turn } from "./command.js";
import { changedIn, isFilledIn, settingsForm } from "./settings-form.js";

const NAME = "committee place";

const form = (turn: Turn, values: Values): Answer => {
  const { zone, holidays } = turn.standing.committee;
  return settingsForm(turn, "change the committee’s time zone and bank holidays", {
    command: NAME,
    title: "Time zone, bank holidays",
    intro: "They say when reminders and notices go, and which days are working days. Nothing that was sent goes again.",
    submit: "Change",
    values,
    fields: [
      {
        kind: "line",
        name: "zone",
        label: "Time zone",
        hint: "For example Europe/London",
        maxLength: 60,
        value: zone,
      },
      {
        kind: "line",
        name: "country",
        label: "Bank holidays of",
        hint: "A country, or part of one: France, Scotland, or its code: FR, GB-SCT",
        maxLength: 60,
        value: holidays,
      },
    ],
  });
};

export const committeePlace: Command = {
  name: NAME,
  usage: "[zone ZONE] [country COUNTRY]",
  summary: "changes the time zone of the committee, and the country whose bank holidays it keeps",
  example: "committee place zone Europe/Dublin country Ireland",
  read: (rest) => {
    const { head, clauses } = readClauses(rest, { zone: ANYTHING, country: ANYTHING });
    return head === ""
      ? ok(Object.fromEntries(Object.entries(clauses).map(([name, value]) => [name, unquote(value)])))
      : refuse(
          `I could not read “${head.slice(0, 60)}” as a time zone or a country.`,
          "Type, for example, /opsg committee place zone Europe/Dublin country Ireland.",
        );
  },
  form: async (turn, values) => form(turn, values),
  act: async (turn, values) => {
    const { zone, country } = changedIn(values);
    if (!zone && !country && !isFilledIn(values)) return form(turn, {});
    const placed = await placeCommittee(turn.app, whoOf(turn), { zone, country });
    const days = placed.ok ? await calendarName(placed.value.holidays) : "";
    return answerDone(turn, placed, (committee) => ({
      title: `${committee.code} keeps the time of ${committee.zone} now, and the bank holidays of ${days}`,
      parts: [
        {
          kind: "facts",
          facts: [
            {
              label: "Reminders",
              value: `at ${committee.reminderPolicy.from} in ${committee.zone}, on working days: Monday to Friday, less the bank holidays of ${days}`,
            },
            { label: "Meetings", value: `keep their days and times, which are ${committee.zone}’s now` },
          ],
        },
        {
          kind: "note",
          text: "What was sent is not sent again. Look through the meetings for clashes with other bank holidays.",
        },
      ],
      buttons: [
        { label: "Preview", press: { command: "reminders preview", committee: committee.code, values: {} } },
        { label: "Clashes", press: { command: "meeting clashes", committee: committee.code, values: {} } },
        { label: "Change it again", press: { command: NAME, committee: committee.code, values: {}, ask: true } },
      ],
    }));
  },
};
