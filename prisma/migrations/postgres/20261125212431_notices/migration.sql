-- AlterTable
ALTER TABLE "Committee" ADD COLUMN     "notices" TEXT NOT NULL DEFAULT '{}';

-- AlterTable
ALTER TABLE "Channel" ADD COLUMN     "outsiders" BOOLEAN NOT NULL DEFAULT false;

-- AlterTable
ALTER TABLE "Delivery" ADD COLUMN     "meetingId" TEXT;

-- CreateIndex
CREATE INDEX "Delivery_meetingId_live_idx" ON "Delivery"("meetingId", "live");
