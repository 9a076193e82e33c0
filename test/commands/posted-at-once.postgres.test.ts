import { onPostgres } from "../contracts/ground.js";
import { postedAtOnce } from "./posted-at-once.js";

postedAtOnce("on PostgreSQL", onPostgres);
