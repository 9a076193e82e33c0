import type { Digest } from "../domain/digest/digest.js";
import { type Committee, printOwners, type Register } from "../domain/register.js";
import type { Picture } from "./card.js";

/** A digest as it is drawn: of which committee, for which parties (all of them where none is named), for whom. */
export type DigestView = {
  committee: Committee;
  register: Register;
  digest: Digest;
  ownerIds: string[] | undefined;
  /** Null: it could not be drawn. */
  pictures: { trend: Picture["file"] | null; parties: Picture["file"] | null };
  /** Whether whoever reads it may post it and write to the owners. */
  mayPost: boolean;
  /** It came by itself before a main meeting. */
  unasked: boolean;
};

export const partyName = ({ register }: DigestView, partyId: string): string => printOwners(register, [partyId]);

/** As British print has them: `3,334`. */
export const figure = (count: number): string => (count < 1_000 ? String(count) : count.toLocaleString("en-GB"));
