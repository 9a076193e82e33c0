-- CreateTable
CREATE TABLE "Question" (
    "place" TEXT NOT NULL,
    "content" TEXT NOT NULL,
    "at" TIMESTAMP(3) NOT NULL,
    "taken" TEXT,

    CONSTRAINT "Question_pkey" PRIMARY KEY ("place")
);

-- CreateIndex
CREATE INDEX "Question_at_idx" ON "Question"("at");
