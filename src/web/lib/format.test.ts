import assert from "node:assert/strict";
import { test } from "node:test";
import { addressOf } from "./client.ts";
import { dayInWords, endOfPeriod, momentInWords, plural, signed } from "./format.ts";
import { cutAtMarks, paragraphsOf } from "./spans.ts";

test("dayInWords() is as precise as what is known", () => {
  const of = (precision: string): string => dayInWords("2022-08-15", precision);
  assert.deepEqual(["day", "instant", "week", "month", "quarter", "year", "decade"].map(of), [
    "15 Aug 2022",
    "15 Aug 2022",
    "week of 15 Aug 2022",
    "Aug 2022",
    "Q3 2022",
    "2022",
    "2020s",
  ]);
  assert.equal(dayInWords(null), "day unknown");
});

test("endOfPeriod() gives the last day of each kind of period", () => {
  assert.deepEqual(
    [
      endOfPeriod("2024-02-01", "day"),
      endOfPeriod("2024-01-29", "week"),
      endOfPeriod("2024-02-01", "month"),
      endOfPeriod("2023-01-01", "year"),
    ],
    ["2024-02-01", "2024-02-04", "2024-02-29", "2023-12-31"],
  );
});

test("signed() and plural() write figures", () => {
  assert.deepEqual(
    [signed(4), signed(-7.25), signed(0), plural(1, "report"), plural(1200, "report")],
    ["+4.0", "−7.3", "0.0", "1 report", "1,200 reports"],
  );
});

test("cutAtMarks() gives back the text in pieces, each with the marks that cover it", () => {
  const text = "Russia accused Ukraine.";
  const marks = [
    { start: 100, end: 123, kind: "sentence" },
    { start: 107, end: 114, kind: "trigger" },
    { start: 90, end: 106, kind: "initiator" },
    { start: 130, end: 140, kind: "elsewhere" },
  ];
  const pieces = cutAtMarks(text, marks, 100);
  assert.equal(pieces.map((piece) => piece.text).join(""), text);
  assert.deepEqual(pieces, [
    { text: "Russia", kinds: ["sentence", "initiator"] },
    { text: " ", kinds: ["sentence"] },
    { text: "accused", kinds: ["sentence", "trigger"] },
    { text: " Ukraine.", kinds: ["sentence"] },
  ]);
});

test("paragraphsOf() knows where each paragraph starts", () => {
  const text = "One.\n\nTwo two.\n\nThree.";
  for (const { start, text: part } of paragraphsOf(text)) assert.equal(text.slice(start, start + part.length), part);
  assert.equal(paragraphsOf(text).length, 3);
});

test("addressOf() fills in the path and leaves out what is not given", () => {
  assert.equal(addressOf("/api/dyads/{a}/{b}", { a: "PRK", b: "RUS", by: "month" }), "/api/dyads/PRK/RUS?by=month");
  assert.equal(addressOf("/api/actors/{id}", { id: "person:a/b c" }), "/api/actors/person%3Aa%2Fb%20c");
  assert.equal(addressOf("/api/happenings", { countries: ["A", "B"] }), "/api/happenings?countries=A%2CB");
});

test("momentInWords() gives instants to the minute, days as days", () => {
  assert.equal(momentInWords("2022-08-15T09:30:59Z"), "15 Aug 2022, 09:30 UTC");
  assert.equal(momentInWords("2022-08-15"), "15 Aug 2022");
  assert.equal(momentInWords(null), "day unknown");
});
