import { proseWords } from "./describe-boxes.ts";
import { isAuthorNote } from "./is-author-note.ts";
import type { Block, PageBlocks } from "./list-blocks.ts";
import type { FurnitureIndex } from "./match-furniture.ts";
import { hasNote, matchFurniture } from "./match-furniture.ts";

/** Fewest words of an article before a line that can end it: menus above it have the same words. */
const LEAST_BEFORE = 60;
/** Most words of an address to write to, "Contact: desk@harbourpost.example". */
const LONGEST_ADDRESS = 12;
const ADDRESS = /[\w.-]@[\w-]+\.[a-z]/i;
/** Who typed it, as agencies and papers end: "JPV", "HPA/4291". */
const INITIALS = /^\p{Lu}{2,4}(?:\/[\p{Lu}\d]+)?$/u;
/** Most words of a teaser: a longer paragraph in the box of "Related articles" is of the article, which goes on around them. */
const LONGEST_TEASER = 60;
/** Most words of a note under an article. */
const LONGEST_NOTE = 80;

/** The body without what stands under it or beside it: what other lines introduce, and notes on author, sources and newsletters at its end. */
export function endBody(page: PageBlocks, kept: readonly number[], furniture: FurnitureIndex): readonly number[] {
  return dropNotes(page, dropIntroduced(page, kept, furniture), furniture);
}

/**
 * Takes off what stands under a line that introduces something else: "About the author", "Leave a reply", "Related articles".
 *
 * That is the rest of the widest box around the line that holds nothing of the article before it. Where it has no box but its own, a line after which pages end takes
 * all that follows. Nothing is taken off that is longer than the article before it; a link introduces nothing.
 */
function dropIntroduced(page: PageBlocks, kept: readonly number[], furniture: FurnitureIndex): readonly number[] {
  let left = kept;
  let words = 0;
  const last = kept.at(-1) ?? -1;
  const isKept = new Set(kept);
  for (let line = kept[0] ?? 0; line < last; line++) {
    const block = page.blocks[line] as Block;
    if (isKept.has(line)) words += block.measure.words;
    else if (words >= LEAST_BEFORE && block.linked === 0) left = leaveOut(page, left, { line, role: roleOf(block, furniture) });
  }
  return left;
}

/** What a line introduces: what pages end with, or other articles. */
function roleOf({ text }: Block, furniture: FurnitureIndex): "tail" | "related" | null {
  const row = matchFurniture(text, furniture);
  return row?.match === "line" && (row.role === "tail" || row.role === "related") ? row.role : null;
}

interface Introduction {
  readonly line: number;
  readonly role: "tail" | "related" | null;
}

/** What is left of the body without what a line introduces. */
function leaveOut(page: PageBlocks, body: readonly number[], { line, role }: Introduction): readonly number[] {
  if (role === null) return body;
  const { blocks } = page;
  const wordsOf = (i: number): number => (blocks[i] as Block).measure.words;
  const sum = (positions: readonly number[]): number => positions.reduce((words, i) => words + wordsOf(i), 0);
  const before = sum(body.filter((i) => i < line));
  const within = lastWithin(page, line, widestBox(page, line, body.findLast((i) => i < line) ?? -1));
  const end = within > line ? within : role === "tail" ? blocks.length : line;
  const most = role === "tail" ? Number.POSITIVE_INFINITY : LONGEST_TEASER;
  const isOut = (i: number): boolean => i > line && i <= end && wordsOf(i) <= most;
  return sum(body.filter(isOut)) < before ? body.filter((i) => !isOut(i)) : body;
}

/** The widest box around a block that does not hold an earlier one; -1 when its own does. */
function widestBox({ boxes, blocks }: PageBlocks, line: number, before: number): number {
  const around = new Set<number>();
  for (let at = blocks[before]?.box ?? -1; at >= 0; at = boxes[at]?.parent ?? -1) around.add(at);
  let widest = -1;
  for (let at = blocks[line]?.box ?? -1; at >= 0 && !around.has(at); at = boxes[at]?.parent ?? -1) widest = at;
  return widest;
}

/** The last of the blocks from one on that all stand in a box. */
function lastWithin({ boxes, blocks }: PageBlocks, from: number, holder: number): number {
  const isWithin = (i: number): boolean => {
    let at = blocks[i]?.box ?? -1;
    while (at >= 0 && at !== holder) at = boxes[at]?.parent ?? -1;
    return holder >= 0 && at === holder;
  };
  let end = from;
  while (end + 1 < blocks.length && isWithin(end + 1)) end++;
  return end;
}

/** Takes notes off the end, one after the other, while there is an article left before them. */
function dropNotes({ blocks }: PageBlocks, kept: readonly number[], furniture: FurnitureIndex): readonly number[] {
  let words = kept.reduce((sum, i) => sum + (blocks[i] as Block).measure.words, 0);
  let end = kept.length;
  for (; end > 1; end--) {
    const block = blocks[kept[end - 1] as number] as Block;
    words -= block.measure.words;
    const isNote = words >= LEAST_BEFORE && block.measure.words <= LONGEST_NOTE && isNoteLike(block, furniture);
    if (!isNote && !isAuthorNote(block, () => kept.slice(0, end - 1).map((i) => (blocks[i] as Block).text))) break;
  }
  return end === kept.length ? kept : kept.slice(0, end);
}

/** A line or paragraph that notes have the words of, or a line that begins as furniture does ("Published in The Example, 26 February 2021"), an address, initials. */
function isNoteLike(block: Block, furniture: FurnitureIndex): boolean {
  const { text, measure } = block;
  if (hasNote(text, furniture)) return true;
  if (proseWords(block) > 0) return false;
  return INITIALS.test(text) || (measure.words <= LONGEST_ADDRESS && ADDRESS.test(text)) || matchFurniture(text, furniture) !== null;
}
