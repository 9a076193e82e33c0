import { dayAt } from "../domain/day.js";
import type { Account, Committee, Register } from "../domain/register.js";
import { ok, type Result, refuse } from "../domain/result.js";
import { boundCommittee, may, type Place } from "../domain/standing.js";
import type { App } from "./ports.js";
import { tellSecretary } from "./tell-secretary.js";
import { auditEntry, deny, type Who } from "./who.js";

/** The committees a stranger can mean: the channel's; else those of their workspace or tenant; else the only one there is. */
const meant = (register: Register, account: Account, place: Place): Committee[] => {
  const bound = boundCommittee(register, place);
  if (bound) return [bound];
  const near = register.committees.filter(({ id }) =>
    register.channels.some(
      (channel) =>
        channel.committeeId === id && channel.platform === account.platform && channel.tenant === account.tenant,
    ),
  );
  return near.length > 0 ? near : register.committees.length === 1 ? register.committees : [];
};

/** A wish that the Secretary declined is not passed on again for so long. */
const RESTS_MS = 30 * 24 * 3_600_000;

/** What came of it: told to a Secretary, declined not long ago, or nobody could be told. */
export type Asked = "told" | "declined" | "nobody";

/** Passes on to the Secretary, once a day, that somebody asks to be added. */
export const askToBeAdded = (
  app: App,
  input: { account: Account; name: string; email: string | null; place: Place; event: string | null },
): Promise<Result<Asked>> =>
  app.store.change<Asked>(input.event, async (tx) => {
    const { account, name, email, place } = input;
    const at = app.clock.now();
    let asked: Asked = "nobody";
    for (const { id, zone } of meant(await tx.register(), account, place)) {
      const before = await tx.setup.request(id, account);
      if (before?.declinedAt && at.getTime() - before.declinedAt.getTime() < RESTS_MS) {
        asked = asked === "told" ? asked : "declined";
        continue;
      }
      if (before?.declinedAt) await tx.setup.answerRequest(id, account);
      await tx.setup.ask({ committeeId: id, account, name, email, at });
      const about = `asked to be added|${account.platform}|${account.tenant}|${account.user}|${dayAt(at, zone)}`;
      if ((await tellSecretary(app, tx, id, about, { kind: "asked to be added", account, name, email })) > 0)
        asked = "told";
    }
    return ok(asked);
  });

/** Declines somebody's wish: they are told so when they ask again. */
export const declineRequest = (app: App, who: Who, account: Account): Promise<Result<{ name: string }>> =>
  app.store.change(who.event, async (tx) => {
    if (!may(who.standing, "administer")) return deny(who.standing, "administer", "decline to add somebody");
    const { committee } = who.standing;
    const request = await tx.setup.request(committee.id, account);
    if (!request || request.declinedAt)
      return refuse(
        "That wish has been answered already; nothing was changed.",
        "Type /opsg person list to see who belongs.",
      );
    await tx.setup.decline(committee.id, account, app.clock.now());
    const subject = `person ${request.name}`;
    await tx.audit(
      auditEntry(app, who, { actionId: null, subject, did: "person", after: { "asked to be added": "declined" } }),
    );
    return ok({ name: request.name });
  });
