import { readdir, readFile } from "node:fs/promises";
import { addPerson } from "../app/add-person.js";
import { importMinutes } from "../app/import-minutes.js";
import { addParty } from "../app/keep-parties.js";
import type { App } from "../app/ports.js";
import { stepAction } from "../app/take-step.js";
import type { Who } from "../app/who.js";
import { type Account, type Committee, findParty, partiesOf, type Role } from "../domain/register.js";
import type { Result } from "../domain/result.js";
import { hear, type Speaker } from "../domain/standing.js";
import type { Step } from "../domain/status.js";
import { inventedAddress } from "./people.js";
import { PLAYGROUND_USER } from "./playground-config.js";

/** The sample's minutes: the same place for the sources and for what is built from them. */
const SAMPLE = new URL("../../src/sandbox/sample/", import.meta.url);

/** The sample's committee, as its minutes call it. */
export const SAMPLE_COMMITTEE = { code: "HWG", name: "Harbour Works Group" };

/** The people of the sample's minutes whom one can be in the chat; the Secretary is who one begins as. */
export const PEOPLE: { name: string; role?: Role; contactFor?: string }[] = [
  { name: "Primrose Quill", role: "secretary" },
  { name: "Marigold Tern", role: "chair" },
  { name: "Cornelius Winch", contactFor: "Quayside Cranes" },
  { name: "Thaddeus Samphire", role: "member" },
];

/** What happened in chat since the last meeting: with the minutes, an action in every state there is. */
const SINCE: { by: string; step: Step; reference: string; text?: string; reason?: string }[] = [
  {
    by: "Cornelius Winch",
    step: "propose",
    reference: "7/02",
    text: "The tester came, pulled, and signed. The certificate is with the Secretary.",
  },
  {
    by: "Primrose Quill",
    step: "withdraw",
    reference: "9/02",
    reason: "The key was found, and with it a rota from the year before last.",
  },
];

const done = <T>(result: Result<T>): T => {
  if (result.ok) return result.value;
  throw new Error(`The sample could not be made: ${result.problem.what}`);
};

/** The text of each meeting's minutes, in their order. */
const minutes = async (): Promise<string[]> => {
  const files = (await readdir(SAMPLE)).filter((name) => name.endsWith(".md")).toSorted();
  return Promise.all(files.map((name) => readFile(new URL(name, SAMPLE), "utf8")));
};

/** The text of the last meeting's. */
export const newestMinutes = async (): Promise<string> => (await minutes()).at(-1) ?? "";

const importSample = async (app: App): Promise<Committee> => {
  for (const text of await minutes())
    done(
      await importMinutes(app, {
        text,
        by: { name: "the sandbox", personId: null },
        source: "terminal",
        dryRun: false,
        event: null,
        mayCreateCommittee: true,
      }),
    );
  const [committee] = (await app.store.register()).committees;
  if (!committee) throw new Error("The sample holds no committee.");
  return committee;
};

/** Who acts, in the one committee there is. */
const whoIs = async (app: App, speaker: Speaker): Promise<Who> => {
  const hearing = hear(await app.store.register(), speaker, { kind: "private" });
  if (hearing.kind !== "known") throw new Error("The sample does not know who acts.");
  return { standing: hearing.standing, source: speaker.kind === "operator" ? "terminal" : "teams", event: null };
};

const addPeople = async (app: App, committee: Committee, chatting: Account): Promise<Map<string, string>> => {
  const who = await whoIs(app, { kind: "operator" });
  for (const { name, known } of partiesOf(await app.store.register(), committee.id))
    if (!known) done(await addParty(app, who, { name }));
  const register = await app.store.register();
  const ids = new Map<string, string>();
  for (const { name, role, contactFor } of PEOPLE) {
    const party = contactFor === undefined ? undefined : findParty(register, committee.id, contactFor);
    const { person } = done(
      await addPerson(app, who, {
        name,
        email: inventedAddress(name),
        role,
        contact: party && { party, deputy: false },
        accounts: role === "secretary" ? [chatting] : [],
      }),
    );
    ids.set(name, person.id);
  }
  return ids;
};

/** Where the log is empty: the sample committee, imported from its minutes like any other, and its people. */
export const prepareSample = async (app: App, say: (line: string) => void): Promise<void> => {
  if ((await app.store.register()).committees.length > 0) return;
  say("The log is empty: importing the sample committee's minutes …");
  const ids = await addPeople(app, await importSample(app), PLAYGROUND_USER);
  for (const { by, step, ...what } of SINCE)
    done(await stepAction(app, await whoIs(app, { kind: "person", personId: ids.get(by) ?? "" }), step, what));
};
