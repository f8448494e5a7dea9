import { HINT } from "./hints.ts";
import type { Block, PageBlocks } from "./list-blocks.ts";
import { attributeOf } from "./tree.ts";

export const HINT_NAMES: readonly string[] = Object.keys(HINT);
const HINT_BITS: readonly number[] = Object.values(HINT);
/** A hint that no box around has is this many levels away, as is one that is farther. */
export const FAR = 12;
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
  /** Levels up to the nearest box with each hint, `HINT_NAMES.length` values a box. */
  readonly hints: Uint8Array;
  /** Boxes under the same parent with the same tag and class, itself counted. */
  readonly twins: Float64Array;
  /** Most running text in earlier boxes like it or like one around it; in later ones. */
  readonly twinBefore: Float64Array;
  readonly twinAfter: Float64Array;
  /** Running text of the nearest box around with a hint against an article; -1 when there is none. */
  readonly against: Float64Array;
  readonly depth: Int32Array;
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
export function countProse({ boxes, blocks }: PageBlocks): Float64Array {
  const all = Float64Array.from(blocks, proseWords);
  const own = new Float64Array(boxes.length);
  const isApart = new Uint8Array(boxes.length);
  const holdsTitle = new Uint8Array(boxes.length);
  let total = 0;
  for (const [i, block] of blocks.entries()) {
    total += all[i] ?? 0;
    if (block.box < 0) continue;
    bump(own, block.box, all[i] ?? 0);
    if (block.kind === "h1") holdsTitle[block.box] = 1;
  }
  for (let i = boxes.length - 1; i > 0; i--) {
    const parent = boxes[i]?.parent ?? -1;
    if (parent < 0) continue;
    bump(own, parent, own[i] ?? 0);
    if (holdsTitle[i] === 1) holdsTitle[parent] = 1;
  }
  for (const [i, box] of boxes.entries()) {
    if (box.element.tag === "body" || box.element.tag === "html") continue;
    const says = (box.hints & HINT.comments) !== 0 || ((box.hints & APART) !== 0 && (own[i] ?? 0) < total * MOST_OF_PAGE);
    isApart[i] = (says && holdsTitle[i] === 0) || (box.parent >= 0 && isApart[box.parent] === 1) ? 1 : 0;
  }
  const kept = all.map((words, i) => (isApart[blocks[i]?.box ?? 0] === 1 ? 0 : words));
  return kept.reduce((sum, words) => sum + words, 0) >= LEAST_PROSE ? kept : all;
}

/** Sums up a page's boxes; `prose` gives for each block its words of running text. */
export function describeBoxes(page: PageBlocks, prose: Float64Array): BoxColumns {
  const { boxes, blocks } = page;
  const column = (): Float64Array => new Float64Array(boxes.length);
  const sums = { prose: column(), words: column(), chars: column(), linked: column(), blocks: column() };
  const first = new Int32Array(boxes.length).fill(-1);
  for (const [i, block] of blocks.entries()) {
    const at = block.box;
    if (at < 0) continue;
    bump(sums.prose, at, prose[i] ?? 0);
    bump(sums.words, at, block.measure.words);
    bump(sums.chars, at, block.text.length);
    bump(sums.linked, at, block.linked);
    bump(sums.blocks, at, 1);
    if ((first[at] ?? 0) < 0) first[at] = i;
  }
  const direct = directProse(page, prose);
  for (let i = boxes.length - 1; i > 0; i--) {
    const parent = boxes[i]?.parent ?? -1;
    if (parent < 0) continue;
    for (const each of Object.values(sums)) bump(each, parent, each[i] ?? 0);
    const own = first[i] ?? -1;
    const known = first[parent] ?? -1;
    if (own >= 0 && (known < 0 || own < known)) first[parent] = own;
  }
  return {
    ...sums,
    first,
    ...place(page, sums.blocks),
    hints: spreadHints(page),
    ...compareTwins(page, sums.prose),
    against: findAgainst(page, sums.prose),
    best: bestOf(direct),
  };
}

function bump(column: Float64Array, at: number, value: number): void {
  column[at] = (column[at] ?? 0) + value;
}

/** Running text of a box's own blocks, of the boxes directly in it, and half of that one level further up. */
function directProse({ boxes, blocks }: PageBlocks, prose: Float64Array): Float64Array {
  const direct = new Float64Array(boxes.length);
  for (const [i, block] of blocks.entries()) {
    const words = prose[i] ?? 0;
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

function place({ boxes }: PageBlocks, blocks: Float64Array): Pick<BoxColumns, "wider" | "depth" | "articles"> {
  const wider = new Int32Array(boxes.length);
  const depth = new Int32Array(boxes.length);
  const articles = new Uint8Array(boxes.length);
  for (const [i, box] of boxes.entries()) {
    articles[i] = (box.parent < 0 ? 0 : (articles[box.parent] ?? 0)) + ((box.hints & HINT.article) === 0 ? 0 : 1);
    if (box.parent < 0) {
      wider[i] = i;
      continue;
    }
    depth[i] = (depth[box.parent] ?? 0) + 1;
    wider[i] = (blocks[box.parent] ?? 0) > (blocks[i] ?? 0) ? box.parent : (wider[box.parent] ?? 0);
  }
  return { wider, depth, articles };
}

function spreadHints({ boxes }: PageBlocks): Uint8Array {
  const width = HINT_BITS.length;
  const hints = new Uint8Array(boxes.length * width).fill(FAR);
  for (const [i, box] of boxes.entries()) {
    const isPage = box.element.tag === "body" || box.element.tag === "html";
    const own = isPage ? box.hints & ~(HINT.article - 1) : box.hints;
    for (let h = 0; h < width; h++) {
      const above = box.parent < 0 ? FAR : Math.min(FAR, (hints[box.parent * width + h] ?? FAR) + 1);
      hints[i * width + h] = (own & (HINT_BITS[h] ?? 0)) === 0 ? above : 0;
    }
  }
  return hints;
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

function findAgainst({ boxes }: PageBlocks, prose: Float64Array): Float64Array {
  const against = new Float64Array(boxes.length).fill(-1);
  for (const [i, box] of boxes.entries()) {
    const isPage = box.element.tag === "body" || box.element.tag === "html";
    if (!isPage && (box.hints & AGAINST) !== 0) against[i] = prose[i] ?? 0;
    else if (box.parent >= 0) against[i] = against[box.parent] ?? -1;
  }
  return against;
}

function compareTwins({ boxes }: PageBlocks, prose: Float64Array): Pick<BoxColumns, "twins" | "twinBefore" | "twinAfter"> {
  const counts = new Map<string, number>();
  const sums = new Map<string, number>();
  const names = new Map<string, string>();
  const keys = boxes.map(({ parent, element }) => {
    const name = attributeOf(element, "class");
    const bare = names.get(name) ?? name.replaceAll(/\d+/g, "");
    names.set(name, bare);
    return `${parent} ${element.tag} ${bare}`;
  });
  const before = new Float64Array(boxes.length);
  for (const [i, key] of keys.entries()) {
    counts.set(key, (counts.get(key) ?? 0) + 1);
    before[i] = sums.get(key) ?? 0;
    sums.set(key, (before[i] ?? 0) + (prose[i] ?? 0));
  }
  const after = before.map((each, i) => (sums.get(keys[i] ?? "") ?? 0) - each - (prose[i] ?? 0));
  for (const [i, box] of boxes.entries()) {
    if (box.parent < 0) continue;
    before[i] = Math.max(box.element.tag === "p" ? 0 : (before[i] ?? 0), before[box.parent] ?? 0);
    after[i] = Math.max(box.element.tag === "p" ? 0 : (after[i] ?? 0), after[box.parent] ?? 0);
  }
  return { twins: Float64Array.from(keys, (key) => counts.get(key) ?? 0), twinBefore: before, twinAfter: after };
}

/** Words of a block when it reads as running text, else 0. */
export function proseWords({ text, linked, measure }: Block): number {
  if (linked > text.length * 0.4) return 0;
  const { words, ending } = measure;
  return words >= 12 || (words >= 5 && ending !== "other") ? Math.min(words, 120) : 0;
}
