import { printReference, type Reference } from "./reference.js";

const PATH = /^\/actions\/([A-Za-z][A-Za-z0-9-]{1,11})\/(\d{1,5})\/(\d{1,4})\/?$/u;

/** Where an action stands under the bot's own address, to be pasted where people talk: `/actions/OPSG/64/1`. */
export const pathOf = ({ committee, meeting, sequence }: Reference): string =>
  `/actions/${committee}/${meeting}/${sequence}`;

/** The reference that such an address names; undefined for any other. */
export const linkedReference = (url: string): string | undefined => {
  if (!URL.canParse(url)) return undefined;
  const [, code, meeting, sequence] = PATH.exec(new URL(url).pathname) ?? [];
  return (
    code && printReference({ committee: code.toUpperCase(), meeting: Number(meeting), sequence: Number(sequence) })
  );
};
