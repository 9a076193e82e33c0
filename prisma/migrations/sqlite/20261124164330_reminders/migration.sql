-- AlterTable
ALTER TABLE "Committee" ADD COLUMN "remindersSince" DATETIME;

-- AlterTable
ALTER TABLE "Account" ADD COLUMN "dead" TEXT;

-- AlterTable
ALTER TABLE "Action" ADD COLUMN "plannedAt" DATETIME;
ALTER TABLE "Action" ADD COLUMN "remindAt" DATETIME;

-- AlterTable
ALTER TABLE "AuditEntry" ADD COLUMN "message" TEXT;

-- CreateTable
CREATE TABLE "Snooze" (
    "personId" TEXT NOT NULL,
    "actionId" TEXT NOT NULL,
    "until" TEXT NOT NULL,
    "at" DATETIME NOT NULL,

    PRIMARY KEY ("personId", "actionId"),
    CONSTRAINT "Snooze_personId_fkey" FOREIGN KEY ("personId") REFERENCES "Person" ("id") ON DELETE RESTRICT ON UPDATE CASCADE,
    CONSTRAINT "Snooze_actionId_fkey" FOREIGN KEY ("actionId") REFERENCES "Action" ("id") ON DELETE RESTRICT ON UPDATE CASCADE
);

-- CreateTable
CREATE TABLE "KeptWords" (
    "id" TEXT NOT NULL PRIMARY KEY,
    "committeeId" TEXT NOT NULL,
    "personId" TEXT NOT NULL,
    "text" TEXT NOT NULL,
    "at" DATETIME NOT NULL,
    "message" TEXT,
    CONSTRAINT "KeptWords_personId_fkey" FOREIGN KEY ("personId") REFERENCES "Person" ("id") ON DELETE RESTRICT ON UPDATE CASCADE
);

-- RedefineTables
PRAGMA defer_foreign_keys=ON;
PRAGMA foreign_keys=OFF;
CREATE TABLE "new_Channel" (
    "platform" TEXT NOT NULL,
    "tenant" TEXT NOT NULL,
    "channel" TEXT NOT NULL,
    "committeeId" TEXT NOT NULL,
    "name" TEXT NOT NULL,
    "classification" TEXT NOT NULL DEFAULT 'White',

    PRIMARY KEY ("platform", "tenant", "channel"),
    CONSTRAINT "Channel_committeeId_fkey" FOREIGN KEY ("committeeId") REFERENCES "Committee" ("id") ON DELETE RESTRICT ON UPDATE CASCADE
);
INSERT INTO "new_Channel" ("channel", "committeeId", "name", "platform", "tenant") SELECT "channel", "committeeId", "name", "platform", "tenant" FROM "Channel";
DROP TABLE "Channel";
ALTER TABLE "new_Channel" RENAME TO "Channel";
CREATE INDEX "Channel_committeeId_idx" ON "Channel"("committeeId");
CREATE TABLE "new_Update" (
    "row" INTEGER NOT NULL PRIMARY KEY AUTOINCREMENT,
    "id" TEXT NOT NULL,
    "actionId" TEXT NOT NULL,
    "text" TEXT NOT NULL,
    "at" DATETIME NOT NULL,
    "by" TEXT,
    "partyId" TEXT,
    "source" TEXT NOT NULL,
    "meeting" INTEGER,
    "auditId" TEXT NOT NULL,
    "withdrawn" BOOLEAN NOT NULL DEFAULT false,
    CONSTRAINT "Update_actionId_fkey" FOREIGN KEY ("actionId") REFERENCES "Action" ("id") ON DELETE RESTRICT ON UPDATE CASCADE,
    CONSTRAINT "Update_partyId_fkey" FOREIGN KEY ("partyId") REFERENCES "Party" ("id") ON DELETE RESTRICT ON UPDATE CASCADE,
    CONSTRAINT "Update_auditId_fkey" FOREIGN KEY ("auditId") REFERENCES "AuditEntry" ("id") ON DELETE RESTRICT ON UPDATE CASCADE
);
INSERT INTO "new_Update" ("actionId", "at", "auditId", "by", "id", "meeting", "partyId", "row", "source", "text") SELECT "actionId", "at", "auditId", "by", "id", "meeting", "partyId", "row", "source", "text" FROM "Update";
DROP TABLE "Update";
ALTER TABLE "new_Update" RENAME TO "Update";
CREATE UNIQUE INDEX "Update_id_key" ON "Update"("id");
CREATE INDEX "Update_actionId_at_row_idx" ON "Update"("actionId", "at", "row");
CREATE INDEX "Update_auditId_idx" ON "Update"("auditId");
CREATE TABLE "new_TargetMove" (
    "row" INTEGER NOT NULL PRIMARY KEY AUTOINCREMENT,
    "id" TEXT NOT NULL,
    "actionId" TEXT NOT NULL,
    "from" TEXT,
    "to" TEXT NOT NULL,
    "reason" TEXT,
    "by" TEXT,
    "at" DATETIME NOT NULL,
    "source" TEXT NOT NULL,
    "meeting" INTEGER,
    "auditId" TEXT NOT NULL,
    "withdrawn" BOOLEAN NOT NULL DEFAULT false,
    CONSTRAINT "TargetMove_actionId_fkey" FOREIGN KEY ("actionId") REFERENCES "Action" ("id") ON DELETE RESTRICT ON UPDATE CASCADE,
    CONSTRAINT "TargetMove_auditId_fkey" FOREIGN KEY ("auditId") REFERENCES "AuditEntry" ("id") ON DELETE RESTRICT ON UPDATE CASCADE
);
INSERT INTO "new_TargetMove" ("actionId", "at", "auditId", "by", "from", "id", "meeting", "reason", "row", "source", "to") SELECT "actionId", "at", "auditId", "by", "from", "id", "meeting", "reason", "row", "source", "to" FROM "TargetMove";
DROP TABLE "TargetMove";
ALTER TABLE "new_TargetMove" RENAME TO "TargetMove";
CREATE UNIQUE INDEX "TargetMove_id_key" ON "TargetMove"("id");
CREATE INDEX "TargetMove_actionId_at_row_idx" ON "TargetMove"("actionId", "at", "row");
CREATE INDEX "TargetMove_auditId_idx" ON "TargetMove"("auditId");
CREATE TABLE "new_Delivery" (
    "id" TEXT NOT NULL PRIMARY KEY,
    "key" TEXT NOT NULL,
    "committeeId" TEXT NOT NULL,
    "personId" TEXT,
    "platform" TEXT,
    "tenant" TEXT,
    "channel" TEXT,
    "message" TEXT NOT NULL,
    "actionId" TEXT,
    "partyId" TEXT,
    "bundle" TEXT,
    "dueAt" DATETIME NOT NULL,
    "state" TEXT NOT NULL,
    "nextAt" DATETIME NOT NULL,
    "holder" TEXT,
    "attempts" INTEGER NOT NULL,
    "cutOff" BOOLEAN NOT NULL DEFAULT false,
    "unsure" BOOLEAN NOT NULL DEFAULT false,
    "settledAt" DATETIME,
    "why" TEXT,
    "conversation" TEXT,
    "messageId" TEXT,
    "live" BOOLEAN NOT NULL DEFAULT false,
    "answeredAt" DATETIME,
    "answeredBy" TEXT,
    "redrawAt" DATETIME,
    CONSTRAINT "Delivery_committeeId_fkey" FOREIGN KEY ("committeeId") REFERENCES "Committee" ("id") ON DELETE RESTRICT ON UPDATE CASCADE,
    CONSTRAINT "Delivery_personId_fkey" FOREIGN KEY ("personId") REFERENCES "Person" ("id") ON DELETE RESTRICT ON UPDATE CASCADE,
    CONSTRAINT "Delivery_actionId_fkey" FOREIGN KEY ("actionId") REFERENCES "Action" ("id") ON DELETE RESTRICT ON UPDATE CASCADE
);
INSERT INTO "new_Delivery" ("attempts", "channel", "committeeId", "conversation", "dueAt", "holder", "id", "key", "message", "messageId", "nextAt", "personId", "platform", "settledAt", "state", "tenant", "why") SELECT "attempts", "channel", "committeeId", "conversation", "dueAt", "holder", "id", "key", "message", "messageId", "nextAt", "personId", "platform", "settledAt", "state", "tenant", "why" FROM "Delivery";
DROP TABLE "Delivery";
ALTER TABLE "new_Delivery" RENAME TO "Delivery";
CREATE UNIQUE INDEX "Delivery_key_key" ON "Delivery"("key");
CREATE INDEX "Delivery_state_nextAt_idx" ON "Delivery"("state", "nextAt");
CREATE INDEX "Delivery_actionId_live_idx" ON "Delivery"("actionId", "live");
CREATE INDEX "Delivery_personId_live_idx" ON "Delivery"("personId", "live");
CREATE INDEX "Delivery_bundle_idx" ON "Delivery"("bundle");
CREATE INDEX "Delivery_redrawAt_idx" ON "Delivery"("redrawAt");
CREATE INDEX "Delivery_committeeId_dueAt_idx" ON "Delivery"("committeeId", "dueAt");
CREATE INDEX "Delivery_conversation_messageId_idx" ON "Delivery"("conversation", "messageId");
PRAGMA foreign_keys=ON;
PRAGMA defer_foreign_keys=OFF;

-- CreateIndex
CREATE INDEX "Snooze_actionId_idx" ON "Snooze"("actionId");

-- CreateIndex
CREATE INDEX "KeptWords_personId_at_idx" ON "KeptWords"("personId", "at");

-- CreateIndex
CREATE INDEX "Action_committeeId_outstanding_remindAt_idx" ON "Action"("committeeId", "outstanding", "remindAt");

-- CreateIndex
CREATE INDEX "Action_committeeId_outstanding_plannedAt_idx" ON "Action"("committeeId", "outstanding", "plannedAt");

-- CreateIndex
CREATE INDEX "AuditEntry_message_idx" ON "AuditEntry"("message");
