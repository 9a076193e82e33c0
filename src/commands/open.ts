import { askToBeAdded } from "../app/ask-to-be-added.js";
import { foundCommittee } from "../app/found-committee.js";
import { ok, refuse } from "../domain/result.js";
import { ANYTHING, readClauses, unquote } from "../domain/words.js";
import { answerProblem } from "./answers.js";
import type { OpenCommand } from "./command.js";

/** A stranger's wish, passed on to the Secretary. It tells nothing of what there is. */
export const ask: OpenCommand = {
  name: "ask to be added",
  usage: "",
  summary: "asks the Secretary to add you to the committee",
  example: "ask to be added",
  read: () => ok({}),
  answer: async (app, caller) => {
    const { speaker, place, event } = caller;
    if (speaker.kind !== "account")
      return answerProblem(refuse("This is for somebody who writes on Slack or Teams.").problem);
    const email = (await caller.verifiedEmail?.()) ?? null;
    // A button on Slack carries no more than the handle that somebody signs in with.
    const name = (await caller.findPicked?.(speaker.account.user))?.name ?? speaker.name;
    const asked = await askToBeAdded(app, { account: speaker.account, name, email, place, event });
    if (!asked.ok) return answerProblem(asked.problem);
    const { platform, user } = speaker.account;
    const id = `${platform === "slack" ? "Slack member" : "Teams user"} id: ${user}`;
    const [title, text] = {
      told: ["Asked", "I have asked the Secretary to add you. I shall write to you as soon as they have."],
      declined: [
        "Not added",
        "The Secretary has seen your wish and has not added you. Please speak with them yourself.",
      ],
      nobody: [
        "Please ask the Secretary",
        `I could not tell which Secretary to ask. Please write to yours, and name your ${id}.`,
      ],
    }[asked.value] as [string, string];
    return { kind: "card", card: { title, parts: [{ kind: "text", text }], buttons: [] }, audience: "person" };
  },
};

const FOUNDING = 'committee add OPSG "SEC Operations Group" secretary "Alex Green" email alex@example.org';

/** Founds a committee: the operator's, in the terminal. */
export const committeeAdd: OpenCommand = {
  name: "committee add",
  usage: 'CODE "NAME" secretary "NAME" email ADDRESS',
  summary: "founds a committee and makes its first Secretary (in the terminal only)",
  example: FOUNDING,
  read: (rest) => {
    const { head, clauses } = readClauses(rest, { secretary: /^["“]|^\S+\s*(?:email\b|$)/u, email: ANYTHING });
    const [, code = "", name = ""] = /^\s*(\S+)\s*([\s\S]*)$/u.exec(head) ?? [];
    if (code === "" || name === "")
      return refuse("A committee needs a code, a name and a Secretary.", `Type ${FOUNDING}`);
    return ok({ code, name: unquote(name), ...clauses });
  },
  answer: async (app, { speaker }, { code = "", name = "", ...values }) => {
    if (speaker.kind !== "operator") {
      return answerProblem(
        refuse("Only the operator may found a committee, in the terminal.", "Ask whoever runs me.").problem,
      );
    }
    const founded = await foundCommittee(app, { code, name, ...values });
    if (!founded.ok) return answerProblem(founded.problem);
    const { committee, secretary } = founded.value;
    const next =
      secretary.email === null
        ? `${secretary.name} is its Secretary, but I cannot know them when they write. Link them with: person add "${secretary.name}" email ADDRESS accept known`
        : `${secretary.name} is its Secretary: they write hello to me on Slack or Teams, from ${secretary.email}, and do the rest there.`;
    return {
      kind: "card",
      audience: "person",
      data: committee,
      card: {
        title: `Committee ${committee.code} is founded`,
        tone: secretary.email === null ? "warning" : "good",
        parts: [
          {
            kind: "text",
            text: `${committee.name}. Nothing is sent unasked until its Secretary starts the reminders.`,
          },
          { kind: "text", text: next },
        ],
        buttons: [],
      },
    };
  },
};
