import type { Block, PageBlocks } from "./list-blocks.ts";

/** Start and end (exclusive) of the run of blocks that weighs most, running text counting for it and everything else against it. */
export function findRun({ blocks }: PageBlocks, prose: Float64Array): readonly [number, number] {
  let start = 0;
  let end = 0;
  let sum = 0;
  let from = 0;
  let best = 0;
  for (let i = 0; i < blocks.length; i++) {
    const block = blocks[i] as Block;
    const words = prose[i] ?? 0;
    if (sum <= 0) {
      sum = 0;
      from = i;
    }
    sum += words > 0 ? Math.min(words, 80) : block.linked > block.measure.length / 2 ? -8 : -4;
    if (words <= 0 || sum <= best) continue;
    start = from;
    end = i + 1;
    best = sum;
  }
  return [start, end];
}
