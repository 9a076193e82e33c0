import type { NewDelivery } from "../app/deliveries.js";
import { queueNotices } from "../app/plan-notices.js";
import { planDeliveries } from "../app/plan-reminders.js";
import type { App } from "../app/ports.js";
import { previewReminders } from "../app/preview-reminders.js";
import { runReminders } from "../app/run-reminders.js";
import { watchQueue } from "../app/watch-queue.js";
import type { Answer, Button, Card, Part } from "../cards/card.js";
import { problemCard } from "../cards/problem.js";
import type { Caller, Doors } from "../commands/command.js";
import { dayAt, printInstant, startOfDay, WEEKDAYS, weekdayOf } from "../domain/day.js";
import { readInstant } from "../domain/instant-words.js";
import type { Account, Committee } from "../domain/register.js";
import { ok } from "../domain/result.js";
import { hear } from "../domain/standing.js";
import { beButton, become, personOf } from "./be.js";
import type { SandboxClock } from "./clock.js";
import { fortnightCard } from "./fortnight.js";
import { comesTo, goneOut } from "./gone-out.js";
import { nothingComes } from "./nothing-comes.js";

/** How far ahead a reminder is looked for. Milliseconds: half a year. */
const AHEAD_MS = 183 * 24 * 60 * 60 * 1000;
const EARLIEST = new Date("2000-01-01T00:00:00Z");
const LATEST = new Date("2100-01-01T00:00:00Z");

const card = (drawn: Card): Answer => ({ kind: "card", card: drawn, audience: "person" });

const button = (label: string, what: string, style?: "primary"): Button => ({
  label,
  press: { command: "sandbox", committee: null, values: { what } },
  ...(style ? { style } : {}),
});

/** A card with more beneath it, and before its buttons. */
const withMore = (answer: Answer, parts: readonly Part[], buttons: readonly Button[] = []): Answer =>
  answer.kind === "card"
    ? {
        ...answer,
        card: {
          ...answer.card,
          parts: [...answer.card.parts, ...parts],
          buttons: [...buttons, ...answer.card.buttons],
        },
      }
    : answer;

/** As everywhere, it first shows what the next fortnight would send. */
const START = button("Start reminders", "start");
const START_NOW = button("Start reminders", "start now", "primary");
const NEXT = button("On to the next reminder", "next");
const SHOW = button("Show me a reminder", "reminder", "primary");
const NOW = button("Back to now", "clock now");

/** What the sandbox adds to the help. */
const HELP: Part[] = [
  { kind: "heading", text: "In the sandbox" },
  {
    kind: "text",
    text: [
      { bold: "sandbox reminder" },
      "  shows you a reminder at once, as the party’s contact who gets it",
      "\n",
      { bold: "sandbox next" },
      "  moves the clock to the next reminder, whoever gets it",
      "\n",
      { bold: "sandbox clock 2026-12-07 09:00" },
      "  moves the clock, so that what is due then arrives; sandbox clock now moves it back",
      "\n",
      { bold: "sandbox minutes" },
      "  shows what invented minutes would bring into the log; sandbox people, what invented people would",
      "\n",
      { bold: "be secretary" },
      "  makes you somebody else: secretary, chair, contact, member or nobody",
    ],
  },
];

/** A time of the clock, as people say it. */
export const clockWords = (at: Date, zone: string): string =>
  `${WEEKDAYS[weekdayOf(dayAt(at, zone)) - 1]} ${printInstant(at, zone)}`;

/** Starts the reminders, as whoever looks after the sandbox, with those of the whole day it is there. */
const startReminders = async (app: App, committee: Committee): Promise<void> => {
  const hearing = hear(await app.store.register(), { kind: "operator" }, { kind: "private" }, committee.code);
  if (!committee.paused || hearing.kind !== "known") return;
  const started = await runReminders(app, { standing: hearing.standing, source: "terminal", event: null }, true);
  if (!started.ok) return;
  const { zone } = committee;
  const remindersSince = new Date(startOfDay(dayAt(app.clock.now(), zone), zone).getTime() - 1);
  await app.store.change(null, async ({ people }) => {
    await people.saveCommittee({ ...started.value, remindersSince });
    return ok(null);
  });
};

/** The words and buttons about time, which only the sandbox has. */
export const timeDoors = (doors: Doors, app: App, clock: SandboxClock): Doors => {
  /** Queues at once what is due at the time it is: whoever moves the clock on within the minute loses nothing of it. */
  const goOut = async (): Promise<readonly NewDelivery[]> => {
    const reminders = await planDeliveries(app, new Set(["teams"]));
    const { store, queued } = watchQueue(app.store, false);
    await queueNotices({ ...app, store });
    return [...reminders, ...queued];
  };

  /** What goes out at the time it is now, and what can be done next. */
  const tell = async (account: Account, title: string, gone?: readonly NewDelivery[]): Promise<Answer> => {
    const queued = gone ?? (await goOut());
    const register = await app.store.register();
    const [committee] = register.committees;
    if (!committee || committee.paused)
      return card({
        title,
        parts: [{ kind: "text", text: "Reminders are paused, so nothing goes out." }],
        buttons: [SHOW, START, NOW],
      });
    const { parts, buttons } = goneOut(register, committee, account, queued);
    return card({ title, parts, buttons: [...buttons, NEXT, SHOW, NOW] });
  };

  const now = (zone: string): string => clockWords(clock.now(), zone);

  const setClock = async (words: string, account: Account, committee: Committee): Promise<Answer> => {
    const { zone } = committee;
    if (words === "")
      return card({
        title: `It is ${now(zone)} in the sandbox`,
        parts: [{ kind: "text", text: "To move the clock, type: sandbox clock 2026-12-07 09:00" }],
        buttons: [NEXT, SHOW, NOW],
      });
    if (/^(?:now|back|reset)$/iu.test(words)) clock.reset();
    else {
      const read = readInstant(words, zone);
      if (!read.ok)
        return card(problemCard({ ...read.problem, instead: "Type sandbox clock 2026-12-07 09:00" }, [NOW]));
      if (read.value < EARLIEST || read.value > LATEST)
        return card(
          problemCard({ what: "That is too far away.", instead: "Choose a day between 2000 and 2099." }, [NOW]),
        );
      clock.set(read.value);
    }
    return tell(account, `It is ${now(zone)} in the sandbox`);
  };

  /** Moves the clock to the next reminder, of anybody or of one person; null where none comes. */
  const moveToNext = async (committee: Committee, to: string | null): Promise<boolean> => {
    const from = clock.now();
    const span = { from, to: new Date(from.getTime() + AHEAD_MS) };
    const coming = await previewReminders(app, committee, span);
    const next = coming.find(({ at, to: names }) => new Date(at) > from && (to === null || names.includes(to)));
    if (!next) return false;
    clock.set(new Date(next.at));
    return true;
  };

  const none = async ({ id }: Committee, account: Account): Promise<Answer> =>
    card(await nothingComes(app, id, account));

  /** Everything a newcomer needs to see a reminder arrive, in one step. */
  const showReminder = async (account: Account, committee: Committee): Promise<Answer> => {
    const before = personOf(await app.store.register(), account);
    if (!before || before.contacts.length === 0) {
      const became = await become(app, account, "contact");
      if (became.kind !== "card" || became.card.tone === "problem") return became;
    }
    const person = personOf(await app.store.register(), account);
    await startReminders(app, committee);
    // What is due already comes first; after the clock went back, some that lie ahead went already.
    let gone = await goOut();
    while (comesTo(person, gone).length === 0) {
      if (!person || !(await moveToNext(committee, person.name))) return none(committee, account);
      gone = await goOut();
    }
    const told = await tell(account, `It is ${now(committee.zone)} in the sandbox`, gone);
    return before === undefined || before.id === person?.id
      ? told
      : withMore(told, [], [beButton(before, `Be ${before.name} again`)]);
  };

  /** Whoever has become somebody else gets what is due to them, and is told so. */
  const asWhoOneIsNow = async ({ speaker }: Caller, next: () => Promise<Answer>): Promise<Answer> => {
    if (speaker.kind !== "account") return next();
    const before = personOf(await app.store.register(), speaker.account);
    const answer = await next();
    const register = await app.store.register();
    const person = personOf(register, speaker.account);
    const [committee] = register.committees;
    if (!person || !committee || person.id === before?.id) return answer;
    const mine = comesTo(person, await goOut());
    return mine.length === 0 ? answer : withMore(answer, goneOut(register, committee, speaker.account, mine).parts);
  };

  const about = async (caller: Caller, words: string): Promise<Answer | null> => {
    if (caller.speaker.kind !== "account") return null;
    const { account } = caller.speaker;
    const [committee] = (await app.store.register()).committees;
    if (!committee) return null;
    const [, what = "", rest = ""] = /^(\S*)\s*(.*?)\s*$/su.exec(words.trim()) ?? [];
    switch (what.toLowerCase()) {
      case "clock":
        return setClock(rest, account, committee);
      case "reminder":
      case "reminders":
        return showReminder(account, committee);
      case "start":
        if (committee.paused && !/^now$/iu.test(rest)) return card(await fortnightCard(app, committee, START_NOW));
        await startReminders(app, committee);
        return tell(account, `The reminders of ${committee.code} are on`);
      case "next":
        return (await moveToNext(committee, null))
          ? tell(account, `It is ${now(committee.zone)} in the sandbox`)
          : none(committee, account);
      default:
        return card({ title: "The sandbox", parts: HELP.slice(1), buttons: [SHOW, NEXT, NOW] });
    }
  };

  const say = async (caller: Caller, text: string, next: () => Promise<Answer>): Promise<Answer> => {
    const wish = /^\s*(?:\/?opsg\s+)?sandbox\b(.*)$/isu.exec(text);
    const answer = (wish && (await about(caller, wish[1] ?? ""))) ?? (await asWhoOneIsNow(caller, next));
    const isHelp = /^\s*(?:\/?opsg\s+)?help\s*$/iu.test(text) && answer.kind === "card";
    return isHelp ? withMore(answer, HELP) : answer;
  };

  return {
    dispatch: (caller, said) => say(caller, said.text, () => doors.dispatch(caller, said)),
    reply: (caller, said) => say(caller, said.text, () => doors.reply(caller, said)),
    amend: doors.amend,
    press: async (caller, press, submitted) =>
      (press.command === "sandbox" ? await about(caller, press.values.what ?? "") : null) ??
      asWhoOneIsNow(caller, () => doors.press(caller, press, submitted)),
  };
};
