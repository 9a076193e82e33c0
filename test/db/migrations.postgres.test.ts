import { onPostgres } from "../contracts/ground.js";
import { migrationContract } from "../contracts/migration-contract.js";

migrationContract("PostgreSQL", onPostgres);
