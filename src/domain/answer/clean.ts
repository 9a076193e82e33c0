import { straighten } from "../words.js";

/** From these lines on, a mail holds somebody else's words. */
const FORWARDED = /^(?:-{2,} ?(?:original|forwarded) message ?-{2,}|begin forwarded message:?|_{8,})$/iu;
const WROTE = /^on\b.{4,150}\bwrote:$/iu;
const HEADER = /^\*?from:\*? ?\S/iu;
const HEADER_NEXT = /^\*?(?:sent|date|to|cc|subject):/iu;

/** From these lines on, a mail holds what its program or its company adds. */
const ADDED =
  /^(?:--|(?:sent|get) (?:from|via|using|outlook)\b.{0,60}|(?:this (?:e-?mail|message)(?: and|,| is| may| contains)|confidentiality notice|disclaimer\b|please consider the environment).*)$/iu;

const PEOPLE = "(?:all|both|everyone|everybody|team|folks|there|again|bot|chair|secretary|colleagues|sir|madam)";
const HELLO = "(?:hi|hiya|hello|hey|dear|good (?:morning|afternoon|evening)|morning|afternoon|evening)";
const NAME = "\\p{Lu}[\\p{L}'-]{1,20}";
/** Words that may stand capitalised where a name would, and change everything. */
const NO_NAME = "(?!(?:[Nn]o|[Nn]ot|[Nn]ever|[Nn]early|[Aa]lmost|[Pp]art\\w*|[Mm]ost\\w*|[Ww]ill|[Hh]alf|[Dd]one)\\b)";
const SOMEBODY = `(?: (?:${PEOPLE}|${NO_NAME}${NAME}(?: ${NAME})?))?`;
const inAnyCase = (word: string): string =>
  word.replace(/[a-z]/gu, (letter, at: number, whole: string) =>
    whole[at - 1] === "?" || whole[at - 1] === "\\" ? letter : `[${letter}${letter.toUpperCase()}]`,
  );
const GREETING_LINE = new RegExp(
  `^(?:${inAnyCase(HELLO)}${SOMEBODY}|${NO_NAME}${NAME},|${inAnyCase(PEOPLE)},)[,!:.]?$`,
  "u",
);
/** "Hi, done", "hello. done"; and "hi it is done", as is typed on a phone, where nobody is named. */
const GREETING_FIRST = new RegExp(
  `^(?:${inAnyCase(HELLO)}${SOMEBODY} ?[,!:.–-]+|[Hh](?:i|iya|ello|ey)(?= +[^\\p{Lu}\\s])) *(?=\\S)`,
  "u",
);

/** Takes leave, alone on its line; a name may follow on it. */
const FAREWELL = new RegExp(
  `^(?:(?:[Kk]ind|[Bb]est|[Ww]arm|[Kk]indest|[Ww]armest|[Mm]any|[Ww]ith|[Vv]ery) )*(?:[Rr]egards|[Ww]ishes|[Tt]hanks|[Tt]hank you|[Tt]hx|[Cc]heers|[Tt]a|[Rr]gds|[Kk][Rr]|[Bb][Rr]|[Bb]est|[Yy]ours|[Ss]incerely)(?: (?:again|in advance|all|both|very much|so much|and (?:kind )?regards|sincerely|faithfully))?[,.! ]*(?:${NAME}(?: ${NAME})?)?\\.?$`,
  "u",
);

/** A name, initials or a job, as a signature begins. */
const SIGNED = /^\p{Lu}[\p{L}'.-]*(?: (?:\p{Lu}[\p{L}'.-]*|of|and|the|for|van|de)){0,4}$/u;
const POSTSCRIPT = /^p\.? ?s\.?\b/iu;

/** A farewell before a name; thanks are one only with a comma: "thanks Corny" may thank somebody else for something. */
const CLOSING =
  "(?:(?:(?:[Kk]ind|[Bb]est|[Ww]arm|[Mm]any|[Ww]ith)(?:est)? )*(?:[Rr]egards|[Ww]ishes)|[Rr]gds|KR|BR|[Yy]ours),? |(?:(?:[Mm]any |[Ww]ith )?(?:[Tt]hanks|[Tt]hank you|[Tt]hx|[Cc]heers|[Tt]a)(?: (?:again|all|both|everyone|in advance|very much|so much|and (?:kind |best )?regards))?|[Bb]est), ?";
/** As people are called: "Sam", "O'Neill", "Anne-Marie"; "NetCo" and "SECAS" may be parties. */
const PERSON = "\\p{Lu}(?:['’]\\p{Lu})?\\p{Ll}+(?:-\\p{Lu}\\p{Ll}+)?";
/** Words that stand capitalised in such a place and name nobody, or tell of the action. */
const NOBODY =
  /^(?:yes|no|not?ed|not|never|none|nothing|ok(?:ay)?|done|complete[d]?|closed|finished|sorted|resolved|undo|ours|mine|sorry|please|thanks|cheers|regards|today|tomorrow|yesterday|soon|later|nearly|almost|half|mostly|partly|still|open|late|(?:mon|tues|wednes|thurs|fri|satur|sun)day|january|february|march|april|may|june|july|august|september|october|november|december|easter|christmas|spring|summer|autumn|winter)$/iu;
/** Takes leave at the very end, on the line of what was said: "…on Monday. Thanks, Corny". */
const SIGN_OFF = new RegExp(
  `(?:(?<=[.!?)…])[ \\t]+|[ \\t]*[,;][ \\t]*|[ \\t]+[-–—]+[ \\t]+|[–—])(?:${CLOSING})(${PERSON})(?: (${PERSON}))?[.!]?$`,
  "u",
);

/** Without a farewell at the end of the last line, where that is sure to be one: a person's name, or two, after it. */
const withoutSignOff = (text: string, parties: readonly string[]): string => {
  const found = SIGN_OFF.exec(straighten(text));
  if (!found) return text;
  const names = found.slice(1).filter((name) => name !== undefined);
  const whole = names.join(" ").toLowerCase();
  const isParty = parties.some((party) => [whole, ...whole.split(" ")].includes(party.toLowerCase()));
  const before = text.slice(0, found.index).trim();
  return before === "" || isParty || names.some((name) => NOBODY.test(name)) ? text : before;
};

const isBlank = (line: string): boolean => line.trim() === "";
const bare = (line: string | undefined): string => straighten(line ?? "").trim();

/** Somebody else's words begin here and go on to the end. */
const isQuoteHead = (lines: string[], at: number): boolean => {
  const line = bare(lines[at]);
  if (FORWARDED.test(line)) return true;
  if (HEADER.test(line)) return HEADER_NEXT.test(bare(lines[at + 1]));
  return WROTE.test(line) || (/^on\b/iu.test(line) && WROTE.test(`${line} ${bare(lines[at + 1])}`.slice(0, 200)));
};

/** The lines that are not quoted; an answer below the quoted lines stays. */
const ownLines = (lines: string[]): string[] => {
  const at = lines.findIndex((_, index) => isQuoteHead(lines, index));
  if (at < 0) return lines.filter((line) => !/^\s*>/u.test(line));
  const below = lines.slice(at);
  const lastQuoted = below.findLastIndex((line) => /^\s*>/u.test(line));
  return [...ownLines(lines.slice(0, at)), ...(lastQuoted < 0 ? [] : below.slice(lastQuoted + 1))];
};

/** Leaves out a farewell, and the signature after it if a name begins one; a postscript stays. */
const withoutFarewell = (lines: string[]): string[] => {
  const at = lines.findIndex((line, index) => index > 0 && FAREWELL.test(bare(line)));
  if (at < 0) return lines;
  const after = lines.slice(at + 1);
  const signed = SIGNED.test(bare(after.find((line) => !isBlank(line))));
  const postscript = after.findIndex((line) => POSTSCRIPT.test(bare(line)));
  const kept = !signed ? after : postscript < 0 ? [] : after.slice(postscript);
  return [...lines.slice(0, at), ...kept];
};

const withoutGreeting = (lines: string[]): string[] => {
  const at = lines.findIndex((line) => !isBlank(line));
  const first = (lines[at] ?? "").trim();
  const rest = lines.slice(at + 1);
  if (GREETING_LINE.test(straighten(first)) && rest.some((line) => !isBlank(line))) return rest;
  return [first.slice(GREETING_FIRST.exec(straighten(first))?.[0].length ?? 0), ...rest];
};

/** Greets, and says nothing else; the bot may be called by its name. */
const ONLY_GREETING = new RegExp(
  `^(?:${HELLO}|good day)(?:,? (?:${PEOPLE}|@?opsg(?:[ -]?bot)?)){0,2}[\\s,.!:\\p{Extended_Pictographic}\\p{Emoji_Modifier}\\ufe0f\\u200d]*$`,
  "iu",
);

/** Whether words greet, and nothing else. */
export const isGreeting = (text: string): boolean => text.length <= 60 && ONLY_GREETING.test(straighten(text).trim());

const join = (lines: string[]): string =>
  lines
    .join("\n")
    .replace(/\n{3,}/gu, "\n\n")
    .trim();

/** What is said after a greeting; all of it where there is none, or nothing else. */
export const afterGreeting = (text: string): string =>
  isGreeting(text) ? text : join(withoutGreeting(text.replace(/\r\n?/gu, "\n").split("\n"))) || text;

/**
 * A reply without greeting, quoted text and signature; what can be kept of it where nothing else would be left.
 * @param parties the names of the committee's parties: with one of them nobody signs
 */
export const cleanWords = (text: string, parties: readonly string[] = []): string => {
  const lines = text.replace(/\r\n?/gu, "\n").split("\n");
  const own = ownLines(lines);
  const added = own.findIndex((line) => ADDED.test(bare(line)));
  const cleaned = withoutSignOff(
    join(withoutGreeting(withoutFarewell(added < 0 ? own : own.slice(0, added)))),
    parties,
  );
  return cleaned || join(own) || text.trim();
};
