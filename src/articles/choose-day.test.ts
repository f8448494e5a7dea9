import assert from "node:assert/strict";
import { test } from "node:test";
import { chooseDay, NO_DAY, surestClue } from "./choose-day.ts";
import type { CandidateDay, ReadClue } from "./list-candidate-days.ts";

const candidate = (day: string, signals: readonly string[], clues: readonly ReadClue[] = []): CandidateDay => ({ day, signals, clues });
const clue = (basis: ReadClue["basis"], signal: string): ReadClue => ({
  text: "2021-03-04",
  field: signal,
  basis,
  signals: [signal],
  stamp: { day: "2021-03-04", instant: null },
});

test("chooseDay() takes the day whose signals weigh most; an unknown signal weighs nothing", () => {
  const weights = new Map([
    ["url", 2],
    ["line bottom", -1],
    [NO_DAY, 0],
  ]);
  const days = [candidate("2021-03-01", ["line bottom", "new"]), candidate("2021-03-04", ["url"])];
  assert.equal(chooseDay(days, weights)?.day, "2021-03-04");
});

test("chooseDay() gives none when none is fairly sure, and none of none", () => {
  const weights = new Map([
    ["line bottom", -3],
    [NO_DAY, 0],
  ]);
  assert.equal(chooseDay([candidate("2021-03-01", ["line bottom"])], weights), null);
  assert.equal(chooseDay([], weights), null);
});

test("surestClue() puts structured data before meta before the visible line, and any of them before what tells of a change", () => {
  const clues = [clue("jsonld", "jsonld dateModified"), clue("visible", "line head"), clue("meta", "meta published")];
  assert.equal(surestClue(candidate("2021-03-04", [], clues))?.basis, "meta");
});
