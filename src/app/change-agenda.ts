import { readItemWords } from "../domain/agenda/item-words.js";
import { addItem, agendaMark, appendItem, dropItem, moveItem, placeOf, roomFor } from "../domain/agenda/items.js";
import { readPresenter } from "../domain/agenda/presenter.js";
import { printItemLine } from "../domain/agenda/print-item.js";
import type { ItemWords } from "../domain/agenda/read-item.js";
import { dayAt } from "../domain/day.js";
import type { PlannedItem } from "../domain/meeting.js";
import { foldName, type Register } from "../domain/register.js";
import { ok, type Result, refuse } from "../domain/result.js";
import { may } from "../domain/standing.js";
import { writeMeeting } from "./new-meeting.js";
import { type Numbered, numberedToChange } from "./numbered-meeting.js";
import type { App } from "./ports.js";
import { readContents } from "./read-agenda.js";
import { auditEntry, deny, type Who } from "./who.js";

type Agenda = { items: PlannedItem[]; number: number; held: boolean; register: Register };
type Decided = { items: PlannedItem[]; item?: PlannedItem; before?: string; after?: string };

/** An agenda after a change, and the item that was changed or dropped. */
export type ChangedAgenda = Numbered & { items: PlannedItem[]; item: PlannedItem | null };

/** The meeting that is named; and, of a form that names items by their numbers, the mark of the agenda as it showed it. */
type Which = { meeting: string | undefined; shown: string | undefined };

/** Changes one agenda in one transaction; the first change makes it the meeting's own, no longer the template's. */
const changeAgenda = (
  app: App,
  who: Who,
  { meeting, shown }: Which,
  decide: (agenda: Agenda) => Result<Decided>,
): Promise<Result<ChangedAgenda>> => {
  if (!may(who.standing, "meet")) return Promise.resolve(deny(who.standing, "meet", "change the agenda of a meeting"));
  const { committee } = who.standing;
  return app.store.change(who.event, async (tx) => {
    const found = await numberedToChange(tx, committee, dayAt(app.clock.now(), committee.zone), meeting);
    if (!found.ok) return found;
    const { meeting: row, number, status } = found.value;
    const { contents } = await readContents(tx, row);
    if (shown !== undefined && shown !== agendaMark(contents.agenda))
      return refuse(
        "The agenda has changed since you looked; nothing was changed.",
        "Choose again: agenda shows it.",
        "item",
      );
    const decided = decide({ items: contents.agenda, number, held: status === "held", register: await tx.register() });
    if (!decided.ok) return decided;
    const { items, item = null, before, after } = decided.value;
    const saved = await writeMeeting(tx, row);
    await tx.meetings.setContents(row.id, { ...contents, agenda: items });
    await tx.audit(
      auditEntry(app, who, {
        actionId: null,
        subject: `agenda of ${committee.code} ${number}`,
        did: "agenda",
        before: before === undefined ? {} : { item: before },
        after: after === undefined ? {} : { item: after },
        meeting: row.number,
      }),
    );
    return ok({ ...found.value, meeting: saved, items, item });
  });
};

const listed = (item: PlannedItem): string => `${item.number}. ${printItemLine(item)}`;

/** The item meant, which must still be the one that was seen: an earlier card may show another under this number. */
export const itemAt = (items: readonly PlannedItem[], number: string, was?: string): Result<PlannedItem> => {
  const at = placeOf(items, number);
  if (!at.ok) return at;
  const item = items[at.value];
  if (!item) return refuse("There is no such item.");
  if (was === undefined || foldName(was) === foldName(item.title)) return ok(item);
  return refuse(
    `The agenda has changed: item ${item.number} is “${item.title}” now. Nothing was changed.`,
    "Look at the agenda again.",
    "item",
  );
};

const HELD = "The meeting has been held, so its items keep their numbers.";

export const addToAgenda = (
  app: App,
  who: Who,
  input: ItemWords & { meeting?: string | undefined; before?: string | undefined; shown?: string | undefined },
): Promise<Result<ChangedAgenda>> => {
  const before = input.before?.trim() || undefined;
  const which = { meeting: input.meeting, shown: before === undefined ? undefined : input.shown };
  return changeAgenda(app, who, which, ({ items, number, held, register }) => {
    const room = roomFor(items, { code: who.standing.committee.code, number, held });
    if (!room.ok) return room;
    const words = readItemWords(input);
    if (!words.ok) return words;
    const known = items.find(({ title }) => foldName(title) === foldName(words.value.title));
    if (known)
      return refuse(
        `“${known.title}” is on the agenda already, as item ${known.number}; nothing was changed.`,
        `Give it another title, or change that item: agenda edit ${known.number} 25m.`,
        "title",
      );
    const presenter = readPresenter(register, who.standing.committee.id, input);
    if (!presenter.ok) return presenter;
    const item = { ...words.value, presenter: presenter.value };
    if (held && before !== undefined) return refuse(HELD, "Leave out before: it is put last.", "before");
    const added = held ? ok(appendItem(items, item)) : addItem(items, item, before);
    if (!added.ok) return added;
    return ok({ ...added.value, after: listed(added.value.item) });
  });
};

/** Fields left out stay as they are; one given empty, or as "none", is emptied. */
export const editAgenda = (
  app: App,
  who: Who,
  input: ItemWords & {
    item: string;
    meeting?: string | undefined;
    was?: string | undefined;
    shown?: string | undefined;
  },
): Promise<Result<ChangedAgenda>> => {
  const which = { meeting: input.meeting, shown: input.was === undefined ? input.shown : undefined };
  return changeAgenda(app, who, which, ({ items, register }) => {
    const found = itemAt(items, input.item, input.was);
    if (!found.ok) return found;
    const item = found.value;
    const words = readItemWords({
      title: input.title ?? item.title,
      purpose: input.purpose ?? item.purpose ?? "",
      minutes: input.minutes ?? (item.minutes === null ? "" : String(item.minutes)),
      paper: input.paper ?? item.paper ?? "",
    });
    if (!words.ok) return words;
    const same = input.guest === undefined && (input.presenter === undefined || input.presenter === item.presenter);
    const presenter = same ? ok(item.presenter) : readPresenter(register, who.standing.committee.id, input);
    if (!presenter.ok) return presenter;
    const edited: PlannedItem = { ...item, ...words.value, presenter: presenter.value };
    if (listed(edited) === listed(item))
      return refuse(
        `Item ${item.number} reads so already; nothing was changed.`,
        "Say what is to change: agenda edit 4 25m.",
      );
    const changed = items.map((one) => (one === item ? edited : one));
    return ok({ items: changed, item: edited, before: listed(item), after: listed(edited) });
  });
};

export const moveInAgenda = (
  app: App,
  who: Who,
  input: {
    item: string;
    /** The number of an item, or "last". */
    before?: string | undefined;
    after?: string | undefined;
    meeting?: string | undefined;
    shown?: string | undefined;
  },
): Promise<Result<ChangedAgenda>> =>
  changeAgenda(app, who, { meeting: input.meeting, shown: input.shown }, ({ items, held }) => {
    const found = itemAt(items, input.item);
    if (!found.ok) return found;
    if (held) return refuse(HELD);
    const { before, after } = input;
    const to = after ? { after } : before && before !== "last" ? { before } : ("last" as const);
    const moved = moveItem(items, found.value.number, to);
    if (!moved.ok) return moved;
    return ok({ ...moved.value, before: listed(found.value), after: listed(moved.value.item) });
  });

export const dropFromAgenda = (
  app: App,
  who: Who,
  input: { item: string; meeting?: string | undefined; shown?: string | undefined },
): Promise<Result<ChangedAgenda>> =>
  changeAgenda(app, who, { meeting: input.meeting, shown: input.shown }, ({ items, held }) => {
    const found = itemAt(items, input.item);
    if (!found.ok) return found;
    if (held) return refuse(HELD, "Correct it with agenda edit, or leave it out of the minutes.");
    const dropped = dropItem(items, found.value.number);
    return dropped.ok ? ok({ items: dropped.value, item: found.value, before: listed(found.value) }) : dropped;
  });
