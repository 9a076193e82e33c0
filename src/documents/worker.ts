import { parentPort, workerData } from "node:worker_threads";
import { readDocx } from "./docx.js";
import { readPdf } from "./pdf.js";

/** Reads one document, and says what came of it. */
const { kind, bytes } = workerData as { kind: "docx" | "pdf"; bytes: Uint8Array };
parentPort?.postMessage(await (kind === "docx" ? readDocx(bytes) : readPdf(bytes)));
