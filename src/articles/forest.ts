import { Fault } from "../lib/fault.ts";
import type { TreeNodeRow } from "../model/index.ts";

/** Learned decision trees over one set of columns. All nodes stand in one row of arrays; the two children of a node stand side by side. */
export interface Forest {
  /** Where each tree starts. */
  readonly roots: Int32Array;
  /** Column asked about; -1 for a leaf. */
  readonly feature: Int16Array;
  readonly cut: Float32Array;
  /** Position of the child for values up to the cut; that for values above is the next. */
  readonly low: Int32Array;
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
  const lowOf = (row: TreeNodeRow): number => {
    const low = positionOf(row, row.low);
    if (row.feature !== "" && positionOf(row, row.high) !== low + 1) throw broken(row, "its children do not stand side by side");
    return low;
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
    low: Int32Array.from(rows, lowOf),
    value: Float32Array.from(rows, (row) => row.value),
  };
}

/** After so many trees rows whose sum is beyond `SETTLED` either way are asked no more: the others together do not bring one back to any bar that is used. */
const ROUND = 50;
const SETTLED = 5;

/** How likely each row of `width` columns is a "yes", 0 to 1. */
export function scoreRows({ roots, feature, cut, low, value }: Forest, rows: Float32Array, width: number): Float64Array {
  const scores = new Float64Array(rows.length / width);
  let open = Int32Array.from(scores.keys());
  for (let tree = 0; tree < roots.length; tree++) {
    if (tree % ROUND === 0 && tree > 0) open = open.filter((row) => Math.abs(scores[row] as number) < SETTLED);
    const root = roots[tree] as number;
    for (let i = 0; i < open.length; i++) {
      const row = open[i] as number;
      const at = row * width;
      let node = root;
      for (let column = feature[node] as number; column >= 0; column = feature[node] as number)
        node = (low[node] as number) + Number((rows[at + column] as number) > (cut[node] as number));
      scores[row] = (scores[row] as number) + (value[node] as number);
    }
  }
  return scores.map((sum) => 1 / (1 + Math.exp(-sum)));
}

function broken({ tree, node }: TreeNodeRow, why: string): Fault {
  return new Fault("articles/model", "Cannot use a model of the article stage", {
    where: `data/models: tree ${tree}, node ${node}`,
    why,
    next: "Install the package again, or run npm run train:articles",
  });
}
