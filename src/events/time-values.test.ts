import assert from "node:assert/strict";
import { test } from "node:test";
import { fuzzyDay, lengthValue, stepFrom } from "./time-values.ts";

test("stepFrom() moves by the unit and keeps to its precision", () => {
  const from = (unit: string, steps: number): string | null => stepFrom("2024-05-15", unit, steps);
  assert.deepEqual(
    [from("D", -1), from("W", -1), from("2W", 1), from("M", -5), from("Y", -20), from("10Y", -3), from("100Y", -1)],
    ["2024-05-14", "2024-W19", "2024-W22", "2023-12", "2004", "199", "1924"],
  );
});

test("stepFrom() gives nothing for hours and for what lies outside history", () => {
  assert.deepEqual(
    [stepFrom("2024-05-15", "TH", 2), stepFrom("2024-05-15", "Y", -9000), stepFrom("2024-05-15", "D", 1e9)],
    [null, null, null],
  );
});

test("lengthValue() writes lengths as TIMEX3 does", () => {
  assert.deepEqual(
    [
      lengthValue("3", "D"),
      lengthValue("2", "TH"),
      lengthValue("2", "10Y"),
      lengthValue("X", "M"),
      lengthValue("X", "10Y"),
      lengthValue("1", "2W"),
    ],
    ["P3D", "PT2H", "P20Y", "PXM", "PXDE", "P2W"],
  );
});

test("fuzzyDay() knows the precision of every kind of value", () => {
  const of = (value: string): string => `${fuzzyDay(value)?.day} ${fuzzyDay(value)?.precision}`;
  assert.deepEqual(["2024-05-15T15:00", "2024-W20", "2024-W20-WE", "2024-WI", "2024-Q2", "2024-H2", "2024", "202", "19"].map(of), [
    "2024-05-15 day",
    "2024-05-13 week",
    "2024-05-18 week",
    "2024-12-01 season",
    "2024-04-01 quarter",
    "2024-07-01 year",
    "2024-01-01 year",
    "2020-01-01 decade",
    "1900-01-01 century",
  ]);
  assert.deepEqual([fuzzyDay("P3D"), fuzzyDay("PAST_REF"), fuzzyDay("XXXX-06-03"), fuzzyDay("BC0146")], [null, null, null, null]);
});
