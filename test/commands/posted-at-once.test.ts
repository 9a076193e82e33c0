import { onSqlite } from "../contracts/ground.js";
import { postedAtOnce } from "./posted-at-once.js";

postedAtOnce("on SQLite", onSqlite);
