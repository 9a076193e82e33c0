import { z } from "zod";
import { fileSchema } from "./sent-files.js";

/** What is read of each thing that Slack sends; whatever else comes with it is left alone. */

export const commandSchema = z.object({
  team_id: z.string().min(1),
  channel_id: z.string().min(1),
  channel_name: z.string().optional(),
  user_id: z.string().min(1),
  user_name: z.string().optional(),
  text: z.string().default(""),
  trigger_id: z.string().min(1),
  response_url: z.string(),
});

const userSchema = z.object({
  id: z.string().min(1),
  name: z.string().optional(),
  username: z.string().optional(),
  /** The person's own workspace: in a shared channel, perhaps another than ours. */
  team_id: z.string().optional(),
});

const interaction = {
  user: userSchema,
  team: z.object({ id: z.string() }).nullish(),
  trigger_id: z.string().min(1),
};

const inputSchema = z.object({
  type: z.string(),
  value: z.string().nullish(),
  selected_date: z.string().nullish(),
  selected_user: z.string().nullish(),
  selected_option: z.object({ value: z.string() }).nullish(),
  selected_options: z.array(z.object({ value: z.string() })).nullish(),
});

const viewSchema = z.object({
  id: z.string().min(1),
  type: z.string(),
  callback_id: z.string().default(""),
  private_metadata: z.string().default(""),
  title: z.object({ text: z.string() }).nullish(),
  submit: z.object({ text: z.string() }).nullish(),
  blocks: z.array(z.looseObject({ type: z.string(), block_id: z.string().optional() })).default([]),
  state: z.object({ values: z.record(z.string(), z.record(z.string(), inputSchema)) }).default({ values: {} }),
});

export const buttonSchema = z.object({
  ...interaction,
  response_url: z.string().optional(),
  container: z.object({ type: z.string(), is_ephemeral: z.boolean().optional() }).default({ type: "message" }),
  channel: z.object({ id: z.string() }).nullish(),
  message: z.object({ ts: z.string(), thread_ts: z.string().optional() }).nullish(),
  view: viewSchema.nullish(),
  actions: z.array(z.object({ action_id: z.string(), type: z.string(), value: z.string().optional() })).min(1),
});

export const submissionSchema = z.object({
  user: userSchema,
  team: z.object({ id: z.string() }).nullish(),
  view: viewSchema,
});

export const shortcutSchema = z.object({
  ...interaction,
  callback_id: z.string(),
  response_url: z.string().optional(),
  channel: z.object({ id: z.string() }).nullish(),
  message: z
    .object({
      ts: z.string(),
      thread_ts: z.string().optional(),
      text: z.string().default(""),
      blocks: z.unknown().optional(),
    })
    .nullish(),
});

/** A message within the event of its edit or its deletion. */
const editedSchema = z.object({
  user: z.string().min(1).optional(),
  text: z.string().default(""),
  ts: z.string().min(1),
  thread_ts: z.string().optional(),
  subtype: z.string().optional(),
  bot_id: z.string().optional(),
  team: z.string().optional(),
  files: z.array(z.object({ permalink: z.string().optional() })).optional(),
  blocks: z.unknown().optional(),
});

/** The envelope and what is read of the three events we ask for. */
export const eventSchema = z.object({
  event_id: z.string().min(1),
  team_id: z.string().optional(),
  is_ext_shared_channel: z.boolean().optional(),
  event: z.object({
    type: z.string(),
    user: z.string().min(1).optional(),
    channel: z.string().optional(),
    channel_type: z.string().optional(),
    text: z.string().default(""),
    ts: z.string().optional(),
    thread_ts: z.string().optional(),
    subtype: z.string().optional(),
    bot_id: z.string().optional(),
    edited: z.unknown().optional(),
    hidden: z.boolean().optional(),
    /** As it is after an edit, and as it was before that or before its deletion. */
    message: editedSchema.optional(),
    previous_message: editedSchema.optional(),
    /** The author's own workspace. */
    team: z.string().optional(),
    user_team: z.string().optional(),
    tab: z.string().optional(),
    /** Who added the bot to a channel. */
    inviter: z.string().min(1).optional(),
    files: z.array(fileSchema).optional(),
    /** The text once more, with what stands in it only by its name. */
    blocks: z.unknown().optional(),
  }),
});

/** Links to our own address that somebody wrote. */
export const linksSchema = z.object({
  event_id: z.string().min(1),
  team_id: z.string().optional(),
  is_ext_shared_channel: z.boolean().optional(),
  event: z.object({
    type: z.string(),
    user: z.string().min(1),
    channel: z.string().min(1),
    message_ts: z.string().min(1),
    team: z.string().optional(),
    user_team: z.string().optional(),
    /** Whether the bot is in that conversation. */
    is_bot_user_member: z.boolean().optional(),
    links: z.array(z.object({ url: z.string().max(3_000) })).max(100),
  }),
});

export type SlackCommand = z.infer<typeof commandSchema>;
export type SlackButton = z.infer<typeof buttonSchema>;
export type SlackSubmission = z.infer<typeof submissionSchema>;
export type SlackShortcut = z.infer<typeof shortcutSchema>;
export type SlackEvent = z.infer<typeof eventSchema>;
export type SlackView = z.infer<typeof viewSchema>;
