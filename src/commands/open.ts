import { type Added, addPerson } from "../app/add-person.js";
import { askToBeAdded } from "../app/ask-to-be-added.js";
import { addCommittee } from "../app/keep-committee.js";
import type { App } from "../app/ports.js";
import type { Values } from "../cards/card.js";
import type { Committee } from "../domain/register.js";
import { ok, type Result, refuse } from "../domain/result.js";
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

/** Makes a new committee's first Secretary, as the operator. */
const makeSecretary = (app: App, committee: Committee, { secretary, email }: Values): Promise<Result<Added>> => {
  const standing = { committee, person: null, operator: true, role: null, partyIds: [], name: "the operator" };
  const person = { name: secretary ?? "", email, role: "secretary" as const, accounts: [] };
  return addPerson(app, { standing, source: "terminal", event: null }, person);
};

/** Founds a committee: the operator's, in the terminal. */
export const committeeAdd: OpenCommand = {
  name: "committee add",
  usage: 'CODE "NAME" [secretary "NAME" email ADDRESS]',
  summary: "founds a committee and makes its first Secretary (in the terminal only)",
  example: 'committee add OPSG "SEC Operations Group" secretary "Alex Green" email alex@example.org',
  read: (rest) => {
    const { head, clauses } = readClauses(rest, { secretary: /^["“]|^\S+\s*(?:email\b|$)/u, email: ANYTHING });
    const [, code = "", name = ""] = /^\s*(\S+)\s*([\s\S]*)$/u.exec(head) ?? [];
    if (code === "" || name === "")
      return refuse("A committee needs a code and a name.", 'Type committee add OPSG "SEC Operations Group".');
    return ok({ code, name: unquote(name), ...clauses });
  },
  answer: async (app, { speaker }, { code = "", name = "", ...values }) => {
    if (speaker.kind !== "operator") {
      return answerProblem(
        refuse("Only the operator may found a committee, in the terminal.", "Ask whoever runs me.").problem,
      );
    }
    const added = await addCommittee(app, { code, name, by: "the operator" });
    if (!added.ok) return answerProblem(added.problem);
    const made = values.secretary ? await makeSecretary(app, added.value, values) : null;
    const next =
      made?.ok === false
        ? `${made.problem.what} Make its Secretary with: person add "NAME" role secretary email ADDRESS`
        : made
          ? `${values.secretary} is its Secretary: they write hello to me on Slack or Teams${values.email ? `, from ${values.email},` : ""} and do the rest there.`
          : `Next, make its Secretary: person add "NAME" role secretary email ADDRESS`;
    return {
      kind: "card",
      audience: "person",
      data: added.value,
      card: {
        title: `Committee ${added.value.code} is founded`,
        tone: made?.ok === false ? "warning" : "good",
        parts: [
          {
            kind: "text",
            text: `${added.value.name}. Nothing is sent unasked until its Secretary starts the reminders.`,
          },
          { kind: "text", text: next },
        ],
        buttons: [],
      },
    };
  },
};
