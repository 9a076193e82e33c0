import type { Attendee } from "../../meeting.js";
import type { Block } from "./document.js";

const OFFICE = /\b(chair|secretary)$/iu;

const itemsOf = (items: readonly string[]): string =>
  items.length === 1 ? `Agenda item ${items[0]}` : `Agenda items ${items.slice(0, -1).join(", ")} and ${items.at(-1)}`;

/** "Rufus Kelp (alternate for Juniper Wake) (Agenda items 2 and 3)"; an office that the category says is not repeated. */
export const printAttendee = ({ name, category, role, alternateFor, agendaItems }: Attendee): string => {
  const office = OFFICE.exec(category ?? "")?.[1];
  return [
    name,
    ...(role === null || role === office ? [] : [`(${role})`]),
    ...(alternateFor === null ? [] : [`(alternate for ${alternateFor})`]),
    ...(agendaItems.length === 0 ? [] : [`(${itemsOf(agendaItems)})`]),
  ].join(" ");
};

type Listed = { list: "members" | "others"; group: string | null; name: string };

/** One table a list; a new one where the list changes, or where nothing can stand for "no category" any more. */
const tables = (listed: Listed[], heads: Record<Listed["list"], [string, string]>): Block[] => {
  const blocks: Extract<Block, { kind: "names" }>[] = [];
  let last: Listed | undefined;
  for (const one of listed) {
    let table = blocks.at(-1);
    if (!table || !last || one.list !== last.list || (one.group === null && last.group !== null)) {
      table = { kind: "names", heads: heads[one.list], rows: [] };
      blocks.push(table);
      last = undefined;
    }
    table.rows.push([one.group === last?.group ? "" : (one.group ?? ""), one.name]);
    last = one;
  }
  return blocks;
};

/** Who attended: members by category, the other participants by organisation; and who sent apologies. */
export const attendanceBlocks = (attendees: Attendee[], code: string): Block[] => {
  const present = attendees.filter(({ apology }) => !apology);
  const away = attendees.filter(({ apology }) => apology);
  const heads: Record<Listed["list"], [string, string]> = {
    members: ["Category", `${code} Members`],
    others: ["Representing", "Other Participants"],
  };
  const listed = present.map((one): Listed => {
    const list = one.organisation === null ? "members" : "others";
    return { list, group: one.organisation ?? one.category, name: printAttendee(one) };
  });
  return [
    { kind: "paragraph", runs: ["Attendees:"] },
    ...tables(listed, heads),
    { kind: "paragraph", runs: ["Apologies:"] },
    ...(away.length === 0
      ? [{ kind: "paragraph", runs: ["None."] } satisfies Block]
      : tables(
          away.map(({ category, name }): Listed => ({ list: "others", group: category, name })),
          { ...heads, others: ["Representing", "Name"] },
        )),
  ];
};
