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

/** Whether a word before a figure is the code of another committee: one that may be named, however it is written, or what looks like one. */
export const isAnothersCode = (word: string, { committees, parties }: Names): boolean => {
  const same = (name: string): boolean => name.toUpperCase() === word.toUpperCase();
  if (committees.some(same)) return true;
  return SHAPE.test(word) && /[A-Z]{2}/u.test(word) && !WORDS.has(word) && !parties.some(same);
};
