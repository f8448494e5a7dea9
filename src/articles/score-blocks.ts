import type { PageFacts } from "./describe-blocks.ts";
import { describeBlocks, FEATURE_NAMES } from "./describe-blocks.ts";
import type { Forest } from "./forest.ts";
import { scoreRows } from "./forest.ts";
import type { PageBlocks } from "./list-blocks.ts";

/** How likely each block of a page is its article's, 0 to 1; 0 for links of menus and lists. */
export function scoreBlocks(page: PageBlocks, facts: PageFacts, forest: Forest): Float64Array {
  const { rows, positions } = describeBlocks(page, facts);
  const scores = new Float64Array(page.blocks.length);
  const scored = scoreRows(forest, rows, FEATURE_NAMES.length);
  for (let row = 0; row < scored.length; row++) scores[positions[row] as number] = scored[row] as number;
  return scores;
}
