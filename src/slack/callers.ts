import type { Caller } from "../commands/command.js";
import type { Account } from "../domain/register.js";
import type { Place } from "../domain/standing.js";
import type { FindMentioned } from "./incoming-text.js";
import type { SlackButton, SlackCommand, SlackEvent, SlackShortcut, SlackSubmission } from "./payloads.js";
import type { Profiles } from "./profiles.js";

/** A linked account, found by its Slack user id alone (these are unique over all workspaces), and its person's name. */
export type FindLinked = (user: string) => Promise<{ account: Account; name: string } | null>;

/** Conversations with the bot alone have ids that begin so. */
const isDirect = (channel: string): boolean => channel.startsWith("D");

/** Slack tells the names of open channels alone; for others a word of its own stands there. */
const isName = (name: string | undefined): name is string =>
  name !== undefined && name !== "" && !/^(?:privategroup|directmessage|mpdm-.*)$/u.test(name);

/**
 * Says who called, from where. The place belongs to our own workspace, also where the caller, in a shared channel,
 * belongs to another.
 */
export const openCallers = (deps: { workspace: () => string; profiles: Profiles; linked: FindLinked }) => {
  const { workspace, profiles, linked } = deps;

  const place = (channel: string | null | undefined, name?: string): Place =>
    channel && !isDirect(channel)
      ? { kind: "channel", platform: "slack", tenant: workspace(), channel, ...(isName(name) ? { name } : {}) }
      : { kind: "private" };

  const caller = (user: string, team: string | undefined, name: string, where: Place, event: string): Caller => ({
    speaker: { kind: "account", account: { platform: "slack", tenant: team ?? workspace(), user }, name },
    place: where,
    source: "slack",
    event: `slack:${event}`,
    verifiedEmail: async () => (await profiles(user))?.verifiedEmail ?? null,
    // Whom Slack does not tell us of is taken for a guest.
    guest: async () => (await profiles(user))?.guest ?? true,
    findPicked: async (picked) => {
      const profile = await profiles(picked);
      const tenant = profile?.team ?? workspace();
      return profile && { account: { platform: "slack", tenant, user: picked }, ...profile };
    },
  });

  const named = ({ id, name, username }: SlackButton["user"]): string => name ?? username ?? id;

  const fromCommand = (command: SlackCommand): Caller =>
    caller(
      command.user_id,
      command.team_id,
      command.user_name ?? command.user_id,
      place(command.channel_id, command.channel_name),
      command.trigger_id,
    );

  /** @param channel where a button in a modal was opened from; the payload has it for those in a message only */
  const fromButton = (pressed: SlackButton | SlackShortcut, channel: string | undefined): Caller =>
    caller(
      pressed.user.id,
      pressed.user.team_id ?? pressed.team?.id,
      named(pressed.user),
      place(channel),
      pressed.trigger_id,
    );

  const fromSubmission = ({ user, team, view }: SlackSubmission, channel: string | undefined): Caller =>
    caller(user.id, user.team_id ?? team?.id, named(user), place(channel), `view:${view.id}`);

  /** @param ts the message that it is about, where that is an earlier one */
  const fromEvent = async (envelope: SlackEvent, user: string, ts = envelope.event.ts): Promise<Caller> => {
    const { event, event_id: id } = envelope;
    const known = await linked(user);
    const profile = known ? null : await profiles(user);
    const theirs = event.user_team ?? event.team ?? event.message?.team ?? known?.account.tenant ?? profile?.team;
    // Somebody in a shared channel whose workspace is not known is taken for a stranger, never for one of ours.
    const team = theirs ?? (envelope.is_ext_shared_channel ? "unknown" : workspace());
    const from = caller(user, team, known?.name ?? profile?.name ?? user, place(event.channel), id);
    return event.channel === undefined || ts === undefined
      ? from
      : { ...from, message: `slack:${event.channel}/${ts}` };
  };

  const findMentioned: FindMentioned = async (user, label) => {
    const known = await linked(user);
    if (known) return known;
    const profile = label === undefined ? await profiles(user) : null;
    const account: Account = { platform: "slack", tenant: profile?.team ?? workspace(), user };
    return { name: label ?? profile?.name ?? user, account };
  };

  return { fromCommand, fromButton, fromSubmission, fromEvent, findMentioned };
};

export type Callers = ReturnType<typeof openCallers>;
