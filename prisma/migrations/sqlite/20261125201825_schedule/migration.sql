-- AlterTable
ALTER TABLE "Meeting" ADD COLUMN "kept" TEXT;
ALTER TABLE "Meeting" ADD COLUMN "plannedFor" TEXT;

-- RedefineTables
PRAGMA defer_foreign_keys=ON;
PRAGMA foreign_keys=OFF;
CREATE TABLE "new_Committee" (
    "id" TEXT NOT NULL PRIMARY KEY,
    "code" TEXT NOT NULL,
    "name" TEXT NOT NULL,
    "zone" TEXT NOT NULL,
    "holidays" TEXT NOT NULL,
    "paused" BOOLEAN NOT NULL,
    "classification" TEXT NOT NULL,
    "series" TEXT NOT NULL DEFAULT '[]',
    "foundedOn" TEXT,
    "reminderPolicy" TEXT NOT NULL,
    "remindersSince" DATETIME
);
INSERT INTO "new_Committee" ("classification", "code", "holidays", "id", "name", "paused", "reminderPolicy", "remindersSince", "zone") SELECT "classification", "code", "holidays", "id", "name", "paused", "reminderPolicy", "remindersSince", "zone" FROM "Committee";
DROP TABLE "Committee";
ALTER TABLE "new_Committee" RENAME TO "Committee";
CREATE UNIQUE INDEX "Committee_code_key" ON "Committee"("code");
PRAGMA foreign_keys=ON;
PRAGMA defer_foreign_keys=OFF;

-- CreateIndex
CREATE INDEX "Meeting_committeeId_plannedFor_idx" ON "Meeting"("committeeId", "plannedFor");
