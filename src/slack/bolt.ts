import { createRequire } from "node:module";
import type { App as AppClass, HTTPReceiver as HttpClass, SocketModeReceiver as SocketClass } from "@slack/bolt";

// Bolt's index loads Express and AWS Lambda too, which costs a quarter more time; these are all we use of it.
const require = createRequire(import.meta.url);
const load = <T>(part: string): T => require(`@slack/bolt/dist/${part}`).default;

export const App = load<typeof AppClass>("App.js");
export const HTTPReceiver = load<typeof HttpClass>("receivers/HTTPReceiver.js");
export const SocketModeReceiver = load<typeof SocketClass>("receivers/SocketModeReceiver.js");

export { ErrorCode } from "@slack/bolt/dist/errors.js";
