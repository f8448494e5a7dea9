import { Fault } from "../lib/fault.ts";
import type { TreeNodeRow } from "../model/index.ts";

/** Learned decision trees over one set of columns. All nodes stand in one row of arrays; children are positions in it. */
export interface Forest {
  /** Where each tree starts. */
  readonly roots: Int32Array;
  /** Column asked about; -1 for a leaf. */
  readonly feature: Int16Array;
  readonly cut: Float32Array;
  readonly low: Int32Array;
  readonly high: Int32Array;
  readonly value: Float32Array;
}

/**
 * Makes rows of `data/models/` ready for scoring.
 *
 * Throws the fault "articles/model" when a row asks about a column that `names` does not have or leads to no node: the file is then of
 * another version.
 */
export function compileForest(rows: readonly TreeNodeRow[], names: readonly string[]): Forest {
  const columns = new Map(names.map((name, i) => [name, i]));
  const positions = new Map(rows.map((row, i) => [`${row.tree} ${row.node}`, i]));
  const positionOf = (row: TreeNodeRow, node: number): number => {
    const position = row.feature === "" ? 0 : positions.get(`${row.tree} ${node}`);
    if (position === undefined) throw broken(row, `there is no node ${node}`);
    return position;
  };
  const columnOf = (row: TreeNodeRow): number => {
    const column = row.feature === "" ? -1 : columns.get(row.feature);
    if (column === undefined) throw broken(row, `there is no column "${row.feature}"`);
    return column;
  };
  return {
    roots: Int32Array.from(rows.flatMap((row, i) => (row.node === 0 ? [i] : []))),
    feature: Int16Array.from(rows, columnOf),
    cut: Float32Array.from(rows, (row) => row.cut),
    low: Int32Array.from(rows, (row) => positionOf(row, row.low)),
    high: Int32Array.from(rows, (row) => positionOf(row, row.high)),
    value: Float32Array.from(rows, (row) => row.value),
  };
}

/** How likely each row of `width` columns is a "yes", 0 to 1. */
export function scoreRows({ roots, feature, cut, low, high, value }: Forest, rows: Float32Array, width: number): Float64Array {
  const scores = new Float64Array(rows.length / width);
  for (let row = 0; row < scores.length; row++) {
    const at = row * width;
    let sum = 0;
    for (const root of roots) {
      let node = root;
      for (let column = feature[node] ?? -1; column >= 0; column = feature[node] ?? -1)
        node = ((rows[at + column] ?? 0) <= (cut[node] ?? 0) ? low[node] : high[node]) ?? 0;
      sum += value[node] ?? 0;
    }
    scores[row] = 1 / (1 + Math.exp(-sum));
  }
  return scores;
}

function broken({ tree, node }: TreeNodeRow, why: string): Fault {
  return new Fault("articles/model", "Cannot use a model of the article stage", {
    where: `data/models: tree ${tree}, node ${node}`,
    why,
    next: "Install the package again, or run npm run train:articles",
  });
}
