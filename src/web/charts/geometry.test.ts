import assert from "node:assert/strict";
import { test } from "node:test";
import { addColumns, barsPath, periodAt, ticksUpTo, timeTicks, xOf } from "./geometry.ts";

const frame = { left: 40, width: 100, count: 10 };

test("periodAt() undoes xOf(), and stays inside the frame", () => {
  for (let at = 0; at < 10; at++) assert.equal(periodAt(frame, xOf(frame, at) + 1), at);
  assert.deepEqual([periodAt(frame, -5), periodAt(frame, 500)], [0, 9]);
});

test("barsPath() stacks bars up from the line, or hangs them, and leaves out what is not there", () => {
  const up = barsPath({ frame, counts: [0, 2], from: [0, 1], zero: 50, scale: 5 });
  assert.equal(up, "M51 45v-10h8v10z");
  assert.equal(barsPath({ frame, counts: [3], zero: 50, scale: -5 }), "M41 50v15h8v-15z");
  assert.equal(barsPath({ frame, counts: [0, 0], zero: 50, scale: 5 }), "");
  assert.match(barsPath({ frame: { ...frame, count: 1000 }, counts: [1], zero: 50, scale: 0.001 }), /v-1h1v1z/);
});

test("ticksUpTo() gives at most three whole numbers", () => {
  assert.deepEqual([0, 1, 3, 7, 14, 99, 4000].map(ticksUpTo), [[], [1], [1, 2, 3], [5], [5, 10], [50], [2000, 4000]]);
});

test("timeTicks() labels years, months or days, no more than fit", () => {
  const months = Array.from({ length: 60 }, (_, at) => `${2018 + Math.floor(at / 12)}-${String((at % 12) + 1).padStart(2, "0")}-01`);
  assert.deepEqual(
    timeTicks(months, 640).map(({ label }) => label),
    ["2018", "2019", "2020", "2021", "2022"],
  );
  const almostSix = [...months, "2023-01-01"];
  assert.equal(timeTicks(almostSix, 640).at(-1)?.label, "2022", "a label that would be cut off at the end is left out");
  assert.equal(timeTicks(months, 130).length, 2);
  const weeks = ["2024-05-01", "2024-05-15", "2024-06-01", "2024-06-15", "2024-06-29", "2024-07-01", "2024-07-15"];
  assert.equal(timeTicks(weeks, 194).at(-1)?.label, "Jun 2024", "the longer a label, the earlier it is cut off");
  assert.deepEqual(timeTicks(["2022-01-30", "2022-01-31", "2022-02-01"], 640), [
    { at: 0, label: "Jan 2022" },
    { at: 2, label: "Feb 2022" },
  ]);
  assert.deepEqual(
    timeTicks(["2022-01-30", "2022-01-31"], 640).map(({ label }) => label),
    ["30 Jan 2022", "31 Jan 2022"],
  );
});

test("addColumns() adds period by period", () => {
  assert.deepEqual(
    addColumns([
      [1, 2],
      [3, 4],
    ]),
    [4, 6],
  );
});
