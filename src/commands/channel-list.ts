import { deny } from "../app/who.js";
import type { Part } from "../cards/card.js";
import { PLATFORM_NAMES } from "../domain/register.js";
import { ok } from "../domain/result.js";
import { boundCommittee, may } from "../domain/standing.js";
import { answerProblem } from "./answers.js";
import type { Command } from "./command.js";

const NAME = "channel list";

export const channelList: Command = {
  name: NAME,
  usage: "",
  summary: "lists the committee’s channels, and says how to bind another",
  example: NAME,
  read: () => ok({}),
  act: async ({ register, standing, caller: { place } }) => {
    const { id, code } = standing.committee;
    if (!may(standing, "administer"))
      return answerProblem(deny(standing, "administer", "look at the channels").problem);
    const channels = register.channels.filter(({ committeeId }) => committeeId === id);
    const rows = channels.map(
      ({ name, platform, classification, outsiders }): Part => ({
        kind: "row",
        title: [{ bold: name }, `  ${PLATFORM_NAMES[platform]}`],
        detail: `nothing above ${classification} is said there${outsiders ? " · people of other organisations may read along" : ""}`,
      }),
    );
    const free = place.kind === "channel" && !boundCommittee(register, place);
    const press = { committee: code, values: {} };
    return {
      kind: "card",
      audience: "person",
      data: channels,
      card: {
        title: channels.length === 0 ? `${code} has no channel yet` : `${code}: channels`,
        parts: [
          ...rows,
          {
            kind: "text",
            text: "To bind a channel, bring me into it: on Slack invite me there, on Teams add me to its team. I then offer to bind it; or type channel bind in it.",
          },
          { kind: "note", text: "Whoever is in a bound channel may read the log there, and is told of the meetings." },
        ],
        buttons: [
          ...(free ? [{ label: "Bind this channel", press: { ...press, command: "channel bind" } }] : []),
          { label: "Setting up", press: { ...press, command: "setup" } },
        ],
      },
    };
  },
};
