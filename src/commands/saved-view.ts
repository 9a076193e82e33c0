import { saveList } from "../app/save-list.js";
import type { Button } from "../cards/card.js";
import { ok, type Result } from "../domain/result.js";
import type { Turn } from "./command.js";

/** Longer words than any list needs. Characters. */
const MAX_WORDS = 500;

/** What is listed: the words said, or the person's saved ones; and whether they are to be saved. */
export type Viewed = { words: string; save: boolean; saved: string | null };

/** `overdue owner DCC save` saves that list; `saved` shows it. */
export const viewed = ({ standing }: Turn, said: string): Viewed => {
  const { person, committee } = standing;
  const saved = person?.lists?.find(({ committeeId }) => committeeId === committee.id)?.words ?? null;
  const words = said.trim();
  if (/^saved$/iu.test(words)) return { words: saved ?? "", save: false, saved };
  const save = person !== null && /(?:^|\s)save$/iu.test(words);
  return { words: save ? words.replace(/\s*save$/iu, "").trim() : words, save, saved };
};

/** Kept once the words are known to make a list. */
export const saveView = async ({ app, standing }: Turn, words: string): Promise<Result<null>> =>
  standing.person ? saveList(app, standing.person, standing.committee, words.slice(0, MAX_WORDS)) : ok(null);

/** What is said under a list about saving it. */
export const viewNote = ({ save, saved }: Viewed, said: string): string | undefined => {
  if (save) return "Saved: action list saved shows it from now on.";
  const unsaved = saved === null && /^saved$/iu.test(said.trim());
  return unsaved
    ? "You have saved no list yet, so these are the outstanding ones. Put save after the words of a list to keep it."
    : undefined;
};

/** To save what is listed, or to see what was saved. */
export const viewButtons = ({ standing }: Turn, { words, save, saved }: Viewed): Button[] => {
  const { person, committee } = standing;
  if (!person) return [];
  const press = (filter: string) => ({ command: "action list", committee: committee.code, values: { filter } });
  return [
    ...(saved !== null && saved !== words && !save ? [{ label: "My saved list", press: press("saved") }] : []),
    ...(words !== "" && words !== saved && !save ? [{ label: "Save this list", press: press(`${words} save`) }] : []),
  ];
};
