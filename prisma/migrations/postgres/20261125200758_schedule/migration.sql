-- AlterTable
ALTER TABLE "Committee" DROP COLUMN "mainRule",
DROP COLUMN "reportingRule",
ADD COLUMN     "foundedOn" TEXT,
ADD COLUMN     "series" TEXT NOT NULL DEFAULT '[{"kind":"main","rule":"FREQ=MONTHLY;BYDAY=2TU","from":null,"start":"10:00","minutes":180,"place":null,"version":1},{"kind":"reporting","rule":"FREQ=MONTHLY;BYDAY=4MO","from":null,"start":"10:00","minutes":180,"place":null,"version":1}]';

-- AlterTable
ALTER TABLE "Meeting" ADD COLUMN     "kept" TEXT,
ADD COLUMN     "plannedFor" TEXT;

-- CreateIndex
CREATE INDEX "Meeting_committeeId_plannedFor_idx" ON "Meeting"("committeeId", "plannedFor");
