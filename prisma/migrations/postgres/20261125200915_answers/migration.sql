-- AlterTable
ALTER TABLE "KeptWords" DROP COLUMN "committeeId";

-- CreateIndex
CREATE INDEX "AuditEntry_personId_row_idx" ON "AuditEntry"("personId", "row");
