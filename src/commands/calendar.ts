import { nameOfFeed } from "../app/calendar-feed.js";
import type { Feed } from "../app/calendars.js";
import { findMeeting } from "../app/find-meeting.js";
import { endCalendarLink, giveCalendarLink } from "../app/keep-calendars.js";
import { calendarOf } from "../cards/calendar.js";
import type { Answer, Button, Part, Values } from "../cards/card.js";
import { meetingData, meetingName, printWeekday } from "../cards/meetings.js";
import { printInstant } from "../domain/day.js";
import { ok, type Result, refuse } from "../domain/result.js";
import { keyOfMeeting } from "../domain/schedule.js";
import { may } from "../domain/standing.js";
import { unquote } from "../domain/words.js";
import { answerCard, answerDone, answerProblem, whoOf } from "./answers.js";
import type { Command, Turn } from "./command.js";
import { todayIn } from "./meeting-show.js";

const FEEDS: readonly Feed[] = ["all", "main", "reporting"];

const feedOf = ({ feed }: Values): Feed => FEEDS.find((one) => one === feed) ?? "all";

const readFeed = (rest: string): Result<Values> => {
  const feed = rest.trim().toLowerCase();
  if (feed === "" || FEEDS.some((one) => one === feed)) return ok(feed === "" ? {} : { feed });
  return refuse(`There is no calendar “${rest.trim().slice(0, 40)}”.`, "Name all, main or reporting.", "feed");
};

const press = (turn: Turn, command: string, values: Values = {}) => ({
  command,
  committee: turn.standing.committee.code,
  values,
});

/** How a link is used, in the programs that most people have. */
const HOW_TO_SUBSCRIBE: Part = {
  kind: "text",
  text: "In Outlook: Add calendar, Subscribe from web. In Google Calendar: Other calendars, From URL. On an iPhone: Calendars, Add Calendar, Add Subscription Calendar. Every change then follows by itself.",
};

export const calendar: Command = {
  name: "calendar",
  usage: "",
  summary: "shows which calendars of meetings can be subscribed to, and how",
  example: "calendar",
  read: (rest) =>
    rest.trim() === ""
      ? ok({})
      : refuse(
          `I could not read “${rest.trim().slice(0, 40)}” after calendar.`,
          "Type /opsg calendar alone, or calendar link and which one.",
        ),
  act: async (turn) => {
    const { committee } = turn.standing;
    const links = await turn.app.store.calendars.links(committee.id);
    const mayGive = may(turn.standing, "administer");
    const rows = FEEDS.map((feed): Part => {
      const link = links.find((one) => one.feed === feed);
      return {
        kind: "row",
        title: { bold: nameOfFeed(committee, feed) },
        detail: link ? `has a link since ${printInstant(link.since, committee.zone)}` : "has no link",
        ...(mayGive
          ? {
              button: { label: link ? "Renew the link" : "Give a link", press: press(turn, "calendar link", { feed }) },
            }
          : {}),
      };
    });
    const card = {
      title: `${committee.code}: calendars`,
      parts: [
        ...rows,
        HOW_TO_SUBSCRIBE,
        { kind: "note" as const, text: "A link is shown only when it is given; the Secretary passes it on." },
      ],
      buttons: [{ label: "Next meeting’s file", press: press(turn, "meeting calendar") }],
    };
    return answerCard(
      turn,
      card,
      links.map(({ feed, since }) => ({ feed, since })),
    );
  },
};

const endButton = (turn: Turn, feed: Feed): Button => ({
  label: "End the link",
  press: press(turn, "calendar end", { feed }),
  style: "danger",
  confirm: "Whoever subscribed to it gets nothing more. End it?",
});

export const calendarLink: Command = {
  name: "calendar link",
  usage: "[all | main | reporting]",
  summary: "gives a calendar a link to subscribe to; an earlier link ends",
  example: "calendar link",
  read: readFeed,
  act: async (turn, values) => {
    const feed = feedOf(values);
    const given = await giveCalendarLink(turn.app, whoOf(turn), feed);
    if (!given.ok) return answerProblem(given.problem);
    const { token, renewed } = given.value;
    const path = `/calendar/${token}.ics`;
    const url = turn.app.address(path);
    const name = nameOfFeed(turn.standing.committee, feed);
    const parts: Part[] = [
      { kind: "text", text: url === null ? path : [{ link: url, url }] },
      ...(url === null
        ? [
            {
              kind: "note" as const,
              text: "Before it belongs the address at which this program is reached: set PUBLIC_URL to have it here.",
            },
          ]
        : []),
      HOW_TO_SUBSCRIBE,
      {
        kind: "note",
        text: `Whoever has the link sees these meetings, so pass it on only to those who may. It is not shown again${renewed ? "; the earlier link has ended" : ""}.`,
      },
    ];
    return {
      kind: "card",
      card: { title: `The link of ${name}`, tone: "good", parts, buttons: [endButton(turn, feed)] },
      // A link is for whoever asked, also where they asked in a channel.
      audience: "person",
      data: { feed, url: url ?? path },
    };
  },
};

export const calendarEnd: Command = {
  name: "calendar end",
  usage: "[all | main | reporting]",
  summary: "ends the link of a calendar",
  example: "calendar end main",
  read: readFeed,
  act: async (turn, values) => {
    const feed = feedOf(values);
    const ended = await endCalendarLink(turn.app, whoOf(turn), feed);
    return answerDone(turn, ended, () => ({
      title: `The link of ${nameOfFeed(turn.standing.committee, feed)} has ended`,
      parts: [{ kind: "text", text: "Whoever subscribed to it gets nothing more." }],
      buttons: [{ label: "Calendars", press: press(turn, "calendar") }],
    }));
  },
};

export const meetingCalendar: Command = {
  name: "meeting calendar",
  usage: "[65]",
  summary: "gives a meeting as a file to add to your calendar",
  example: "meeting calendar 65",
  read: (rest) => ok(rest.trim() === "" ? {} : { meeting: unquote(rest) }),
  act: async (turn, { meeting: named }): Promise<Answer> => {
    const { app, standing } = turn;
    const { committee } = standing;
    const found = await findMeeting(app.store, committee, todayIn(turn), named);
    if (!found.ok) return answerProblem(found.problem);
    const meeting = found.value;
    const name = meetingName(committee, meeting);
    const text = await app.documents.calendar(calendarOf(committee, name, [meeting], app.clock.now()));
    const card = {
      title: `${name}, ${printWeekday(meeting.date)}`,
      parts: [
        {
          kind: "text" as const,
          text: "Open the file to put the meeting into your calendar. Opened again after a change, it puts that right.",
        },
      ],
      buttons: [
        {
          label: "Show the meeting",
          press: press(turn, "meeting show", { meeting: keyOfMeeting(committee.id, meeting) }),
        },
        { label: "Subscribe to all meetings", press: press(turn, "calendar") },
      ],
    };
    const file = {
      name: `${committee.code}-${meeting.date}.ics`,
      type: "text/calendar",
      bytes: new TextEncoder().encode(text),
      opened: true as const,
    };
    return { kind: "card", card, audience: "person", data: meetingData(committee, { meeting, clashes: [] }), file };
  },
};
