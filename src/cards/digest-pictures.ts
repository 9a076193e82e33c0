import type { Digest, PartySpread } from "../domain/digest/digest.js";
import type { Part, Picture } from "./card.js";
import { type DigestView, figure, partyName } from "./digest-view.js";

const spreadWords = ({ overdue, soon, later, undated }: Omit<PartySpread, "partyId">): string =>
  `${figure(overdue)} overdue, ${figure(soon)} due soon, ${figure(later)} on time, ${figure(undated)} without a date`;

/** Parties in the picture: more than a phone shows. The rest are added up in words, for their sum would crush the others' bars. */
const SHOWN_PARTIES = 10;

/** The bars of the second picture, the most pressing parties first. */
export const barsOf = (digest: Digest, nameOf: (partyId: string) => string) =>
  digest.parties.slice(0, SHOWN_PARTIES).map(({ partyId, ...spread }) => ({ ...spread, name: nameOf(partyId) }));

const othersOf = ({ parties }: Digest): Part[] => {
  const rest = parties.slice(SHOWN_PARTIES);
  if (rest.length === 0) return [];
  const sum = (of: "overdue" | "soon" | "later" | "undated"): number => rest.reduce((all, party) => all + party[of], 0);
  const all = { overdue: sum("overdue"), soon: sum("soon"), later: sum("later"), undated: sum("undated") };
  const who = rest.length === 1 ? "One other party" : `${rest.length} other parties`;
  return [{ kind: "note", text: `Not in the picture: ${who}, together ${spreadWords(all)}.` }];
};

const picture = (file: Picture["file"] | null, alt: string): Part[] =>
  file
    ? [{ kind: "picture", file, alt }]
    : [
        { kind: "text", text: alt },
        { kind: "note", text: "The picture could not be drawn, so here are its figures in words." },
      ];

export const pictures = (view: DigestView): Part[] => {
  const { committee, digest } = view;
  const trend = digest.trend.map(
    ({ meeting, open, overdue }) => `${committee.code} ${meeting}: ${figure(open)} open, ${figure(overdue)} overdue`,
  );
  const bars = barsOf(digest, (partyId) => partyName(view, partyId)).map((bar) => `${bar.name}: ${spreadWords(bar)}`);
  return [
    ...(trend.length > 1 ? picture(view.pictures.trend, `Open and overdue at each meeting. ${trend.join("; ")}.`) : []),
    ...(bars.length > 0 ? picture(view.pictures.parties, `Open actions by party. ${bars.join("; ")}.`) : []),
    ...othersOf(digest),
  ];
};
