import type { Day } from "../domain/day.js";
import { DEFAULT_NOTICES } from "../domain/notices/policy.js";
import { type Channel, type Committee, channelAt, type Spot } from "../domain/register.js";
import { DEFAULT_POLICY } from "../domain/reminders/policy.js";
import { ok, type Result, refuse } from "../domain/result.js";
import { DEFAULT_SERIES } from "../domain/series.js";
import { boundCommittee, may } from "../domain/standing.js";
import type { App } from "./ports.js";
import { auditEntry, deny, type Who } from "./who.js";

export const LONDON = "Europe/London";

/** What a new committee starts with: paused, in London, with the two series and the reminders of domain.md. */
export const newCommittee = (id: string, code: string, name: string, foundedOn: Day | null = null): Committee => ({
  id,
  code,
  name,
  zone: LONDON,
  holidays: "GB-ENG",
  paused: true,
  classification: "White",
  series: DEFAULT_SERIES,
  foundedOn,
  reminderPolicy: DEFAULT_POLICY,
  notices: DEFAULT_NOTICES,
  remindersSince: null,
});

/** Binds the channel one writes in to a committee: its people may then read the log there. */
export const bindChannel = async (app: App, who: Who, input: Spot & { name: string }): Promise<Result<Channel>> => {
  if (!may(who.standing, "administer")) return deny(who.standing, "administer", "bind a channel");
  const { committee } = who.standing;
  return app.store.change(who.event, async (tx) => {
    const register = await tx.register();
    const bound = boundCommittee(register, { kind: "channel", ...input });
    if (bound?.id === committee.id) {
      const before = channelAt(register, input);
      // Bound while its name was not known, or since called otherwise: it is named anew, and nothing else changes.
      const isNamed = before && before.name !== input.name && input.name !== input.channel;
      if (!isNamed) return refuse(`This channel is bound to ${committee.code} already; nothing was changed.`);
      const named: Channel = { ...before, name: input.name };
      await tx.people.bind(named);
      const subject = `channel ${input.name}`;
      const change = { before: { name: before.name }, after: { name: input.name } };
      await tx.audit(auditEntry(app, who, { actionId: null, subject, did: "channel", ...change }));
      return ok(named);
    }
    if (bound)
      return refuse(
        "This channel is bound to another committee.",
        "Its Secretary may unbind it with /opsg channel unbind.",
      );
    const channel: Channel = { ...input, committeeId: committee.id, classification: "White", outsiders: false };
    await tx.people.bind(channel);
    await tx.audit(
      auditEntry(app, who, {
        actionId: null,
        subject: `channel ${input.name}`,
        did: "channel",
        after: { bound: committee.code, on: input.platform },
      }),
    );
    return ok(channel);
  });
};

/** Ends that binding. */
export const unbindChannel = async (app: App, who: Who, input: Spot): Promise<Result<Channel>> => {
  if (!may(who.standing, "administer")) return deny(who.standing, "administer", "unbind a channel");
  const { committee } = who.standing;
  return app.store.change(who.event, async (tx) => {
    const channel = channelAt(await tx.register(), input);
    if (channel?.committeeId !== committee.id)
      return refuse(
        `This channel is not bound to ${committee.code}; nothing was changed.`,
        "Type /opsg channel bind to bind it.",
      );
    await tx.people.unbind(channel);
    await tx.audit(
      auditEntry(app, who, {
        actionId: null,
        subject: `channel ${channel.name}`,
        did: "channel",
        before: { bound: committee.code },
      }),
    );
    return ok(channel);
  });
};
