-- RedefineTables
PRAGMA defer_foreign_keys=ON;
PRAGMA foreign_keys=OFF;
CREATE TABLE "new_SearchWord" (
    "actionId" TEXT NOT NULL,
    "word" BLOB NOT NULL,
    "committeeId" TEXT NOT NULL,
    "meeting" INTEGER NOT NULL,
    "sequence" INTEGER NOT NULL,

    PRIMARY KEY ("actionId", "word"),
    CONSTRAINT "SearchWord_actionId_fkey" FOREIGN KEY ("actionId") REFERENCES "Action" ("id") ON DELETE CASCADE ON UPDATE CASCADE
);
INSERT INTO "new_SearchWord" ("actionId", "committeeId", "word", "meeting", "sequence")
  SELECT "actionId", "Action"."committeeId", "word", "meeting", "sequence" FROM "SearchWord" JOIN "Action" ON "id" = "actionId";
DROP TABLE "SearchWord";
ALTER TABLE "new_SearchWord" RENAME TO "SearchWord";
CREATE INDEX "SearchWord_committeeId_word_meeting_sequence_actionId_idx" ON "SearchWord"("committeeId", "word", "meeting", "sequence", "actionId");
PRAGMA foreign_keys=ON;
PRAGMA defer_foreign_keys=OFF;
