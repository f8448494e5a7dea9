import assert from "node:assert/strict";
import { readFileSync } from "node:fs";
import { test } from "node:test";
import * as library from "../src/index.ts";

/** The values that the library gives away. A change here is a change for everybody who imports it: say so in the CHANGELOG. */
const VALUES = [
  "CONTEXTS",
  "Fault",
  "NAME_TAGS",
  "PLOVER",
  "QUAD_NAMES",
  "RELATIONS",
  "UPOS",
  "buildSeries",
  "createReader",
  "foldersWith",
  "isSkip",
  "loadPhraseWeights",
  "loadTables",
  "openRecord",
  "pageFromText",
  "readPage",
  "recordDecision",
  "recordOutcomes",
];

test("the library exports exactly the listed values", () => {
  assert.deepEqual(Object.keys(library).sort(), VALUES);
});

test("the library names each export one by one", () => {
  assert.doesNotMatch(readFileSync(new URL("../src/index.ts", import.meta.url), "utf8"), /export \*/);
});
