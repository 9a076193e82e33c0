-- AlterTable
ALTER TABLE "AgendaItem" ADD COLUMN     "minutes" INTEGER,
ADD COLUMN     "paper" TEXT,
ADD COLUMN     "presenter" TEXT,
ADD COLUMN     "purpose" TEXT;

-- CreateTable
CREATE TABLE "AgendaTemplate" (
    "committeeId" TEXT NOT NULL,
    "kind" TEXT NOT NULL,
    "items" TEXT NOT NULL,
    "version" INTEGER NOT NULL,

    CONSTRAINT "AgendaTemplate_pkey" PRIMARY KEY ("committeeId","kind")
);

-- CreateTable
CREATE TABLE "MeetingRecord" (
    "meetingId" TEXT NOT NULL,
    "begun" TIMESTAMP(3) NOT NULL,
    "finished" TIMESTAMP(3),
    "attendance" BOOLEAN NOT NULL DEFAULT false,

    CONSTRAINT "MeetingRecord_pkey" PRIMARY KEY ("meetingId")
);

-- AddForeignKey
ALTER TABLE "MeetingRecord" ADD CONSTRAINT "MeetingRecord_meetingId_fkey" FOREIGN KEY ("meetingId") REFERENCES "Meeting"("id") ON DELETE CASCADE ON UPDATE CASCADE;
