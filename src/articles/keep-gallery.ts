import { HINT } from "./hints.ts";
import type { Block, PageBlocks } from "./list-blocks.ts";
import { standsIn } from "./stands-in.ts";

/** Most words of other text that a gallery has; an article with pictures has more, and its captions are not of it. */
const MOST_TEXT = 60;
/** Fewest captions of a gallery, and fewest words of a caption that tells something. */
const LEAST_CAPTIONS = 4;
const LEAST_WORDS = 8;

/** On a page that is a gallery the captions are the article; on all others nothing changes. */
export function keepGallery(page: PageBlocks, kept: readonly boolean[]): readonly boolean[] {
  const tells = (block: Block): boolean => block.measure.words >= LEAST_WORDS && block.linked === 0 && isCaption(page, block);
  const telling = new Set(page.blocks.filter(tells));
  if (telling.size < LEAST_CAPTIONS) return kept;
  const words = page.blocks.reduce((sum, block, i) => sum + (kept[i] === true && !telling.has(block) ? block.measure.words : 0), 0);
  return words >= MOST_TEXT ? kept : page.blocks.map((block, i) => kept[i] === true || telling.has(block));
}

function isCaption(page: PageBlocks, { kind, box }: Block): boolean {
  return kind === "figcaption" || standsIn(page, box, { hints: HINT.caption, levels: 1 });
}
