import { bindChannel, unbindChannel } from "../app/keep-committee.js";
import { ok, refuse } from "../domain/result.js";
import { answerDone, answerProblem, whoOf } from "./answers.js";
import type { Command, Turn } from "./command.js";
import { nextButtons } from "./setup-steps.js";

const spot = (turn: Turn) => {
  const { place } = turn.caller;
  return place.kind === "channel"
    ? ok({ platform: place.platform, tenant: place.tenant, channel: place.channel })
    : refuse("This is not a channel.", "Add me to the committee’s channel and type it there.");
};

export const channelBind: Command = {
  name: "channel bind",
  usage: "[COMMITTEE]",
  summary: "binds the channel you write in to the committee: whoever is in it may then read the log there",
  example: "channel bind OPSG",
  read: (rest) => ok(rest.trim() === "" ? {} : { committee: rest.trim() }),
  act: async (turn) => {
    const here = spot(turn);
    if (!here.ok) return answerProblem(here.problem);
    const { code } = turn.standing.committee;
    const name =
      turn.caller.place.kind === "channel" ? (turn.caller.place.name ?? here.value.channel) : here.value.channel;
    const bound = await bindChannel(turn.app, whoOf(turn), { ...here.value, name });
    const next = bound.ok ? await nextButtons(turn) : [];
    return answerDone(turn, bound, () => ({
      title: `This channel now belongs to ${code}`,
      parts: [
        {
          kind: "text",
          text: `Whoever is in it may read the log of ${code} here. Only the committee’s people may change it.`,
        },
      ],
      buttons: [
        { label: "Show the log", press: { command: "action list", committee: code, values: {} } },
        ...next,
        {
          label: "Unbind",
          press: { command: "channel unbind", committee: code, values: {} },
          confirm: `Unbind this channel from ${code}?`,
        },
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
