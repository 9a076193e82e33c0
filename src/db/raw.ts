// Tagged SQL that Prisma writes for either database; the generated clients take it from the same place.
export { empty, join, raw, type Sql, sqltag as sql } from "@prisma/client/runtime/client";
