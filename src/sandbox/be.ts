import type { App } from "../app/ports.js";
import type { Answer, Button, Card } from "../cards/card.js";
import { problemCard } from "../cards/problem.js";
import type { Caller, Doors, Said } from "../commands/command.js";
import {
  type Account,
  belongsNowhere,
  foldName,
  type Person,
  printOwners,
  type Register,
  type Role,
  sameAccount,
} from "../domain/register.js";
import { ok, type Problem } from "../domain/result.js";
import { answerOwnRequest, isOwnRequest, withoutAccount } from "./own-request.js";
import { inventedAddress, isInvented } from "./people.js";

/** Whom one can be in the sandbox. */
const PARTS = ["secretary", "chair", "contact", "member", "nobody"] as const;
type Part = (typeof PARTS)[number];

const LABELS: Record<Part, string> = {
  secretary: "Be the Secretary",
  chair: "Be the Chair",
  contact: "Be a party’s contact",
  member: "Be a member",
  nobody: "Be nobody they know",
};

const CHOICES = `${PARTS.slice(0, -1)
  .map((part) => `be ${part}`)
  .join(", ")} or be nobody`;

const has = (role: Role) => (person: Person) => person.roles.some((held) => held.role === role);
const isOfficer = (person: Person): boolean => has("secretary")(person) || has("chair")(person);

const FINDERS: Record<Exclude<Part, "nobody">, (person: Person) => boolean> = {
  secretary: has("secretary"),
  chair: has("chair"),
  contact: (person) => person.contacts.length > 0 && !isOfficer(person),
  member: (person) => has("member")(person) && person.contacts.length === 0,
};

/** Who somebody is, for themselves: "Robin Ash, the Secretary". */
const described = (register: Register, person: Person): string => {
  const parties = person.contacts.map(({ partyId }) => partyId);
  const part = has("secretary")(person)
    ? "the Secretary"
    : has("chair")(person)
      ? "the Chair"
      : parties.length > 0
        ? `who answers for ${printOwners(register, parties)}`
        : "a member";
  return `${person.name}, ${part}`;
};

/** Makes one this invented person. */
export const beButton = ({ name }: Person, label = `Be ${name}`): Button => ({
  label,
  press: { command: "be", committee: null, values: { who: name } },
});

const beButtons = (parts: readonly Part[]): Button[] =>
  parts.map((who) => ({ label: LABELS[who], press: { command: "be", committee: null, values: { who } } }));

const LOG: Button = {
  label: "Outstanding actions",
  press: { command: "action list", committee: null, values: {} },
  style: "primary",
};

export const personOf = (register: Register, account: Account): Person | undefined =>
  register.people.find(({ accounts }) => accounts.some((known) => sameAccount(known, account)));

/** Who the chat's user is at present, as a sentence. */
export const youAre = (register: Register, account: Account): string => {
  const person = personOf(register, account);
  return person && !belongsNowhere(register, person)
    ? `You are ${described(register, person)}.`
    : "You are nobody the committee knows.";
};

/** The first of the sample's people who plays this part. */
const player = (register: Register, part: Exclude<Part, "nobody">): Person | undefined =>
  register.people.find((person) => isInvented(person) && FINDERS[part](person));

/** Whether somebody, or nobody, is of this kind. */
const plays = (person: Person | null, part: Part): boolean =>
  part === "nobody" ? person === null : person !== null && FINDERS[part](person);

/** An invented person by their name, however it is written. */
const named = (register: Register, name: string): Person | undefined =>
  register.people.find((person) => isInvented(person) && foldName(person.name) === foldName(name));

/** How to make somebody one can be, where the committee has nobody of that kind. */
const noOne = (register: Register, part: Exclude<Part, "nobody">): Problem => ({
  what: `There is no invented ${part} here at present, and real people cannot be taken on.`,
  instead: `Add one in a terminal: npm run -s opsg -- person add "A Name" --email ${inventedAddress("A Name")} ${
    part === "contact" ? `--contact-for "${register.parties[0]?.name ?? "A Party"}"` : `--role ${part}`
  }`,
});

/** Said at the start where nobody is Secretary any more, and so nobody could do what only they may. */
export const noSecretary = (register: Register): Problem | null =>
  player(register, "secretary") ? null : noOne(register, "secretary");

const welcomeCard = (register: Register, account: Account): Card => ({
  title: "Welcome to the sandbox",
  parts: [
    {
      kind: "text",
      text: `This is the action log of ${register.committees.map(({ name, code }) => `${name} (${code})`).join(", ") || "no committee yet"}. Try anything: nothing leaves this machine.`,
    },
    { kind: "text", text: `${youAre(register, account)} To be somebody else, type ${CHOICES}.` },
    {
      kind: "text",
      text: "To see a reminder arrive and answer it, press “Show me a reminder”, or type: sandbox reminder. You are then the contact who gets it, until you are somebody else again.",
    },
    { kind: "text", text: "Type help to see everything there is, or begin with a button." },
  ],
  buttons: [
    LOG,
    { label: "Show me a reminder", press: { command: "sandbox", committee: null, values: { what: "reminder" } } },
    { label: "Raise an action", press: { command: "action new", committee: null, values: {}, ask: true } },
    ...beButtons(["chair", "contact"]),
  ],
});

const card = (drawn: Card): Answer => ({ kind: "card", card: drawn, audience: "person" });

/**
 * Links the chat's account to the person one wants to be, and to nobody else.
 * @param who a part, or an invented person's name
 */
export const become = async (app: App, account: Account, who: string): Promise<Answer> => {
  const register = await app.store.register();
  const part = PARTS.find((known) => known === who);
  const person = part === undefined ? named(register, who) : part === "nobody" ? null : player(register, part);
  if (!part && !person)
    return card(
      problemCard(
        {
          what: who === "" ? "Who would you like to be?" : `Nobody here is “${who.slice(0, 40)}”.`,
          instead: `Type ${CHOICES}; or be and the name of somebody invented.`,
        },
        beButtons(PARTS),
      ),
    );
  if (part && part !== "nobody" && !person) return card(problemCard(noOne(register, part)));
  await app.store.change(null, async ({ people }) => {
    await people.unlink(account);
    if (person) await people.link(person.id, account);
    return ok(null);
  });
  return card({
    title: person ? `You are ${described(await app.store.register(), person)}` : "You are nobody they know",
    parts: [
      {
        kind: "text",
        text: person
          ? "What you type and press from now on is theirs, also after a restart."
          : "This is what somebody sees whom the committee does not know.",
      },
    ],
    buttons: [LOG, ...beButtons(PARTS.filter((other) => !plays(person ?? null, other)))],
  });
};

/** Who says they are somebody real, in a chat where nobody is asked to prove it. */
const isRealPerson = async (app: App, { speaker }: Caller): Promise<boolean> => {
  const person = speaker.kind === "account" ? personOf(await app.store.register(), speaker.account) : undefined;
  return person !== undefined && !isInvented(person);
};

/** Whether nothing is in the log yet: then the bot's own welcome says what comes next. */
const isUntouched = async (app: App): Promise<boolean> => {
  const [committee] = (await app.store.register()).committees;
  return committee !== undefined && (await app.store.setup.countActions(committee.id)) === 0;
};

const notHere: Answer = card(
  problemCard({
    what: "This account belongs to somebody real, and the sandbox cannot know that it is them who writes.",
    instead: "Connect Slack or Teams to use this log; README.md says how.",
  }),
);

const WISH = /^\s*(?:\/?opsg\s+)?be(?:\s+(?:the\s+|an?\s+)?(\S.*?))?[\s.!]*$/i;
const GREETING = /^\s*(?:hi|hello|hey|good (?:morning|afternoon|evening)|start|welcome)?[\s.!]*$/i;

/** Beneath the first answer after a start: that one is somebody here, and how to be somebody else. */
const withHint = (answer: Answer, hint: string): Answer =>
  answer.kind === "card"
    ? { ...answer, card: { ...answer.card, parts: [...answer.card.parts, { kind: "note", text: hint }] } }
    : answer;

/** The doors of the sandbox: the same, but that whoever chats may be any of the sample’s people, with a word; and nobody real. */
export const sandboxDoors = (doors: Doors, app: App): Doors => {
  const hinted = new Set<string>();

  const hint = async (caller: Caller, answer: Answer): Promise<Answer> => {
    if (caller.speaker.kind !== "account" || hinted.has(caller.speaker.account.user)) return answer;
    hinted.add(caller.speaker.account.user);
    const { account } = caller.speaker;
    return withHint(
      answer,
      `Sandbox: ${youAre(await app.store.register(), account)} To be somebody else, type ${CHOICES}.`,
    );
  };

  const say = async (caller: Caller, said: Said, next: Doors["dispatch"]): Promise<Answer> => {
    if (caller.speaker.kind !== "account") return next(caller, said);
    if (await isRealPerson(app, caller)) return notHere;
    const { account } = caller.speaker;
    const wish = WISH.exec(said.text);
    if (wish) return become(app, account, wish[1]?.toLowerCase() ?? "");
    // A file without a word is no greeting.
    if (GREETING.test(said.text) && !caller.files?.length && !(await isUntouched(app)))
      return card(welcomeCard(await app.store.register(), account));
    return hint(caller, await next(caller, said));
  };

  return {
    dispatch: (caller, said) => say(caller, said, doors.dispatch),
    reply: (caller, said) => say(caller, said, doors.reply),
    amend: async (caller, said) => ((await isRealPerson(app, caller)) ? notHere : doors.amend(caller, said)),
    press: async (caller, press, submitted) => {
      if (await isRealPerson(app, caller)) return notHere;
      if (caller.speaker.kind !== "account") return doors.press(caller, press, submitted);
      const { account } = caller.speaker;
      if (press.command === "be") return become(app, account, press.values.who ?? "");
      const asked = !press.ask && isOwnRequest(press, account);
      const answer = await doors.press(caller, asked ? withoutAccount(press, account) : press, submitted);
      if (asked && answer.kind === "card") await answerOwnRequest(app, account);
      return hint(caller, answer);
    },
  };
};
