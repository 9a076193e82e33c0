-- AlterTable
ALTER TABLE "Delivery" ADD COLUMN "meetingId" TEXT;

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
    "notices" TEXT NOT NULL DEFAULT '{}',
    "remindersSince" DATETIME
);
INSERT INTO "new_Committee" ("classification", "code", "foundedOn", "holidays", "id", "name", "paused", "reminderPolicy", "remindersSince", "series", "zone") SELECT "classification", "code", "foundedOn", "holidays", "id", "name", "paused", "reminderPolicy", "remindersSince", "series", "zone" FROM "Committee";
DROP TABLE "Committee";
ALTER TABLE "new_Committee" RENAME TO "Committee";
CREATE UNIQUE INDEX "Committee_code_key" ON "Committee"("code");
CREATE TABLE "new_Channel" (
    "platform" TEXT NOT NULL,
    "tenant" TEXT NOT NULL,
    "channel" TEXT NOT NULL,
    "committeeId" TEXT NOT NULL,
    "name" TEXT NOT NULL,
    "classification" TEXT NOT NULL DEFAULT 'White',
    "outsiders" BOOLEAN NOT NULL DEFAULT false,

    PRIMARY KEY ("platform", "tenant", "channel"),
    CONSTRAINT "Channel_committeeId_fkey" FOREIGN KEY ("committeeId") REFERENCES "Committee" ("id") ON DELETE RESTRICT ON UPDATE CASCADE
);
INSERT INTO "new_Channel" ("channel", "classification", "committeeId", "name", "platform", "tenant") SELECT "channel", "classification", "committeeId", "name", "platform", "tenant" FROM "Channel";
DROP TABLE "Channel";
ALTER TABLE "new_Channel" RENAME TO "Channel";
CREATE INDEX "Channel_committeeId_idx" ON "Channel"("committeeId");
PRAGMA foreign_keys=ON;
PRAGMA defer_foreign_keys=OFF;

-- CreateIndex
CREATE INDEX "Delivery_meetingId_live_idx" ON "Delivery"("meetingId", "live");
