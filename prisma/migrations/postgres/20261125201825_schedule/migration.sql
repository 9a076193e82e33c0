-- AlterTable
ALTER TABLE "Committee" DROP COLUMN "mainRule",
DROP COLUMN "reportingRule",
ADD COLUMN     "foundedOn" TEXT,
ADD COLUMN     "series" TEXT NOT NULL DEFAULT '[]';

-- AlterTable
ALTER TABLE "Meeting" ADD COLUMN     "kept" TEXT,
ADD COLUMN     "plannedFor" TEXT;

-- CreateIndex
CREATE INDEX "Meeting_committeeId_plannedFor_idx" ON "Meeting"("committeeId", "plannedFor");
