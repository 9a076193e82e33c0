-- AlterTable
ALTER TABLE "Account" ADD COLUMN "deadSince" DATETIME;
