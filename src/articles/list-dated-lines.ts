import { DATED } from "./day-words.ts";
import { HINT } from "./hints.ts";
import type { Block, Box, PageBlocks } from "./list-blocks.ts";
import type { DayClue } from "./day-clue.ts";
import type { TitlePlace } from "./page-zone.ts";
import { zoneOf } from "./page-zone.ts";

/** Longest line that is looked through for a date, in characters. */
const MAX_LINE = 160;
/** How far into a paragraph its own date may stand: "Karlsruhe, 12.11.2021. ". */
const DATELINE = 60;
/** Paragraphs at the start of the body that may begin with a date, as may those between the headline and the body. */
const FIRST_PARAGRAPHS = 3;
/** "27.1.2022 - Envoys of both banks …": a paragraph that begins with a day, wherever in the body it stands. */
const BEGINS_WITH_DAY = /^\(?\d{1,2}[./]\s?\d{1,2}[./]\s?(?:19|20)\d\d\b/;
/** Fewest digits of a date. */
const LEAST_DIGITS = 4;
/** Most lines looked at. */
const MAX_LINES = 120;

export interface LineFacts {
  readonly title: string;
  readonly place: TitlePlace;
  readonly first: number;
  readonly last: number;
}

/** Visible lines that hold a date, in order of the page. */
export function listDatedLines({ blocks, boxes }: PageBlocks, { title, place: titlePlace, first, last }: LineFacts): readonly DayClue[] {
  const clues: DayClue[] = [];
  const head = blocks.findLastIndex((block, i) => (first < 0 || i < first) && block.text === title);
  for (let i = 0; i < blocks.length && clues.length <= MAX_LINES; i++) {
    const block = blocks[i] as Block;
    const { length, digits } = block.measure;
    if (digits < LEAST_DIGITS) continue;
    const isLong = length > MAX_LINE;
    const isDateline = isLong && i <= last && BEGINS_WITH_DAY.test(block.text);
    const isEarly = i < first + FIRST_PARAGRAPHS && i >= (head >= 0 ? head : first);
    if (isLong && !isDateline && !isEarly && i !== last) continue;
    const text = isLong ? block.text.slice(0, DATELINE) : block.text;
    if (!DATED.test(text)) continue;
    const place = placeOf(i, { head, first, last });
    const signals = signalsOf({ ...block, text }, { place, hints: hintsAround(boxes, block.box, titlePlace) });
    if (isLong) signals.push("line long");
    if (isDateline) signals.push("line dateline");
    if (head >= 0 && i > head && i - head <= 3) signals.push("line by title");
    clues.push({ text, field: "line", basis: "visible", signals });
  }
  return clues;
}

/** Dated lines of a page without tags: those before the body, then those after it. */
export function listPlainDates(before: readonly string[], after: readonly string[]): readonly DayClue[] {
  const cluesOf = (lines: readonly string[], place: string): readonly DayClue[] =>
    lines
      .filter((text) => text.length <= MAX_LINE && DATED.test(text))
      .map((text) => ({ text, field: "line", basis: "visible", signals: signalsOf({ text, linked: 0 }, { place, hints: 0 }) }));
  return [...cluesOf(before, "head"), ...cluesOf(after, "tail")];
}

function signalsOf(
  { text, linked }: Pick<Block, "text" | "linked">,
  { place, hints }: { readonly place: string; readonly hints: number },
): string[] {
  const signals = [`line ${place}`, `line ${place} ${zoneOf(hints)}`];
  if ((hints & HINT.byline) !== 0) signals.push("line byline");
  if (linked > text.length * 0.6) signals.push("line linked");
  if (text.length < 40) signals.push("line short");
  else if (text.length > 80) signals.push("line wordy");
  if (/\b\d{1,2}(?:[:h]\d\d\b|[.]\d\d Uhr)/.test(text)) signals.push("line clock");
  if (/©|copyright/i.test(text)) signals.push("line copyright");
  return signals;
}

/** Where a block stands between the headline and the body, or before and after them. */
function placeOf(i: number, { head, first, last }: { readonly head: number; readonly first: number; readonly last: number }): string {
  if (first < 0) return head >= 0 && i > head && i < head + 8 ? "head" : "page";
  if (i < first) return head >= 0 && i >= head ? "head" : first - i < 8 ? "before body" : "top";
  if (i > last) return i - last < 6 ? "tail" : "bottom";
  return i === first ? "body start" : i === last ? "body end" : "body";
}

/** Hints of a box and all around it, up to what holds the headline too. */
function hintsAround(boxes: PageBlocks["boxes"], box: number, { around }: TitlePlace): number {
  let hints = 0;
  for (let i = box; i >= 0;) {
    const { element, hints: own, parent } = boxes[i] as Box;
    if (around.has(element)) break;
    if (element.tag !== "body") hints |= own;
    i = parent;
  }
  return hints;
}
