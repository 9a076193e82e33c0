import { dayAt } from "../domain/day.js";
import type { Committee } from "../domain/register.js";
import { daysUnlike, movedTo } from "../domain/reminders/changed-policy.js";
import { ok, type Result, refuse } from "../domain/result.js";
import { may } from "../domain/standing.js";
import { readCalendar, workingDaysOf } from "../domain/working-days.js";
import { readZone } from "../domain/zone-changes.js";
import type { App } from "./ports.js";
import { auditEntry, deny, type Who } from "./who.js";

/**
 * Says in which zone a committee's days and times are, and whose bank holidays it keeps. What is left out stays; what was
 * sent before is not sent again.
 */
export const placeCommittee = async (
  app: App,
  who: Who,
  input: { zone?: string | undefined; country?: string | undefined },
): Promise<Result<Committee>> => {
  if (!may(who.standing, "administer"))
    return deny(who.standing, "administer", "change the committee’s time zone and bank holidays");
  const { id, code } = who.standing.committee;
  const zone = input.zone?.trim() ? readZone(input.zone) : ok(null);
  if (!zone.ok) return zone;
  const calendar = input.country?.trim() ? await readCalendar(input.country) : ok(null);
  if (!calendar.ok) return calendar;
  return app.store.change(who.event, async (tx) => {
    const now = (await tx.register()).committees.find((committee) => committee.id === id) ?? who.standing.committee;
    const after = { zone: zone.value ?? now.zone, holidays: calendar.value ?? now.holidays };
    const days = after.holidays !== now.holidays;
    if (!days && after.zone === now.zone)
      return refuse("The committee keeps that time zone and those bank holidays already; nothing was changed.");
    const at = app.clock.now();
    const unlike = days
      ? daysUnlike(await workingDaysOf(now.holidays), await workingDaysOf(after.holidays), dayAt(at, now.zone))
      : null;
    const placed = {
      ...now,
      ...after,
      reminderPolicy: movedTo({ policy: now.reminderPolicy, zone: now.zone }, { zone: after.zone, unlike }, at),
    };
    await tx.people.saveCommittee(placed);
    await tx.audit(
      auditEntry(app, who, {
        actionId: null,
        subject: `committee ${code}`,
        did: "committee",
        before: { zone: now.zone, "bank holidays": now.holidays },
        after: { zone: placed.zone, "bank holidays": placed.holidays },
      }),
    );
    return ok(placed);
  });
};
