-- DropIndex
DROP INDEX "Action_committeeId_outstanding_target_idx";

-- CreateIndex
CREATE INDEX "Action_committeeId_outstanding_target_meeting_sequence_idx" ON "Action"("committeeId", "outstanding", "target", "meeting", "sequence");

-- CreateIndex
CREATE INDEX "Action_committeeId_outstanding_moves_meeting_sequence_idx" ON "Action"("committeeId", "outstanding", "moves", "meeting", "sequence");

-- CreateIndex
CREATE INDEX "Action_committeeId_status_meeting_sequence_idx" ON "Action"("committeeId", "status", "meeting", "sequence");

-- CreateIndex
CREATE INDEX "Action_committeeId_closedAt_idx" ON "Action"("committeeId", "closedAt");

-- CreateIndex
CREATE INDEX "Update_at_idx" ON "Update"("at");

-- CreateIndex
CREATE INDEX "TargetMove_at_idx" ON "TargetMove"("at");

-- CreateIndex
CREATE INDEX "AuditEntry_committeeId_did_at_idx" ON "AuditEntry"("committeeId", "did", "at");
