import { plainWords } from "../minutes/lines.js";
import { findParty, foldName, partiesOf, peopleOf, type Register } from "../register.js";
import { ok, type Result, refuse } from "../result.js";
import { distance } from "../words.js";
import { misread } from "./item-words.js";
import { LONGEST_PRESENTER } from "./template.js";

const OFFICES = ["Chair", "Secretary"];

/** Names that are so near to one mistyped that it was likely meant. Letters. */
const NEAR = 3;

/**
 * Who presents: a party, a person or an office of the committee, by the name it has there. Anybody else is a guest, and
 * has to be said to be one: a slip of the keyboard would stand in the minutes otherwise.
 */
export const readPresenter = (
  register: Register,
  committeeId: string,
  said: { presenter?: string | undefined; guest?: string | undefined },
): Result<string | null> => {
  const guest = plainWords((said.guest ?? "").replaceAll("|", " "));
  const name = (said.presenter ?? "").replace(/\s+/gu, " ").trim();
  const given = guest || name;
  if (given === "" || given.toLowerCase() === "none") return ok(null);
  if (given.length > LONGEST_PRESENTER)
    return refuse(
      "The presenter’s name is too long.",
      `A name has at most ${LONGEST_PRESENTER} characters.`,
      "presenter",
    );
  const wanted = foldName(given.replace(/^the\s+/iu, ""));
  const people = peopleOf(register, committeeId).map((person) => person.name);
  const known =
    findParty(register, committeeId, given)?.name ?? [...people, ...OFFICES].find((one) => foldName(one) === wanted);
  if (known !== undefined) return ok(known);
  if (guest !== "") return ok(guest);
  const names = [...partiesOf(register, committeeId).map((party) => party.name), ...people, ...OFFICES];
  const begun = names.find((one) => foldName(given).startsWith(`${foldName(one)} `));
  const behind = begun === undefined ? "" : given.slice(begun.length).trim();
  if (behind !== "")
    return (
      misread(behind) ??
      refuse(
        `I could not read “${behind.slice(0, 40)}” behind the presenter ${begun}; nothing was changed.`,
        `There can stand: for decision, 20m, paper https://… Somebody from outside is a guest: guest "${name.slice(0, 60)}".`,
        "presenter",
      )
    );
  const near = names
    .map((one) => ({ one, far: distance(foldName(one), wanted) }))
    .filter(({ far }) => far <= Math.min(NEAR, wanted.length / 2))
    .sort((a, b) => a.far - b.far)[0]?.one;
  return refuse(
    `The committee knows no party or person “${name.slice(0, 60)}”; nothing was changed.`,
    `${near ? `Did you mean ${near}? ` : ""}Name a party or a person of the committee; or, for somebody from outside, write guest ${/\s/u.test(name) ? `"${name.slice(0, 60)}"` : name.slice(0, 60)}.`,
    "presenter",
  );
};
