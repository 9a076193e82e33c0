import { type Day, printDay } from "../../day.js";
import { printReference } from "../../reference.js";
import { joinNames } from "../../words.js";
import { readSentence } from "../action-lines.js";
import { plainWords } from "../lines.js";
import { ownersOf, splitOwners } from "../owners.js";
import type { RaisedAction } from "./source.js";

const same = (one: readonly string[], other: readonly string[]): boolean =>
  JSON.stringify(one) === JSON.stringify(other);

/**
 * `OPSG 65/01: NetCo to publish …`, with its target and owner in brackets behind it where the sentence does not say
 * them: the shortest that reads back as the action is.
 */
export const actionWords = (
  { action, owners, target }: RaisedAction,
  { parties, date }: { parties: readonly string[]; date: Day },
): { reference: string; sentence: string } => {
  const text = plainWords(action.text);
  const known = [...parties];
  const day = target === "TBC" ? "TBC" : printDay(target);
  const endings = [
    "",
    ` (Target date: ${day})`,
    ` (Owner: ${joinNames(owners)})`,
    ` (Target date: ${day}) (Owner: ${joinNames(owners)})`,
  ];
  const reads = (ending: string): boolean => {
    const said = readSentence(`${text}${ending}`, date);
    const read = said.owner === null ? ownersOf(said.sentence, known) : splitOwners(said.owner, known);
    const when =
      said.target === null ? "TBC" : said.target.read.kind === "day" ? said.target.read.day : said.target.said;
    return said.sentence === text && when === target && same(read, owners);
  };
  return {
    reference: printReference(action.reference),
    sentence: `${text}${endings.find(reads) ?? endings.at(-1)}`,
  };
};
