-- CreateTable
CREATE TABLE "Question" (
    "place" TEXT NOT NULL PRIMARY KEY,
    "content" TEXT NOT NULL,
    "at" DATETIME NOT NULL,
    "taken" TEXT
);

-- CreateIndex
CREATE INDEX "Question_at_idx" ON "Question"("at");
