import type { NewDelivery } from "./deliveries.js";

/** As many actions, each with its own buttons, fit one message on every platform: 50 blocks, 28 KB. */
const MOST_LISTED = 20;

/** In as few messages as hold them, and as even as can be. */
const inMessages = (deliveries: readonly NewDelivery[]): NewDelivery[][] => {
  const messages = Math.ceil(deliveries.length / MOST_LISTED);
  const size = Math.ceil(deliveries.length / messages);
  return Array.from({ length: messages }, (_, index) => deliveries.slice(index * size, (index + 1) * size));
};

/** More than the policy's number for one person at once go as one message, carried by the first. */
export const bundled = (deliveries: readonly NewDelivery[], listMoreThan: number): NewDelivery[] => {
  const byPerson = new Map<string, NewDelivery[]>();
  for (const delivery of deliveries) {
    const whose = "personId" in delivery.to ? delivery.to.personId : "";
    byPerson.set(whose, [...(byPerson.get(whose) ?? []), delivery]);
  }
  return [...byPerson.values()].flatMap((theirs) =>
    theirs.length > listMoreThan
      ? inMessages(theirs).flatMap((listed) => listed.map((one) => ({ ...one, bundle: listed[0]?.id ?? one.id })))
      : theirs,
  );
};
