import { HINT } from "./hints.ts";
import type { Block, Box, PageBlocks } from "./list-blocks.ts";
import { roomOf } from "./list-blocks.ts";

/** Fewest words of a box that is an article of its own. */
const LEAST_WORDS = 40;

/** Fewest posts within a post for them to be others. */
const LEAST_NESTED = 2;

/**
 * Tells of a block whether it belongs to another article that a page loads under or within its own: a box that calls itself an article, by tag, role or class, of the
 * same make as one before it under the same parent, both with a first-rank heading; or one of several numbered
 * posts within a post. Entries of a live blog have no such heading, and no numbers of posts.
 */
export function findLaterArticles(page: PageBlocks): (block: Pick<Block, "box">) => boolean {
  const { boxes, blocks } = page;
  const isPost = makesNamed(boxes, isNumbered);
  const isCalled = makesNamed(boxes, isCalledArticle);
  const callsItself = ({ hints, make }: Box): boolean => (hints & HINT.article) !== 0 || isCalled.has(make);
  if (isPost.size === 0 && countBoxes(boxes, callsItself) < LEAST_NESTED) return () => false;
  const room = roomOf(page);
  const words = room.doubles(boxes.length);
  const isHeaded = room.bytes(boxes.length);
  for (const { box, measure, kind } of blocks) {
    if (box < 0) continue;
    (words[box] as number) += measure.words;
    if (kind === "h1") isHeaded[box] = 1;
  }
  for (let i = boxes.length - 1; i > 0; i--) {
    const { parent } = boxes[i] as Box;
    if (parent < 0) continue;
    (words[parent] as number) += words[i] as number;
    if (isHeaded[i] === 1) isHeaded[parent] = 1;
  }
  const seen = new Set<string>();
  const isNested = isPost.size === 0 ? () => false : findNested(boxes, words, isPost);
  const isLater = room.bytes(boxes.length);
  for (let i = 0; i < boxes.length; i++) {
    const box = boxes[i] as Box;
    const { parent, make } = box;
    const isArticle = isHeaded[i] === 1 && (words[i] as number) >= LEAST_WORDS && callsItself(box);
    const key = isArticle ? `${parent} ${make}` : "";
    if ((parent >= 0 && isLater[parent] === 1) || isNested(i) || (isArticle && seen.has(key))) isLater[i] = 1;
    if (isArticle) seen.add(key);
  }
  return ({ box }) => isLater[box] === 1;
}

function countBoxes(boxes: PageBlocks["boxes"], isCounted: (box: Box) => boolean): number {
  let count = 0;
  for (const box of boxes) if (isCounted(box)) count++;
  return count;
}

/** Tells which boxes are one of several posts within another post: sites made with WordPress or Drupal number them. */
function findNested(boxes: PageBlocks["boxes"], words: Float64Array, isPost: ReadonlySet<number>): (i: number) => boolean {
  const posts = boxes.map(({ element, make }) => (isPost.has(make) ? postIn(element.className.text) : null));
  const counts = new Map<number, number>();
  const holders = boxes.map(({ parent }, i) => {
    if (posts[i] === null || (words[i] ?? 0) < LEAST_WORDS) return -1;
    let at = parent;
    while (at >= 0 && (posts[at] === null || posts[at] === posts[i])) at = boxes[at]?.parent ?? -1;
    counts.set(at, (counts.get(at) ?? 0) + 1);
    return at;
  });
  return (i) => (holders[i] ?? -1) >= 0 && (counts.get(holders[i] ?? -1) ?? 0) >= LEAST_NESTED;
}

/** Makes of boxes whose class is as asked: boxes of one make have one class but for digits. */
function makesNamed(boxes: PageBlocks["boxes"], isWanted: (name: string) => boolean): ReadonlySet<number> {
  const makes = new Set<number>();
  let known = -1;
  for (const { element, make } of boxes) {
    if (make <= known) continue;
    known = make;
    if (isWanted(element.className.text)) makes.add(make);
  }
  return makes;
}

/** Whether a class may number a post. */
function isNumbered(name: string): boolean {
  return name.includes("post-") || name.includes("node-");
}

function isCalledArticle(name: string): boolean {
  return name.includes("article") && /(?:^|\s)article(?=\s|$)/.test(name);
}

/** "1806" of "box post-1806 post type-post". */
function postIn(name: string): string | null {
  return /(?:^|\s)(?:post|node)-(\d+)(?=\s|$)/.exec(name)?.[1] ?? null;
}
