import { expect, it } from "vitest";
import { type Denial, readDenial, takesBackDone } from "../../../src/domain/answer/denial.js";
import { about } from "./about.js";

it.each<[Denial, string]>([
  ["firm", "not done"],
  ["firm", "No, that isn't complete yet, the annex is missing"],
  ["firm", "Turns out it isn't done"],
  ["firm", "Correction: this is still open"],
  ["firm", "please reopen, it isn't finished"],
  ["firm", "We haven't finished this after all"],
  ["firm", "not ready yet because the lab is shut"],
  ["firm", "neither is done after all"],
  ["firm", "they are not done after all"],
  ["firm", "both not done actually"],
  ["firm", "Scratch that, neither is finished"],
  ["firm", "Actually none of them are complete yet"],
  ["doubtful", "the annex isn't finished yet"],
  ["doubtful", "nearly done"],
  ["doubtful", "I said done too soon"],
  ["doubtful", "If it's not done by Friday I'll shout"],
  ["doubtful", "it was not done in January but it is now"],
  ["doubtful", "it's not done, now it is"],
  ["doubtful", "not done by us, SECAS did it"],
  ["doubtful", "they say it's not done"],
  ["firm", "Can you reopen this please?"],
  ["doubtful", "not closed yet"],
  ["none", "nothing is outstanding"],
  ["none", "All sorted, nothing left to do"],
  ["none", "is it not done?"],
  ["none", "done"],
  ["none", "still on track for Friday"],
  ["none", "SECAS has not answered"],
])("whether what was said to be done is not is %s in “%s”", (denial, text) => {
  expect(readDenial(text, about())).toBe(denial);
});

it.each<[ReturnType<typeof takesBackDone>, string]>([
  ["surely", "actually not done"],
  ["surely", "not finished after all"],
  ["surely", "I was wrong, it isn't done"],
  ["surely", "I said done too soon"],
  ["surely", "please reopen it"],
  ["perhaps", "not done yet"],
  ["perhaps", "sorry, not finished yet"],
  ["no", "actually done"],
  ["no", "the annex isn't finished yet"],
  ["no", "nearly done, actually"],
  ["no", "half way"],
])("whether words without an action take back that it is done: %s, “%s”", (takes, text) => {
  expect(takesBackDone(text)).toBe(takes);
});
