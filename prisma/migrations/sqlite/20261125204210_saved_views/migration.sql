-- CreateTable
CREATE TABLE "SavedView" (
    "personId" TEXT NOT NULL,
    "committeeId" TEXT NOT NULL,
    "words" TEXT NOT NULL,

    PRIMARY KEY ("personId", "committeeId"),
    CONSTRAINT "SavedView_personId_fkey" FOREIGN KEY ("personId") REFERENCES "Person" ("id") ON DELETE CASCADE ON UPDATE CASCADE,
    CONSTRAINT "SavedView_committeeId_fkey" FOREIGN KEY ("committeeId") REFERENCES "Committee" ("id") ON DELETE CASCADE ON UPDATE CASCADE
);

-- CreateIndex
CREATE INDEX "SavedView_committeeId_idx" ON "SavedView"("committeeId");
