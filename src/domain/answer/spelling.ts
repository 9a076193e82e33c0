/** Words that a reply turns on; one of them with two neighbouring letters changed, or one left out, is still that word. */
const KEY_WORDS =
  "change extend extension target complete completed finished finish please remind revised revise postpone deadline closed close moved snooze update reschedule sorted action until ignore sorry delete extended fortnight delay reassign wrong instead going tuesday wednesday thursday february received".split(
    " ",
  );

/** Slips that are words of their own: "we compete", "to move". */
const OWN_WORDS = /^(?:compete|move|sored)$/u;

const slipsOf = (word: string): string[] =>
  [...word].slice(1).flatMap((letter, before) => {
    const at = before + 1;
    const dropped = word.slice(0, at) + word.slice(at + 1);
    return at + 1 < word.length
      ? [dropped, word.slice(0, at) + word.charAt(at + 1) + letter + word.slice(at + 2)]
      : [dropped];
  });

/** What thumbs and other tongues make of words, beyond such slips. */
const WRITTEN: Record<string, string> = {
  about: "abt",
  again: "agn",
  anything: "owt",
  can: "cn cna",
  change: "chng",
  completed: "compleet compleated compleeted competed",
  could: "cud cld cd",
  date: "dat",
  done: "doen dne dnoe donee donezo finito",
  extend: "ext",
  extension: "extention extenstion extn",
  from: "frm",
  "give me": "gimme gimmie",
  have: "hv hav",
  make: "mk",
  mate: "m8",
  meetings: "mtgs",
  message: "msg",
  move: "mv",
  need: "nd",
  not: "nto noot nt",
  nothing: "nowt",
  please: "pls plz plse",
  push: "psuh",
  remind: "rmnd",
  send: "snd",
  should: "shld shud shd",
  sorry: "sry",
  take: "tk",
  target: "targer",
  thanks: "thx thnx tks ty thankyou",
  that: "tht",
  the: "teh hte",
  until: "untill til till",
  week: "wk",
  weeks: "wks",
  what: "wot",
  would: "wd wld",
  wrong: "wrng",
  yesterday: "yday",
  you: "u",
  your: "ur",
};

const RIGHT = new Map<string, string>([
  ...KEY_WORDS.flatMap((word) =>
    slipsOf(word)
      .filter((slip) => !KEY_WORDS.includes(slip) && !OWN_WORDS.test(slip))
      .map((slip): [string, string] => [slip, word]),
  ),
  ...Object.entries(WRITTEN).flatMap(([word, ways]) => ways.split(" ").map((way): [string, string] => [way, word])),
]);

/** A 2 that stands for "to", before what tells of a day. */
const TWO =
  /(?<=\b(?:push|move|change|extend|shift|slip|put|it|this|that|date|target|back|out) )2(?= (?:the |next |end |tbc\b|mon\b|tue|wed|thu|fri|\d{1,2}(?:st|nd|rd|th|\/| [a-z])))/gu;

/**
 * A reply in lower case with its slips put right, where no doubt is what word was meant. The committee's own names, in
 * lower case too, are left as they are.
 */
export const spelt = (text: string, names: ReadonlySet<string>): string =>
  text
    .replace(/\b2mor+ow?\b|\b2moz?\b/gu, "tomorrow")
    .replace(/(?<![\w/.@-])[a-z]+8?(?![\w/@-]|\.\w)/gu, (word) => (names.has(word) ? word : (RIGHT.get(word) ?? word)))
    .replace(/\bw (?=(?:you|u|us|the|me|a|them|your|our)\b)/gu, "with ")
    .replace(/(?<![\w'])'?tis\b/gu, "it is")
    .replace(TWO, "to");
