import { linkAccount } from "../app/link-account.js";
import { notePlatform } from "../app/note-platform.js";
import type { App } from "../app/ports.js";
import type { Answer, Card, Press } from "../cards/card.js";
import { LOOSE_REFERENCE } from "../domain/reference.js";
import { belongsNowhere } from "../domain/register.js";
import { refuse } from "../domain/result.js";
import { committeesOpenTo, type Hearing, hear, speakerPerson } from "../domain/standing.js";
import { answerProblem } from "./answers.js";
import type { Caller, Said, Turn } from "./command.js";

/** Tells somebody the committee does not know how to be added, and nothing else: not even what there is. */
const strangerCard: Card = {
  title: "I do not know you yet",
  parts: [
    { kind: "text", text: "I work for the people of a committee, and this account is not linked to one of them." },
    { kind: "text", text: "If you belong to one, ask to be added: its Secretary is told and can add you." },
  ],
  buttons: [
    { label: "Ask to be added", press: { command: "ask to be added", committee: null, values: {} }, style: "primary" },
  ],
};

const emptyCard: Card = {
  title: "There is no committee yet",
  parts: [
    { kind: "text", text: "Import minutes of its last meeting, which also founds it: import minutes.txt" },
    {
      kind: "text",
      text: 'Or found it by hand: committee add OPSG "SEC Operations Group" secretary "Alex Green" email alex@example.org',
    },
  ],
  buttons: [],
};

/** In a chat nobody can found a committee: whoever runs the bot does. */
const emptyInChat: Card = {
  title: "Hello! There is no committee yet",
  parts: [
    {
      kind: "text",
      text: "I keep a committee’s action log: I remember its actions, remind those who answer for them, and record what they say back.",
    },
    {
      kind: "text",
      text: 'Whoever runs me founds the committee and makes its Secretary, with one line in the terminal: committee add OPSG "SEC Operations Group" secretary "Alex Green" email alex@example.org',
    },
    { kind: "text", text: "Once they have, write to me again: the Secretary does everything else here." },
  ],
  buttons: [],
};

/** Words that wait are shown so far, to be known again. Characters. */
const SHOWN = 300;

/** What somebody said that waits for its committee to be known. */
const wordsIn = async (app: App, { command, values }: Press): Promise<string | undefined> =>
  command !== "action reply"
    ? undefined
    : (values.text ?? (values.kept === undefined ? undefined : (await app.store.keptWords.find(values.kept))?.text));

/** Asks which committee is meant; each button does what was asked in that one. */
const whichCard = (press: Press, committees: { code: string; name: string }[], words: string | undefined): Card => ({
  title: "Which committee?",
  parts: [
    {
      kind: "text",
      text: `You belong to more than one.${words === undefined ? "" : " I have kept your words, but recorded nothing yet."}`,
    },
    ...(words === undefined
      ? []
      : [
          {
            kind: "note" as const,
            text: `“${words.length > SHOWN ? `${words.slice(0, SHOWN - 1).trimEnd()}…` : words}”`,
          },
        ]),
  ],
  buttons: committees.map(({ code, name }) => ({ label: `${code}: ${name}`, press: { ...press, committee: code } })),
});

/** In a terminal there is no button: the option to type is told. */
const unnamed = ({ committee }: Caller, committees: { code: string }[]) =>
  refuse(
    committee === undefined ? "There is more than one committee here." : `There is no committee ${committee} here.`,
    `Add --committee and one of ${committees.map(({ code }) => code).join(", ")}.`,
  );

/** The committee that a reference names: "OPSG 64/01" means OPSG's. */
export const namedBy = (reference: string | undefined): string | undefined =>
  reference === undefined
    ? undefined
    : new RegExp(`^\\s*${LOOSE_REFERENCE.source}`, "u").exec(reference.slice(0, 60))?.groups?.committee;

/** Somebody who is heard only because they write in the committee's channel: a guest there is not. */
const isReader = (hearing: Hearing): boolean =>
  hearing.kind === "known" &&
  !hearing.standing.operator &&
  hearing.standing.role === null &&
  hearing.standing.partyIds.length === 0;

/** The same turn in the committee whose code stands before a reference, where the speaker may name that one. */
export const turnFor = (turn: Turn, reference: string): Turn => {
  const code = namedBy(reference);
  const { speaker, place } = turn.caller;
  if (code === undefined || code === turn.standing.committee.code) return turn;
  if (!committeesOpenTo(turn.register, speaker, place).some((one) => one.code === code)) return turn;
  const hearing = hear(turn.register, speaker, place, code);
  return hearing.kind === "known" ? { ...turn, standing: hearing.standing } : turn;
};

/** Who calls and in which committee; or the answer for somebody who cannot be heard there. */
export const takeTurn = async (
  app: App,
  caller: Caller,
  press: Press,
  mentions: Said["mentions"],
): Promise<{ turn: Turn } | { answer: Answer }> => {
  const { place, speaker } = caller;
  let register = await app.store.register();
  if (speaker.kind === "account") {
    const holder = speakerPerson(register, speaker);
    if (!holder || belongsNowhere(register, holder)) {
      await linkAccount(app, speaker.account, caller.verifiedEmail ?? (async () => null));
      // Read again whoever linked it: the same person's other message may have, on another instance.
      register = await app.store.register();
    }
    const person = speakerPerson(register, speaker);
    if (person) await notePlatform(app, person, speaker.account);
  }
  const code =
    press.committee ?? caller.committee ?? (press.command === "channel bind" ? press.values.committee : undefined);
  const named = namedBy(press.values.reference);
  const open = committeesOpenTo(register, speaker, place).some(
    ({ code }) => code.toUpperCase() === named?.toUpperCase(),
  );
  const committee = code ?? (open ? named : undefined);
  let hearing = hear(register, speaker, place, committee);
  if (speaker.kind === "account" && isReader(hearing) && (await caller.guest?.())) {
    hearing = hear(register, { ...speaker, guest: true }, place, committee);
  }
  switch (hearing.kind) {
    case "known":
      return { turn: { app, register, standing: hearing.standing, caller, mentions } };
    case "which":
      if (caller.source === "terminal") return { answer: answerProblem(unnamed(caller, hearing.committees).problem) };
      return {
        answer: {
          kind: "card",
          card: whichCard(press, hearing.committees, await wordsIn(app, press)),
          audience: "person",
        },
      };
    case "stranger":
      return {
        answer: {
          kind: "card",
          card: register.committees.length === 0 ? emptyInChat : strangerCard,
          audience: "person",
        },
      };
    case "empty":
      return { answer: { kind: "card", card: emptyCard, audience: "person" } };
  }
};
