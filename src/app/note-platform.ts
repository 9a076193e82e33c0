import { type Account, type Person, sameAccount } from "../domain/register.js";
import { ok } from "../domain/result.js";
import { type Speaker, speakerPerson } from "../domain/standing.js";
import type { App } from "./ports.js";

/**
 * Notes the platform somebody wrote from, where it is another than before: there they are written to. An account that
 * could not be written to can be again. Rare, so not cached.
 */
export const notePlatform = async (app: App, person: Person, account: Account): Promise<void> => {
  const dead = person.accounts.some((known) => sameAccount(known, account) && known.dead !== undefined);
  if (person.lastWroteOn === account.platform && !dead) return;
  await app.store.change(null, async (tx) => {
    const now = (await tx.register()).people.find(({ id }) => id === person.id);
    if (now) await tx.people.savePerson({ ...now, lastWroteOn: account.platform });
    if (now && dead) await tx.people.setDead(account, null);
    return ok(null);
  });
};

/**
 * The same of whoever speaks, where the committee knows them. What they say may need nothing looked up, so that for most
 * the register as it was last known is enough.
 */
export const noteSpeaker = async ({ store, ...app }: App, speaker: Speaker): Promise<void> => {
  if (speaker.kind !== "account") return;
  const person = speakerPerson(store.lastRegister() ?? (await store.register()), speaker);
  if (person) await notePlatform({ ...app, store }, person, speaker.account);
};
