import type { PageFacts } from "./describe-blocks.ts";
import { describeBlocks, FEATURE_NAMES } from "./describe-blocks.ts";
import type { Forest, Settled } from "./forest.ts";
import { scoreRows, SURELY } from "./forest.ts";
import type { Block, PageBlocks } from "./list-blocks.ts";
import { roomOf } from "./list-blocks.ts";

/**
 * Which blocks are settled where a page has text enough that is likely: one a little below the bar is then out as much as one far below it. No article of the labelled
 * pages or the demo changes, and a third fewer questions are asked.
 */
const SOON: Settled = { yes: 3, no: -3 };
/** Words of likely text from which on a page is not searched for more. */
const ENOUGH_WORDS = 80;

/**
 * How likely each block of a page is its article's, 0 to 1; 0 for links of menus and lists.
 *
 * A page with next to nothing that is likely is asked again with more patience: its article may be what is least unlikely.
 */
export function scoreBlocks(page: PageBlocks, facts: PageFacts, forest: Forest): Float64Array {
  const { rows, positions } = describeBlocks(page, facts);
  const { blocks } = page;
  const width = FEATURE_NAMES.length;
  const room = roomOf(page);
  let scored = scoreRows(forest, rows, { width, settled: SOON, room });
  let words = 0;
  for (let row = 0; row < scored.length; row++)
    if ((scored[row] as number) >= 0.5) words += (blocks[positions[row] as number] as Block).measure.words;
  if (words < ENOUGH_WORDS) scored = scoreRows(forest, rows, { width, settled: SURELY, room });
  const scores = room.doubles(blocks.length);
  for (let row = 0; row < scored.length; row++) scores[positions[row] as number] = scored[row] as number;
  return scores;
}
