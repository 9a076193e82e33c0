-- CreateTable
CREATE TABLE "CalendarLink" (
    "committeeId" TEXT NOT NULL,
    "feed" TEXT NOT NULL,
    "hash" TEXT NOT NULL,
    "since" TIMESTAMP(3) NOT NULL,

    CONSTRAINT "CalendarLink_pkey" PRIMARY KEY ("committeeId","feed")
);

-- CreateIndex
CREATE UNIQUE INDEX "CalendarLink_hash_key" ON "CalendarLink"("hash");

-- AddForeignKey
ALTER TABLE "CalendarLink" ADD CONSTRAINT "CalendarLink_committeeId_fkey" FOREIGN KEY ("committeeId") REFERENCES "Committee"("id") ON DELETE RESTRICT ON UPDATE CASCADE;
