import { proseWords } from "./describe-boxes.ts";
import { findLaterArticles } from "./find-later-articles.ts";
import { HINT } from "./hints.ts";
import type { Block, PageBlocks } from "./list-blocks.ts";
import type { FurnitureIndex } from "./match-furniture.ts";
import { matchFurniture } from "./match-furniture.ts";

/** How likely a block must be the article's. */
const LIKELY = 0.5;
/** How likely it must be between two of the article's (cross-validation, docs/articles.md). */
const LIKELY_BETWEEN = 0.3;
/** How likely running text must be near one of the article's: next to it, or with one line between. */
const LIKELY_NEXT = 0.4;
const NEAR = [-2, -1, 1, 2];
/** Most words of a line that gives a date and no more. */
const MOST_DATE_WORDS = 12;
/** Fewest words of an article; a page with fewer is looked through again with a lower bar. */
const FEW_WORDS = 40;
/** The bar is lowered in steps to this and no further: below it pages without an article begin to give one. */
const LEAST_LIKELY = 0.1;
const STEP = 0.8;

/**
 * Which blocks are the article, of how likely each is by itself: all above a bar, which is lowered where next to nothing is above it, and those
 * nearly so likely that stand between or go on from them; but no lines that no article has, no dates before the first sentence, and
 * nothing of articles that stand under it.
 */
export function chooseBody(page: PageBlocks, scores: Float64Array, furniture: FurnitureIndex): readonly boolean[] {
  const { blocks } = page;
  const isLater = findLaterArticles(page);
  let bar = LIKELY;
  while (bar * STEP > LEAST_LIKELY && wordsAbove(blocks, scores, bar) < FEW_WORDS) bar *= STEP;
  const isAbove = (i: number, least = bar): boolean => (scores[i] ?? 0) >= least;
  const joins = (block: Block, i: number): boolean =>
    (isAbove(i, LIKELY_BETWEEN) && isAbove(i - 1) && isAbove(i + 1) && block.linked < block.text.length / 2) ||
    (isAbove(i, LIKELY_NEXT) && NEAR.some((step) => isAbove(i + step)) && proseWords(block) > 0);
  const kept = blocks.map((block, i) => (isAbove(i) || joins(block, i)) && !isFurniture(block, furniture) && isLater[i] !== true);
  return trimDates(blocks, dropComments(page, kept));
}

/** Comments are no article where there is one beside them. */
function dropComments(page: PageBlocks, kept: readonly boolean[]): readonly boolean[] {
  const isOutside = page.blocks.map(({ box }, i) => kept[i] === true && !isInComments(page, box));
  const words = page.blocks.reduce((sum, { measure }, i) => sum + (isOutside[i] === true ? measure.words : 0), 0);
  return words >= FEW_WORDS ? isOutside : kept;
}

function isInComments({ boxes }: PageBlocks, box: number): boolean {
  for (let at = box; at >= 0; at = boxes[at]?.parent ?? -1) {
    const { element, hints } = boxes[at] ?? { element: null, hints: 0 };
    if ((hints & HINT.comments) !== 0 && element?.tag !== "body" && element?.tag !== "html") return true;
  }
  return false;
}

function trimDates(blocks: readonly Block[], kept: readonly boolean[]): readonly boolean[] {
  const start = blocks.findIndex((block, i) => kept[i] === true && !isDateLine(block));
  return kept.map((each, i) => each && i >= start);
}

function isDateLine(block: Block): boolean {
  return block.measure.words < MOST_DATE_WORDS && proseWords(block) === 0 && /\b(?:19|20)\d\d\b|\b\d{1,2}:\d\d\b/.test(block.text);
}

function wordsAbove(blocks: readonly Block[], scores: Float64Array, bar: number): number {
  return blocks.reduce((sum, block, i) => sum + ((scores[i] ?? 0) >= bar ? block.measure.words : 0), 0);
}

/** A line of furniture, a © line, or a link to another article under the words that introduce one. */
function isFurniture({ text, linked }: Block, furniture: FurnitureIndex): boolean {
  if (/^(?:©|\(c\)|copyright\b)/i.test(text)) return true;
  const row = matchFurniture(text, furniture);
  return row !== null && (row.match === "line" || row.role === "tail" || linked > text.length / 2);
}
