import { WebAPIPlatformError, type WebClient } from "@slack/web-api";

/** Slack looks an uploaded file through before it shows it, mostly within a second. Milliseconds between our looks. */
const LOOKS_MS = [0, 150, 300, 600, 1_000, 1_500];

/** Waits until Slack can show an uploaded file; it says of which type it is only then. */
export const waitUntilReady = async (client: WebClient, file: string): Promise<void> => {
  for (const pause of LOOKS_MS) {
    await new Promise((resolve) => setTimeout(resolve, pause));
    try {
      if ((await client.files.info({ file })).file?.mimetype) return;
    } catch (error) {
      // Without the scope nobody can look: it is tried as it is.
      if (error instanceof WebAPIPlatformError && error.data.error === "missing_scope") return;
      throw error;
    }
  }
  throw new Error("Slack did not get ready to show the picture");
};
