import { randomOf } from "../random-of.ts";
import type { BinnedRows } from "./bin-rows.ts";
import type { Tree, TreeOptions } from "./grow-tree.ts";
import { growTree } from "./grow-tree.ts";

export interface BoostOptions extends TreeOptions {
  readonly trees: number;
  /** Share of the columns looked at for each tree. */
  readonly columns: number;
  /** Share of the rows looked at for each tree. */
  readonly sample: number;
  readonly seed: number;
}

/** The score of a row is the bias plus what each tree adds, in log-odds. */
export interface BoostedTrees {
  readonly bias: number;
  readonly trees: readonly Tree[];
}

export interface Lesson {
  readonly data: BinnedRows;
  /** What each row should get, 0 to 1. */
  readonly labels: Float32Array;
  /** What each row counts; rows of weight 0 teach nothing. */
  readonly weights: Float32Array;
}

/** Learns trees one after the other, each from what those before it get wrong (gradient boosting on the log loss). The same lesson gives the same trees. */
export function boostTrees({ data, labels, weights }: Lesson, options: BoostOptions): BoostedTrees {
  const random = randomOf(options.seed);
  const rows = Int32Array.from(labels.keys()).filter((row) => (weights[row] ?? 0) > 0);
  const sum = (of: (row: number) => number): number => rows.reduce((total, row) => total + of(row), 0);
  const yes = sum((row) => (weights[row] ?? 0) * (labels[row] ?? 0));
  const bias = Math.log((yes + 1e-6) / (sum((row) => weights[row] ?? 0) - yes + 1e-6));
  const scores = new Float64Array(data.rows).fill(bias);
  const gradients = new Float64Array(data.rows);
  const hessians = new Float64Array(data.rows);
  const trees: Tree[] = [];
  while (trees.length < options.trees) {
    for (const row of rows) {
      const likely = 1 / (1 + Math.exp(-(scores[row] ?? 0)));
      gradients[row] = (weights[row] ?? 0) * (likely - (labels[row] ?? 0));
      hessians[row] = (weights[row] ?? 0) * Math.max(1e-6, likely * (1 - likely));
    }
    const columns = Array.from({ length: data.width }, (_, column) => column).filter(() => random() < options.columns);
    const sample = rows.filter(() => random() < options.sample);
    const tree = growTree({ data, gradients, hessians, columns, options }, sample);
    for (const row of rows) scores[row] = (scores[row] ?? 0) + valueOf(tree, data, row);
    trees.push(tree);
  }
  return { bias, trees };
}

function valueOf({ feature, bin, low, high, value }: Tree, { bins, rows }: BinnedRows, row: number): number {
  let node = 0;
  for (let column = feature[0] ?? -1; column >= 0; column = feature[node] ?? -1)
    node = ((bins[column * rows + row] ?? 0) <= (bin[node] ?? 0) ? low[node] : high[node]) ?? 0;
  return value[node] ?? 0;
}
