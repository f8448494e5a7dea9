import type { BinnedRows } from "./bin-rows.ts";

/** A decision tree: node 0 is its root; children are positions in the same arrays. */
export interface Tree {
  /** Column asked about; -1 for a leaf. */
  readonly feature: number[];
  /** Last bin that goes on to `low`. */
  readonly bin: number[];
  readonly low: number[];
  readonly high: number[];
  /** What a leaf adds to the score. */
  readonly value: number[];
}

export interface TreeOptions {
  readonly leaves: number;
  /** Share of the best value that a leaf takes. */
  readonly rate: number;
  /** Least sum of second derivatives in a leaf. */
  readonly leastWeight: number;
  /** Added to the sum of second derivatives, against values of few rows. */
  readonly shrink: number;
}

/** What a tree is grown from: the loss at each row, the rows and columns looked at. */
export interface Soil {
  readonly data: BinnedRows;
  readonly gradients: Float64Array;
  readonly hessians: Float64Array;
  readonly columns: readonly number[];
  readonly options: TreeOptions;
}

interface Split {
  readonly gain: number;
  readonly column: number;
  readonly bin: number;
}

interface Leaf {
  readonly node: number;
  readonly rows: Int32Array;
  readonly histogram: Float64Array;
  readonly split: Split | null;
}

/** Room in a histogram for one column: two sums for each of 256 bins. */
const LANES = 512;

/** Grows a tree leaf by leaf, always where the loss falls most. */
export function growTree(soil: Soil, rows: Int32Array): Tree {
  const tree: Tree = { feature: [], bin: [], low: [], high: [], value: [] };
  const leaves = [plantLeaf(tree, soil, { rows, histogram: countRows(soil, rows) })];
  while (leaves.length < soil.options.leaves) {
    const best = leaves.reduce((most, leaf, i) => ((leaf.split?.gain ?? 0) > (leaves[most]?.split?.gain ?? 0) ? i : most), 0);
    const leaf = leaves[best];
    if (leaf === undefined || leaf.split === null) break;
    leaves.splice(best, 1, ...splitLeaf(tree, soil, leaf));
  }
  return tree;
}

function plantLeaf(tree: Tree, soil: Soil, { rows, histogram }: Pick<Leaf, "rows" | "histogram">): Leaf {
  const { gradients, hessians, options } = soil;
  let [slope, weight] = [0, 0];
  for (const row of rows) {
    slope += gradients[row] ?? 0;
    weight += hessians[row] ?? 0;
  }
  tree.bin.push(0);
  tree.low.push(0);
  tree.high.push(0);
  tree.value.push((-slope / (weight + options.shrink)) * options.rate);
  return { node: tree.feature.push(-1) - 1, rows, histogram, split: bestSplit(soil, histogram, { slope, weight }) };
}

function splitLeaf(tree: Tree, soil: Soil, { node, rows, histogram, split }: Leaf): readonly Leaf[] {
  const { column, bin } = split ?? { column: 0, bin: 0 };
  const { bins, rows: height } = soil.data;
  const [low, high] = [true, false].map((isLow) => rows.filter((row) => (bins[column * height + row] ?? 0) <= bin === isLow));
  if (low === undefined || high === undefined) return [];
  const small = countRows(soil, low.length <= high.length ? low : high);
  const large = histogram.map((sum, i) => sum - (small[i] ?? 0));
  const [ofLow, ofHigh] = low.length <= high.length ? [small, large] : [large, small];
  const leaves = [plantLeaf(tree, soil, { rows: low, histogram: ofLow }), plantLeaf(tree, soil, { rows: high, histogram: ofHigh })];
  tree.feature[node] = column;
  tree.bin[node] = bin;
  tree.low[node] = leaves[0]?.node ?? 0;
  tree.high[node] = leaves[1]?.node ?? 0;
  return leaves;
}

function countRows({ data, gradients, hessians, columns }: Soil, rows: Int32Array): Float64Array {
  const histogram = new Float64Array(columns.length * LANES);
  for (const [c, column] of columns.entries()) {
    const base = column * data.rows;
    for (let i = 0; i < rows.length; i++) {
      const row = rows[i] as number;
      const at = c * LANES + (data.bins[base + row] as number) * 2;
      histogram[at] = (histogram[at] as number) + (gradients[row] as number);
      histogram[at + 1] = (histogram[at + 1] as number) + (hessians[row] as number);
    }
  }
  return histogram;
}

interface Sums {
  readonly slope: number;
  readonly weight: number;
}

function bestSplit({ data, columns, options }: Soil, histogram: Float64Array, { slope, weight }: Sums): Split | null {
  const { shrink, leastWeight } = options;
  const whole = (slope * slope) / (weight + shrink);
  let best: Split | null = null;
  for (const [c, column] of columns.entries()) {
    const last = data.edges[column]?.length ?? 0;
    let [g, h] = [0, 0];
    for (let bin = 0; bin < last; bin++) {
      g += histogram[c * LANES + bin * 2] as number;
      h += histogram[c * LANES + bin * 2 + 1] as number;
      if (h < leastWeight || weight - h < leastWeight) continue;
      const gain = (g * g) / (h + shrink) + ((slope - g) * (slope - g)) / (weight - h + shrink) - whole;
      if (gain > 1e-6 && (best === null || gain > best.gain)) best = { gain, column, bin };
    }
  }
  return best;
}
