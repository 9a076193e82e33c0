/** What would be markup, a call to everybody or a link somewhere, and characters that are hard to show. */
export const START =
  "<!channel> <@U1> *bold* _it_ ~s~ `code` :smile: [x](javascript:alert(1)) <at>Alex</at> <b>html</b> & &amp; https://example.org/x @here #general";

const FOUR_THOUSAND = "broadcaster of the harbour news ".repeat(125).trim();

/** As somebody typed it. */
export const HOSTILE = `${START} 👩‍👩‍👧 🦞 \u202Eright to left\u202C שלום a\0b ${FOUR_THOUSAND} the very end`;

/** As it is to be shown: whole, and only what cannot be shown replaced by its sign. */
export const SHOWN = HOSTILE.replace("\0", "\uFFFD");
