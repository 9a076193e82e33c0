import { Writable } from "node:stream";
import { type DestinationStream, type Logger, pino } from "pino";

const SECRET_NAMES = /token|password|secret|authorization|cookie|api[-_]?key|signature/i;
const HIDDEN = "[hidden]";

/** Secrets inside running text: a password in an address, Slack's tokens, a bearer token. */
const SECRET_TEXTS: readonly [RegExp, string][] = [
  [/([a-z][a-z0-9+.-]*:\/\/[^\s:/@"]*):[^\s@"]*@/gi, `$1:${HIDDEN}@`],
  [/\b(xox[a-z]|xapp)-[\w-]+/g, HIDDEN],
  [/\bBearer\s+[\w.~+/=-]+/gi, `Bearer ${HIDDEN}`],
];

const hideIn = (text: string): string =>
  SECRET_TEXTS.reduce((seen, [pattern, instead]) => seen.replace(pattern, instead), text);

/** Deeper than anything we log on purpose; what lies below is cut. */
const MAX_DEPTH = 6;

const scrub = (value: unknown, depth = 0): unknown => {
  if (typeof value === "string") return hideIn(value);
  if (typeof value === "bigint") return String(value);
  if (typeof value !== "object" || value === null) return value;
  if (depth === MAX_DEPTH) return "[deeper]";
  if (value instanceof Error) {
    const { name, message, stack, cause } = value;
    return scrub({ ...value, name, message, stack, ...(cause === undefined ? {} : { cause }) }, depth);
  }
  if (value instanceof Date) return value;
  if (Array.isArray(value)) return value.map((item) => scrub(item, depth + 1));
  return Object.fromEntries(
    Object.entries(value).map(([name, inner]) => [name, SECRET_NAMES.test(name) ? HIDDEN : scrub(inner, depth + 1)]),
  );
};

const LEVELS: Record<number, string> = {
  10: "trace",
  20: "debug",
  30: "info",
  40: "warning",
  50: "error",
  60: "fatal",
};

/** Where a line says why, that is the sentence; ids and keys are for machines. */
const because = (said: string, why: string): string => `${said}: ${why.replace(/[.\s]+$/, "")}.\n`;

/** One line of JSON as a line for a person: `warning: the message  {"id":"…"}`, an error's stack below it. */
const forPeople = (line: string): string => {
  const { level, time: _, pid: __, hostname: ___, msg, err, ...rest } = JSON.parse(line);
  const said = level === 30 ? msg : `${LEVELS[level] ?? level}: ${msg}`;
  if (typeof rest.why === "string") return because(said, rest.why);
  const fields = Object.keys(rest).length > 0 ? `  ${JSON.stringify(rest)}` : "";
  return `${said}${fields}\n${err?.stack ? `${err.stack}\n` : ""}`;
};

/**
 * The log: lines of JSON, or (`pretty`) lines for a person. Secrets are hidden in field values, messages and stacks.
 * @param to where the lines go; standard output where it is left out
 */
export const createLog = (level: string, pretty: boolean, to: NodeJS.WritableStream = process.stdout): Logger => {
  const destination: DestinationStream = pretty
    ? new Writable({
        write(chunk, _encoding, done) {
          to.write(forPeople(String(chunk)));
          done();
        },
      })
    : to;
  return pino(
    {
      level,
      formatters: { log: (fields) => scrub(fields) as Record<string, unknown> },
      hooks: {
        logMethod(args, method) {
          const hidden = args.map((arg) => (typeof arg === "string" ? hideIn(arg) : arg)) as typeof args;
          method.apply(this, hidden);
        },
      },
    },
    destination,
  );
};
