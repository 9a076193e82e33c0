import type { WebClient } from "@slack/web-api";
import type { Log } from "../app/ports.js";
import type { Answer, Card, FileData } from "../cards/card.js";
import { whyRefused } from "./messenger.js";
import type { PlacePictures } from "./pictures.js";
import { upload } from "./upload.js";

/** Makes an answer ready to be shown to somebody. */
export type Prepare = (user: string, answer: Answer) => Promise<Answer>;

const told = (card: Card, text: string, tone = card.tone): Card => ({
  ...card,
  ...(tone ? { tone } : {}),
  parts: [...card.parts, { kind: "note", text }],
});

/** Puts an answer's pictures where Slack shows them from, and its file into the person's conversation with the bot. */
export const openPrepare = (deps: { client: WebClient; log: Log; pictures: PlacePictures }): Prepare => {
  const { client, log, pictures } = deps;
  const send = async (user: string, card: Card, file: FileData): Promise<Card> => {
    try {
      const channel = (await client.conversations.open({ users: user })).channel?.id;
      if (channel === undefined) throw new Error("Slack opened no conversation");
      await upload(client, file, { channel });
      return told(card, `${file.name} is in our own conversation: look under the bot’s name.`);
    } catch (err) {
      log.warn({ err }, "A file could not be sent on Slack");
      const why = whyRefused(err);
      const words =
        why === null
          ? `${file.name} could not be sent just now. Please ask again in a minute.`
          : `${file.name} could not be sent: ${why}. Please tell whoever runs me.`;
      return told(card, words, "warning");
    }
  };
  return async (user, answer) => {
    if (answer.kind !== "card") return answer;
    const card = await pictures(answer.card);
    if (answer.file) return { ...answer, card: await send(user, card, answer.file) };
    return card === answer.card ? answer : { ...answer, card };
  };
};
