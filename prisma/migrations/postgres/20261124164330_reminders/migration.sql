-- AlterTable
ALTER TABLE "Committee" ADD COLUMN     "remindersSince" TIMESTAMP(3);

-- AlterTable
ALTER TABLE "Account" ADD COLUMN     "dead" TEXT;

-- AlterTable
ALTER TABLE "Channel" ADD COLUMN     "classification" TEXT NOT NULL DEFAULT 'White';

-- AlterTable
ALTER TABLE "Action" ADD COLUMN     "plannedAt" TIMESTAMP(3),
ADD COLUMN     "remindAt" TIMESTAMP(3);

-- AlterTable
ALTER TABLE "Update" ADD COLUMN     "withdrawn" BOOLEAN NOT NULL DEFAULT false;

-- AlterTable
ALTER TABLE "TargetMove" ADD COLUMN     "withdrawn" BOOLEAN NOT NULL DEFAULT false;

-- AlterTable
ALTER TABLE "AuditEntry" ADD COLUMN     "message" TEXT;

-- AlterTable
ALTER TABLE "Delivery" ADD COLUMN     "actionId" TEXT,
ADD COLUMN     "answeredAt" TIMESTAMP(3),
ADD COLUMN     "answeredBy" TEXT,
ADD COLUMN     "bundle" TEXT,
ADD COLUMN     "cutOff" BOOLEAN NOT NULL DEFAULT false,
ADD COLUMN     "live" BOOLEAN NOT NULL DEFAULT false,
ADD COLUMN     "partyId" TEXT,
ADD COLUMN     "redrawAt" TIMESTAMP(3),
ADD COLUMN     "unsure" BOOLEAN NOT NULL DEFAULT false;

-- CreateTable
CREATE TABLE "Snooze" (
    "personId" TEXT NOT NULL,
    "actionId" TEXT NOT NULL,
    "until" TEXT NOT NULL,
    "at" TIMESTAMP(3) NOT NULL,

    CONSTRAINT "Snooze_pkey" PRIMARY KEY ("personId","actionId")
);

-- CreateTable
CREATE TABLE "KeptWords" (
    "id" TEXT NOT NULL,
    "committeeId" TEXT NOT NULL,
    "personId" TEXT NOT NULL,
    "text" TEXT NOT NULL,
    "at" TIMESTAMP(3) NOT NULL,
    "message" TEXT,

    CONSTRAINT "KeptWords_pkey" PRIMARY KEY ("id")
);

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

-- CreateIndex
CREATE INDEX "Delivery_actionId_live_idx" ON "Delivery"("actionId", "live");

-- CreateIndex
CREATE INDEX "Delivery_personId_live_idx" ON "Delivery"("personId", "live");

-- CreateIndex
CREATE INDEX "Delivery_bundle_idx" ON "Delivery"("bundle");

-- CreateIndex
CREATE INDEX "Delivery_redrawAt_idx" ON "Delivery"("redrawAt");

-- CreateIndex
CREATE INDEX "Delivery_committeeId_dueAt_idx" ON "Delivery"("committeeId", "dueAt");

-- CreateIndex
CREATE INDEX "Delivery_conversation_messageId_idx" ON "Delivery"("conversation", "messageId");

-- AddForeignKey
ALTER TABLE "Snooze" ADD CONSTRAINT "Snooze_personId_fkey" FOREIGN KEY ("personId") REFERENCES "Person"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "Snooze" ADD CONSTRAINT "Snooze_actionId_fkey" FOREIGN KEY ("actionId") REFERENCES "Action"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "KeptWords" ADD CONSTRAINT "KeptWords_personId_fkey" FOREIGN KEY ("personId") REFERENCES "Person"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "Delivery" ADD CONSTRAINT "Delivery_actionId_fkey" FOREIGN KEY ("actionId") REFERENCES "Action"("id") ON DELETE RESTRICT ON UPDATE CASCADE;
