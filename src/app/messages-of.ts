import type { NewDelivery } from "./deliveries.js";
import type { Message } from "./message.js";

/** What deliveries that go as one message are about, of one kind. */
export const messagesOf = <K extends Message["kind"]>(unit: readonly NewDelivery[], kind: K) =>
  unit
    .map(({ message }) => message)
    .filter((message): message is Extract<Message, { kind: K }> => message.kind === kind);
