import { type Logger, LogLevel, type WebClientOptions } from "@slack/web-api";
import type { Log } from "../app/ports.js";

/** A call that takes longer is given up; what came of it is then unknown. */
const CALL_MS = 10_000;

/** What Slack's libraries have to say goes to our log; their small talk does not. */
export const slackLog = (log: Log): Logger => {
  const say =
    (to: (fields: object, message: string) => void) =>
    (...words: unknown[]) =>
      to(
        { from: "slack library" },
        words.map((word) => (word instanceof Error ? word.message : String(word))).join(" "),
      );
  return {
    debug: () => {},
    info: () => {},
    warn: say((fields, message) => log.warn(fields, message)),
    error: say((fields, message) => log.error(fields, message)),
    setLevel: () => {},
    getLevel: () => LogLevel.WARN,
    setName: () => {},
  };
};

/**
 * Options of every client of Slack's Web API: no retries, since a call that was dropped may have been done (our
 * deliveries do the retrying), and a rate limit is an answer, not a wait.
 * @param apiUrl another Slack, for tests
 */
export const clientOptions = (log: Log, apiUrl: string | undefined): WebClientOptions => ({
  ...(apiUrl === undefined ? {} : { slackApiUrl: apiUrl.endsWith("/") ? apiUrl : `${apiUrl}/` }),
  retryConfig: { retries: 0 },
  timeout: CALL_MS,
  rejectRateLimitedCalls: true,
  logger: slackLog(log),
});
