import assert from "node:assert/strict";
import { test } from "node:test";
import { inferDay } from "./infer-day.ts";

const holiday = { id: "liberation", phrase: "liberation day", near: ["seoul", "korean"], month: 8, day: 15, origin: "own" };
const evidence = { copyright: ["© 2022 Harbour Post"], holidays: [holiday], options: { months: new Map([["august", 8]]) } };

test("inferDay() joins the © year with a named day, and says from what", () => {
  const found = inferDay({ ...evidence, text: "The leaders exchanged letters on Korean liberation day." });
  assert.deepEqual([found?.day, found?.basis, found?.from], ["2022-08-15", "inferred", ["© 2022 Harbour Post", "Korean liberation day"]]);
});

test("inferDay() believes a weekday only where it agrees with the year", () => {
  assert.equal(inferDay({ ...evidence, text: "Talks ended on Monday 15 August." })?.day, "2022-08-15");
  assert.equal(inferDay({ ...evidence, text: "Talks ended on Tuesday 15 August." }), null);
});

test("inferDay() needs both the year and the day, and the country's name by a holiday that several have", () => {
  assert.equal(inferDay({ ...evidence, copyright: [], text: "Talks ended on Monday 15 August." }), null);
  assert.equal(inferDay({ ...evidence, text: "Talks ended." }), null);
  assert.equal(inferDay({ ...evidence, text: "Guam marked its liberation day with a parade." }), null);
});
