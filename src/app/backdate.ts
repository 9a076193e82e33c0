import { dayAt, startOfDay } from "../domain/day.js";
import type { Committee } from "../domain/register.js";
import type { DueAction } from "./deliveries.js";
import type { Clock, Store, Tx } from "./ports.js";

/**
 * The store as seen by a clock that was set to another time for trying things out: what was recorded or started later
 * than that clock shows counts as done just before that day, for otherwise nothing would be owed yet.
 */
export const backdated = (store: Store, clock: Clock): Store => {
  const lately = ({ zone }: Pick<Committee, "zone">, at: Date): Date => {
    const now = clock.now();
    return at > now ? new Date(startOfDay(dayAt(now, zone), zone).getTime() - 1) : at;
  };
  const registerOf =
    ({ register: read }: Pick<Store, "register">): Store["register"] =>
    async () => {
      const register = await read();
      const committees = register.committees.map((committee) => ({
        ...committee,
        remindersSince: committee.remindersSince && lately(committee, committee.remindersSince),
      }));
      return { ...register, committees };
    };
  const recordedLately = async (reads: Pick<Store, "register">, committeeId: string, due: DueAction[]) => {
    const committee = (await reads.register()).committees.find(({ id }) => id === committeeId);
    return committee ? due.map((one) => ({ ...one, recorded: lately(committee, one.recorded) })) : due;
  };
  const inChange = (tx: Tx): Tx => ({
    ...tx,
    register: registerOf(tx),
    reminders: {
      ...tx.reminders,
      due: async (committeeId, ...rest) =>
        recordedLately(tx, committeeId, await tx.reminders.due(committeeId, ...rest)),
    },
  });
  return {
    ...store,
    register: registerOf(store),
    actions: {
      ...store.actions,
      remindable: async (committeeId, ...rest) =>
        recordedLately(store, committeeId, await store.actions.remindable(committeeId, ...rest)),
    },
    change: (event, work) => store.change(event, (tx) => work(inChange(tx))),
  };
};
