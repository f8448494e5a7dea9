import assert from "node:assert/strict";
import { test } from "node:test";
import { parseStamp } from "./parse-stamp.ts";

const options = { months: new Map([["aug", 8]]), order: "day first" } as const;
const read = (text: string): readonly (string | null)[] => {
  const stamp = parseStamp(text, options);
  return stamp === null ? [] : [stamp.day, stamp.instant];
};

test("parseStamp() keeps the day of the page's own offset and gives the instant in UTC", () => {
  assert.deepEqual(read("2022-08-15T01:30:00+02:00"), ["2022-08-15", "2022-08-14T23:30:00Z"]);
  assert.deepEqual(read("2022-08-15T01:30:00.000Z"), ["2022-08-15", "2022-08-15T01:30:00Z"]);
  assert.deepEqual(read("Mon, 15 Aug 2022 09:30:00 GMT"), ["2022-08-15", "2022-08-15T09:30:00Z"]);
  assert.deepEqual(read("1660555800"), ["2022-08-15", "2022-08-15T09:30:00Z"]);
  assert.deepEqual(read("1660555800000"), ["2022-08-15", "2022-08-15T09:30:00Z"]);
});

test("parseStamp() reads seconds of one digit and milliseconds after a colon, as some sites write them", () => {
  assert.deepEqual(read("2022-08-15T01:30:0Z"), ["2022-08-15", "2022-08-15T01:30:00Z"]);
  assert.deepEqual(read("2022-08-15T01:30:08:684Z"), ["2022-08-15", "2022-08-15T01:30:08Z"]);
});

test("parseStamp() gives no instant where the page gives no offset", () => {
  assert.deepEqual(read("2022-08-15 09:30"), ["2022-08-15", null]);
  assert.deepEqual(read("20220815"), ["2022-08-15", null]);
});

test("parseStamp() reads nothing from what is no date", () => {
  for (const text of ["", "0000-00-00", "2022-13-45", "soon", "0"]) assert.deepEqual(read(text), [], text);
});
