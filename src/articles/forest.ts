import { Fault } from "../lib/fault.ts";
import type { TreeNodeRow } from "../model/index.ts";
import { NumberRoom } from "./number-room.ts";

/** Learned decision trees over one set of columns. All nodes stand in one run of memory, so many numbers each; the two children of a node stand side by side. */
export interface Forest {
  /** Where each tree starts, and how many questions its longest way to a leaf asks. */
  readonly roots: Int32Array;
  readonly depths: Int32Array;
  /** Of each node the column asked about and, two further on, where the child for values up to the cut stands. */
  readonly questions: Int32Array;
  /** The same memory: after the column the cut, after the child a leaf's value. A leaf asks a question whose answer leads to itself. */
  readonly numbers: Float32Array;
}

/** Numbers of a node. */
const NODE = 4;

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
  const questions = new Int32Array(rows.length * NODE);
  const numbers = new Float32Array(questions.buffer);
  for (const [i, row] of rows.entries()) {
    const isLeaf = row.feature === "";
    questions[i * NODE] = isLeaf ? 0 : columnOf(row);
    numbers[i * NODE + 1] = isLeaf ? Number.POSITIVE_INFINITY : row.cut;
    questions[i * NODE + 2] = (isLeaf ? i : lowOf(row)) * NODE;
    numbers[i * NODE + 3] = row.value;
  }
  const depthOf = (at: number): number => {
    const low = questions[at + 2] ?? at;
    return low === at ? 0 : 1 + Math.max(depthOf(low), depthOf(low + NODE));
  };
  const roots = Int32Array.from(rows.flatMap((row, i) => (row.node === 0 ? [i * NODE] : [])));
  return { roots, depths: roots.map(depthOf), questions, numbers };
}

/** After so many trees it is looked which rows are settled. */
const ROUND = 10;

/** Rows whose sum is beyond one of these are asked no more. */
export interface Settled {
  readonly yes: number;
  readonly no: number;
}
/** Of 141,606 blocks of the labelled pages none that was settled so came out on the other side of a half, or above the lowest bar that the body has. */
export const SURELY: Settled = { yes: 3.8, no: -5 };
/** Rows that go down a tree side by side, so that the processor need not wait for each answer. */
const ABREAST = 4;

/** How likely each row of `width` columns is a "yes", 0 to 1. */
export function scoreRows(
  forest: Forest,
  rows: Float32Array,
  { width, settled = SURELY, room = new NumberRoom() }: RowOptions,
): Float64Array {
  const trees = forest.roots.length;
  const scores = room.doubles(rows.length / width);
  const open = room.ints(scores.length);
  const sums = room.doubles(scores.length);
  let count = scores.length;
  for (let i = 0; i < count; i++) open[i] = i;
  for (let tree = 0; tree < trees && count > 0; tree += ROUND) {
    const end = Math.min(trees, tree + ROUND);
    addLeaves(forest, rows, { width, open, sums, count, tree, end });
    let left = 0;
    for (let i = 0; i < count; i++) {
      const row = open[i] as number;
      const sum = sums[i] as number;
      if (end === trees || sum >= settled.yes || sum <= settled.no) {
        // What is settled is taken to go on as it went.
        scores[row] = 1 / (1 + Math.exp((-sum * trees) / end));
      } else {
        open[left] = row;
        sums[left++] = sum;
      }
    }
    count = left;
  }
  return scores;
}

export interface RowOptions {
  readonly width: number;
  readonly settled?: Settled;
  readonly room?: NumberRoom;
}

interface Round {
  readonly width: number;
  /** Rows asked, the sum of each so far, and how many they are. */
  readonly open: Int32Array;
  readonly sums: Float64Array;
  readonly count: number;
  /** First tree, and the one after the last. */
  readonly tree: number;
  readonly end: number;
}

/** Adds to the sum of each open row the leaf that it comes to in each tree. */
function addLeaves(
  { roots, depths, questions, numbers }: Forest,
  rows: Float32Array,
  { width, open, sums, count, tree, end }: Round,
): void {
  const last = count - 1;
  for (let t = tree; t < end; t++) {
    const root = roots[t] as number;
    const depth = depths[t] as number;
    for (let i = 0; i <= last; i += ABREAST) {
      const second = i + 1 > last ? last : i + 1;
      const third = i + 2 > last ? last : i + 2;
      const fourth = i + 3 > last ? last : i + 3;
      const rowA = (open[i] as number) * width;
      const rowB = (open[second] as number) * width;
      const rowC = (open[third] as number) * width;
      const rowD = (open[fourth] as number) * width;
      let a = root;
      let b = root;
      let c = root;
      let d = root;
      for (let step = 0; step < depth; step++) {
        a = (questions[a + 2] as number) + (Number((rows[rowA + (questions[a] as number)] as number) > (numbers[a + 1] as number)) << 2);
        b = (questions[b + 2] as number) + (Number((rows[rowB + (questions[b] as number)] as number) > (numbers[b + 1] as number)) << 2);
        c = (questions[c + 2] as number) + (Number((rows[rowC + (questions[c] as number)] as number) > (numbers[c + 1] as number)) << 2);
        d = (questions[d + 2] as number) + (Number((rows[rowD + (questions[d] as number)] as number) > (numbers[d + 1] as number)) << 2);
      }
      sums[i] = (sums[i] as number) + (numbers[a + 3] as number);
      if (second > i) sums[second] = (sums[second] as number) + (numbers[b + 3] as number);
      if (third > second) sums[third] = (sums[third] as number) + (numbers[c + 3] as number);
      if (fourth > third) sums[fourth] = (sums[fourth] as number) + (numbers[d + 3] as number);
    }
  }
}

function broken({ tree, node }: TreeNodeRow, why: string): Fault {
  return new Fault("articles/model", "Cannot use a model of the article stage", {
    where: `data/models: tree ${tree}, node ${node}`,
    why,
    next: "Install the package again, or run npm run train:articles",
  });
}
