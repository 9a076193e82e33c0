import type { AgendaItem } from "../meeting.js";

/** What stands under items, in the order of the items; what stands under none comes first. Under one, as it was. */
export const inOrderOf = <T extends { agendaItem: string | null }>(
  agenda: readonly AgendaItem[],
  under: readonly T[],
): T[] => {
  const place = new Map(agenda.map(({ number }, index) => [number, index]));
  const at = ({ agendaItem }: T): number => place.get(agendaItem ?? "") ?? -1;
  return under.toSorted((a, b) => at(a) - at(b));
};
