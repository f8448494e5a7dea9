import { FOR_ARTICLE, HINT } from "./hints.ts";
import type { Block, PageBlocks } from "./list-blocks.ts";

/** Where the article stands on a page. */
export interface ChosenBody {
  /** Position of the box that holds it. */
  readonly box: number;
  /** For each block whether it is in that box. */
  readonly inside: readonly boolean[];
  /** For each block the hints of all boxes around it that are not too large to mean it. */
  readonly marks: readonly number[];
  /** For each block what it weighs for its being an article: words, negative for furniture. */
  readonly weights: readonly number[];
}

/** Share of a page's running text above which a box is the page, not a part of it, whatever its name says. */
const WHOLE_PAGE = 0.55;

/**
 * Finds the box with the article: the one whose blocks weigh most, running text counting for it and furniture against it.
 */
export function chooseBody({ boxes, blocks }: PageBlocks): ChosenBody | null {
  if (boxes.length === 0) return null;
  const prose = blocks.map(proseWords);
  const share = sumUp(boxes, blocks, prose);
  const total = prose.reduce((sum, words) => sum + words, 0);
  const marksOfBox: number[] = [];
  for (const [i, box] of boxes.entries()) {
    const above = box.parent < 0 ? 0 : (marksOfBox[box.parent] ?? 0);
    const trusted = (share[i] ?? 0) > total * WHOLE_PAGE ? box.hints & ~(FOR_ARTICLE - 1) : box.hints;
    marksOfBox.push(above | trusted);
  }
  const marks = blocks.map((block) => marksOfBox[block.box] ?? 0);
  const weights = blocks.map((block, i) => weigh(block, { prose: prose[i] ?? 0, marks: marks[i] ?? 0 }));
  const sums = sumUp(boxes, blocks, weights);
  let best = 0;
  for (const [i] of boxes.entries()) if ((sums[i] ?? 0) >= (sums[best] ?? 0)) best = i;
  const inside = insideOf(boxes, blocks, best);
  return { box: best, inside, marks, weights };
}

/** Words of a block when it reads as running text, else 0. */
export function proseWords(block: Block): number {
  if (block.linked > block.text.length * 0.4) return 0;
  const ends = /[.!?…。！？:;][)\]"'”’»]*$/u.test(block.text);
  if (block.words >= 12 || (block.words >= 5 && ends)) return Math.min(block.words, 120);
  return 0;
}

function weigh(block: Block, { prose, marks }: { readonly prose: number; readonly marks: number }): number {
  const against = (marks & (FOR_ARTICLE - 1) & ~(HINT.header | HINT.embed | HINT.summary)) !== 0;
  if (against) return -Math.min(block.words, 15);
  if (prose > 0)
    return (
      prose * (block.kind === "li" || block.kind === "td" || block.kind === "dd" ? 0.5 : 1) * ((marks & HINT.articleBody) !== 0 ? 1.2 : 1)
    );
  return block.linked > block.text.length * 0.5 ? -Math.min(block.words, 10) - 1 : -2;
}

/** Adds what blocks weigh to their boxes and all boxes around them. */
function sumUp(boxes: PageBlocks["boxes"], blocks: readonly Block[], values: readonly number[]): readonly number[] {
  const sums = boxes.map(() => 0);
  for (const [i, block] of blocks.entries()) if (block.box >= 0) sums[block.box] = (sums[block.box] ?? 0) + (values[i] ?? 0);
  for (let i = boxes.length - 1; i > 0; i--) {
    const parent = boxes[i]?.parent ?? -1;
    if (parent >= 0) sums[parent] = (sums[parent] ?? 0) + (sums[i] ?? 0);
  }
  return sums;
}

function insideOf(boxes: PageBlocks["boxes"], blocks: readonly Block[], chosen: number): readonly boolean[] {
  const inside = boxes.map(() => false);
  for (const [i, box] of boxes.entries()) inside[i] = i === chosen || (box.parent >= 0 && (inside[box.parent] ?? false));
  return blocks.map((block) => inside[block.box] ?? false);
}
