import { placeOf } from "../domain/agenda/items.js";
import { markOf } from "../domain/mark.js";
import type { Attendee, Verb } from "../domain/meeting.js";
import { decisionText } from "../domain/minutes/decisions.js";
import { readNames } from "../domain/minutes/names-typed.js";
import { inOrderOf } from "../domain/minutes/order.js";
import { ok, type Result, refuse } from "../domain/result.js";
import { joinNames } from "../domain/words.js";
import { type Held, type Recording, recordStep } from "./begin-record.js";
import type { App } from "./ports.js";
import type { Who } from "./who.js";

/** A short sign of an attendance list: another wherever anything in it is. */
export const signOfAttendance = (attendees: readonly Attendee[]): string => {
  const whole = attendees.map((one) => [
    ...[one.name, one.category, one.organisation, one.role, one.alternateFor],
    ...[one.agendaItems, one.apology],
  ]);
  return markOf(JSON.stringify(whole));
};

/** A list as it stands, in one sentence; who sent apologies is named apart. */
const printWhole = (attendees: readonly Attendee[]): string => {
  const names = (apology: boolean): string =>
    joinNames(attendees.filter((one) => one.apology === apology).map(({ name }) => name));
  return [names(false), ...(names(true) === "" ? [] : [`apologies of ${names(true)}`])].join("; ");
};

/**
 * Who attended and who sent apologies: the whole of it, in place of what was given before.
 * @param input `shown`: the sign of the list that was seen before this was typed; another list is not written over
 */
export const recordAttendance = (
  app: App,
  who: Who,
  input: Recording & { members: string; others: string; apologies: string; shown?: string | undefined },
): Promise<Result<Held>> =>
  recordStep(app, who, input, ({ contents }) => {
    const now = signOfAttendance(contents.attendees);
    // Before what is mistyped: the form is drawn anew with either, and then bears the sign of what stands now.
    if (input.shown !== undefined && input.shown !== now)
      return refuse(
        `The attendance was recorded by somebody else while you filled this in: ${printWhole(contents.attendees)}. Yours was not recorded.`,
        "What you typed is kept here: add what is missing in it, and send it again to put it in the place of theirs.",
      );
    const members = readNames("members", input.members);
    if (!members.ok) return members;
    const others = readNames("others", input.others);
    if (!others.ok) return others;
    const apologies = readNames("apologies", input.apologies);
    if (!apologies.ok) return apologies;
    const attendees = [...members.value, ...others.value, ...apologies.value];
    const items = attendees.flatMap(({ agendaItems }) => agendaItems);
    const unknown = items.find((item) => !contents.agenda.some(({ number }) => number === item));
    if (unknown !== undefined)
      return refuse(`There is no item ${unknown} on the agenda.`, "Type agenda to see its items.", "others");
    if (members.value.length + others.value.length === 0)
      return refuse(
        "Nobody is named who attended.",
        "Name at least one person: Network Parties: Ann Example",
        "members",
      );
    return ok({
      contents: { attendees },
      record: { attendance: true },
      before: { attended: contents.attendees.map(({ name }) => name) },
      after: {
        attended: [...members.value, ...others.value].map(({ name }) => name),
        apologies: apologies.value.map(({ name }) => name),
      },
    });
  });

const VERBS: readonly Verb[] = ["AGREED", "NOTED", "APPROVED", "ENDORSED"];
const LONGEST_DECISION = 2_500;

/** A sentence ends as one. */
const ended = (text: string): string => (/[.!?:;)\]”"’']$/u.test(text) ? text : `${text}.`);

/** What the committee decided under an item, after what it decided there before. */
export const recordDecision = (
  app: App,
  who: Who,
  input: Recording & { item: string; verb: string; text: string },
): Promise<Result<Held>> =>
  recordStep(app, who, input, ({ contents }) => {
    const at = placeOf(contents.agenda, input.item);
    if (!at.ok) return at;
    const verb = VERBS.find((one) => one === input.verb.trim().toUpperCase());
    if (!verb)
      return refuse(
        `“${input.verb.slice(0, 40)}” is no decision.`,
        "A committee AGREED, NOTED, APPROVED or ENDORSED something.",
        "verb",
      );
    const text = ended(decisionText(input.text));
    if (text === "." || text.length > LONGEST_DECISION)
      return refuse(
        text === "." ? "The decision has no words." : `A decision has at most ${LONGEST_DECISION} characters.`,
        "Write what was decided: that the plan is final.",
        "text",
      );
    const agendaItem = contents.agenda[at.value]?.number ?? null;
    if (contents.decisions.some((one) => one.agendaItem === agendaItem && one.verb === verb && one.text === text))
      return refuse(`That decision stands under item ${agendaItem} already; nothing was changed.`);
    const decisions = inOrderOf(contents.agenda, [...contents.decisions, { agendaItem, verb, text }]);
    return ok({ contents: { decisions }, after: { decision: `${agendaItem}: ${verb} ${text}` } });
  });

/** Takes a decision out again that was recorded by mistake; `text` is as it was seen. */
export const withdrawDecision = (
  app: App,
  who: Who,
  input: Recording & { item: string; text: string },
): Promise<Result<Held>> =>
  recordStep(app, who, input, ({ contents }) => {
    const wanted = input.text.trim();
    const gone = contents.decisions.find(
      ({ agendaItem, verb, text }) =>
        agendaItem === input.item && `${verb} ${text}`.startsWith(wanted) && wanted !== "",
    );
    if (!gone) return refuse("There is no such decision any more; nothing was changed.", "Look at the record again.");
    return ok({
      contents: { decisions: contents.decisions.filter((one) => one !== gone) },
      before: { decision: `${gone.agendaItem}: ${gone.verb} ${gone.text}` },
    });
  });

/** Says that nothing is missing any more; what is recorded may still be corrected. */
export const finishRecord = (app: App, who: Who, which: Recording): Promise<Result<Held>> =>
  recordStep(app, who, which, ({ record }) =>
    record.finished === null
      ? ok({ record: { finished: app.clock.now() }, after: { recorded: "whole" } })
      : refuse("This meeting is recorded already; nothing was changed.", "What is wrong in it can be corrected."),
  );
