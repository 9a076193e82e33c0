import { parentPort, workerData } from "node:worker_threads";
import { readDocx } from "./docx.js";
import { readPdf } from "./pdf.js";
import type { Document } from "./read-apart.js";

/** Reads one document, and says what came of it. */
const { kind, bytes } = workerData as Document;
parentPort?.postMessage(await (kind === "docx" ? readDocx(bytes) : readPdf(bytes)));
