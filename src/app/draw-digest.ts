import type { Card, FileData } from "../cards/card.js";
import { digestCard } from "../cards/digest.js";
import { barsOf } from "../cards/digest-pictures.js";
import type { Digest } from "../domain/digest/digest.js";
import { type Committee, printOwners, type Register } from "../domain/register.js";
import { ok, type Result } from "../domain/result.js";
import type { App } from "./ports.js";
import { type DigestAsked, readDigest } from "./read-digest.js";

const drawn = (picture: Promise<FileData>): Promise<FileData | null> => picture.catch(() => null);

/** Its pictures; null for one that cannot be drawn. */
const drawPictures = async (
  { charts }: App,
  register: Register,
  { code, classification }: Committee,
  digest: Digest,
) => {
  const bars = barsOf(digest, (partyId) => printOwners(register, [partyId]));
  const [trend, parties] = await Promise.all([
    digest.trend.length > 1
      ? drawn(
          charts.trend({ title: `${code}: open and overdue at each meeting`, classification, points: digest.trend }),
        )
      : null,
    bars.length > 0
      ? drawn(charts.parties({ title: `${code}: open actions by party`, classification, parties: bars }))
      : null,
  ]);
  return { trend, parties };
};

/** The digest as a card, with its figures as data. */
export const drawDigest = async (
  app: App,
  committee: Committee,
  asked: DigestAsked,
  { mayPost, unasked = false }: { mayPost: boolean; unasked?: boolean },
): Promise<Result<{ card: Card; digest: Digest }>> => {
  const digest = await readDigest(app, committee, asked);
  if (!digest.ok) return digest;
  const register = await app.store.register();
  const pictures = await drawPictures(app, register, committee, digest.value);
  const of = { committee, register, digest: digest.value, ownerIds: asked.ownerIds };
  const card = digestCard({ ...of, pictures, mayPost, unasked });
  return ok({ card, digest: digest.value });
};
