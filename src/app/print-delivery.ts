import { stageWords } from "../cards/reminders.js";
import { printDay } from "../domain/day.js";
import { NOTICE_NAMES } from "../domain/notices/policy.js";
import { printReference } from "../domain/reference.js";
import type { Committee, Register } from "../domain/register.js";
import { capital } from "../domain/words.js";
import type { NewDelivery } from "./deliveries.js";

/** To whom a delivery goes, as people know them. */
export const addresseeName = ({ people, channels }: Register, { to }: Pick<NewDelivery, "to">): string =>
  "personId" in to
    ? (people.find(({ id }) => id === to.personId)?.name ?? "somebody who is not known any more")
    : (channels.find(({ platform, channel }) => platform === to.platform && channel === to.channel)?.name ??
      "a channel that is not bound any more");

/** What a delivery is, for a list: `OPSG 64/01, overdue`; of a notice, which one and of which meeting. */
export const messageName = (committee: Committee, { message }: NewDelivery): string => {
  const about = "reference" in message ? printReference({ committee: committee.code, ...message.reference }) : null;
  if (message.kind === "notice") {
    const { notice, date } = message;
    const what = notice === "announcement" ? "announcement" : NOTICE_NAMES[notice];
    return `Notice (${what}) of the ${committee.code} meeting on ${printDay(date)}`;
  }
  if (message.kind === "series notice") return `Notice (change of the ${message.series} meetings of ${committee.code})`;
  const what = message.kind === "reminder" ? stageWords(message.stage) : message.kind;
  return about === null ? capital(what) : `${about}, ${what}`;
};
