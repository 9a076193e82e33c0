import { printItemLine } from "../domain/agenda/print-item.js";
import { readTemplate } from "../domain/agenda/template.js";
import type { MeetingKind, PlannedItem } from "../domain/meeting.js";
import { ok, type Result, refuse } from "../domain/result.js";
import { may } from "../domain/standing.js";
import type { App } from "./ports.js";
import { templateFor } from "./read-agenda.js";
import { auditEntry, deny, type Who } from "./who.js";

/** Puts another standing template in force, for every agenda of that kind that nobody has changed yet. */
export const setAgendaTemplate = async (
  app: App,
  who: Who,
  kind: MeetingKind,
  text: string,
): Promise<Result<PlannedItem[]>> => {
  if (!may(who.standing, "meet")) return deny(who.standing, "meet", "change the template of an agenda");
  const items = readTemplate(text);
  if (!items.ok) return items;
  const { id, code } = who.standing.committee;
  return app.store.change(who.event, async (tx) => {
    const before = await templateFor(tx, id, kind);
    const { version } = await tx.meetings.template(id, kind);
    const [old, now] = [before.map(printItemLine), items.value.map(printItemLine)];
    if (version > 0 && JSON.stringify(old) === JSON.stringify(now))
      return refuse("The template reads so already; nothing was changed.");
    await tx.meetings.setTemplate(id, kind, { items: items.value, version });
    await tx.audit(
      auditEntry(app, who, {
        actionId: null,
        subject: `template of ${code}’s ${kind} meetings`,
        did: "agenda",
        before: { items: old },
        after: { items: now },
      }),
    );
    return ok(items.value);
  });
};
