import { onSqlite } from "../contracts/ground.js";
import { migrationContract } from "../contracts/migration-contract.js";

migrationContract("SQLite", onSqlite);
