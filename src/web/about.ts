import type { Route } from "./server.js";

/** What Teams links an app to: how it treats what is said to it, and on what terms. Each operator may name pages of their own. */
const PAGES: Record<string, { title: string; text: string[] }> = {
  "/": {
    title: "A committee’s action log",
    text: ["This bot keeps a committee’s action log where people already talk: Slack and Microsoft Teams."],
  },
  "/privacy": {
    title: "Privacy",
    text: [
      "The bot is run by your committee or its secretariat, on their own machine; what it keeps stays in their database.",
      "It keeps the committee’s actions, meetings and decisions; of people their names, e-mail addresses, accounts and roles; and what they tell it of an action, with the time and where it was said. It reads only what is written to it, or what mentions it.",
      "The history of the log is never changed: a correction keeps what stood before. Ask the committee’s Secretary what is kept of you, or to be taken out of the committee.",
    ],
  },
  "/terms": {
    title: "Terms of use",
    text: [
      "The bot is for the people of the committee that runs it, and for what they discuss there. What may be said in a channel follows the classification of the committee’s papers.",
      "It is free software under the MIT licence and comes without warranty. The committee’s agreed minutes, not the bot, are the record.",
    ],
  },
};

export const PAGE_HEADERS = {
  "content-type": "text/html; charset=utf-8",
  "content-security-policy": "default-src 'none'",
  "x-content-type-options": "nosniff",
};

/** A page of a few words. Nothing in it comes from outside. */
export const page = ({ title, text }: { title: string; text: string[] }): string =>
  [
    '<!doctype html><html lang="en-GB"><head><meta charset="utf-8">',
    `<meta name="viewport" content="width=device-width"><title>${title}</title></head>`,
    `<body><h1>${title}</h1>${text.map((line) => `<p>${line}</p>`).join("")}`,
    '<p><a href="/privacy">Privacy</a> · <a href="/terms">Terms of use</a></p></body></html>\n',
  ].join("");

/** `/`, `/privacy` and `/terms`: the same for everybody, and nothing of the log. */
export const aboutRoutes = (): Route[] =>
  Object.entries(PAGES).map(([path, about]) => ({
    method: "GET",
    path,
    handle: (_request, response) => void response.writeHead(200, PAGE_HEADERS).end(page(about)),
  }));
