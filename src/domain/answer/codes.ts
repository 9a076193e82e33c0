import { spelt } from "./spelling.js";

/** What is known of names that may stand before a figure: committees that may be named, and parties, which are none. */
export type Names = { committees: readonly string[]; parties: readonly string[] };

/** Words in capitals before a reference that are no committee's code. */
const WORDS = new Set(
  [
    "a about action actions add added after again agenda all also and any as asap at before both but by can change changed close closed",
    "closing cob complete completed date done draft due eod eop eow eta except extend fao finished for from fyi has have hi id if in",
    "is issue item items its late latest like minor minus move moved nb need needs new no not now of off ok okay on only open or",
    "our over overdue part pending per please plus pls postpone progress ps push re ref refs remind reopen see send sent snooze so start",
    "still stop target tbc tbd than that the then this to undo until up update updates urgent via wait waiting was we when will wip with yes",
    "jan feb mar apr may jun jul aug sep sept oct nov dec mon tue tues wed weds thu thur thurs fri sat sun",
  ].flatMap((line) => line.toUpperCase().split(" ")),
);

/** As committees are called: a few capitals, figures perhaps among them. */
const SHAPE = /^[A-Z][A-Z0-9-]{1,7}$/u;

/** How words of the language end and begin in two consonants. */
const ENDS = new Set(
  "bb bs bt cc ch ck cs ct dd ds dt ff ft fs gg gh gn gs hs ht ks lb lc ld lf lk ll lm ln lp ls lt lv lz mb mm mn mp ms nc nd ng nk nn ns nt nx nz pp ph ps pt rb rc rd rf rg rk rl rm rn rp rr rs rt rv rz sh sk sm sp ss st th ts tt tz wd wk wl wn ws xt zz".split(
    " ",
  ),
);
const BEGINS = new Set(
  "bl br ch cl cr dr dw fl fr gh gl gn gr kh kl kn kr ll ph pl pn pr ps qu rh sc sh sk sl sm sn sp sq st sw th tr ts tw wh wr".split(
    " ",
  ),
);
/** Short ways of writing that have no vowel either. */
const SHORT = new Set(
  "brb btw cfm cmpl cmplt dtd fwd hmm hrs mgr mrs mth mths mtg mtgs nxt pls qtr rcvd rgds rvsd tbh tgt thx tks tmrw tnx trgt wks wrt yrs".split(
    " ",
  ),
);
const CONSONANTS = /^[b-df-hj-np-tv-xz]{2}$/u;

/** Whether a word in small letters is nobody's word but an abbreviation: "opsg", "hwg". */
const isAbbreviation = (word: string): boolean => {
  if (!/^[a-z]{3,8}$/u.test(word) || SHORT.has(word) || spelt(word, new Set()) !== word) return false;
  const [first, last] = [word.slice(0, 2), word.slice(-2)];
  return (
    !/[aeiouy]/u.test(word) ||
    (CONSONANTS.test(first) && !BEGINS.has(first)) ||
    (CONSONANTS.test(last) && !ENDS.has(last))
  );
};

/**
 * Whether a word before a figure is the code of another committee: one that may be named, however it is written, or what
 * looks like one.
 * @param opens whether nothing stands before it that it could belong to: there, small letters may be a code as well
 */
export const isAnothersCode = (word: string, { committees, parties }: Names, opens = false): boolean => {
  const same = (name: string): boolean => name.toUpperCase() === word.toUpperCase();
  if (committees.some(same)) return true;
  const looks = (SHAPE.test(word) && /[A-Z]{2}/u.test(word)) || (opens && isAbbreviation(word.toLowerCase()));
  return looks && !WORDS.has(word.toUpperCase()) && !parties.some(same);
};
