import type { App } from "../app/ports.js";
import type { Press } from "../cards/card.js";
import type { Account } from "../domain/register.js";
import { ok } from "../domain/result.js";

/** Whether it is this very chat's account that asked to be added, as nobody, and is approved by whoever it is by now. */
export const isOwnRequest = ({ command, values }: Press, { platform, tenant, user }: Account): boolean =>
  command === "person add" && values[platform] === `${tenant}/${user}`;

/** One account plays everybody here, so it stays with whom it plays: who asked is added without it. */
export const withoutAccount = (press: Press, { platform }: Account): Press => {
  const { [platform]: _, ...values } = press.values;
  return { ...press, values };
};

/** It is answered, and asks nobody again. */
export const answerOwnRequest = (app: App, account: Account) =>
  app.store.change(null, async (tx) => {
    for (const { id } of (await tx.register()).committees) await tx.setup.answerRequest(id, account);
    return ok(null);
  });
