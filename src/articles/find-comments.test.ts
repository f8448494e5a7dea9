import assert from "node:assert/strict";
import { test } from "node:test";
import { findComments } from "./find-comments.ts";

test("findComments() finds the first of several readers by name and hour", () => {
  const lines = [
    "Ministers met in Vienna.",
    "Leave a word",
    "marek77 says:",
    "May 4, 2017 at 8:12 am",
    "About time.",
    "Ola on May 4, 2017 at 9:01 am said:",
  ];
  assert.equal(findComments(lines), 2);
});

test("findComments() takes no sentence that leads to a quotation for a comment", () => {
  const lines = ["The envoy said:", "“We shall meet again in the spring.”", "Her colleague said:", "“So shall we.”"];
  assert.equal(findComments(lines), lines.length);
});
