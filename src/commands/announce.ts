import {
  type Announced,
  announceMeeting,
  announcementOf,
  type PostedBefore,
  placesToPost,
} from "../app/announce-meeting.js";
import { drawNotice } from "../app/draw-notice.js";
import { findToChange } from "../app/find-to-change.js";
import { ifHeldAfterAll } from "../app/numbered-meeting.js";
import { deny } from "../app/who.js";
import type { Part } from "../cards/card.js";
import { meetingName } from "../cards/meetings.js";
import { endOfMeeting } from "../domain/recording.js";
import { ok, refuse } from "../domain/result.js";
import { keyOfMeeting } from "../domain/schedule.js";
import { may } from "../domain/standing.js";
import { readClauses, unquote } from "../domain/words.js";
import { answerDone, answerProblem, whoOf } from "./answers.js";
import type { Command } from "./command.js";
import { todayIn } from "./meeting-show.js";

const note = (text: string): Part => ({ kind: "note", text });

const willGo = (places: number): string =>
  places === 1 ? "It will go to one place." : `It will go to ${places} places.`;

const goesTo = (places: number): string =>
  places === 1
    ? "It goes to one place. Should it not arrive, the Secretary is told within the hour."
    : `It goes to ${places} places. Should it not arrive in one, the Secretary is told within the hour.`;

const posterOf = (before: PostedBefore | null): string =>
  before === null || before.by === null ? "I posted it by myself." : `${before.by} posted it.`;

/** A command that shows a notice first, and posts it when that is confirmed. */
const posting = (name: string, notice: Announced, summary: string): Command => ({
  name,
  usage: "[65] [now]",
  summary,
  example: `${name} 65`,
  read: (rest) => {
    const { head, clauses } = readClauses(rest.trim().replace(/(?:^|\s+)now$/iu, " preview typed"), {
      preview: /^\S+/u,
      again: /^yes$/iu,
    });
    return ok({ ...(head.trim() === "" ? {} : { meeting: unquote(head) }), ...clauses });
  },
  act: async (turn, values) => {
    const { app, standing } = turn;
    const { committee } = standing;
    if (!may(standing, "post"))
      return answerProblem(deny(standing, "post", "post into the committee’s channels").problem);
    const found = await findToChange(app.store, committee, todayIn(turn), values.meeting);
    if (!found.ok) return answerProblem(found.problem);
    const meeting = found.value;
    if (meeting.status === "cancelled")
      return answerProblem(
        refuse("That meeting is cancelled; nothing was posted.", await ifHeldAfterAll(app.store, committee, meeting))
          .problem,
      );
    if (notice === "agenda" && endOfMeeting(meeting, committee.zone) <= app.clock.now())
      return answerProblem(
        refuse(
          `${meetingName(committee, meeting)} is over, so its agenda is not posted any more.`,
          meeting.number === null ? undefined : `To see it, type: agenda ${meeting.number}`,
        ).problem,
      );
    if (values.preview !== undefined) {
      const preview = values.preview === "typed" ? app.newId() : values.preview;
      const again = values.again !== undefined;
      const posted = await announceMeeting(app, whoOf(turn), {
        ...{ meeting, notice, preview, again },
        shared: turn.caller.shared,
      });
      const once = { meeting: keyOfMeeting(committee.id, meeting), preview: app.newId(), again: "yes" };
      return answerDone(turn, posted, ({ sent, already, before, refused }) => ({
        title:
          sent === 0
            ? `That was posted of ${meetingName(committee, meeting)} today already`
            : `${meetingName(committee, meeting)}: on its way`,
        ...(sent === 0 ? { tone: "warning" } : {}),
        parts: [
          {
            kind: "text",
            text:
              sent === 0
                ? `${posterOf(before)} It is not posted a second time, unless you say so. What changes is put right where it stands.`
                : goesTo(sent),
          },
          ...(sent > 0 && already > 0
            ? [
                note(
                  `${already === 1 ? "One place has" : `${already} places have`} it since today; it is not posted there again. ${posterOf(before)}`,
                ),
              ]
            : []),
          ...refused.map((why) => note(`Not posted: ${why}.`)),
        ],
        buttons: [
          ...(already > 0
            ? [{ label: "Post it again", press: { command: name, committee: committee.code, values: once } }]
            : []),
          { label: "What was sent", press: { command: "reminders", committee: committee.code, values: {} } },
        ],
      }));
    }
    const card = await drawNotice(app, committee, announcementOf(meeting, notice), { waiting: false });
    if (!card) return answerProblem(refuse("There is nothing to post of that meeting.").problem);
    const going = await placesToPost(app, committee, { meeting, notice, shared: turn.caller.shared });
    if (!going.ok) return answerProblem(going.problem);
    const { places, refused } = going.value;
    const post = {
      label: "Post it now",
      press: {
        command: name,
        committee: committee.code,
        values: { meeting: keyOfMeeting(committee.id, meeting), preview: app.newId() },
      },
      style: "primary" as const,
    };
    return {
      kind: "card",
      card: {
        ...card,
        parts: [
          note(`This is how it will read in the committee’s channels. ${willGo(places.length)} Nothing is posted yet.`),
          ...refused.map((why) => note(`Left out: ${why}.`)),
          ...card.parts,
        ],
        buttons: [post, ...card.buttons],
      },
      audience: "person",
    };
  },
});

export const agendaPost = posting(
  "agenda post",
  "agenda",
  "posts the agenda into the committee’s channels, after you have seen it",
);
export const meetingAnnounce = posting(
  "meeting announce",
  "announcement",
  "tells the committee’s channels of a meeting now, after you have seen it",
);
