import { dayAt, startOfDay } from "../domain/day.js";
import type { Committee, Register } from "../domain/register.js";
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
  const lateRegister = (register: Register): Register => ({
    ...register,
    committees: register.committees.map((committee) => ({
      ...committee,
      remindersSince: committee.remindersSince && lately(committee, committee.remindersSince),
    })),
  });
  const inChange = (tx: Tx): Tx => ({
    ...tx,
    register: async () => lateRegister(await tx.register()),
    reminders: {
      ...tx.reminders,
      due: async (committeeId, ...rest) => {
        const committee = (await tx.register()).committees.find(({ id }) => id === committeeId);
        const due = await tx.reminders.due(committeeId, ...rest);
        return committee ? due.map((one) => ({ ...one, recorded: lately(committee, one.recorded) })) : due;
      },
    },
  });
  return {
    ...store,
    register: async () => lateRegister(await store.register()),
    change: (event, work) => store.change(event, (tx) => work(inChange(tx))),
  };
};
