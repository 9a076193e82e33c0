import { startServer } from "./machine.mjs";
import { SECRET } from "./requests.mjs";

export const SECRETS = { SLACK_SIGNING_SECRET: SECRET };

export const slackSettings = (slackUrl) => ({
  ...SECRETS,
  SLACK_BOT_TOKEN: "xoxb-bench",
  SLACK_API_URL: `${slackUrl}/api/`,
});

export const teamsSettings = {
  MICROSOFT_APP_ID: "6f1d3a52-0000-4000-8000-000000000003",
  MICROSOFT_APP_PASSWORD: "a-password-for-the-bench",
  MICROSOFT_APP_TENANT_ID: "6f1d3a52-0000-4000-8000-000000000001",
};

/** The real program, started as `npm start` does. */
export const ourProgram = async ({ folder, database, env }) => {
  const server = await startServer("dist/program/main.js", [], {
    cwd: folder,
    env: { ...env, DATABASE_URL: `file:${database}`, PORT: "0" },
    ready: /Listening on (http:[^"\s]+)/,
  });
  return { ...server, url: server.said };
};

export const ourSlack = ({ folder, database, slackUrl }) =>
  ourProgram({ folder, database, env: slackSettings(slackUrl) });
