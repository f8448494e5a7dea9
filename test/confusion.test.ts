import assert from "node:assert/strict";
import { test } from "node:test";
import { confusionTable } from "../eval/events/confusion.ts";

test("confusionTable() counts answers by label, and rows without an answer", () => {
  const answers = [
    { gold: "AID", told: "AID" },
    { gold: "AID", told: "AGREE" },
    { gold: "AGREE", told: null },
  ];
  assert.deepEqual(confusionTable(answers, ["AGREE", "AID"]), [
    "| label | agre | aid | none |",
    "| --- | --- | --- | --- |",
    "| AGREE | · | · | 1 |",
    "| AID | 1 | 1 | · |",
  ]);
});
