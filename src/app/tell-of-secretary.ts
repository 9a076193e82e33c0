import { type Person, type Role, roleIn } from "../domain/register.js";
import type { App, Tx } from "./ports.js";
import type { Who } from "./who.js";

/** Tells whoever is no Secretary any more, and the Secretaries there are; not whoever did it. `role` is what they still are. */
export const tellOfSecretary = async (
  app: App,
  tx: Tx,
  { standing }: Who,
  { id: personId, name }: Person,
  role: Role | null,
): Promise<void> => {
  const { id: committeeId } = standing.committee;
  const { people } = await tx.register();
  const told = people.filter((person) => person.id === personId || roleIn(person, committeeId) === "secretary");
  for (const { id: to } of told) {
    if (to === standing.person?.id) continue;
    const id = app.newId();
    await tx.enqueue({
      ...{ id, key: `${committeeId}|no Secretary any more|${id}`, committeeId, to: { personId: to } },
      message: { kind: "no Secretary any more", personId, name, by: standing.name, role, toThem: to === personId },
      dueAt: app.clock.now(),
    });
  }
};
