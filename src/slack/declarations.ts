/** What the manifest must declare for the Slack side to work; a test holds `manifests/slack/manifest.json` to it. */

export const SLASH_COMMAND = "/opsg";

/** Everything that Slack sends over HTTP comes here. */
export const EVENTS_PATH = "/slack/events";

export const RAISE_ACTION_SHORTCUT = {
  callback_id: "raise_action",
  name: "Raise an action",
  type: "message",
  description: "Raise an action from this message, with a link to it",
} as const;

/** Scopes and what each is for; `manifests/slack/README.md` repeats the reasons. */
export const BOT_SCOPES = {
  commands: `the command ${SLASH_COMMAND} and the message shortcut`,
  "chat:write": "answers in conversations and channels, and messages that the bot sends first",
  "im:write": "opening a conversation with a person, to write to them first",
  "im:history": "receiving what people write to the bot in their conversation with it",
  "app_mentions:read": "receiving messages that mention the bot in a channel or thread",
  "channels:read": "being told that it was added to a public channel, to offer to bind it",
  "groups:read": "being told that it was added to a private channel, to offer to bind it",
  "files:write": "sending pictures and files: charts, papers, exports",
  "files:read":
    "reading minutes and lists of people that are sent to it in a conversation; looking whether Slack has taken a picture in before it is shown",
  "links:read": "seeing that somebody wrote a link to an action",
  "links:write": "unfolding such a link to the action, where all may see it",
  "users:read": "the names of people who write or are mentioned and are not linked yet",
  "users:read.email": "the confirmed e-mail address by which a person's account is linked",
} as const;

export const BOT_EVENTS = [
  "app_home_opened",
  "app_mention",
  "link_shared",
  "member_joined_channel",
  "message.im",
] as const;
