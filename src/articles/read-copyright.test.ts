import assert from "node:assert/strict";
import { test } from "node:test";
import { readCopyright } from "./read-copyright.ts";

const read = (line: string): readonly (string | number | null)[] => {
  const notice = readCopyright(line);
  return notice === null ? [] : [notice.owner, notice.year];
};

test("readCopyright() gives the owner and the last year", () => {
  assert.deepEqual(read("© 2019-2022 The Example. All rights reserved."), ["The Example", 2022]);
  assert.deepEqual(read("Copyright Caravan Post 2015"), ["Caravan Post", 2015]);
  assert.deepEqual(read("All content © 2019 Harbour Post unless stated otherwise."), ["Harbour Post", 2019]);
  assert.deepEqual(read("(c) 2020 Harbour Post - Theme by Somebody"), ["Harbour Post", 2020]);
});

test("readCopyright() passes over lines without notice, and words that are no owner", () => {
  assert.deepEqual(read("The copyright dispute went on for years."), []);
  assert.deepEqual(read("© 2021 All rights reserved"), ["", 2021]);
  assert.deepEqual(read("Talks end"), []);
});
