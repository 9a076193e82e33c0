import { ok, type Result, refuse } from "../domain/result.js";
import { may } from "../domain/standing.js";
import { refusePaused, restsWhilePaused } from "./by-calendar.js";
import type { Listed } from "./deliveries.js";
import type { App } from "./ports.js";
import { messageName } from "./print-delivery.js";
import { revive } from "./reach-again.js";
import { auditEntry, deny, type Who } from "./who.js";

const STANDS: Record<Listed["state"], string> = {
  waiting: "it waits to be sent",
  carried: "it waits to be sent with others",
  sent: "it was sent",
  failed: "it failed",
  dropped: "it was of no use any more",
  cancelled: "it was taken back",
};

/** A delivery of the committee, sent again (one that failed or was taken back), or taken back (one that waits). */
export const changeDelivery = async (
  app: App,
  who: Who,
  { id, step }: { id: string; step: "retry" | "cancel" },
): Promise<Result<Listed>> => {
  const doing = step === "retry" ? "send a reminder again" : "take a reminder back";
  if (!may(who.standing, "administer")) return deny(who.standing, "administer", doing);
  const { committee } = who.standing;
  const delivery = id === "" ? null : await app.store.outbox.find(id);
  if (!delivery || delivery.committeeId !== committee.id)
    return refuse("I know no such message.", "Type reminders to see what went out and what waits.");
  const name = messageName(committee, delivery);
  const stands =
    step === "cancel" && delivery.state === "waiting" ? "it is being sent at this moment" : STANDS[delivery.state];
  return app.store.change(who.event, async (tx) => {
    const now = (await tx.register()).committees.find(({ id: known }) => known === committee.id);
    const paused = now && step === "retry" && restsWhilePaused(delivery) ? refusePaused(now) : undefined;
    if (paused) return paused;
    // The Secretary knows better than what the platform last said of the account.
    if (step === "retry" && "personId" in delivery.to) await revive(tx, delivery.to.personId);
    if (!(await tx.reminders[step](id, app.clock.now())))
      return refuse(
        `${name} cannot be ${step === "retry" ? "sent again" : "taken back"}: ${stands}.`,
        "Type reminders to see how it stands.",
      );
    await tx.audit(
      auditEntry(app, who, {
        actionId: delivery.about?.actionId ?? null,
        subject: name,
        did: "reminded",
        after: { reminder: step === "retry" ? "sent again" : "taken back" },
      }),
    );
    return ok(delivery);
  });
};
