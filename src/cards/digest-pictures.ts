import type { Digest, PartySpread } from "../domain/digest/digest.js";
import type { Part, Picture } from "./card.js";
import { type DigestView, partyName } from "./digest-view.js";

const spreadWords = ({ overdue, soon, later, undated }: Omit<PartySpread, "partyId">): string =>
  `${overdue} overdue, ${soon} due soon, ${later} on time, ${undated} without a date`;

/** Parties in the picture; the rest are added up. */
const SHOWN_PARTIES = 9;

/** The bars of the second picture, the longest list cut to what a phone shows. */
export const barsOf = (digest: Digest, nameOf: (partyId: string) => string) => {
  const named = digest.parties
    .slice(0, SHOWN_PARTIES)
    .map(({ partyId, ...spread }) => ({ ...spread, name: nameOf(partyId) }));
  const rest = digest.parties.slice(SHOWN_PARTIES);
  const sum = (of: "overdue" | "soon" | "later" | "undated"): number => rest.reduce((all, party) => all + party[of], 0);
  return rest.length === 0
    ? named
    : [
        ...named,
        {
          name: `${rest.length} others`,
          overdue: sum("overdue"),
          soon: sum("soon"),
          later: sum("later"),
          undated: sum("undated"),
        },
      ];
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
    ({ meeting, open, overdue }) => `${committee.code} ${meeting}: ${open} open, ${overdue} overdue`,
  );
  const bars = barsOf(digest, (partyId) => partyName(view, partyId)).map((bar) => `${bar.name}: ${spreadWords(bar)}`);
  return [
    ...(trend.length > 1 ? picture(view.pictures.trend, `Open and overdue at each meeting. ${trend.join("; ")}.`) : []),
    ...(bars.length > 0 ? picture(view.pictures.parties, `Open actions by party. ${bars.join("; ")}.`) : []),
  ];
};
