import assert from "node:assert/strict";
import { test } from "node:test";
import { fitWords } from "./fit-words.ts";

test("fitWords() learns words that enough sites have, and which side they stand on", () => {
  const examples = ["a", "b", "c", "d", "e"].map((site) => ({
    site,
    rows: new Float32Array(),
    texts: [`Ministers met ${site}zz`, "Sign up"],
    labels: Float32Array.of(1, 0),
    weights: Float32Array.of(5, 5),
  }));
  const weights = new Map(fitWords(examples).map(({ words, weight }) => [words, weight]));
  assert.deepEqual([...weights.keys()], ["met", "ministers", "ministers met", "sign", "sign up", "up"]);
  assert.ok((weights.get("met") ?? 0) > 1 && (weights.get("sign up") ?? 0) < -1);
});
