-- CreateTable
CREATE TABLE "Incoming" (
    "event" TEXT NOT NULL,
    "at" TIMESTAMP(3) NOT NULL,
    "content" TEXT NOT NULL,
    "answered" BOOLEAN NOT NULL,
    "notice" TEXT,
    "tries" INTEGER NOT NULL,
    "begunAt" TIMESTAMP(3) NOT NULL,

    CONSTRAINT "Incoming_pkey" PRIMARY KEY ("event")
);

-- CreateIndex
CREATE INDEX "Incoming_answered_begunAt_idx" ON "Incoming"("answered", "begunAt");
