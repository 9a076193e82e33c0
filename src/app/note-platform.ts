import type { Person, Platform } from "../domain/register.js";
import { ok } from "../domain/result.js";
import type { App } from "./ports.js";

/** Notes the platform somebody wrote from, where it is another than before: there they are written to. Rare, so not cached. */
export const notePlatform = async (app: App, person: Person, platform: Platform): Promise<void> => {
  if (person.lastWroteOn === platform) return;
  await app.store.change(null, async (tx) => {
    const now = (await tx.register()).people.find(({ id }) => id === person.id);
    if (now) await tx.people.savePerson({ ...now, lastWroteOn: platform });
    return ok(null);
  });
};
