import { existsSync, readFileSync } from "node:fs";
import { createRequire } from "node:module";
import { join, resolve } from "node:path";

/** Where the official schemas stand, beside the project; they are no part of it. */
const FOLDER = resolve(import.meta.dirname, "../../../shared/schemas");

export const hasSchemas = existsSync(FOLDER);

/** Says why, where a test is skipped. */
export const WITHOUT_SCHEMAS = "the official schemas are not beside the project (../shared/schemas)";

const require = createRequire(import.meta.url);
const read = (file: string) => JSON.parse(readFileSync(join(FOLDER, file), "utf8"));

type Validate = ((data: unknown) => boolean) & { errors?: unknown };

const faults =
  (validate: Validate) =>
  (data: unknown): string | undefined =>
    validate(data) ? undefined : JSON.stringify(validate.errors).slice(0, 2_000);

/** What is wrong with an Adaptive Card by the official 1.5 schema; undefined for nothing. */
export const cardFaults = () => {
  const ajv = new (require("ajv").default)({ strict: false, allErrors: true });
  require("ajv-formats")(ajv);
  ajv.addMetaSchema(require("ajv/dist/refs/json-schema-draft-06.json"));
  const { id: _id, ...schema } = read("adaptive-card.1.5.0.json");
  return faults(ajv.compile(schema));
};

/** What is wrong with a Teams manifest by the official 1.25 schema; undefined for nothing. */
export const manifestFaults = () => {
  const ajv = new (require("ajv-draft-04"))({ strict: false, allErrors: true });
  require("ajv-formats")(ajv);
  return faults(ajv.compile(read("MicrosoftTeams.v1.25.schema.json")));
};
