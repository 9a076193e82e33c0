-- AlterTable
ALTER TABLE "Account" ADD COLUMN     "deadSince" TIMESTAMP(3);
