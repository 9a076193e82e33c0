import { createServer } from "node:http";
import { SLACK } from "./requests.mjs";

const listen = async (answer) => {
  const server = createServer((request, response) => {
    const chunks = [];
    request.on("data", (chunk) => chunks.push(chunk));
    request.once("end", () => {
      const body = JSON.stringify(answer(request.url, Buffer.concat(chunks)));
      response
        .writeHead(200, { "content-type": "application/json", "content-length": Buffer.byteLength(body) })
        .end(body);
    });
  });
  server.keepAliveTimeout = 60_000;
  await new Promise((resolve) => server.listen(0, "127.0.0.1", resolve));
  return {
    url: `http://127.0.0.1:${server.address().port}`,
    close: () => {
      server.closeAllConnections();
      server.close();
    },
  };
};

/** As much of Slack's Web API as is asked for while commands are answered: whose the token is. */
export const openSlackStub = () =>
  listen(() => ({ ok: true, team_id: SLACK.team, url: "https://bench.slack.com/", user_id: "UBOT", bot_id: "BBOT" }));

/** Teams' connector: takes every message, and counts those that hold what was expected. */
export const openConnector = async () => {
  let expected = "";
  const counts = { good: 0, other: 0 };
  const stub = await listen((_url, body) => {
    counts[body.includes(expected) ? "good" : "other"] += 1;
    return { id: "1" };
  });
  return {
    ...stub,
    counts,
    expect: (text) => {
      expected = text;
      counts.good = 0;
      counts.other = 0;
    },
  };
};
