import assert from "node:assert/strict";
import { test } from "node:test";
import { isLocalDay, listCandidateDays } from "./list-candidate-days.ts";
import type { DayClue } from "./day-clue.ts";

const options = { months: new Map([["march", 3]]), order: "day first" } as const;
const line = (text: string): DayClue => ({ text, field: "line", basis: "visible", signals: ["line head"] });
const meta = (text: string): DayClue => ({ text, field: "date", basis: "meta", signals: ["meta published"] });

test("listCandidateDays() gives each day once, with the words before each date of a line", () => {
  const days = listCandidateDays([line("Updated 6 March 2021 / Published 4 March 2021"), meta("2021-03-04")], options);
  assert.deepEqual(
    days.map(({ day }) => day),
    ["2021-03-06", "2021-03-04"],
  );
  assert.ok(days[0]?.signals.includes("line updated") && days[0].signals.includes("only modified"));
  assert.ok(days[1]?.signals.includes("line published") && days[1].signals.includes("two sources"));
});

test("listCandidateDays() says how a day stands to the address and to what the page calls its publication", () => {
  const url: DayClue = { text: "2021-03-04", field: "2021/03/04", basis: "url", signals: ["url"] };
  const days = listCandidateDays([url, meta("2021-03-05T03:00:00Z"), line("1 March 2020")], options);
  const signalsOf = (day: string): readonly string[] => days.find((each) => each.day === day)?.signals ?? [];
  assert.ok(signalsOf("2021-03-04").includes("local day"));
  assert.ok(signalsOf("2021-03-05").includes("next to url"));
  assert.ok(signalsOf("2020-03-01").includes("far from url") && signalsOf("2020-03-01").includes("against published"));
});

test("isLocalDay() holds only for the day on which an instant fell somewhere on earth", () => {
  const stamp = { day: "2021-03-05", instant: "2021-03-05T03:00:00Z", isUtc: true };
  assert.equal(isLocalDay("2021-03-04", stamp), true);
  assert.equal(isLocalDay("2021-03-06", stamp), false);
  assert.equal(isLocalDay("2021-03-05", stamp), false);
  assert.equal(isLocalDay("2021-03-04", { ...stamp, isUtc: false }), false);
});
