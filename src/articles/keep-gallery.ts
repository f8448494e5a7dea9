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
  const isTelling = page.blocks.map((block) => block.measure.words >= LEAST_WORDS && block.linked === 0 && isCaption(page, block));
  if (isTelling.filter(Boolean).length < LEAST_CAPTIONS) return kept;
  const words = page.blocks.reduce((sum, { measure }, i) => sum + (kept[i] === true && isTelling[i] === false ? measure.words : 0), 0);
  return words >= MOST_TEXT ? kept : kept.map((each, i) => each || isTelling[i] === true);
}

function isCaption(page: PageBlocks, { kind, box }: Block): boolean {
  return kind === "figcaption" || standsIn(page, box, { hints: HINT.caption, levels: 1 });
}
