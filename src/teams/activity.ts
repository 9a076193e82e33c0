import { z } from "zod";
import { type Pressed, VERB } from "./buttons.js";

/** What Teams sends, as far as we read it. Everything from outside goes through one of these first. */

const text = z.string().max(50_000);
const id = z.string().min(1).max(1_000);

const member = z.looseObject({ id, name: z.string().nullish(), aadObjectId: z.string().nullish() });

/** The least that an activity must have for anything to be done with it; without it, it is refused with 400. */
export const activitySchema = z.looseObject({
  type: id,
  id: id.optional(),
  name: z.string().optional(),
  // Only Teams: on Web Chat and Direct Line, which an Azure bot also has, whoever writes names themselves.
  channelId: z.literal("msteams"),
  serviceUrl: z.url({ protocol: /^https?$/u }),
  from: member,
  recipient: member,
  conversation: z.looseObject({
    id,
    name: z.string().nullish(),
    conversationType: z.string().nullish(),
    tenantId: z.string().nullish(),
  }),
  channelData: z
    .looseObject({
      eventType: z.string().nullish(),
      tenant: z.looseObject({ id }).optional(),
      team: z.looseObject({ id }).optional(),
      channel: z.looseObject({ name: z.string().nullish(), type: z.string().nullish() }).optional(),
    })
    .nullish(),
  text: text.nullish(),
  replyToId: id.nullish(),
  entities: z
    .array(z.looseObject({ type: z.string() }))
    .max(500)
    .nullish(),
  action: z.string().nullish(),
  value: z.unknown().optional(),
  attachments: z
    .array(
      z.looseObject({
        contentType: z.string().nullish(),
        content: z.unknown().optional(),
        contentUrl: z.string().nullish(),
        name: z.string().nullish(),
      }),
    )
    .max(100)
    .nullish(),
  membersAdded: z.array(z.looseObject({ id })).nullish(),
  timestamp: z.iso.datetime({ offset: true }).optional(),
  localTimestamp: z.iso.datetime({ offset: true }).optional(),
});

export type TeamsActivity = z.infer<typeof activitySchema>;

const mentionSchema = z.looseObject({
  type: z.literal("mention"),
  text: z.string().min(1),
  mentioned: member,
});

/** Who is mentioned in a message, and by which words. */
export const mentionsIn = (activity: Pick<TeamsActivity, "entities">) =>
  (activity.entities ?? []).flatMap((entity) => {
    const read = mentionSchema.safeParse(entity);
    return read.success ? [read.data] : [];
  });

const pressedSchema = z.object({
  press: z.object({
    command: z.string().min(1).max(100),
    committee: z.string().max(100).nullable(),
    values: z.record(z.string().max(100), text),
    ask: z.boolean().optional(),
  }),
  nonce: z.string().min(1).max(200).optional(),
  fields: z.array(z.string().max(100)).max(50).optional(),
  stays: z.literal(true).optional(),
});

const dataSchema = z.looseObject({ [VERB]: pressedSchema });

/** A pressed button with what was typed into the inputs beside it; undefined where it is none of ours. */
export const readPressed = (data: unknown): Pressed | undefined => {
  const read = dataSchema.safeParse(data);
  if (!read.success) return undefined;
  const { [VERB]: ours, verb: _verb, ...inputs } = read.data;
  const { press, nonce, fields = [], stays } = pressedSchema.parse(ours);
  const typed = Object.entries(inputs).filter((entry): entry is [string, string] => typeof entry[1] === "string");
  if (typed.some(([name, value]) => name.length > 100 || value.length > 50_000)) return undefined;
  const { ask, ...rest } = press;
  const emptied = fields.map((name): [string, string] => [name, ""]);
  return {
    press: {
      ...rest,
      values: { ...press.values, ...Object.fromEntries(nonce === undefined ? [] : [...emptied, ...typed]) },
      ...(ask === undefined ? {} : { ask }),
    },
    ...(nonce === undefined ? {} : { nonce }),
    ...(stays === undefined ? {} : { stays }),
  };
};

const executeSchema = z.looseObject({ action: z.looseObject({ data: z.unknown().optional() }) });

/** Whether nobody pressed anything: a client draws a card that is looked at anew. */
export const isAutomatic = (value: unknown): boolean =>
  z.looseObject({ trigger: z.literal("automatic") }).safeParse(value).success;

/** The data of a pressed Action.Execute. */
export const executeData = (value: unknown): unknown => {
  const read = executeSchema.safeParse(value);
  return read.success ? read.data.action.data : undefined;
};

const extensionSchema = z.looseObject({
  commandId: z.string(),
  data: z.unknown().optional(),
  messagePayload: z
    .looseObject({
      body: z.looseObject({ contentType: z.string().nullish(), content: text.nullish() }).nullish(),
      linkToMessage: z.string().max(3_000).nullish(),
    })
    .nullish(),
});

/** A use of the message extension: the message it was used on, and what its dialog sent. */
export const readExtension = (value: unknown) => {
  const read = extensionSchema.safeParse(value);
  return read.success ? read.data : undefined;
};
