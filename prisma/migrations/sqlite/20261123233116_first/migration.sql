-- CreateTable
CREATE TABLE "RegisterVersion" (
    "id" INTEGER NOT NULL PRIMARY KEY AUTOINCREMENT,
    "version" INTEGER NOT NULL
);

-- CreateTable
CREATE TABLE "Committee" (
    "id" TEXT NOT NULL PRIMARY KEY,
    "code" TEXT NOT NULL,
    "name" TEXT NOT NULL,
    "zone" TEXT NOT NULL,
    "holidays" TEXT NOT NULL,
    "paused" BOOLEAN NOT NULL,
    "classification" TEXT NOT NULL,
    "mainRule" TEXT NOT NULL,
    "reportingRule" TEXT NOT NULL,
    "reminderPolicy" TEXT NOT NULL
);

-- CreateTable
CREATE TABLE "Party" (
    "id" TEXT NOT NULL PRIMARY KEY,
    "committeeId" TEXT NOT NULL,
    "name" TEXT NOT NULL,
    "known" BOOLEAN NOT NULL,
    CONSTRAINT "Party_committeeId_fkey" FOREIGN KEY ("committeeId") REFERENCES "Committee" ("id") ON DELETE RESTRICT ON UPDATE CASCADE
);

-- CreateTable
CREATE TABLE "FormerName" (
    "partyId" TEXT NOT NULL,
    "position" INTEGER NOT NULL,
    "name" TEXT NOT NULL,

    PRIMARY KEY ("partyId", "position"),
    CONSTRAINT "FormerName_partyId_fkey" FOREIGN KEY ("partyId") REFERENCES "Party" ("id") ON DELETE CASCADE ON UPDATE CASCADE
);

-- CreateTable
CREATE TABLE "Person" (
    "id" TEXT NOT NULL PRIMARY KEY,
    "name" TEXT NOT NULL,
    "email" TEXT,
    "awayUntil" TEXT,
    "lastWroteOn" TEXT
);

-- CreateTable
CREATE TABLE "Account" (
    "platform" TEXT NOT NULL,
    "tenant" TEXT NOT NULL,
    "user" TEXT NOT NULL,
    "personId" TEXT NOT NULL,

    PRIMARY KEY ("platform", "tenant", "user"),
    CONSTRAINT "Account_personId_fkey" FOREIGN KEY ("personId") REFERENCES "Person" ("id") ON DELETE RESTRICT ON UPDATE CASCADE
);

-- CreateTable
CREATE TABLE "Conversation" (
    "platform" TEXT NOT NULL,
    "tenant" TEXT NOT NULL,
    "user" TEXT NOT NULL,
    "reference" TEXT NOT NULL,

    PRIMARY KEY ("platform", "tenant", "user")
);

-- CreateTable
CREATE TABLE "Role" (
    "personId" TEXT NOT NULL,
    "committeeId" TEXT NOT NULL,
    "role" TEXT NOT NULL,

    PRIMARY KEY ("personId", "committeeId"),
    CONSTRAINT "Role_personId_fkey" FOREIGN KEY ("personId") REFERENCES "Person" ("id") ON DELETE RESTRICT ON UPDATE CASCADE,
    CONSTRAINT "Role_committeeId_fkey" FOREIGN KEY ("committeeId") REFERENCES "Committee" ("id") ON DELETE RESTRICT ON UPDATE CASCADE
);

-- CreateTable
CREATE TABLE "Contact" (
    "personId" TEXT NOT NULL,
    "partyId" TEXT NOT NULL,
    "deputy" BOOLEAN NOT NULL,

    PRIMARY KEY ("personId", "partyId"),
    CONSTRAINT "Contact_personId_fkey" FOREIGN KEY ("personId") REFERENCES "Person" ("id") ON DELETE RESTRICT ON UPDATE CASCADE,
    CONSTRAINT "Contact_partyId_fkey" FOREIGN KEY ("partyId") REFERENCES "Party" ("id") ON DELETE RESTRICT ON UPDATE CASCADE
);

-- CreateTable
CREATE TABLE "Channel" (
    "platform" TEXT NOT NULL,
    "tenant" TEXT NOT NULL,
    "channel" TEXT NOT NULL,
    "committeeId" TEXT NOT NULL,
    "name" TEXT NOT NULL,

    PRIMARY KEY ("platform", "tenant", "channel"),
    CONSTRAINT "Channel_committeeId_fkey" FOREIGN KEY ("committeeId") REFERENCES "Committee" ("id") ON DELETE RESTRICT ON UPDATE CASCADE
);

-- CreateTable
CREATE TABLE "Meeting" (
    "id" TEXT NOT NULL PRIMARY KEY,
    "committeeId" TEXT NOT NULL,
    "number" INTEGER,
    "kind" TEXT,
    "date" TEXT NOT NULL,
    "start" TEXT,
    "end" TEXT,
    "place" TEXT,
    "reference" TEXT,
    "status" TEXT NOT NULL,
    "minutes" TEXT,
    "classification" TEXT,
    "version" INTEGER NOT NULL,
    CONSTRAINT "Meeting_committeeId_fkey" FOREIGN KEY ("committeeId") REFERENCES "Committee" ("id") ON DELETE RESTRICT ON UPDATE CASCADE
);

-- CreateTable
CREATE TABLE "Attendee" (
    "meetingId" TEXT NOT NULL,
    "position" INTEGER NOT NULL,
    "name" TEXT NOT NULL,
    "category" TEXT,
    "organisation" TEXT,
    "role" TEXT,
    "alternateFor" TEXT,
    "agendaItems" TEXT NOT NULL,
    "apology" BOOLEAN NOT NULL,

    PRIMARY KEY ("meetingId", "position"),
    CONSTRAINT "Attendee_meetingId_fkey" FOREIGN KEY ("meetingId") REFERENCES "Meeting" ("id") ON DELETE CASCADE ON UPDATE CASCADE
);

-- CreateTable
CREATE TABLE "AgendaItem" (
    "meetingId" TEXT NOT NULL,
    "position" INTEGER NOT NULL,
    "number" TEXT NOT NULL,
    "title" TEXT NOT NULL,

    PRIMARY KEY ("meetingId", "position"),
    CONSTRAINT "AgendaItem_meetingId_fkey" FOREIGN KEY ("meetingId") REFERENCES "Meeting" ("id") ON DELETE CASCADE ON UPDATE CASCADE
);

-- CreateTable
CREATE TABLE "Decision" (
    "meetingId" TEXT NOT NULL,
    "position" INTEGER NOT NULL,
    "agendaItem" TEXT,
    "verb" TEXT NOT NULL,
    "text" TEXT NOT NULL,

    PRIMARY KEY ("meetingId", "position"),
    CONSTRAINT "Decision_meetingId_fkey" FOREIGN KEY ("meetingId") REFERENCES "Meeting" ("id") ON DELETE CASCADE ON UPDATE CASCADE
);

-- CreateTable
CREATE TABLE "Action" (
    "id" TEXT NOT NULL PRIMARY KEY,
    "committeeId" TEXT NOT NULL,
    "meeting" INTEGER NOT NULL,
    "sequence" INTEGER NOT NULL,
    "text" TEXT NOT NULL,
    "ownerIds" TEXT NOT NULL,
    "dateRaised" TEXT NOT NULL,
    "lastTarget" TEXT,
    "revisedTarget" TEXT,
    "moves" INTEGER NOT NULL,
    "target" TEXT,
    "status" TEXT NOT NULL,
    "outstanding" BOOLEAN NOT NULL,
    "closedAt" INTEGER,
    "agendaItem" TEXT,
    "link" TEXT,
    "version" INTEGER NOT NULL,
    CONSTRAINT "Action_committeeId_fkey" FOREIGN KEY ("committeeId") REFERENCES "Committee" ("id") ON DELETE RESTRICT ON UPDATE CASCADE
);

-- CreateTable
CREATE TABLE "Owner" (
    "actionId" TEXT NOT NULL,
    "partyId" TEXT NOT NULL,
    "position" INTEGER NOT NULL,
    "meeting" INTEGER NOT NULL,
    "sequence" INTEGER NOT NULL,
    "outstanding" BOOLEAN NOT NULL,
    "target" TEXT,

    PRIMARY KEY ("actionId", "partyId"),
    CONSTRAINT "Owner_actionId_fkey" FOREIGN KEY ("actionId") REFERENCES "Action" ("id") ON DELETE CASCADE ON UPDATE CASCADE,
    CONSTRAINT "Owner_partyId_fkey" FOREIGN KEY ("partyId") REFERENCES "Party" ("id") ON DELETE RESTRICT ON UPDATE CASCADE
);

-- CreateTable
CREATE TABLE "Update" (
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
    CONSTRAINT "Update_actionId_fkey" FOREIGN KEY ("actionId") REFERENCES "Action" ("id") ON DELETE RESTRICT ON UPDATE CASCADE,
    CONSTRAINT "Update_partyId_fkey" FOREIGN KEY ("partyId") REFERENCES "Party" ("id") ON DELETE RESTRICT ON UPDATE CASCADE,
    CONSTRAINT "Update_auditId_fkey" FOREIGN KEY ("auditId") REFERENCES "AuditEntry" ("id") ON DELETE RESTRICT ON UPDATE CASCADE
);

-- CreateTable
CREATE TABLE "TargetMove" (
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
    CONSTRAINT "TargetMove_actionId_fkey" FOREIGN KEY ("actionId") REFERENCES "Action" ("id") ON DELETE RESTRICT ON UPDATE CASCADE,
    CONSTRAINT "TargetMove_auditId_fkey" FOREIGN KEY ("auditId") REFERENCES "AuditEntry" ("id") ON DELETE RESTRICT ON UPDATE CASCADE
);

-- CreateTable
CREATE TABLE "AuditEntry" (
    "row" INTEGER NOT NULL PRIMARY KEY AUTOINCREMENT,
    "id" TEXT NOT NULL,
    "committeeId" TEXT NOT NULL,
    "actionId" TEXT,
    "subject" TEXT NOT NULL,
    "did" TEXT NOT NULL,
    "at" DATETIME NOT NULL,
    "by" TEXT NOT NULL,
    "personId" TEXT,
    "source" TEXT NOT NULL,
    "before" TEXT NOT NULL,
    "after" TEXT NOT NULL,
    "reason" TEXT,
    "meeting" INTEGER,
    CONSTRAINT "AuditEntry_committeeId_fkey" FOREIGN KEY ("committeeId") REFERENCES "Committee" ("id") ON DELETE RESTRICT ON UPDATE CASCADE,
    CONSTRAINT "AuditEntry_actionId_fkey" FOREIGN KEY ("actionId") REFERENCES "Action" ("id") ON DELETE RESTRICT ON UPDATE CASCADE,
    CONSTRAINT "AuditEntry_personId_fkey" FOREIGN KEY ("personId") REFERENCES "Person" ("id") ON DELETE RESTRICT ON UPDATE CASCADE
);

-- CreateTable
CREATE TABLE "SearchWord" (
    "actionId" TEXT NOT NULL,
    "word" BLOB NOT NULL,
    "committeeId" TEXT NOT NULL,

    PRIMARY KEY ("actionId", "word"),
    CONSTRAINT "SearchWord_actionId_fkey" FOREIGN KEY ("actionId") REFERENCES "Action" ("id") ON DELETE CASCADE ON UPDATE CASCADE
);

-- CreateTable
CREATE TABLE "Receipt" (
    "event" TEXT NOT NULL PRIMARY KEY,
    "at" DATETIME NOT NULL,
    "did" TEXT NOT NULL
);

-- CreateTable
CREATE TABLE "Delivery" (
    "id" TEXT NOT NULL PRIMARY KEY,
    "key" TEXT NOT NULL,
    "committeeId" TEXT NOT NULL,
    "personId" TEXT,
    "platform" TEXT,
    "tenant" TEXT,
    "channel" TEXT,
    "message" TEXT NOT NULL,
    "dueAt" DATETIME NOT NULL,
    "state" TEXT NOT NULL,
    "nextAt" DATETIME NOT NULL,
    "holder" TEXT,
    "attempts" INTEGER NOT NULL,
    "settledAt" DATETIME,
    "why" TEXT,
    "conversation" TEXT,
    "messageId" TEXT,
    CONSTRAINT "Delivery_committeeId_fkey" FOREIGN KEY ("committeeId") REFERENCES "Committee" ("id") ON DELETE RESTRICT ON UPDATE CASCADE,
    CONSTRAINT "Delivery_personId_fkey" FOREIGN KEY ("personId") REFERENCES "Person" ("id") ON DELETE RESTRICT ON UPDATE CASCADE
);

-- CreateIndex
CREATE UNIQUE INDEX "Committee_code_key" ON "Committee"("code");

-- CreateIndex
CREATE INDEX "Party_committeeId_idx" ON "Party"("committeeId");

-- CreateIndex
CREATE UNIQUE INDEX "Person_email_key" ON "Person"("email");

-- CreateIndex
CREATE INDEX "Account_personId_idx" ON "Account"("personId");

-- CreateIndex
CREATE INDEX "Role_committeeId_idx" ON "Role"("committeeId");

-- CreateIndex
CREATE INDEX "Contact_partyId_idx" ON "Contact"("partyId");

-- CreateIndex
CREATE INDEX "Channel_committeeId_idx" ON "Channel"("committeeId");

-- CreateIndex
CREATE INDEX "Meeting_committeeId_date_idx" ON "Meeting"("committeeId", "date");

-- CreateIndex
CREATE INDEX "Meeting_committeeId_status_date_idx" ON "Meeting"("committeeId", "status", "date");

-- CreateIndex
CREATE UNIQUE INDEX "Meeting_committeeId_number_key" ON "Meeting"("committeeId", "number");

-- CreateIndex
CREATE INDEX "Action_committeeId_outstanding_meeting_sequence_target_idx" ON "Action"("committeeId", "outstanding", "meeting", "sequence", "target");

-- CreateIndex
CREATE INDEX "Action_committeeId_outstanding_target_idx" ON "Action"("committeeId", "outstanding", "target");

-- CreateIndex
CREATE UNIQUE INDEX "Action_committeeId_meeting_sequence_key" ON "Action"("committeeId", "meeting", "sequence");

-- CreateIndex
CREATE INDEX "Owner_partyId_outstanding_meeting_sequence_target_idx" ON "Owner"("partyId", "outstanding", "meeting", "sequence", "target");

-- CreateIndex
CREATE INDEX "Owner_partyId_meeting_sequence_idx" ON "Owner"("partyId", "meeting", "sequence");

-- CreateIndex
CREATE UNIQUE INDEX "Update_id_key" ON "Update"("id");

-- CreateIndex
CREATE INDEX "Update_actionId_at_row_idx" ON "Update"("actionId", "at", "row");

-- CreateIndex
CREATE INDEX "Update_auditId_idx" ON "Update"("auditId");

-- CreateIndex
CREATE UNIQUE INDEX "TargetMove_id_key" ON "TargetMove"("id");

-- CreateIndex
CREATE INDEX "TargetMove_actionId_at_row_idx" ON "TargetMove"("actionId", "at", "row");

-- CreateIndex
CREATE INDEX "TargetMove_auditId_idx" ON "TargetMove"("auditId");

-- CreateIndex
CREATE UNIQUE INDEX "AuditEntry_id_key" ON "AuditEntry"("id");

-- CreateIndex
CREATE INDEX "AuditEntry_actionId_row_idx" ON "AuditEntry"("actionId", "row");

-- CreateIndex
CREATE INDEX "AuditEntry_committeeId_row_idx" ON "AuditEntry"("committeeId", "row");

-- CreateIndex
CREATE INDEX "SearchWord_committeeId_word_actionId_idx" ON "SearchWord"("committeeId", "word", "actionId");

-- CreateIndex
CREATE INDEX "Receipt_at_idx" ON "Receipt"("at");

-- CreateIndex
CREATE UNIQUE INDEX "Delivery_key_key" ON "Delivery"("key");

-- CreateIndex
CREATE INDEX "Delivery_state_nextAt_idx" ON "Delivery"("state", "nextAt");
