import { HINT } from "./hints.ts";
import type { Block, Box, PageBlocks } from "./list-blocks.ts";
import { roomOf } from "./list-blocks.ts";
import type { NumberRoom } from "./number-room.ts";
import type { PageElement } from "./tree.ts";

export const HINT_NAMES: readonly string[] = Object.keys(HINT);
/** A hint that no box around has is this many levels away, as is one that is farther. */
const FAR = 12;
/** Share of a page's running text above which only comments are believed to be apart from the article. */
const MOST_OF_PAGE = 0.6;
/** Columns of numbers, one value a box; sums are over everything in the box. */
export interface BoxColumns {
  readonly prose: Float64Array;
  readonly words: Float64Array;
  readonly chars: Float64Array;
  readonly linked: Float64Array;
  readonly blocks: Float64Array;
  /** Position of the first block in it. */
  readonly first: Int32Array;
  /** The nearest box around it that holds more blocks; itself for the outermost. */
  readonly wider: Int32Array;
  /** Boxes under the same parent with the same tag and class, itself counted. */
  readonly twins: Float64Array;
  /** Most running text in earlier boxes like it or like one around it; in later ones. */
  readonly twinBefore: Float64Array;
  readonly twinAfter: Float64Array;
  /** Running text of the nearest box around with a hint against an article; -1 when there is none. */
  readonly against: Float64Array;
  /** How many boxes around it call themselves an article. */
  readonly articles: Uint8Array;
  /** The box whose own paragraphs hold most running text. */
  readonly best: number;
}

/** Fewest words of running text outside parts that call themselves comments, related and the like, for it to be believed that they are. */
const LEAST_PROSE = 40;

/**
 * Words of running text of each block, none for those in parts that call themselves comments, related, hidden and the like: a page's
 * comments may be longer than its article. A page with nothing else keeps them.
 */
export function countProse(page: PageBlocks): Float64Array {
  const { boxes, blocks } = page;
  const room = roomOf(page);
  const all = room.doubles(blocks.length);
  const own = room.doubles(boxes.length);
  const isApart = room.bytes(boxes.length);
  const holdsTitle = room.bytes(boxes.length);
  let total = 0;
  for (let i = 0; i < blocks.length; i++) {
    const block = blocks[i] as Block;
    const words = proseWords(block);
    all[i] = words;
    total += words;
    if (block.box < 0) continue;
    bump(own, block.box, words);
    if (block.kind === "h1") holdsTitle[block.box] = 1;
  }
  for (let i = boxes.length - 1; i > 0; i--) {
    const { parent } = boxes[i] as Box;
    if (parent < 0) continue;
    bump(own, parent, own[i] as number);
    if (holdsTitle[i] === 1) holdsTitle[parent] = 1;
  }
  for (let i = 0; i < boxes.length; i++) {
    const { element, hints, parent } = boxes[i] as Box;
    if (isWholePage(element)) continue;
    const says = (hints & HINT.comments) !== 0 || ((hints & APART) !== 0 && (own[i] as number) < total * MOST_OF_PAGE);
    isApart[i] = (says && holdsTitle[i] === 0) || (parent >= 0 && isApart[parent] === 1) ? 1 : 0;
  }
  let left = 0;
  const kept = room.doubles(blocks.length);
  for (let i = 0; i < blocks.length; i++) {
    kept[i] = isApart[Math.max(0, (blocks[i] as Block).box)] === 1 ? 0 : (all[i] as number);
    left += kept[i] as number;
  }
  return left >= LEAST_PROSE ? kept : all;
}

/** Sums up a page's boxes; `prose` gives for each block its words of running text. */
export function describeBoxes(page: PageBlocks, prose: Float64Array): BoxColumns {
  const { boxes, blocks } = page;
  const room = roomOf(page);
  const column = (): Float64Array => room.doubles(boxes.length);
  const sums = { prose: column(), words: column(), chars: column(), linked: column(), blocks: column() };
  const first = room.ints(boxes.length).fill(-1);
  for (let i = 0; i < blocks.length; i++) {
    const block = blocks[i] as Block;
    const at = block.box;
    if (at < 0) continue;
    bump(sums.prose, at, prose[i] as number);
    bump(sums.words, at, block.measure.words);
    bump(sums.chars, at, block.measure.length);
    bump(sums.linked, at, block.linked);
    bump(sums.blocks, at, 1);
    if ((first[at] ?? 0) < 0) first[at] = i;
  }
  const direct = directProse(page, prose);
  for (let i = boxes.length - 1; i > 0; i--) {
    const parent = boxes[i]?.parent ?? -1;
    if (parent < 0) continue;
    bump(sums.prose, parent, sums.prose[i] ?? 0);
    bump(sums.words, parent, sums.words[i] ?? 0);
    bump(sums.chars, parent, sums.chars[i] ?? 0);
    bump(sums.linked, parent, sums.linked[i] ?? 0);
    bump(sums.blocks, parent, sums.blocks[i] ?? 0);
    const own = first[i] ?? -1;
    const known = first[parent] ?? -1;
    if (own >= 0 && (known < 0 || own < known)) first[parent] = own;
  }
  return {
    ...sums,
    first,
    ...place(page, sums.blocks),
    ...compareTwins(page, sums.prose),
    against: findAgainst(page, sums.prose),
    best: bestOf(direct),
  };
}

function bump(column: Float64Array, at: number, value: number): void {
  column[at] = (column[at] ?? 0) + value;
}

/** Running text of a box's own blocks, of the boxes directly in it, and half of that one level further up. */
function directProse(page: PageBlocks, prose: Float64Array): Float64Array {
  const { boxes, blocks } = page;
  const direct = roomOf(page).doubles(boxes.length);
  for (let i = 0; i < blocks.length; i++) {
    const words = prose[i] as number;
    const block = blocks[i] as Block;
    if (words === 0 || block.box < 0) continue;
    const parent = boxes[block.box]?.parent ?? -1;
    const above = parent < 0 ? -1 : (boxes[parent]?.parent ?? -1);
    if (block.kind !== "p") bump(direct, block.box, words);
    if (parent >= 0) bump(direct, parent, words);
    if (above >= 0) bump(direct, above, words / 2);
  }
  return direct;
}

function bestOf(direct: Float64Array): number {
  let best = 0;
  for (let i = 0; i < direct.length; i++) if ((direct[i] ?? 0) > (direct[best] ?? 0)) best = i;
  return best;
}

function place(page: PageBlocks, blocks: Float64Array): Pick<BoxColumns, "wider" | "articles"> {
  const { boxes } = page;
  const room = roomOf(page);
  const wider = room.ints(boxes.length);
  const articles = room.bytes(boxes.length);
  for (let i = 0; i < boxes.length; i++) {
    const box = boxes[i] as Box;
    articles[i] = (box.parent < 0 ? 0 : (articles[box.parent] ?? 0)) + ((box.hints & HINT.article) === 0 ? 0 : 1);
    if (box.parent < 0) {
      wider[i] = i;
      continue;
    }
    wider[i] = (blocks[box.parent] ?? 0) > (blocks[i] ?? 0) ? box.parent : (wider[box.parent] ?? 0);
  }
  return { wider, articles };
}

/**
 * Writes the levels up from a box to the nearest with each hint, `HINT_NAMES.length` values from `at` on. What a whole page is called tells
 * nothing against its article.
 */
export function writeHintLevels(
  rows: Float32Array,
  at: number,
  { boxes, box }: { readonly boxes: PageBlocks["boxes"]; readonly box: number },
): void {
  rows.fill(FAR, at, at + HINT_NAMES.length);
  let seen = 0;
  for (let level = 0, up = box; up >= 0 && level < FAR; level++) {
    const { hints, element, parent } = boxes[up] ?? { hints: 0, element: null, parent: -1 };
    const own = element !== null && isWholePage(element) ? hints & ~(HINT.article - 1) : hints;
    for (let left = own & ~seen; left !== 0; left &= left - 1) rows[at + (COLUMN_OF_BIT[31 - Math.clz32(left & -left)] ?? 0)] = level;
    seen |= own;
    up = parent;
  }
}

/** For each bit of a hint the position of its name in `HINT_NAMES`. */
const COLUMN_OF_BIT = Int8Array.from({ length: 32 }, (_, bit) => Object.values(HINT).findIndex((hint) => hint === 1 << bit));

function isWholePage({ tag }: PageElement): boolean {
  return tag === "body" || tag === "html";
}

/** Parts whose running text is not the article's, when there is other. */
const APART = HINT.navigation | HINT.footer | HINT.related | HINT.promotion | HINT.popup;
const AGAINST =
  HINT.navigation |
  HINT.aside |
  HINT.footer |
  HINT.hidden |
  HINT.comments |
  HINT.related |
  HINT.promotion |
  HINT.advert |
  HINT.widget |
  HINT.popup;

function findAgainst(page: PageBlocks, prose: Float64Array): Float64Array {
  const { boxes } = page;
  const against = roomOf(page).doubles(boxes.length).fill(-1);
  for (let i = 0; i < boxes.length; i++) {
    const box = boxes[i] as Box;
    if (!isWholePage(box.element) && (box.hints & AGAINST) !== 0) against[i] = prose[i] ?? 0;
    else if (box.parent >= 0) against[i] = against[box.parent] ?? -1;
  }
  return against;
}

/** Numbers the groups of boxes that have one parent and one make, in the order in which they come. */
function groupTwins({ boxes }: PageBlocks, room: NumberRoom): Int32Array {
  const groups = room.ints(boxes.length);
  const slots = room.ints(2 ** Math.ceil(Math.log2(boxes.length * 2 + 1)));
  const firsts: Box[] = [];
  for (let i = 0; i < boxes.length; i++) {
    const box = boxes[i] as Box;
    const mixed = Math.imul(box.parent + 1, 0x9e3779b1) ^ Math.imul(box.make + 1, 0x85ebca6b);
    let slot = (mixed ^ (mixed >>> 15)) & (slots.length - 1);
    for (let known = slots[slot] as number; known > 0; known = slots[slot] as number) {
      const { parent, make } = firsts[known - 1] as Box;
      if (parent === box.parent && make === box.make) break;
      slot = (slot + 1) & (slots.length - 1);
    }
    if (slots[slot] === 0) slots[slot] = firsts.push(box);
    groups[i] = (slots[slot] as number) - 1;
  }
  return groups;
}

function compareTwins(page: PageBlocks, prose: Float64Array): Pick<BoxColumns, "twins" | "twinBefore" | "twinAfter"> {
  const { boxes } = page;
  const room = roomOf(page);
  const groupOf = groupTwins(page, room);
  const sums = room.doubles(boxes.length);
  const counts = room.ints(boxes.length);
  const before = room.doubles(boxes.length);
  for (let i = 0; i < boxes.length; i++) {
    const group = groupOf[i] as number;
    before[i] = sums[group] as number;
    (sums[group] as number) += prose[i] as number;
    (counts[group] as number)++;
  }
  const twins = room.doubles(boxes.length);
  const after = room.doubles(boxes.length);
  for (let i = 0; i < boxes.length; i++) {
    const { parent, element } = boxes[i] as Box;
    const group = groupOf[i] ?? 0;
    twins[i] = counts[group] ?? 0;
    const isParagraph = parent >= 0 && element.tag === "p";
    const later = isParagraph ? 0 : (sums[group] ?? 0) - (before[i] ?? 0) - (prose[i] ?? 0);
    after[i] = Math.max(later, parent < 0 ? 0 : (after[parent] ?? 0));
    before[i] = Math.max(isParagraph ? 0 : (before[i] ?? 0), parent < 0 ? 0 : (before[parent] ?? 0));
  }
  return { twins, twinBefore: before, twinAfter: after };
}

/** Words of a block when it reads as running text, else 0. */
export function proseWords({ linked, measure }: Block): number {
  const { length, words, ending } = measure;
  if (linked > length * 0.4) return 0;
  return words >= 12 || (words >= 5 && ending !== "other") ? Math.min(words, 120) : 0;
}
