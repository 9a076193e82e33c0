import { dayAt } from "../domain/day.js";
import type { Account, Committee, Register } from "../domain/register.js";
import { ok, type Result } from "../domain/result.js";
import { boundCommittee, type Place } from "../domain/standing.js";
import type { App } from "./ports.js";
import { tellSecretary } from "./tell-secretary.js";

/** The committees a stranger can mean: the channel's; else those of their workspace or tenant; else the only one there is. */
const meant = (register: Register, account: Account, place: Place): Committee[] => {
  const bound = boundCommittee(register, place);
  if (bound) return [bound];
  const near = register.committees.filter(({ id }) =>
    register.channels.some(
      (channel) =>
        channel.committeeId === id && channel.platform === account.platform && channel.tenant === account.tenant,
    ),
  );
  return near.length > 0 ? near : register.committees.length === 1 ? register.committees : [];
};

/** Passes on to the Secretary, once a day, that somebody asks to be added. */
export const askToBeAdded = (
  app: App,
  input: { account: Account; name: string; email: string | null; place: Place; event: string | null },
): Promise<Result<{ told: boolean }>> =>
  app.store.change(input.event, async (tx) => {
    const { account, name, email, place } = input;
    let told = 0;
    for (const { id, zone } of meant(await tx.register(), account, place)) {
      const about = `asked to be added|${account.platform}|${account.tenant}|${account.user}|${dayAt(app.clock.now(), zone)}`;
      told += await tellSecretary(app, tx, id, about, { kind: "asked to be added", account, name, email });
    }
    return ok({ told: told > 0 });
  });
