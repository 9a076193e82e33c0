import type { WebClient } from "@slack/web-api";
import { z } from "zod";
import type { Clock } from "../app/ports.js";

/** What Slack knows of a user, as far as we ask. */
export type Profile = {
  team: string | undefined;
  name: string;
  verifiedEmail: string | null;
  /** Invited into some channels of the workspace only, or belonging to another one (Slack Connect). */
  guest: boolean;
};

const KEPT_MS = 5 * 60_000;
const MAX_KEPT = 5_000;

const answerSchema = z.object({
  user: z.object({
    team_id: z.string().optional(),
    name: z.string().optional(),
    real_name: z.string().optional(),
    deleted: z.boolean().optional(),
    is_bot: z.boolean().optional(),
    is_stranger: z.boolean().optional(),
    is_restricted: z.boolean().optional(),
    is_ultra_restricted: z.boolean().optional(),
    is_email_confirmed: z.boolean().optional(),
    profile: z.object({ email: z.string().optional(), real_name: z.string().optional() }).default({}),
  }),
});

type User = z.infer<typeof answerSchema>["user"];

/**
 * An address counts as verified only for a living account of our own workspace that has confirmed it: another
 * workspace's administrator could give an account any address.
 */
const verifiedEmail = (user: User, workspace: string): string | null =>
  user.is_email_confirmed === true && !user.deleted && !user.is_bot && !user.is_stranger && user.team_id === workspace
    ? (user.profile.email?.toLowerCase() ?? null)
    : null;

/** A guest, or somebody of another workspace: what Slack sends with a call may name ours for them all the same. */
const isOutside = (user: User, workspace: string): boolean =>
  user.is_restricted === true ||
  user.is_ultra_restricted === true ||
  user.is_stranger === true ||
  (user.team_id !== undefined && user.team_id !== workspace);

/** Asks Slack who a user is; an answer, also that there is none, is kept for some minutes. */
export const openProfiles = (deps: { client: WebClient; workspace: () => string; clock: Clock }) => {
  const kept = new Map<string, { until: number; profile: Promise<Profile | null> }>();

  const ask = async (user: string): Promise<Profile | null> => {
    try {
      const answer = answerSchema.parse(await deps.client.users.info({ user })).user;
      const name = answer.profile.real_name || answer.real_name || answer.name || user;
      const guest = isOutside(answer, deps.workspace());
      return { team: answer.team_id, name, verifiedEmail: verifiedEmail(answer, deps.workspace()), guest };
    } catch {
      return null;
    }
  };

  return (user: string): Promise<Profile | null> => {
    const now = deps.clock.now().getTime();
    const known = kept.get(user);
    if (known && known.until > now) return known.profile;
    kept.delete(user);
    const oldest = kept.keys().next().value;
    if (kept.size >= MAX_KEPT && oldest !== undefined) kept.delete(oldest);
    const profile = ask(user);
    kept.set(user, { until: now + KEPT_MS, profile });
    return profile;
  };
};

export type Profiles = ReturnType<typeof openProfiles>;
