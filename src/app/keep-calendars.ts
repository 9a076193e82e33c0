import { ok, type Result, refuse } from "../domain/result.js";
import { may } from "../domain/standing.js";
import { nameOfFeed } from "./calendar-feed.js";
import type { Feed } from "./calendars.js";
import type { App } from "./ports.js";
import { auditEntry, deny, type Who } from "./who.js";

/** Gives a calendar a new link; an earlier one opens nothing any more. The link is told this once, and not kept. */
export const giveCalendarLink = async (
  app: App,
  who: Who,
  feed: Feed,
): Promise<Result<{ token: string; renewed: boolean }>> => {
  if (!may(who.standing, "administer")) return deny(who.standing, "administer", "give a calendar’s link");
  const { committee } = who.standing;
  // Two random UUIDs: 244 bits that nobody guesses.
  const token = `${app.newId()}${app.newId()}`.replaceAll("-", "");
  return app.store.change(who.event, async (tx) => {
    const renewed = (await tx.calendars.links(committee.id)).some((link) => link.feed === feed);
    const entry = auditEntry(app, who, {
      actionId: null,
      subject: `calendar ${nameOfFeed(committee, feed)}`,
      did: "committee",
      before: { link: renewed ? "given" : "none" },
      after: { link: renewed ? "renewed" : "given" },
    });
    await tx.calendars.give({ committeeId: committee.id, feed, since: entry.at }, token);
    await tx.audit(entry);
    return ok({ token, renewed });
  });
};

/** Ends a calendar's link: whoever subscribed to it gets nothing more. */
export const endCalendarLink = async (app: App, who: Who, feed: Feed): Promise<Result<null>> => {
  if (!may(who.standing, "administer")) return deny(who.standing, "administer", "end a calendar’s link");
  const { committee } = who.standing;
  return app.store.change(who.event, async (tx) => {
    if (!(await tx.calendars.end(committee.id, feed)))
      return refuse(
        `The calendar “${nameOfFeed(committee, feed)}” has no link; nothing was changed.`,
        "Give it one with calendar link.",
      );
    await tx.audit(
      auditEntry(app, who, {
        actionId: null,
        subject: `calendar ${nameOfFeed(committee, feed)}`,
        did: "committee",
        before: { link: "given" },
        after: { link: "ended" },
      }),
    );
    return ok(null);
  });
};
