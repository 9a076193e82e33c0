import type { Day } from "../day.js";
import type { StageName } from "./policy.js";

/** What a reminder's key is made of. `snooze`: it goes because the person asked to be reminded from that date on. `to` is a person's id; for a report that nobody could be reached, `nobody:` and the party's. */
export type KeyParts = { reference: string; stage: StageName | "snooze"; date: Day; to: string };

/** `OPSG 64/01|before-5|2022-03-08|contact-id`: the thing, the stage and the date it belongs to, never the day it is sent. */
export const printKey = ({ reference, stage, date, to }: KeyParts): string => [reference, stage, date, to].join("|");

/** What a key is made of; undefined where it is no reminder's. */
export const readKey = (key: string): KeyParts | undefined => {
  const match = /^([^|]+)\|(before-\d+|due|overdue|tbc|snooze)\|(\d{4}-\d{2}-\d{2})\|([^|]+)$/u.exec(key);
  const [, reference, stage, date, to] = match ?? [];
  if (reference === undefined || stage === undefined || date === undefined || to === undefined) return undefined;
  return { reference, stage: stage as KeyParts["stage"], date, to };
};

export const nobodyOf = (partyId: string): string => `nobody:${partyId}`;
