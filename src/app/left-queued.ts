import { type Account, PLATFORM_NAMES, type Platform } from "../domain/register.js";
import type { Messenger, Sent } from "./ports.js";

/** A platform that this program has no token for: what is to go there waits for the one that has. */
const waits = (platform: Platform) =>
  ({
    kind: "later",
    seconds: null,
    why: `${PLATFORM_NAMES[platform]} is not configured here: the bot that has its token sends this`,
  }) as const;

const nobodyFrom = (platform: Platform): Messenger => {
  const cannotAsk = { kind: "cannot tell", why: waits(platform).why, againIn: 60 } as const;
  const wait = async (): Promise<Sent> => waits(platform);
  return {
    ...{ platform, canFind: true, findInAccount: async () => cannotAsk, findInChannel: async () => cannotAsk },
    ...{ redraw: wait, toAccount: wait, toChannel: wait },
  };
};

/** The sandbox's ways out: into its own chat. What is for people elsewhere is left queued, not failed. */
export const sandboxMessengers = (sandbox: readonly Messenger[], tenant: string): Messenger[] => [
  nobodyFrom("slack"),
  ...sandbox.map((one): Messenger => {
    const { platform } = one;
    const isOurs = (there: Pick<Account, "tenant">): boolean => there.tenant === tenant;
    return {
      ...one,
      toAccount: async (account, ...what) => (isOurs(account) ? one.toAccount(account, ...what) : waits(platform)),
      toChannel: async (channel, ...what) => (isOurs(channel) ? one.toChannel(channel, ...what) : waits(platform)),
    };
  }),
];
