import { foundCommittee } from "../app/found-committee.js";
import type { App } from "../app/ports.js";
import type { Answer, Button, Form } from "../cards/card.js";
import type { Caller, Doors } from "../commands/command.js";
import { partiesOf, type Register } from "../domain/register.js";
import { ok } from "../domain/result.js";
import { inventedAddress } from "./people.js";
import { PLAYGROUND_USER } from "./playground-config.js";
import { newestMinutes, PEOPLE, SAMPLE_COMMITTEE } from "./sample.js";

/**
 * For playing the afternoon in which a new Secretary sets a committee up: where the log is empty, the committee is founded and
 * its Secretary named, as an operator does it, and nothing else.
 */
export const prepareAfternoon = async (app: App): Promise<void> => {
  if ((await app.store.register()).committees.length > 0) return;
  const secretary = PEOPLE.find(({ role }) => role === "secretary")?.name ?? "";
  const founded = await foundCommittee(app, { ...SAMPLE_COMMITTEE, secretary, email: inventedAddress(secretary) });
  if (!founded.ok) throw new Error(`The committee could not be founded: ${founded.problem.what}`);
  await app.store.change(null, async ({ people }) => {
    await people.link(founded.value.secretary.id, PLAYGROUND_USER);
    return ok(null);
  });
};

const ourCommittee = (register: Register) => register.committees.find(({ code }) => code === SAMPLE_COMMITTEE.code);

/** The invented people as a list from a spreadsheet; the one of them who answers for a party answers for all there are. */
const peopleList = (register: Register): string => {
  const parties = partiesOf(register, ourCommittee(register)?.id ?? "").map(({ name }) => name);
  const rows = PEOPLE.map(({ name, role, contactFor }) =>
    [name, inventedAddress(name), contactFor ? parties.join(", ") : "", role ?? ""].join("\t"),
  );
  return ["Name\tE-mail\tParty\tRole", ...rows].join("\n");
};

/** What the sandbox has ready, for whoever has none of their own: the command it goes to, and its button. */
const READY = {
  minutes: { command: "minutes import", label: "Use invented minutes", text: newestMinutes },
  people: {
    command: "person import",
    label: "Use invented people",
    text: async (app: App) => peopleList(await app.store.register()),
  },
} as const;

const isReady = (what: string): what is keyof typeof READY => Object.hasOwn(READY, what);

const sandboxButton = (label: string, what: string): Button => ({
  label,
  press: { command: "sandbox", committee: null, values: { what } },
});

/** Beside the button of a step, one that takes what is invented; beside the start of reminders, one that shows the first. */
const beside = ({ press }: Button): Button[] => {
  if (press.command === "reminders pause") return [sandboxButton("Show me a reminder", "reminder")];
  if (!press.ask) return [];
  return Object.entries(READY).flatMap(([what, { command, label }]) =>
    command === press.command && press.committee === SAMPLE_COMMITTEE.code ? [sandboxButton(label, what)] : [],
  );
};

/** Microsoft's chat for trying bots has no way to send a file, which what the bot says elsewhere asks for. */
const NO_FILES = {
  card: "The chat of this sandbox takes no files: paste the text into the form that the button opens. In a terminal beside it, minutes are read from a file: npm run -s opsg -- import FILE",
  form: "The chat of this sandbox takes no files: paste the text here.",
};

const isForReady = ({ command }: { command: string }): boolean =>
  Object.values(READY).some((ready) => ready.command === command);

const withoutFiles = (form: Form): Form =>
  isForReady(form.press) ? { ...form, intro: [form.intro, NO_FILES.form].filter(Boolean).join(" ") } : form;

const withReady = (answer: Answer): Answer => {
  switch (answer.kind) {
    case "card": {
      const { parts, buttons = [] } = answer.card;
      const asksForFile = buttons.some(({ press }) => press.ask && isForReady(press));
      return {
        ...answer,
        card: {
          ...answer.card,
          parts: asksForFile ? [...parts, { kind: "note", text: NO_FILES.card }] : parts,
          buttons: buttons.flatMap((button) => [button, ...beside(button)]),
        },
      };
    }
    case "form":
      return { ...answer, form: withoutFiles(answer.form) };
    case "problem":
      return answer.form ? { ...answer, form: withoutFiles(answer.form) } : answer;
  }
};

/** The sandbox's words and buttons for the first afternoon: `sandbox minutes` and `sandbox people`. */
export const afternoonDoors = (doors: Doors, app: App): Doors => {
  const take = async (caller: Caller, what: string): Promise<Answer | null> => {
    if (!isReady(what) || !ourCommittee(await app.store.register())) return null;
    const { command, text } = READY[what];
    return doors.press(caller, { command, committee: SAMPLE_COMMITTEE.code, values: { text: await text(app) } });
  };
  const say = async (caller: Caller, text: string, next: () => Promise<Answer>): Promise<Answer> => {
    const [, what = ""] = /^\s*(?:\/?opsg\s+)?sandbox\s+(\w+)\s*$/iu.exec(text) ?? [];
    const ready = caller.speaker.kind === "account" ? await take(caller, what.toLowerCase()) : null;
    return withReady(ready ?? (await next()));
  };
  return {
    dispatch: (caller, said) => say(caller, said.text, () => doors.dispatch(caller, said)),
    reply: (caller, said) => say(caller, said.text, () => doors.reply(caller, said)),
    amend: doors.amend,
    press: async (caller, press, submitted) =>
      withReady(
        (press.command === "sandbox" ? await take(caller, press.values.what ?? "") : null) ??
          (await doors.press(caller, press, submitted)),
      ),
  };
};
