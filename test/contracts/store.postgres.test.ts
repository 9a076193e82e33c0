import { actionsContract } from "./actions-contract.js";
import { changeContract } from "./change-contract.js";
import { crashContract } from "./crash-contract.js";
import { figuresContract } from "./figures-contract.js";
import { filesContract } from "./files-contract.js";
import { onPostgres } from "./ground.js";
import { meetingsContract } from "./meetings-contract.js";
import { outboxContract } from "./outbox-contract.js";
import { registerContract } from "./register-contract.js";

changeContract("PostgreSQL", onPostgres);
actionsContract("PostgreSQL", onPostgres);
meetingsContract("PostgreSQL", onPostgres);
registerContract("PostgreSQL", onPostgres);
outboxContract("PostgreSQL", onPostgres);
crashContract("PostgreSQL", onPostgres);
filesContract("PostgreSQL", onPostgres);
figuresContract("PostgreSQL", onPostgres);
