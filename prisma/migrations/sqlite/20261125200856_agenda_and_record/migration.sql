-- AlterTable
ALTER TABLE "AgendaItem" ADD COLUMN "minutes" INTEGER;
ALTER TABLE "AgendaItem" ADD COLUMN "paper" TEXT;
ALTER TABLE "AgendaItem" ADD COLUMN "presenter" TEXT;
ALTER TABLE "AgendaItem" ADD COLUMN "purpose" TEXT;

-- CreateTable
CREATE TABLE "AgendaTemplate" (
    "committeeId" TEXT NOT NULL,
    "kind" TEXT NOT NULL,
    "items" TEXT NOT NULL,
    "version" INTEGER NOT NULL,

    PRIMARY KEY ("committeeId", "kind")
);

-- CreateTable
CREATE TABLE "MeetingRecord" (
    "meetingId" TEXT NOT NULL PRIMARY KEY,
    "begun" DATETIME NOT NULL,
    "finished" DATETIME,
    "attendance" BOOLEAN NOT NULL DEFAULT false,
    CONSTRAINT "MeetingRecord_meetingId_fkey" FOREIGN KEY ("meetingId") REFERENCES "Meeting" ("id") ON DELETE CASCADE ON UPDATE CASCADE
);
