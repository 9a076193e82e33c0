-- CreateTable
CREATE TABLE "SavedView" (
    "personId" TEXT NOT NULL,
    "committeeId" TEXT NOT NULL,
    "words" TEXT NOT NULL,

    CONSTRAINT "SavedView_pkey" PRIMARY KEY ("personId","committeeId")
);

-- CreateIndex
CREATE INDEX "SavedView_committeeId_idx" ON "SavedView"("committeeId");

-- AddForeignKey
ALTER TABLE "SavedView" ADD CONSTRAINT "SavedView_personId_fkey" FOREIGN KEY ("personId") REFERENCES "Person"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "SavedView" ADD CONSTRAINT "SavedView_committeeId_fkey" FOREIGN KEY ("committeeId") REFERENCES "Committee"("id") ON DELETE CASCADE ON UPDATE CASCADE;
