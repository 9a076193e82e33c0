import type { Platform } from "../domain/register.js";

/** Slack takes one message a second in a conversation, and Teams little more. Milliseconds. */
const APART_MS = 1_000;
/** A wait longer than this is a clock's that was moved. Milliseconds. */
const LONGEST_MS = 60 * 60 * 1000;
/** As many conversations are remembered. */
const MAX_KEPT = 10_000;

/**
 * When the next message may go into a conversation. Kept in memory: another instance, or a start anew, is held back by
 * the platform's own answer.
 */
export const openPace = () => {
  const conversations = new Map<string, number>();
  const platforms = new Map<Platform, { until: number; refused: string }>();
  const redraws = new Map<Platform, number>();

  const wait = (until: number | undefined, now: number): number | null =>
    until !== undefined && until > now && until - now <= LONGEST_MS ? until : null;

  return {
    /** The instant from which it may, or null: now. Epoch milliseconds. */
    freeAt: (platform: Platform, conversation: string, now: number): number | null =>
      wait(platforms.get(platform)?.until, now) ?? wait(conversations.get(conversation), now),
    /** A message goes now. */
    takes: (conversation: string, now: number): void => {
      if (conversations.size >= MAX_KEPT) conversations.clear();
      conversations.set(conversation, now + APART_MS);
    },
    /** The platform asked to wait; asked so by a second conversation in a row, it means all of them. */
    refused: (platform: Platform, conversation: string, until: number): void => {
      conversations.set(conversation, until);
      const before = platforms.get(platform);
      const all = before !== undefined && before.refused !== conversation;
      platforms.set(platform, { until: all ? until : 0, refused: conversation });
    },
    /** The instant from which messages may be drawn again, which platforms limit by itself; or null: now. */
    redrawsAt: (platform: Platform, now: number): number | null => wait(redraws.get(platform), now),
    redrawRefused: (platform: Platform, until: number): void => void redraws.set(platform, until),
    /** The platform took one. */
    taken: (platform: Platform): void => void platforms.delete(platform),
  };
};

export type Pace = ReturnType<typeof openPace>;
