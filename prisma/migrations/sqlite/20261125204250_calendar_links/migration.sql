-- CreateTable
CREATE TABLE "CalendarLink" (
    "committeeId" TEXT NOT NULL,
    "feed" TEXT NOT NULL,
    "hash" TEXT NOT NULL,
    "since" DATETIME NOT NULL,

    PRIMARY KEY ("committeeId", "feed"),
    CONSTRAINT "CalendarLink_committeeId_fkey" FOREIGN KEY ("committeeId") REFERENCES "Committee" ("id") ON DELETE RESTRICT ON UPDATE CASCADE
);

-- CreateIndex
CREATE UNIQUE INDEX "CalendarLink_hash_key" ON "CalendarLink"("hash");
