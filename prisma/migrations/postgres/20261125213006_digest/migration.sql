-- DropIndex
DROP INDEX "Action_committeeId_outstanding_target_idx";

-- CreateTable
CREATE TABLE "SavedView" (
    "personId" TEXT NOT NULL,
    "committeeId" TEXT NOT NULL,
    "words" TEXT NOT NULL,

    CONSTRAINT "SavedView_pkey" PRIMARY KEY ("personId","committeeId")
);

-- CreateIndex
CREATE INDEX "SavedView_committeeId_idx" ON "SavedView"("committeeId");

-- CreateIndex
CREATE INDEX "Action_committeeId_outstanding_target_meeting_sequence_idx" ON "Action"("committeeId", "outstanding", "target", "meeting", "sequence");

-- CreateIndex
CREATE INDEX "Action_committeeId_outstanding_moves_meeting_sequence_idx" ON "Action"("committeeId", "outstanding", "moves", "meeting", "sequence");

-- CreateIndex
CREATE INDEX "Action_committeeId_status_meeting_sequence_idx" ON "Action"("committeeId", "status", "meeting", "sequence");

-- CreateIndex
CREATE INDEX "Update_at_idx" ON "Update"("at");

-- CreateIndex
CREATE INDEX "TargetMove_at_idx" ON "TargetMove"("at");

-- CreateIndex
CREATE INDEX "AuditEntry_committeeId_did_at_idx" ON "AuditEntry"("committeeId", "did", "at");

-- AddForeignKey
ALTER TABLE "SavedView" ADD CONSTRAINT "SavedView_personId_fkey" FOREIGN KEY ("personId") REFERENCES "Person"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "SavedView" ADD CONSTRAINT "SavedView_committeeId_fkey" FOREIGN KEY ("committeeId") REFERENCES "Committee"("id") ON DELETE CASCADE ON UPDATE CASCADE;
