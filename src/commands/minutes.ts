import { draftMinutes } from "../app/draft-minutes.js";
import type { Answer, Button, Card, Press, Values } from "../cards/card.js";
import { minutesParts } from "../cards/minutes.js";
import { pageOf } from "../cards/pages.js";
import { recordPress } from "../cards/record.js";
import { ok, refuse } from "../domain/result.js";
import { answerProblem, whoOf } from "./answers.js";
import type { Command } from "./command.js";
import { readNumberFirst, whichMeeting } from "./meeting-record.js";

const NAME = "minutes";

const FORMATS: Record<string, "word" | "markdown"> = {
  word: "word",
  docx: "word",
  markdown: "markdown",
  md: "markdown",
};

export const minutes: Command = {
  name: NAME,
  usage: "65 [word | markdown]",
  summary: "gives the skeleton of a meeting’s minutes, as text or as a file",
  example: "minutes 65 word",
  read: (rest) => {
    const read = readNumberFirst(rest, "minutes 65");
    if (!read.ok) return read;
    const { number, more } = read.value;
    const word = more.replace(/^(?:as|format)\s+/iu, "").toLowerCase();
    if (word !== "" && !FORMATS[word])
      return refuse(`I cannot give minutes as “${more.slice(0, 40)}”.`, "Type /opsg minutes 65 word, or markdown.");
    return ok({ ...(number === undefined ? {} : { number }), ...(word === "" ? {} : { format: word }) });
  },
  act: async (turn, { number: named, seen, format, page }): Promise<Answer> => {
    if (!named) return whichMeeting(turn, NAME, "Minutes");
    const here = turn.caller.source === "terminal";
    const wanted = FORMATS[format ?? ""] ?? (here ? "markdown" : null);
    const drafted = await draftMinutes(turn.app, whoOf(turn), { meeting: named, seen }, wanted);
    if (!drafted.ok) return answerProblem(drafted.problem);
    const { meeting, document, file, ...words } = drafted.value;
    const { number } = meeting;
    const { committee } = turn.standing;
    const press = (command: string, values: Values = {}): Press =>
      recordPress({ committee, meeting }, command, false, values);
    const button = (label: string, command: string, values: Values = {}): Button => ({
      label,
      press: press(command, values),
    });
    const card: Card = {
      title: `${committee.code} ${number}: the minutes so far`,
      parts:
        file === null
          ? minutesParts(document)
          : [
              {
                kind: "text",
                text: `The file holds what was recorded. Write the discussion into it; imported later, it changes only what you change in it.`,
              },
            ],
      buttons: [
        { ...button("As a Word file", NAME, { format: "word" }), style: "primary" },
        button("As a text file", NAME, { format: "markdown" }),
        button("The record", "meeting record"),
      ],
    };
    const shown = file === null ? pageOf(card, Number(page ?? 1), press(NAME)) : card;
    return {
      kind: "card",
      card: shown,
      audience: "person",
      data: { number, ...words, file: file?.name ?? null },
      ...(file ? { file } : {}),
    };
  },
};
