import { printReference, type Reference } from "./reference.js";

const PATH = /^\/actions\/([A-Za-z][A-Za-z0-9-]{1,11})\/(\d{1,5})\/(\d{1,4})\/?$/u;

/** The address of an action, to be pasted where people talk: `https://opsg.example.org/actions/OPSG/64/1`. */
export const linkTo = (address: string, { committee, meeting, sequence }: Reference): string =>
  `${address}/actions/${committee}/${meeting}/${sequence}`;

/** The reference that such an address names; undefined for any other. */
export const linkedReference = (url: string): string | undefined => {
  if (!URL.canParse(url)) return undefined;
  const [, code, meeting, sequence] = PATH.exec(new URL(url).pathname) ?? [];
  return (
    code && printReference({ committee: code.toUpperCase(), meeting: Number(meeting), sequence: Number(sequence) })
  );
};
