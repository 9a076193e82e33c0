/** Words that a reply turns on; one of them with two neighbouring letters changed, or one left out, is still that word. */
const KEY_WORDS =
  "change extend extension target complete completed finished finish please remind revised revise postpone deadline closed close moved snooze update reschedule sorted action until ignore sorry delete extended fortnight delay reassign wrong".split(
    " ",
  );

/** Slips that are words of their own: "we compete", "to move". */
const OWN_WORDS = /^(?:compete|competed|move|sored|delay)$/u;

const slipsOf = (word: string): string[] =>
  [...word].slice(1).flatMap((letter, before) => {
    const at = before + 1;
    const dropped = word.slice(0, at) + word.slice(at + 1);
    return at + 1 < word.length
      ? [dropped, word.slice(0, at) + word.charAt(at + 1) + letter + word.slice(at + 2)]
      : [dropped];
  });

/** What thumbs make of words; where a day follows, "2" is "to". */
const SHORTHAND: Record<string, string> = {
  abt: "about",
  agn: "again",
  chng: "change",
  cn: "can",
  cna: "can",
  cud: "could",
  dat: "date",
  ext: "extend",
  frm: "from",
  hv: "have",
  m8: "mate",
  mk: "make",
  msg: "message",
  mtgs: "meetings",
  mv: "move",
  nd: "need",
  psuh: "push",
  rmnd: "remind",
  snd: "send",
  sry: "sorry",
  tht: "that",
  tk: "take",
  wot: "what",
  wrng: "wrong",
  yday: "yesterday",
};

const RIGHT = new Map<string, string>([
  ...KEY_WORDS.flatMap((word) =>
    slipsOf(word)
      .filter((slip) => !KEY_WORDS.includes(slip) && !OWN_WORDS.test(slip))
      .map((slip): [string, string] => [slip, word]),
  ),
  ...Object.entries(SHORTHAND),
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
    .replace(TWO, "to");
