-- RedefineTables
PRAGMA defer_foreign_keys=ON;
PRAGMA foreign_keys=OFF;
CREATE TABLE "new_KeptWords" (
    "id" TEXT NOT NULL PRIMARY KEY,
    "personId" TEXT NOT NULL,
    "text" TEXT NOT NULL,
    "at" DATETIME NOT NULL,
    "message" TEXT,
    CONSTRAINT "KeptWords_personId_fkey" FOREIGN KEY ("personId") REFERENCES "Person" ("id") ON DELETE RESTRICT ON UPDATE CASCADE
);
INSERT INTO "new_KeptWords" ("at", "id", "message", "personId", "text") SELECT "at", "id", "message", "personId", "text" FROM "KeptWords";
DROP TABLE "KeptWords";
ALTER TABLE "new_KeptWords" RENAME TO "KeptWords";
CREATE INDEX "KeptWords_personId_at_idx" ON "KeptWords"("personId", "at");
PRAGMA foreign_keys=ON;
PRAGMA defer_foreign_keys=OFF;

-- CreateIndex
CREATE INDEX "AuditEntry_personId_row_idx" ON "AuditEntry"("personId", "row");
