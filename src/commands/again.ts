import type { App } from "../app/ports.js";
import type { Answer } from "../cards/card.js";
import { recordedCard } from "../cards/recorded.js";
import type { Caller, Doors } from "./command.js";

/** A form is taken once from each person: what somebody else sends under its name is theirs alone. */
export const formEvent = ({ speaker }: Caller, nonce: string): string => {
  const { kind } = speaker;
  const who =
    kind === "account" ? Object.values(speaker.account).join("/") : kind === "person" ? speaker.personId : kind;
  return `form:${nonce}:${who}`;
};

const refuses = (answer: Answer | null): boolean =>
  answer === null || answer.kind === "problem" || (answer.kind === "card" && answer.card.tone === "problem");

/**
 * The doors, where what comes may have come before and never been answered: what was recorded then is refused now, or there
 * is nothing to do, and so it is said what that was.
 */
export const sayingAgain = (app: App, doors: Doors): Doors => {
  const orRecorded = async <T extends Answer | null>(
    { again }: Caller,
    event: string | null,
    given: Promise<T>,
  ): Promise<T | Answer> => {
    const answer = await given;
    if (!again || event === null || !refuses(answer)) return answer;
    const done = await app.store.recorded(event, { parts: true });
    return done.length === 0 ? answer : { kind: "card", card: recordedCard(done), audience: "person" };
  };
  return {
    dispatch: (caller, said) => orRecorded(caller, caller.event, doors.dispatch(caller, said)),
    press: (caller, press, submitted) =>
      orRecorded(
        caller,
        submitted ? formEvent(caller, submitted.nonce) : caller.event,
        doors.press(caller, press, submitted),
      ),
    reply: (caller, said) => orRecorded(caller, caller.event, doors.reply(caller, said)),
    amend: (caller, said) => orRecorded(caller, caller.event, doors.amend(caller, said)),
  };
};
