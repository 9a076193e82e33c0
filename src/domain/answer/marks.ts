/** The first of the private characters that stand for a place in the list of what tells of time. */
export const FIRST_MARK = 0xe000;

/** Any of these letters' marks, as a pattern. */
export const mark = (letters: string): string => `‹[${letters}][\\uE000-\\uF8FF]›`;
