import { ALL_NOTICES, type NoticeKind, type NoticePolicy, printNotice, readNotices } from "../domain/notices/policy.js";
import type { Committee } from "../domain/register.js";
import { ok, type Result, refuse } from "../domain/result.js";
import { may } from "../domain/standing.js";
import type { App } from "./ports.js";
import { auditEntry, deny, type Who } from "./who.js";

/** Changes a committee's notices in one transaction with its audit row. */
const change = (
  app: App,
  who: Who,
  decide: (now: NoticePolicy) => Result<{ after: NoticePolicy; audit: { before: object; after: object } }>,
): Promise<Result<Committee>> =>
  app.store.change(who.event, async (tx) => {
    const { id, code } = who.standing.committee;
    const committee = (await tx.register()).committees.find((known) => known.id === id);
    if (!committee) return refuse(`There is no committee ${code} any more.`);
    const decided = decide(committee.notices);
    if (!decided.ok) return decided;
    const saved = { ...committee, notices: decided.value.after };
    await tx.people.saveCommittee(saved);
    const { before, after } = decided.value.audit;
    await tx.audit(
      auditEntry(app, who, {
        actionId: null,
        subject: `notices of ${code}`,
        did: "committee",
        before: { ...before },
        after: { ...after },
      }),
    );
    return ok(saved);
  });

/** Sets which notices come, and when; what is left out stays. What was sent before is not sent again. */
export const changeNotices = (
  app: App,
  who: Who,
  values: { [Kind in NoticeKind]?: string | undefined },
): Promise<Result<Committee>> => {
  if (!may(who.standing, "administer"))
    return Promise.resolve(deny(who.standing, "administer", "change when notices come"));
  return change(app, who, (before) => {
    const read = readNotices(values, before);
    if (!read.ok) return read;
    const after = read.value;
    const changed = ALL_NOTICES.filter((kind) => printNotice(before, kind) !== printNotice(after, kind));
    if (changed.length === 0)
      return refuse("The notices come like that already; nothing was changed.", "Name another time.");
    const only = (policy: NoticePolicy) => Object.fromEntries(changed.map((kind) => [kind, printNotice(policy, kind)]));
    return ok({ after, audit: { before: only(before), after: only(after) } });
  });
};

/** Whether the speaker is told of meetings in their own chat, too. */
export const wishNotices = (app: App, who: Who, wanted: boolean): Promise<Result<Committee>> => {
  const { person, committee, role, partyIds } = who.standing;
  if (!person || (role === null && partyIds.length === 0))
    return Promise.resolve(
      refuse("Only somebody whom the committee knows can have notices.", "Ask the Secretary to add you."),
    );
  return change(app, who, (before) => {
    const has = before.people.includes(person.id);
    if (has === wanted)
      return refuse(
        wanted ? `You have the notices of ${committee.code} already.` : `You have none of ${committee.code}’s notices.`,
      );
    const people = wanted ? [...before.people, person.id] : before.people.filter((id) => id !== person.id);
    const told = { to: person.name };
    return ok({
      after: { ...before, people },
      audit: wanted ? { before: {}, after: told } : { before: told, after: {} },
    });
  });
};
