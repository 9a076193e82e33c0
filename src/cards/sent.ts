import { type Day, printDay, printInstant } from "../domain/day.js";
import type { Committee } from "../domain/register.js";
import { sentence } from "../domain/words.js";
import type { Button, Card, Part } from "./card.js";

/** A delivery as the Secretary's list shows it. */
export type SentRow = {
  id: string;
  /** `OPSG 64/01, overdue`. */
  what: string;
  /** The action's reference; null where it is about none. */
  action: string | null;
  party: { id: string; name: string } | null;
  to: string;
  state: "sent" | "queued" | "failed" | "not needed" | "paused" | "taken back";
  at: Date;
  attempts: number;
  why: string | null;
  answeredBy: string | null;
  /** Why no answer of theirs is awaited, as a clause: with whom it is now; null where one is. */
  notTheirs: string | null;
  /** Until when they put it off since it went; null where they did not, or that is over. */
  snoozedUntil: Day | null;
};

const button = (
  committee: Committee,
  { id, what, to, state, action, party }: SentRow,
  maySend: boolean,
): Button | undefined => {
  const press = (command: string, values: Record<string, string>) => ({ command, committee: committee.code, values });
  const only = (offered: Button): Button | undefined => (maySend ? offered : undefined);
  switch (state) {
    case "queued":
      return only({
        label: "Take back",
        press: press("reminders cancel", { delivery: id }),
        confirm: `Take “${what}” to ${to} back, so that it is not sent?`,
      });
    case "failed":
      return action !== null && party !== null
        ? { label: "What can be done", press: press("reminders reach", { reference: action, party: party.id }) }
        : only({ label: "Try again", press: press("reminders retry", { delivery: id }) });
    case "taken back":
      return only({ label: "Send after all", press: press("reminders retry", { delivery: id }) });
    default:
      return action === null ? undefined : { label: "Show", press: press("action show", { reference: action }) };
  }
};

const how = ({ state, attempts, why, answeredBy, action, snoozedUntil, to, notTheirs }: SentRow): string => {
  switch (state) {
    case "sent":
      if (answeredBy !== null) return `answered by ${answeredBy}`;
      if (action === null) return "sent";
      if (notTheirs !== null) return `sent; ${notTheirs}`;
      return `sent, not answered${snoozedUntil === null ? "" : `; snoozed until ${printDay(snoozedUntil)} by ${to}`}`;
    case "queued":
      return attempts > 0 && why !== null
        ? `waits: ${why} (tried ${attempts === 1 ? "once" : `${attempts} times`})`
        : "waits to be sent";
    case "failed":
      return `failed: ${why ?? "no reason is known"}`;
    case "paused":
      return `not sent: ${why ?? "reminders were paused"}`;
    default:
      return state;
  }
};

const row = (committee: Committee, sent: SentRow, maySend: boolean): Part => {
  const pressed = button(committee, sent, maySend);
  return {
    kind: "row",
    title: [{ bold: sent.what }, ` to ${sent.to}`],
    detail: [printInstant(sent.at, committee.zone), ...(sent.party ? [`for ${sent.party.name}`] : []), how(sent)].join(
      " · ",
    ),
    ...(sent.state === "failed"
      ? { mark: "failed" as const }
      : sent.answeredBy !== null
        ? { mark: "answered" as const }
        : {}),
    ...(pressed ? { button: pressed } : {}),
  };
};

/** A party of whom nobody is reminded in chat, why, and its actions that a reminder has come for. */
type Nobody = { party: string; actions: string[]; nobody: string };

const nobodyPart = (committee: Committee, { party, actions, nobody }: Nobody): Part => ({
  kind: "row",
  title: [{ bold: party }, `: nobody is reminded of ${actions.join(", ")}`],
  detail: sentence(nobody),
  button: {
    label: "What can be done",
    press: { command: "reminders reach", committee: committee.code, values: { party } },
  },
});

/** Somebody whose accounts are all gone, and why. */
type Gone = { id: string; name: string; why: string };

const gonePart = (committee: Committee, { id, name, why }: Gone, maySend: boolean): Part => ({
  kind: "row",
  title: [{ bold: name }, " is not written to any more"],
  detail: sentence(why),
  ...(maySend
    ? {
        button: {
          label: "Try again",
          press: { command: "reminders retry", committee: committee.code, values: { person: id } },
        },
      }
    : {}),
});

/** What went out and what waits, a page of it, with what it comes to. */
export const sentCard = (list: {
  committee: Committee;
  title: string;
  /** Which list it is, as it is asked for: there are buttons to the others. */
  which: string;
  figures: { sent: number; answered: number; failed: number; queued: number };
  /** Over how many days the figures go. */
  days: number;
  rows: SentRow[];
  empty: string;
  nobody: Nobody[];
  gone: Gone[];
  /** Whether whoever looks may send, take back, start and pause. */
  maySend: boolean;
  /** Of this list: the page before, the page after. */
  previous: Button["press"] | null;
  next: Button["press"] | null;
}): Card => {
  const { committee, figures, rows, which } = list;
  const press = (command: string, values: Record<string, string> = {}) => ({
    command,
    committee: committee.code,
    values,
  });
  const toFailed = figures.failed > 0 && which !== "failed";
  const toQueued = figures.queued > 0 && which !== "queued";
  const running: Button = committee.paused
    ? { label: "Start reminders", press: press("reminders start"), style: "primary" }
    : {
        label: "Pause reminders",
        press: press("reminders pause"),
        confirm: "Pause the reminders? What falls meanwhile is not made up for.",
      };
  return {
    title: list.title,
    ...(figures.failed > 0 || list.nobody.length + list.gone.length > 0 ? { tone: "warning" as const } : {}),
    parts: [
      {
        kind: "text",
        text: committee.paused
          ? "Reminders are paused: none is sent until the Secretary starts them."
          : `In the last ${list.days} days ${figures.sent} sent, of which ${figures.answered} answered; ${figures.failed} failed; ${figures.queued} waiting.`,
      },
      ...list.nobody.map((one) => nobodyPart(committee, one)),
      ...list.gone.map((one) => gonePart(committee, one, list.maySend)),
      ...(rows.length === 0 && list.nobody.length + list.gone.length === 0
        ? [{ kind: "text" as const, text: list.empty }]
        : rows.map((sent) => row(committee, sent, list.maySend))),
    ],
    buttons: [
      ...(list.previous ? [{ label: "Newer", press: list.previous }] : []),
      ...(list.next ? [{ label: "Older", press: list.next }] : []),
      ...(which === "failed" || which === "queued" ? [{ label: "What went out", press: press("reminders") }] : []),
      ...(toFailed ? [{ label: "Failed", press: press("reminders", { filter: "failed" }) }] : []),
      ...(list.nobody.length > 0 ? [{ label: "Texts for e-mails", press: press("reminders email") }] : []),
      ...(toQueued ? [{ label: "Waiting", press: press("reminders", { filter: "queued" }) }] : []),
      { label: "What comes next", press: press("reminders preview") },
      ...(list.maySend ? [running] : []),
    ],
  };
};
