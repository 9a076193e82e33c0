import { readdir, readFile } from "node:fs/promises";
import { importMinutes } from "../app/import-minutes.js";
import { addParty } from "../app/keep-parties.js";
import { addPerson } from "../app/keep-people.js";
import type { App } from "../app/ports.js";
import type { Who } from "../app/who.js";
import { type Account, type Committee, partiesOf, type Role } from "../domain/register.js";
import type { Result } from "../domain/result.js";
import { hear } from "../domain/standing.js";
import { PLAYGROUND_USER } from "./playground-config.js";

/** The sample's minutes: the same place for the sources and for what is built from them. */
const SAMPLE = new URL("../../src/sandbox/sample/", import.meta.url);

/** Plainly invented people, of whom one can be any in the chat. The first begins as the one who chats. */
const PEOPLE: { name: string; role?: Role; contact?: true }[] = [
  { name: "Robin Quillfeather", role: "secretary" },
  { name: "Marlow Gavelstone", role: "chair" },
  { name: "Ash Ledgerwood", contact: true },
  { name: "Wren Ballotine", role: "member" },
];

const done = <T>(result: Result<T>): T => {
  if (result.ok) return result.value;
  throw new Error(`The sample could not be made: ${result.problem.what}`);
};

const importSample = async (app: App): Promise<Committee> => {
  const files = (await readdir(SAMPLE)).filter((name) => name.endsWith(".md")).toSorted();
  for (const name of files)
    done(
      await importMinutes(app, {
        text: await readFile(new URL(name, SAMPLE), "utf8"),
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

const operatorIn = async (app: App): Promise<Who> => {
  const hearing = hear(await app.store.register(), { kind: "operator" }, { kind: "private" });
  if (hearing.kind !== "known") throw new Error("The sample holds more than one committee.");
  return { standing: hearing.standing, source: "terminal", event: null };
};

/** An owner of the first outstanding action: whoever answers for it has something to do at once. */
const busyParty = async (app: App, committee: Committee) => {
  const [action] = await app.store.actions.outstanding(committee.id, 1);
  const parties = partiesOf(await app.store.register(), committee.id);
  return parties.find(({ id }) => id === action?.ownerIds[0]) ?? parties[0];
};

const addPeople = async (app: App, committee: Committee, chatting: Account): Promise<void> => {
  const who = await operatorIn(app);
  for (const { name, known } of partiesOf(await app.store.register(), committee.id))
    if (!known) done(await addParty(app, who, { name }));
  const party = await busyParty(app, committee);
  for (const [index, { name, role, contact }] of PEOPLE.entries())
    done(
      await addPerson(app, who, {
        name,
        email: `${name.toLowerCase().replace(/\W+/g, ".")}@sandbox.invalid`,
        role,
        contact: contact && party ? { party, deputy: false } : undefined,
        accounts: index === 0 ? [chatting] : [],
      }),
    );
};

/** Where the log is empty: the sample committee, imported from its minutes like any other, and its people. */
export const prepareSample = async (app: App, say: (line: string) => void): Promise<void> => {
  if ((await app.store.register()).committees.length > 0) return;
  say("The log is empty: importing the sample committee's minutes …");
  await addPeople(app, await importSample(app), PLAYGROUND_USER);
};
