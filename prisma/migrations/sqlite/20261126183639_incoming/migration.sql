-- CreateTable
CREATE TABLE "Incoming" (
    "event" TEXT NOT NULL PRIMARY KEY,
    "at" DATETIME NOT NULL,
    "content" TEXT NOT NULL,
    "answered" BOOLEAN NOT NULL,
    "notice" TEXT,
    "tries" INTEGER NOT NULL,
    "begunAt" DATETIME NOT NULL
);

-- CreateIndex
CREATE INDEX "Incoming_answered_begunAt_idx" ON "Incoming"("answered", "begunAt");
