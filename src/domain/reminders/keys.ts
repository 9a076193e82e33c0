import type { Day } from "../day.js";
import type { StageName } from "./policy.js";

/** What a reminder's key is made of. `snooze`: it goes because the person asked to be reminded from that date on. `to` is a person's id; for a report that nobody could be reached, `nobody:` and the party's. */
export type KeyParts = { reference: string; stage: StageName | "snooze"; date: Day; to: string };

/** `OPSG 64/01|before-5|2022-03-08|contact-id`: the thing, the stage and the date it belongs to, never the day it is sent. */
export const printKey = ({ reference, stage, date, to }: KeyParts): string => [reference, stage, date, to].join("|");

/** The thing and the person of a key; undefined where it is no reminder's. */
export const readKey = (key: string): Pick<KeyParts, "reference" | "to"> | undefined => {
  const match = /^([^|]+)\|(?:before-\d+|due|overdue|tbc|snooze)\|\d{4}-\d{2}-\d{2}\|([^|]+)$/u.exec(key);
  return match?.[1] !== undefined && match[2] !== undefined ? { reference: match[1], to: match[2] } : undefined;
};

export const nobodyOf = (partyId: string): string => `nobody:${partyId}`;
