import { askedClash } from "../app/draw-clashes.js";
import { undecidedClashes } from "../app/undecided-clashes.js";
import { deny } from "../app/who.js";
import { undecidedCard } from "../cards/clash.js";
import { meetingData } from "../cards/meetings.js";
import { pageOf } from "../cards/pages.js";
import { may } from "../domain/standing.js";
import { answerProblem, readPage } from "./answers.js";
import type { Command } from "./command.js";
import { todayIn } from "./meeting-show.js";

const NAME = "meeting clashes";

export const meetingClashes: Command = {
  name: NAME,
  usage: "",
  summary: "lists the meetings that fall on a bank holiday or on another meeting’s day, each to be decided",
  example: NAME,
  read: readPage(NAME),
  act: async (turn, { page }) => {
    const { app, standing, caller } = turn;
    if (!may(standing, "meet")) return answerProblem(deny(standing, "meet", "decide what comes of a meeting").problem);
    const { committee } = standing;
    const undecided = await undecidedClashes(app, committee, todayIn(turn));
    const asked = await Promise.all(undecided.map((view) => askedClash(app, committee, view)));
    const card = undecidedCard(committee, asked);
    const press = { command: NAME, committee: committee.code, values: {} };
    return {
      kind: "card",
      card: caller.source === "terminal" ? card : pageOf(card, Number(page ?? 1), press),
      // Other committees are named in it: for whoever plans the meetings alone.
      audience: "person",
      data: asked.map((one) => meetingData(committee, one)),
    };
  },
};
