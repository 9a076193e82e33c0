import { roleIn } from "../domain/register.js";
import type { Message } from "./message.js";
import type { App, Tx } from "./ports.js";

/** Queues a message to every Secretary of a committee. `about` names the thing, so that it is said once. */
export const tellSecretary = async (
  app: App,
  tx: Tx,
  committeeId: string,
  about: string,
  message: Message,
): Promise<number> => {
  const register = await tx.register();
  const secretaries = register.people.filter((person) => roleIn(person, committeeId) === "secretary");
  for (const { id } of secretaries) {
    await tx.enqueue({
      id: app.newId(),
      key: `${committeeId}|${about}|${id}`,
      committeeId,
      to: { personId: id },
      message,
      dueAt: app.clock.now(),
    });
  }
  return secretaries.length;
};
