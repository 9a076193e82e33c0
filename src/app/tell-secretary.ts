import { roleIn } from "../domain/register.js";
import type { Message } from "./message.js";
import type { App, Tx } from "./ports.js";

/** Something a Secretary is told. `about` names the thing, so that it is said once; where a meeting changes it, `meetingId` names that. */
export type Telling = { about: string; message: Message; meetingId?: string };

/**
 * Queues to every Secretary of a committee what they have to know. Several things of one kind go as one message.
 * @returns how many Secretaries there are
 */
export const tellTogether = async (
  app: App,
  tx: Tx,
  committeeId: string,
  tellings: readonly Telling[],
): Promise<number> => {
  const register = await tx.register();
  const secretaries = register.people.filter((person) => roleIn(person, committeeId) === "secretary");
  for (const { id: personId } of secretaries) {
    const carriers = new Map<Message["kind"], string>();
    for (const { about, message, meetingId } of tellings) {
      const id = app.newId();
      const key = `${committeeId}|${about}|${personId}`;
      const bundle = tellings.length > 1 ? { bundle: carriers.get(message.kind) ?? id } : {};
      const queued = {
        ...{ id, key, committeeId, to: { personId }, message, dueAt: app.clock.now() },
        ...bundle,
        ...(meetingId === undefined ? {} : { meetingId }),
      };
      // What was told before carries nothing: the first that is new does.
      if ((await tx.enqueue(queued)) && !carriers.has(message.kind)) carriers.set(message.kind, id);
    }
  }
  return secretaries.length;
};

/** Queues one message to every Secretary of a committee. `about` names the thing, so that it is said once. */
export const tellSecretary = (
  app: App,
  tx: Tx,
  committeeId: string,
  about: string,
  message: Message,
): Promise<number> => tellTogether(app, tx, committeeId, [{ about, message }]);
