import { z } from "zod";
import type { Press } from "../cards/card.js";
import { MAX_BUTTON_VALUE_CHARACTERS } from "./limits.js";

/** A button's value as it comes back; what a button may carry is settled by the door, which trusts none of it. */
export const pressSchema = z.object({
  command: z.string(),
  committee: z.string().nullable(),
  values: z.record(z.string(), z.string()),
  ask: z.boolean().optional(),
});

/** What a button's value holds: its press, and whether the card on which it stands stays when it is pressed. */
const valueSchema = pressSchema.extend({ stays: z.literal(true).optional() });

/** Leaves `ask` out where it is not there, as the type wants it. */
export const toPress = ({ ask, ...press }: z.infer<typeof pressSchema>): Press =>
  ask === undefined ? press : { ...press, ask };

export type Pressed = { press: Press; stays: boolean };

const withoutLongest = (press: Press): Press => {
  const longest = Object.keys(press.values).sort(
    (a, b) => (press.values[b]?.length ?? 0) - (press.values[a]?.length ?? 0),
  )[0];
  return { ...press, values: Object.fromEntries(Object.entries(press.values).filter(([name]) => name !== longest)) };
};

/**
 * The press as a button's value. A button that opens a form leaves out its longest values where they do not all fit
 * (the form asks for them); one that acts at once must carry what it means, so a longer one throws.
 */
export const encodePress = (press: Press, stays = false): string => {
  const value = JSON.stringify(stays ? { ...press, stays } : press);
  if (value.length <= MAX_BUTTON_VALUE_CHARACTERS) return value;
  if (press.ask && Object.keys(press.values).length > 0) return encodePress(withoutLongest(press), stays);
  throw new Error(`The values of the button "${press.command}" are longer than a Slack button holds`);
};

/** What stands in a button's value, or undefined where it is none of ours. */
export const decodePressed = (value: string | undefined): Pressed | undefined => {
  try {
    const read = valueSchema.safeParse(JSON.parse(value ?? ""));
    if (!read.success) return undefined;
    const { stays = false, ...press } = read.data;
    return { press: toPress(press), stays };
  } catch {
    return undefined;
  }
};
