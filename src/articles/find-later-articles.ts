import { HINT } from "./hints.ts";
import type { PageBlocks } from "./list-blocks.ts";
import { attributeOf } from "./tree.ts";

/** Fewest words of a box that is an article of its own. */
const LEAST_WORDS = 40;

/**
 * For each block whether it belongs to a further article that a page loads under its own: a box that calls itself an article, of the same
 * make as one before it under the same parent, both with a first-rank heading. Entries of a live blog have none.
 */
export function findLaterArticles({ boxes, blocks }: PageBlocks): readonly boolean[] {
  const words = new Float64Array(boxes.length);
  const isHeaded = new Uint8Array(boxes.length);
  for (const { box, measure, kind } of blocks) {
    if (box < 0) continue;
    words[box] = (words[box] ?? 0) + measure.words;
    if (kind === "h1") isHeaded[box] = 1;
  }
  for (let i = boxes.length - 1; i > 0; i--) {
    const parent = boxes[i]?.parent ?? -1;
    if (parent < 0) continue;
    words[parent] = (words[parent] ?? 0) + (words[i] ?? 0);
    if (isHeaded[i] === 1) isHeaded[parent] = 1;
  }
  const seen = new Set<string>();
  const isLater: boolean[] = [];
  for (const [i, { parent, element, hints }] of boxes.entries()) {
    const around = parent >= 0 && isLater[parent] === true;
    const isArticle = isHeaded[i] === 1 && (words[i] ?? 0) >= LEAST_WORDS && (hints & HINT.article) !== 0;
    const key = isArticle ? `${parent} ${element.tag} ${attributeOf(element, "class").replaceAll(/\d+/g, "")}` : "";
    isLater.push(around || (isArticle && seen.has(key)));
    if (isArticle) seen.add(key);
  }
  return blocks.map(({ box }) => isLater[box] ?? false);
}
