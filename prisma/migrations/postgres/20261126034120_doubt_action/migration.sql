-- AlterTable
ALTER TABLE "Doubt" ADD COLUMN     "action" TEXT;
