import type { Committee, Person } from "../domain/register.js";
import { ok, type Result } from "../domain/result.js";
import type { App } from "./ports.js";

/** Keeps the list that somebody wants to see again in a committee, in the words after `action list`. */
export const saveList = (app: App, person: Person, committee: Committee, words: string): Promise<Result<null>> =>
  app.store.change(null, async (tx) => {
    await tx.people.saveList(person.id, committee.id, words);
    return ok(null);
  });
