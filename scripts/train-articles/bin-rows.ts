/** Rows of numbers with each column cut into at most 255 bins, so that a split is found by counting. */
export interface BinnedRows {
  readonly rows: number;
  readonly width: number;
  /** Number of the bin of each value, column by column. */
  readonly bins: Uint8Array;
  /** Upper edges of each column's bins but the last. */
  readonly edges: readonly Float32Array[];
}

/** Bins of a column: more made no difference in cross-validation. */
const BINS = 48;
/** Rows that the edges are taken from. */
const SAMPLE = 20_000;

/** Cuts columns into bins of about equal count. */
export function binRows(values: Float32Array, width: number): BinnedRows {
  const rows = values.length / width;
  const bins = new Uint8Array(values.length);
  const step = Math.max(1, Math.floor(rows / SAMPLE));
  const edges = Array.from({ length: width }, (_, column) => {
    const sample: number[] = [];
    for (let row = 0; row < rows; row += step) sample.push(values[row * width + column] ?? 0);
    const cuts = cutPoints(Float32Array.from(sample).sort());
    for (let row = 0; row < rows; row++) bins[column * rows + row] = binOf(cuts, values[row * width + column] ?? 0);
    return cuts;
  });
  return { rows, width, bins, edges };
}

/** Points half-way between neighbouring values: between all when they are few, else after every full bin. */
function cutPoints(sorted: Float32Array): Float32Array {
  const distinct = sorted.filter((value, i) => i === 0 || value !== sorted[i - 1]);
  const goal = distinct.length > BINS ? sorted.length / BINS : 0;
  const cuts: number[] = [];
  let count = 0;
  for (let i = 1; i < sorted.length; i++) {
    const [low, high] = [sorted[i - 1] ?? 0, sorted[i] ?? 0];
    count++;
    if (low === high || count < goal) continue;
    cuts.push((low + high) / 2);
    count = 0;
  }
  return Float32Array.from(cuts.slice(0, 254));
}

function binOf(cuts: Float32Array, value: number): number {
  let low = 0;
  let high = cuts.length;
  while (low < high) {
    const middle = (low + high) >> 1;
    if (value <= (cuts[middle] ?? 0)) high = middle;
    else low = middle + 1;
  }
  return low;
}
