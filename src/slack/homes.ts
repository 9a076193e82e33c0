import type { WebClient } from "@slack/web-api";
import type { Clock, Log } from "../app/ports.js";
import type { Answer, Card, Press } from "../cards/card.js";
import { problemCard } from "../cards/problem.js";
import type { Caller, Doors } from "../commands/command.js";
import { SLASH_COMMAND } from "./declarations.js";
import { homeView } from "./views.js";

/** Slack says when somebody opens their Home, not when they leave it: so long after the last sign of them they are taken to be looking. */
const LOOKING_MS = 10 * 60_000;
/** More than look at once in any committee; who came first is then no longer kept fresh. */
const MAX_LOOKING = 500;

const START: Press = { command: "home", committee: null, values: {} };

/** Beneath whatever somebody is told who has nothing of their own to see. */
const HINTS: Card["parts"] = [
  { kind: "heading", text: "Wherever you are in Slack" },
  { kind: "text", text: `Type ${SLASH_COMMAND} action list mine to see the actions you answer for.` },
  { kind: "text", text: 'In a thread, choose "Raise an action" from the menu of a message, or mention the bot.' },
  { kind: "note", text: "Answers are for you alone unless the channel is the committee's own." },
];

/** What somebody is welcomed with. */
export const welcomeOf = (answer: Answer): Card | undefined =>
  answer.kind === "card" ? answer.card : answer.kind === "problem" ? problemCard(answer.problem) : undefined;

type Looking = { caller: Caller; press: Press; shown: string; since: number };

export type Homes = {
  /** Somebody opened their Home: it is drawn for them. */
  open(user: string, caller: Caller): Promise<void>;
  /** Shows another page of it. */
  show(user: string, caller: Caller, card: Card): Promise<void>;
  /** Something was answered from it: whoever did that is looking, and is to see what came of it. */
  answered(user: string, caller: Caller): Promise<void>;
  /** Draws the Homes that are looked at again where something changed since; publishes only what differs. */
  freshen(): Promise<void>;
};

/** People's Home tabs, kept as the log is while they look. */
export const openHomes = (deps: {
  client: WebClient;
  doors: Doors;
  clock: Clock;
  log: Log;
  changes(): Promise<number>;
}): Homes => {
  const { client, doors, clock, log, changes } = deps;
  const looking = new Map<string, Looking>();
  let seen = -1;

  const draw = async (caller: Caller, press: Press): Promise<Card> => {
    const answer = await doors.press(caller, press);
    if (answer.kind === "card" && answer.card.refresh) return answer.card;
    const welcome = welcomeOf(await doors.dispatch(caller, { text: "welcome", mentions: [] }));
    return {
      ...(welcome ?? { title: "The committee's action log", buttons: [] }),
      parts: [...(welcome?.parts ?? []), ...HINTS],
    };
  };
  const publish = async (user: string, caller: Caller, card: Card, since: number): Promise<void> => {
    const view = homeView(card);
    looking.delete(user);
    const first = looking.keys().next().value;
    if (looking.size >= MAX_LOOKING && first !== undefined) looking.delete(first);
    looking.set(user, { caller, press: card.refresh ?? START, shown: JSON.stringify(view), since });
    await client.views.publish({ user_id: user, view });
  };

  return {
    open: async (user, caller) => publish(user, caller, await draw(caller, START), clock.now().getTime()),
    show: (user, caller, card) => publish(user, caller, card, clock.now().getTime()),
    answered: async (user, caller) => {
      const before = looking.get(user);
      const card = await draw(caller, before?.press ?? START);
      const now = clock.now().getTime();
      if (before && JSON.stringify(homeView(card)) === before.shown) looking.set(user, { ...before, since: now });
      else await publish(user, caller, card, now);
    },
    freshen: async () => {
      const now = clock.now().getTime();
      // Who looks no more is remembered all the same: an answer from a Home left open finds the page it was given on.
      const looked = [...looking].filter(([, { since }]) => now - since <= LOOKING_MS);
      if (looked.length === 0) return;
      const latest = await changes();
      if (latest === seen) return;
      seen = latest;
      for (const [user, { caller, press, shown, since }] of looked) {
        const card = await draw(caller, press);
        if (JSON.stringify(homeView(card)) === shown) continue;
        await publish(user, caller, card, since).catch((err: unknown) =>
          log.warn({ err }, "a Home could not be kept fresh"),
        );
      }
    },
  };
};
