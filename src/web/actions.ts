import type { Route } from "./server.js";

/** Where a link to an action leads in a browser: nobody is known there, so nothing of the log is told. */
export const actionRoute: Route = {
  method: "GET",
  path: "/actions/*",
  handle: (_request, response) =>
    void response
      .writeHead(200, {
        "content-type": "text/plain; charset=utf-8",
        "cache-control": "no-store",
        "x-content-type-options": "nosniff",
      })
      .end(
        "This is a link to an action of a committee's log.\n\nPaste it into the committee's channel on Slack and it unfolds there. Or ask the bot: /opsg action show, and the reference.\n",
      ),
};
