/**
 * What Slack refuses beyond, in characters or counts. Sources: docs.slack.dev/reference/block-kit (blocks, elements,
 * composition objects), docs.slack.dev/surfaces/modals, docs.slack.dev/reference/methods/chat.postmessage.
 */

export const MAX_BLOCKS_PER_MESSAGE = 50;
export const MAX_BLOCKS_PER_VIEW = 100;
/** The words of a picture. */
export const MAX_ALT_CHARACTERS = 2000;
export const MAX_HEADER_CHARACTERS = 150;
export const MAX_SECTION_CHARACTERS = 3000;
export const MAX_CONTEXT_CHARACTERS = 2000;
export const MAX_BUTTONS_PER_BLOCK = 25;
export const MAX_BUTTON_LABEL_CHARACTERS = 75;
export const MAX_BUTTON_VALUE_CHARACTERS = 2000;
export const MAX_CONFIRM_TITLE_CHARACTERS = 100;
export const MAX_CONFIRM_TEXT_CHARACTERS = 300;
export const MAX_CONFIRM_LABEL_CHARACTERS = 30;
/** Title, submit and close of a modal. */
export const MAX_MODAL_TITLE_CHARACTERS = 24;
export const MAX_PRIVATE_METADATA_CHARACTERS = 3000;
export const MAX_INPUT_LABEL_CHARACTERS = 2000;
export const MAX_INPUT_CHARACTERS = 3000;
export const MAX_OPTION_CHARACTERS = 75;
/** In one select, or in one of its groups; and as many groups. */
export const MAX_OPTIONS_PER_GROUP = 100;
/** `text` beside blocks is what notifications and screen readers read; longer than this is discouraged. */
export const MAX_FALLBACK_CHARACTERS = 4000;
/** All text of one message. Slack documents this figure for markdown blocks only; we hold every message to it. */
export const MAX_CHARACTERS_PER_MESSAGE = 12_000;
/** Our own: an error beside a field is read at a glance. */
export const MAX_FIELD_ERROR_CHARACTERS = 500;
