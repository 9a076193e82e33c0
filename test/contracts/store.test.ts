import { actionsContract } from "./actions-contract.js";
import { changeContract } from "./change-contract.js";
import { crashContract } from "./crash-contract.js";
import { figuresContract } from "./figures-contract.js";
import { filesContract } from "./files-contract.js";
import { onSqlite } from "./ground.js";
import { meetingsContract } from "./meetings-contract.js";
import { outboxContract } from "./outbox-contract.js";
import { registerContract } from "./register-contract.js";

changeContract("SQLite", onSqlite);
actionsContract("SQLite", onSqlite);
meetingsContract("SQLite", onSqlite);
registerContract("SQLite", onSqlite);
outboxContract("SQLite", onSqlite);
crashContract("SQLite", onSqlite);
filesContract("SQLite", onSqlite);
figuresContract("SQLite", onSqlite);
