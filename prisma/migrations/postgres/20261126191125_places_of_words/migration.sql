-- DropIndex
DROP INDEX "SearchWord_committeeId_word_actionId_idx";

-- AlterTable
ALTER TABLE "SearchWord" ADD COLUMN     "meeting" INTEGER,
ADD COLUMN     "sequence" INTEGER;

UPDATE "SearchWord" SET "meeting" = "Action"."meeting", "sequence" = "Action"."sequence"
  FROM "Action" WHERE "Action"."id" = "SearchWord"."actionId";

ALTER TABLE "SearchWord" ALTER COLUMN "meeting" SET NOT NULL,
ALTER COLUMN "sequence" SET NOT NULL;

-- CreateIndex
CREATE INDEX "SearchWord_committeeId_word_meeting_sequence_actionId_idx" ON "SearchWord"("committeeId", "word", "meeting", "sequence", "actionId");
