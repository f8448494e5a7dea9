import assert from "node:assert/strict";
import { test } from "node:test";
import { compileForest, scoreRows } from "../../src/articles/forest.ts";
import { fitForest } from "./fit-forest.ts";

/** Rows of two columns, "yes" where exactly one of them is above a half: no single question tells it. */
function examples() {
  const points = Array.from({ length: 400 }, (_, i) => [((i * 37) % 100) / 100, ((i * 61 + 13) % 100) / 100] as const);
  const labels = Float32Array.from(points, ([a, b]) => (a > 0.5 !== b > 0.5 ? 1 : 0));
  return { rows: Float32Array.from(points.flat()), labels, weights: new Float32Array(400).fill(5) };
}

test("fitForest() learns what two columns tell only together", () => {
  const names = ["a", "b"];
  const example = examples();
  const scores = scoreRows(compileForest(fitForest([example], names), names), example.rows, { width: 2 });
  const right = scores.reduce((sum, score, i) => sum + (score > 0.5 === (example.labels[i] === 1) ? 1 : 0), 0);
  assert.ok(right > 380, `${right} of 400`);
});

test("fitForest() gives the same forest for the same examples", () => {
  assert.deepEqual(fitForest([examples()], ["a", "b"]), fitForest([examples()], ["a", "b"]));
});
