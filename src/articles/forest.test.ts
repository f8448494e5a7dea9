import assert from "node:assert/strict";
import { test } from "node:test";
import { Fault } from "../lib/fault.ts";
import type { TreeNodeRow } from "../model/index.ts";
import { compileForest, scoreRows } from "./forest.ts";

const leaf = (tree: number, node: number, value: number): TreeNodeRow => ({ tree, node, feature: "", cut: 0, low: 0, high: 0, value });
const ROWS: readonly TreeNodeRow[] = [
  leaf(0, 0, -1),
  { tree: 1, node: 0, feature: "words", cut: 10, low: 1, high: 2, value: 0 },
  leaf(1, 1, -2),
  leaf(1, 2, 3),
];

test("scoreRows() adds up the leaves and gives a probability", () => {
  const scores = scoreRows(compileForest(ROWS, ["links", "words"]), Float32Array.of(0, 10, 0, 11), { width: 2 });
  assert.deepEqual(
    [...scores].map((score) => score.toFixed(3)),
    [(1 / (1 + Math.exp(3))).toFixed(3), (1 / (1 + Math.exp(-2))).toFixed(3)],
  );
});

test("scoreRows() takes rows that are settled to go on as they went, and asks all others to the end", () => {
  const trees = Array.from({ length: 60 }, (_, tree): readonly TreeNodeRow[] => [
    { tree, node: 0, feature: "words", cut: 10, low: 1, high: 2, value: 0 },
    leaf(tree, 1, 0.05),
    leaf(tree, 2, 0.2),
  ]).flat();
  const [low = 0, high = 0] = scoreRows(compileForest(trees, ["words"]), Float32Array.of(5, 20), { width: 1 });
  assert.equal(low.toFixed(5), (1 / (1 + Math.exp(-3))).toFixed(5));
  assert.equal(high.toFixed(8), (1 / (1 + Math.exp(-12))).toFixed(8));
});

test("compileForest() rejects a model that asks about a column that is not there", () => {
  assert.throws(
    () => compileForest(ROWS, ["links"]),
    (error: unknown) => error instanceof Fault && error.code === "articles/model",
  );
});

test("compileForest() rejects a question that leads nowhere", () => {
  assert.throws(
    () => compileForest(ROWS.slice(0, 3), ["words"]),
    (error: unknown) => error instanceof Fault && error.code === "articles/model",
  );
});

test("compileForest() rejects a question whose two answers do not stand side by side", () => {
  assert.throws(
    () =>
      compileForest(
        [...ROWS.slice(0, 1), { tree: 1, node: 0, feature: "words", cut: 10, low: 2, high: 1, value: 0 }, ...ROWS.slice(2)],
        ["words"],
      ),
    (error: unknown) => error instanceof Fault && error.code === "articles/model",
  );
});
