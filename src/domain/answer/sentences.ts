import { straighten } from "../words.js";
import { findMentions, type Mentions } from "./mentions.js";
import { spelt } from "./spelling.js";
import type { About } from "./understood.js";

/** A part of a sentence that can be read by itself. */
export type Clause = {
  text: string;
  /** The word or sign that ties it to what stands before it in its sentence: "and", "but", ","; empty at its beginning. */
  tie: string;
  /** What stands before it in its sentence. */
  before: string;
};

export type Sentence = { text: string; asks: boolean; clauses: Clause[] };

/** A reply made ready for reading: lower case, contractions written out, what tells of time marked. */
export type Reading = { text: string; sentences: Sentence[]; mentions: Mentions; about: About };

const WRITTEN_OUT: readonly [RegExp, string][] = [
  [/\bca(?:n't|nt|nnot|n not)\b/gu, "can not"],
  [/\bwo(?:n't|nt)\b/gu, "will not"],
  [/\bshan'?t\b/gu, "shall not"],
  [/\b(is|are|was|were|do|does|did|has|have|had|could|would|should|must|need)(?:n't|nt)\b/gu, "$1 not"],
  [/\bain'?t\b/gu, "is not"],
  [/\blet'?s\b/gu, "let us"],
  [/\b(what|where|how|when)s\b(?= )/gu, "$1 is"],
  [
    /\b(it|that|this|all|everything|one|someone|somebody|job|work|action|task)'s(?= (?:all |now |already |actually )?been\b)/gu,
    "$1 has",
  ],
  [/\b(have|has) (?:finish|complete|close|resolve|deliver)(?= (?:this|the|it|that|all)\b)/gu, "$1 finished"],
  [
    /\b(it|that|this|there|what|who|when|where|why|how|here|he|she|all|everything|one|everyone|everybody|nothing|somebody|someone|job|work|action|task)'s\b/gu,
    "$1 is",
  ],
  [/\b(?:its|thats) been\b/gu, "it has been"],
  [
    /(?<!\b(?:at|of|for|in|on|by|with|from|to|under|into|about|per|during|before|after|until|since|all|has|have|had|make|made|holds?|held|updated?|published|finished|completed|issued|and|or) )\b(?:its|thats)\b/gu,
    "it is",
  ],
  [/\bwhos\b/gu, "who is"],
  [/\b(i|we|you|they)'?ve\b/gu, "$1 have"],
  [/\b(we|you|they)'re\b/gu, "$1 are"],
  [/\bi'?m\b/gu, "i am"],
  [/\b(\w+)'ll\b/gu, "$1 will"],
  [/\b(?:itll|thatll)\b/gu, "it will"],
  [/\b(i|we|you|they|it|he|she)'d\b/gu, "$1 would"],
  [/\btoo (?=(?:the )?‹[DMVXT])/gu, "to "],
  [
    /\b((?:considers?|regards?|treats?|views?|deems?) (?:this|it|that|the|our)(?: \w+)?) (?:now )?(?:to be|to have been|as(?: being)?)(?= (?:now |fully )?(?:complete|completed|done|closed|finished|discharged|fulfilled|resolved)\b)/gu,
    "$1",
  ],
  [/\bgonna\b/gu, "going to"],
  [/\b(?:100 ?%|(?:a|one) hundred per ?cent)(?! of\b)/gu, "fully"],
  [/\b(this|that|it) ?(?:one)s\b(?= (?:been|done|closed|complete|finished|for|not))/gu, "$1 one is"],
  [/\bw\/o\b/gu, "without"],
  [/\bf\/u\b/gu, "follow up"],
];

/** A tick, and nothing else. */
const TICK = /^[✅✔☑🏁]\u{FE0F}?[\s.!]*$/u;

/** Struck through: taken back before it was sent. */
const STRUCK = /(?<![\w~])(~{1,2})(?=[^\s~])[^~\n]*[^\s~]\1(?![\w~])/gu;

/** Letter for letter as a person reads it: one kind of quote, no emphasis, one blank. */
const plainText = (words: string): string =>
  straighten(words.normalize("NFKC"))
    .toLowerCase()
    .replace(STRUCK, " ")
    .replace(TICK, "tick")
    .replace(/\btom+or+ow\b/gu, "tomorrow")
    .replace(/[*_~`]+|(?:\p{Extended_Pictographic}|\p{Emoji_Modifier}|\u{FE0F}|\u{200D})+/gu, " ")
    .replace(/(?<=\s)[&+](?=\s)/gu, "and")
    .replace(/[ \t]+/gu, " ")
    .replace(/ *\n\s*/gu, "\n")
    .trim();

const TIES =
  /,? \b(but|and|so|because|(?<!\bas far )as(?! (?:the|our|a) (?:new |revised |target |due )*(?:date|target|deadline)\b)(?= (?:we|i|it|the|they|our|there|this|that|he|she|some|more|data|you|no)\b)|since|although|though|however|therefore|hence|then|(?<!\ba )while|whereas|which|due to|owing to|given|or)\b(?= )|[,;()…]|(?<!\b(?:date|target|deadline)(?: please)?) [-–—]+ |(?<=\S)[–—](?=\S)|\.{2,}|-{2,}|: (?!(?:the )?[‹\d])/gu;

/** As far back as a doubt reaches. Characters. */
const BEFORE = 300;

const clausesOf = (sentence: string): Clause[] => {
  const clauses: Clause[] = [];
  let from = 0;
  let tie = "";
  const put = (to: number): void => {
    const text = sentence.slice(from, to).trim();
    if (text !== "") clauses.push({ text, tie, before: sentence.slice(Math.max(0, from - BEFORE), from) });
  };
  for (const found of sentence.matchAll(TIES)) {
    put(found.index);
    tie = found[1] ?? found[0].trim();
    from = found.index + found[0].length;
  }
  put(sentence.length);
  return clauses;
};

/** Sentences end at a stop, a question or exclamation mark, or a line's end; "e.g." and "no. 4" end none. */
const SENTENCE = /[^.!?\n]+(?:\.(?!\s|$)[^.!?\n]*)*[.!?]*/gu;

const namesOf = ({ parties, action, committee }: About): Set<string> =>
  new Set([...parties, ...action.owners, committee].flatMap((name) => name.toLowerCase().split(/\s+/u)));

export const readSentences = (words: string, about: About): Reading => {
  const mentions = findMentions(spelt(plainText(words), namesOf(about)), about);
  const text = WRITTEN_OUT.reduce((now, [slip, right]) => now.replace(slip, right), mentions.marked);
  const sentences = [...text.matchAll(SENTENCE)].flatMap(([found]): Sentence[] => {
    const bare = found.replace(/^[\s•*>-]+|[.!?\s]+$|(?<=›)(?: ?,)+(?= please$| (?:to|until) (?:the )?‹)/gu, "");
    return bare === "" ? [] : [{ text: bare, asks: /\?[.!?\s]*$/u.test(found), clauses: clausesOf(bare) }];
  });
  return { text, sentences, mentions, about };
};

/** The same of words of which it is not known what action they are about. */
export const readAlone = (words: string): Reading => {
  const about = { said: "2000-01-01", action: { target: "TBC", owners: [] }, committee: "", parties: [] } as const;
  return readSentences(words, { ...about, meeting: () => null });
};
