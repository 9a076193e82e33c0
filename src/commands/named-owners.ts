import { readOwners } from "../domain/owners.js";
import { ok, type Result, refuse } from "../domain/result.js";
import type { Turn } from "./command.js";

/** The ids of the parties named after "for": `DCC`, `NetCo and GridCo`. */
export const namedOwners = ({ register, standing }: Turn, words: string): Result<string[]> => {
  const { committee } = standing;
  const { parties, unknown } = readOwners(register, committee.id, words);
  if (unknown.length === 0 && parties.length > 0) return ok(parties.map(({ id }) => id));
  const known = register.parties.filter(({ committeeId }) => committeeId === committee.id).map(({ name }) => name);
  return refuse(
    `${committee.code} knows no party called “${(unknown[0] ?? words).slice(0, 60)}”.`,
    `Its parties: ${known.join(", ") || "none yet"}.`,
    "for",
  );
};
