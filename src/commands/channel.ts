import { bindChannel, unbindChannel } from "../app/keep-committee.js";
import type { Values } from "../cards/card.js";
import type { Platform } from "../domain/register.js";
import { ok, refuse } from "../domain/result.js";
import { answerDone, answerProblem, whoOf } from "./answers.js";
import type { Command, Turn } from "./command.js";
import { nextButtons } from "./setup-steps.js";

const NO_CHANNEL = refuse("This is not a channel.", "Add me to the committee’s channel and type it there.");

const spot = (turn: Turn) => {
  const { place } = turn.caller;
  return place.kind === "channel"
    ? ok({ platform: place.platform, tenant: place.tenant, channel: place.channel })
    : NO_CHANNEL;
};

/** Where a platform does not tell a channel's name; an id of Teams' tells nobody anything. */
const nameless = (platform: Platform, channel: string): string => (platform === "teams" ? "a Teams channel" : channel);

/** The channel one writes in; else the one in which the button was asked for, on the platform that it is pressed on. */
const spotToBind = (turn: Turn, { channel, name }: Values) => {
  const { place, speaker } = turn.caller;
  if (place.kind === "channel")
    return ok({
      ...{ platform: place.platform, tenant: place.tenant, channel: place.channel },
      ...{ name: place.name ?? nameless(place.platform, place.channel), here: true },
    });
  if (!channel || speaker.kind !== "account") return NO_CHANNEL;
  const { platform, tenant } = speaker.account;
  return ok({ platform, tenant, channel, name: name ?? nameless(platform, channel), here: false });
};

export const channelBind: Command = {
  name: "channel bind",
  usage: "[COMMITTEE]",
  summary: "binds the channel you write in to the committee: whoever is in it may then read the log there",
  example: "channel bind OPSG",
  read: (rest) => ok(rest.trim() === "" ? {} : { committee: rest.trim() }),
  act: async (turn, values) => {
    const found = spotToBind(turn, values);
    if (!found.ok) return answerProblem(found.problem);
    const { here, ...channel } = found.value;
    const { code } = turn.standing.committee;
    const bound = await bindChannel(turn.app, whoOf(turn), channel);
    const next = bound.ok ? await nextButtons(turn) : [];
    const shared = bound.ok && !bound.value.outsiders && (await turn.caller.shared?.(channel)) === true;
    return answerDone(turn, bound, () => ({
      title: `${here || channel.name === nameless(channel.platform, channel.channel) ? "This channel" : channel.name} now belongs to ${code}`,
      ...(shared ? { tone: "warning" } : {}),
      parts: [
        ...(shared
          ? [
              {
                kind: "note" as const,
                text: `People of other organisations may read along ${here ? "here" : "there"}, so nothing is posted ${here ? "here" : "there"} of its own accord: no notice, no digest. If that is all right, allow it: type channel allow outsiders in the channel.`,
              },
            ]
          : []),
        {
          kind: "text",
          text: `Whoever is in it may read the log of ${code} ${here ? "here" : "there"}. Only the committee’s people may change it.`,
        },
      ],
      buttons: [
        { label: "Show the log", press: { command: "action list", committee: code, values: {} } },
        ...next,
        ...(shared && here
          ? [{ label: "Allow it", press: { command: "channel allow", committee: code, values: { outsiders: "yes" } } }]
          : []),
        ...(here
          ? [
              {
                label: "Unbind",
                press: { command: "channel unbind", committee: code, values: {} },
                confirm: `Unbind this channel from ${code}?`,
              },
            ]
          : []),
      ],
    }));
  },
};

export const channelUnbind: Command = {
  name: "channel unbind",
  usage: "",
  summary: "ends that binding",
  example: "channel unbind",
  read: () => ok({}),
  act: async (turn) => {
    const here = spot(turn);
    if (!here.ok) return answerProblem(here.problem);
    const { code } = turn.standing.committee;
    return answerDone(turn, await unbindChannel(turn.app, whoOf(turn), here.value), () => ({
      title: `This channel no longer belongs to ${code}`,
      parts: [{ kind: "text", text: "The committee’s people may still use me anywhere; others see nothing here now." }],
      buttons: [{ label: "Bind it again", press: { command: "channel bind", committee: code, values: {} } }],
    }));
  },
};
