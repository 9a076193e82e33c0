import { copyFileSync, mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { newCommittee } from "../src/app/keep-committee.js";
import type { App, Log, Store } from "../src/app/ports.js";
import type { Answer, Card, Press, Values } from "../src/cards/card.js";
import { cardToText } from "../src/cards/text.js";
import type { Caller } from "../src/commands/command.js";
import { makeDoors } from "../src/commands/doors.js";
import { openStore } from "../src/db/open.js";
import { charts } from "../src/documents/charts.js";
import { documentsApart } from "../src/documents/write-apart.js";
import type { Platform, Role } from "../src/domain/register.js";
import { ok } from "../src/domain/result.js";
import type { Place } from "../src/domain/standing.js";

/** A committee in a database of its own, at a time of its own, spoken to through the real doors. */

/** Tuesday 8 March 2022, 10:00 in London: the day of a main meeting. */
export const NOON = new Date("2022-03-08T10:00:00Z");

export const HOME = "T0HOME";
export const CHANNEL: Place = { kind: "channel", platform: "slack", tenant: HOME, channel: "C0BOUND", name: "#log" };
export const ELSEWHERE: Place = {
  kind: "channel",
  platform: "slack",
  tenant: HOME,
  channel: "C0OTHER",
  name: "#random",
};
export const PRIVATE: Place = { kind: "private" };

/** Everybody in the tests, by the part they play. */
const CAST: Record<string, { role?: Role; contactFor?: string }> = {
  secretary: { role: "secretary" },
  chair: { role: "chair" },
  netco: { role: "member", contactFor: "NetCo" },
  gridco: { role: "member", contactFor: "GridCo" },
  member: { role: "member" },
  observer: { role: "observer" },
};

export type Who = keyof typeof CAST | "unlinked" | "foreigner" | "operator" | (string & {});

const silent: Log = { info: () => {}, warn: () => {}, error: (fields, message) => broken.push({ fields, message }) };
/** What broke on our side while testing; a test that expects none asserts so. */
export const broken: { fields: object; message: string }[] = [];

export type World = Awaited<ReturnType<typeof makeWorld>>;

/** The database of a world, to be begun from again by `makeWorld({ like })`: much quicker than making each anew. */
export const keepWorld = async (world: World): Promise<string> => {
  const kept = join(mkdtempSync(join(tmpdir(), "opsg-kept-")), "log.db");
  await world.close(kept);
  return kept;
};

const FIRST_ID = "id-000001";

/** What most worlds begin with: the committee, its parties, everybody in the cast, and its last meeting. */
const found = async (store: Store): Promise<void> => {
  const committee = newCommittee("committee-OPSG", "OPSG", "SEC Operations Group");
  await store.change(null, async (tx) => {
    await tx.people.addCommittee(committee);
    for (const name of ["NetCo", "GridCo", "SECAS", "DCC"]) {
      await tx.people.addParty({
        id: `party-${name}`,
        committeeId: committee.id,
        name,
        known: true,
        formerNames: [],
      });
    }
    for (const [name, { role, contactFor }] of Object.entries(CAST)) {
      await tx.people.addPerson({ id: `person-${name}`, name: `The ${name}`, email: `${name}@example.org` });
      await tx.people.link(`person-${name}`, { platform: "slack", tenant: HOME, user: `U-${name}` });
      if (role) await tx.people.setRole(`person-${name}`, committee.id, role);
      if (contactFor) await tx.people.setContact(`person-${name}`, `party-${contactFor}`, { deputy: false });
    }
    await tx.people.bind({
      classification: "White",
      outsiders: false,
      platform: "slack",
      tenant: HOME,
      channel: "C0BOUND",
      committeeId: committee.id,
      name: "#log",
    });
    await tx.meetings.insert({
      id: FIRST_ID,
      committeeId: committee.id,
      number: 64,
      kind: "main",
      date: "2022-02-08",
      plannedFor: "2022-02-08",
      start: "10:00",
      end: "13:00",
      place: "Teleconference",
      reference: "OPSG_64_0802",
      status: "held",
      minutes: "final",
      classification: "White",
      kept: null,
      version: 1,
    });
    return ok(null);
  });
};

let founded: Promise<string> | undefined;

/** A database with just that, made once: to migrate one and write all of it takes most of a short test's time. */
const foundedLog = async (): Promise<string> => {
  founded ??= (async () => {
    const kept = join(mkdtempSync(join(tmpdir(), "opsg-founded-")), "log.db");
    const store = await openStore(`file:${kept}`, { clock: { now: () => NOON } });
    await found(store);
    await store.close();
    return kept;
  })();
  return founded;
};

export const makeWorld = async ({ like, url, empty }: { like?: string; url?: string; empty?: boolean } = {}) => {
  const folder = mkdtempSync(join(tmpdir(), "opsg-"));
  const begun = like ?? (url || empty ? undefined : await foundedLog());
  if (begun) copyFileSync(begun, join(folder, "log.db"));
  let now = NOON;
  const clock = { now: () => now };
  const store = await openStore(url ?? `file:${join(folder, "log.db")}`, { clock });
  let ids = like || empty ? 0 : 1;
  let events = 0;
  const app: App = {
    store,
    clock,
    documents: documentsApart,
    address: (path) => `https://bot.example.org${path}`,
    newId: () => `${like ? "later" : "id"}-${String(++ids).padStart(6, "0")}`,
    charts,
  };
  const doors = makeDoors(app, silent);
  const committee = newCommittee("committee-OPSG", "OPSG", "SEC Operations Group");

  if (url) await found(store);

  const callerOf = (who: Who, place: Place = PRIVATE, platform: Platform = "slack"): Caller => ({
    speaker:
      who === "operator"
        ? { kind: "operator" }
        : {
            kind: "account",
            name: `The ${who}`,
            account: { platform, tenant: who === "foreigner" ? "T0FAR" : HOME, user: `U-${who}` },
          },
    place,
    source: who === "operator" ? "terminal" : platform,
    event: who === "operator" ? null : `slack:${like ? "later" : "event"}-${++events}`,
  });

  return {
    app,
    doors,
    store,
    committee,
    callerOf,
    at: (instant: string) => {
      now = new Date(instant);
    },
    /** A line typed by somebody. */
    say: (who: Who, text: string, place?: Place) => doors.dispatch(callerOf(who, place), { text, mentions: [] }),
    /** A button pressed by somebody. */
    press: (who: Who, press: Press, place?: Place) => doors.press(callerOf(who, place), press),
    /** A form submitted by somebody: the press it carries, the values put in. */
    submit: (who: Who, form: { press: Press; nonce: string }, values: Values, place?: Place) =>
      doors.press(
        callerOf(who, place),
        { ...form.press, values: { ...form.press.values, ...values } },
        { nonce: form.nonce },
      ),
    action: (meeting: number, sequence: number) => store.actions.find(committee.id, meeting, sequence),
    close: async (keep?: string) => {
      await store.close();
      if (keep) copyFileSync(join(folder, "log.db"), keep);
      rmSync(folder, { recursive: true, force: true });
    },
  };
};

/** The card of an answer; fails where it is something else. */
export const cardOf = (answer: Answer): Card => {
  if (answer.kind !== "card") throw new Error(`a card was expected, not ${JSON.stringify(answer)}`);
  return answer.card;
};

export const formOf = (answer: Answer) => {
  if (answer.kind !== "form") throw new Error(`a form was expected, not ${JSON.stringify(answer)}`);
  return answer.form;
};

/** An answer as somebody at a terminal reads it. */
export const read = (answer: Answer): string =>
  answer.kind === "card" ? cardToText(answer.card) : JSON.stringify(answer);

export const buttonOf = (answer: Answer, label: string) => {
  const found = cardOf(answer).buttons.find((button) => button.label === label);
  if (!found)
    throw new Error(
      `no button “${label}” among ${cardOf(answer)
        .buttons.map((button) => button.label)
        .join(", ")}`,
    );
  return found;
};
