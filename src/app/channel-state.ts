import { maySay } from "../domain/classification.js";
import { type Channel, channelAt, type Spot } from "../domain/register.js";
import type { App } from "./ports.js";

/**
 * What everybody in a channel may read: nothing of any log where it is bound to no committee; the committee's log where
 * it is `open`; and not that either where it is `closed`: shared with outsiders who are not allowed there, or not to be
 * told what is classified as the committee is.
 */
export type ChannelState = "unbound" | "open" | "closed";

/**
 * Whether people of other organisations read a channel where the Secretary has not allowed that.
 * @param shared whether they read it; asked only where that matters
 */
export const outsidersRead = async (
  { outsiders }: Pick<Channel, "outsiders">,
  shared: () => Promise<boolean>,
): Promise<boolean> => !outsiders && (await shared());

/** @param shared whether people of other organisations read the channel; asked only where that matters */
export const channelState = async (
  { store }: Pick<App, "store">,
  spot: Spot,
  shared: () => Promise<boolean>,
): Promise<ChannelState> => {
  const register = await store.register();
  const channel = channelAt(register, spot);
  const committee = channel && register.committees.find(({ id }) => id === channel.committeeId);
  if (!channel || !committee) return "unbound";
  if (!maySay(committee.classification, channel.classification)) return "closed";
  return (await outsidersRead(channel, shared)) ? "closed" : "open";
};
