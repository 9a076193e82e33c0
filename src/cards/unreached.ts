import type { Action } from "../domain/action.js";
import { type Day, printDay } from "../domain/day.js";
import { type Committee, printOwners, type Register } from "../domain/register.js";
import type { StageName } from "../domain/reminders/policy.js";
import { joinNames, sentence } from "../domain/words.js";
import { nameOf } from "./action.js";
import type { Button, Card, Part, Press } from "./card.js";
import { wanted } from "./reminder.js";
import { stageWords } from "./reminders.js";

/** A reminder that did not reach its owner. */
export type Unreached = {
  action: Action;
  partyId: string;
  stage: StageName;
  date: Day;
  /** To whom it did not go; null where there is nobody. */
  to: string | null;
  /** Why, as a clause. */
  why: string;
};

/** A message that is no reminder and did not go: what it was, to whom, and why. */
export type OtherUnreached = { id: string; what: string; to: string; why: string };

const press = (committee: Committee, command: string, values: Press["values"], ask = false): Press => ({
  command,
  committee: committee.code,
  values,
  ...(ask ? { ask } : {}),
});

const failedWords = (register: Register, { partyId, to }: Unreached): string =>
  `${to === null ? "nobody" : to} at ${printOwners(register, [partyId])}`;

/** Reminders that reached nobody, each with the way to what can be done. Long: the caller pages it. */
export const unreachedCard = (
  committee: Committee,
  register: Register,
  { reminders, others, today }: { reminders: Unreached[]; others: OtherUnreached[]; today: Day },
): Card => {
  const parties = [...new Set(reminders.map(({ partyId }) => partyId))];
  const all = reminders.length + others.length;
  const [count, what, did] =
    others.length > 0
      ? [all, "message", "did not arrive"]
      : reminders.every(({ to }) => to === null)
        ? [parties.length, "owner", "could not be reminded"]
        : [all, "reminder", "did not arrive"];
  return {
    title: `${committee.code}: ${count === 1 ? `one ${what}` : `${count} ${what}s`} ${did}`,
    tone: "warning",
    parts: [
      ...reminders.map(
        (one): Part => ({
          kind: "row",
          title: [
            { bold: nameOf(one.action) },
            ` ${wanted({ ...one, today })}: ${failedWords(register, one)} ${one.to === null ? "could be reminded" : "was not reached"}`,
          ],
          detail: sentence(one.why),
          button: {
            label: "What can be done",
            press: press(committee, "reminders reach", { reference: nameOf(one.action), party: one.partyId }),
          },
        }),
      ),
      ...others.map(
        ({ id, what: about, to, why }): Part => ({
          kind: "row",
          title: [{ bold: about }, ` to ${to}`],
          detail: sentence(why),
          button: { label: "Try again", press: press(committee, "reminders retry", { delivery: id }) },
        }),
      ),
    ],
    buttons: [
      ...(parties.length > 0 ? [{ label: "Texts for e-mails", press: press(committee, "reminders email", {}) }] : []),
      { label: "All that failed", press: press(committee, "reminders", { filter: "failed" }) },
    ],
  };
};

/** One reminder, and every way there is to reach its owner. */
export const reachCard = (reach: {
  committee: Committee;
  action: Action;
  party: { id: string; name: string };
  stage: { name: StageName; date: Day };
  today: Day;
  /** Who was written to, how it stands and why. */
  tried: { id: string; to: string; state: string; why: string | null }[];
  others: { id: string; name: string; away: boolean }[];
  /** Who answers for it and cannot be written to any more, and why. */
  gone: { id: string; name: string; why: string }[];
  channels: { id: string; name: string; highest: string; allowed: boolean }[];
  classification: string;
  /** Why nobody could be written to, as a clause; null where somebody was. */
  nobody: string | null;
  /** Whether whoever looks may send it and name contacts. */
  maySend: boolean;
}): Card => {
  const { committee, action, party, stage, today, tried, others, gone, channels, classification } = reach;
  const reference = nameOf(action);
  const about = { reference, party: party.id };
  const forbidden = channels.filter(({ allowed }) => !allowed);
  const usable = channels.filter(({ allowed }) => allowed);
  const toOthers = others.slice(0, 5).map(
    ({ id, name, away }, index): Button => ({
      label: `Send it to ${name}${away ? " (away)" : ""}`,
      press: press(committee, "reminders send", { ...about, person: id }),
      ...(index === 0 && !away ? { style: "primary" as const } : {}),
    }),
  );
  const inChannels = usable.slice(0, 3).map(
    ({ id, name }): Button => ({
      label: `Say it in ${name}`,
      press: press(committee, "reminders mention", { ...about, channel: id }),
      confirm: `Everybody in ${name} will read this reminder of ${reference}. Say it there?`,
    }),
  );
  const again = tried
    .filter(({ state }) => state === "failed")
    .slice(0, 3)
    .map(
      ({ id, to }): Button => ({
        label: `Try ${to} again`,
        press: press(committee, "reminders retry", { delivery: id }),
      }),
    );
  // Where nothing of this reminder failed for them: they were passed over.
  const goneAgain = gone
    .filter(({ name }) => !tried.some(({ to, state }) => to === name && state === "failed"))
    .slice(0, 3)
    .map(
      ({ id, name }): Button => ({
        label: `Try ${name} again`,
        press: press(committee, "reminders retry", { person: id }),
      }),
    );
  const only = (offered: Button[]): Button[] => (reach.maySend ? offered : []);
  const buttons: Button[] = [
    ...only([...toOthers, ...inChannels]),
    { label: "Text for an e-mail", press: press(committee, "reminders email", { party: party.id }) },
    ...only([
      ...again,
      ...goneAgain,
      { label: "Name a contact", press: press(committee, "person contact-for", { party: party.id }, true) },
    ]),
    { label: "Show the action", press: press(committee, "action show", { reference }) },
  ];
  return {
    title: `${reference}: how to reach ${party.name}`,
    parts: [
      { kind: "text", text: action.text },
      {
        kind: "facts",
        facts: [
          {
            label: "Reminder",
            value: `${reference} ${wanted({ action, stage: stage.name, date: stage.date, today })}`,
          },
          { label: "Stage", value: `${stageWords(stage.name)} (${printDay(stage.date)})` },
          ...tried.map(({ to, state, why }) => ({ label: to, value: why === null ? state : `${state}: ${why}` })),
          ...gone.map(({ name, why }) => ({ label: name, value: `cannot be written to: ${why}` })),
          ...(reach.nobody === null ? [] : [{ label: "Why nobody", value: reach.nobody }]),
        ],
      },
      ...(others.length === 0
        ? [{ kind: "note" as const, text: `Nobody else at ${party.name} can be written to in chat.` }]
        : []),
      ...(forbidden.length > 0
        ? [
            {
              kind: "note" as const,
              text: `It is classified ${classification}, so it may not be said in ${joinNames(forbidden.map(({ name, highest }) => `${name} (up to ${highest})`))}.`,
            },
          ]
        : []),
      ...(channels.length === 0 ? [{ kind: "note" as const, text: "No channel is bound to the committee." }] : []),
    ],
    buttons,
  };
};

/** Owners who let overdue reminders pass. */
export const unansweredCard = (
  committee: Committee,
  register: Register,
  silent: { action: Action; partyId: string; times: number }[],
): Card => ({
  title:
    silent.length === 1
      ? `${committee.code}: an overdue action, and no answer`
      : `${committee.code}: ${silent.length} overdue actions, and no answer`,
  tone: "warning",
  parts: silent.map(
    ({ action, partyId, times }): Part => ({
      kind: "row",
      title: [
        { bold: nameOf(action) },
        `  ${action.text.length > 160 ? `${action.text.slice(0, 159)}…` : action.text}`,
      ],
      detail: `${printOwners(register, [partyId])} has left ${times} overdue reminders unanswered`,
      mark: "overdue",
      button: {
        label: "How to reach them",
        press: press(committee, "reminders reach", { reference: nameOf(action), party: partyId }),
      },
    }),
  ),
  buttons: [
    { label: "Overdue actions", press: press(committee, "action list", { filter: "overdue" }) },
    { label: "Reminders", press: press(committee, "reminders", {}) },
  ],
});
