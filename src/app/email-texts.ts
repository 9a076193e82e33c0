import { reminderText } from "../cards/email.js";
import type { Action } from "../domain/action.js";
import { printReference } from "../domain/reference.js";
import { type Committee, type Party, partiesOf, peopleFor } from "../domain/register.js";
import type { Stage } from "../domain/reminders/stages.js";
import { unreachableOf } from "../domain/reminders/unreachable.js";
import type { Cursor } from "./action-store.js";
import type { App } from "./ports.js";
import { stageNow } from "./stage-now.js";
import { printUnreached } from "./unreached-since.js";

/** What the Secretary can copy into an e-mail to a party. */
export type EmailText = {
  party: string;
  /** The contacts' addresses, where they are known. */
  addresses: string[];
  subject: string;
  text: string;
  actions: string[];
  /** Why nobody at the party is reminded in chat, as a clause; null where somebody is. */
  nobody: string | null;
};

/** Actions read at once. */
const BATCH = 500;

/**
 * Texts to copy into e-mails, one a party, about every open action that a reminder has come for.
 * @param only this party; else every party of whom nobody is reminded in chat: without account, away or left out
 */
export const emailTexts = async (app: App, committee: Committee, only?: Party): Promise<EmailText[]> => {
  const register = await app.store.register();
  const { today, come } = await stageNow(app, committee);
  const asked = only ? [only] : partiesOf(register, committee.id);
  const ids = asked.map(({ id }) => id);
  const unreached = await printUnreached(app, committee, unreachableOf(register, committee, ids, today));
  const parties = only ? asked : asked.filter(({ id }) => unreached.has(id));
  if (parties.length === 0) return [];
  const owed = new Map<string, { action: Action; stage: Stage }[]>(parties.map(({ id }) => [id, []]));
  for (let after: Cursor | undefined, more = true; more; ) {
    const filter = { show: "outstanding", ownerIds: parties.map(({ id }) => id) } as const;
    const page = await app.store.actions.page({
      committeeId: committee.id,
      filter,
      limit: BATCH,
      ...(after ? { after } : {}),
    });
    for (const action of page.actions) {
      const stage = action.status === "open" ? come(action.targets) : null;
      if (stage !== null) for (const id of action.ownerIds) owed.get(id)?.push({ action, stage });
    }
    after = page.next ?? undefined;
    more = after !== undefined;
  }
  return parties.flatMap((party): EmailText[] => {
    const theirs = owed.get(party.id) ?? [];
    if (theirs.length === 0) return [];
    const contacts = peopleFor(register, party.id);
    return [
      {
        party: party.name,
        addresses: contacts.flatMap(({ email }) => (email === null ? [] : [email])),
        ...reminderText({ committee, party: party.name, names: contacts.map(({ name }) => name), today, owed: theirs }),
        actions: theirs.map(({ action }) => printReference(action.reference)),
        nobody: unreached.get(party.id) ?? null,
      },
    ];
  });
};
