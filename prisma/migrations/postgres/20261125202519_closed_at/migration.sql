-- CreateIndex
CREATE INDEX "Action_committeeId_closedAt_idx" ON "Action"("committeeId", "closedAt");
