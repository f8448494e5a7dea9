import { codeAt } from "../lib/code-at.ts";
import { looseKey } from "./clean-title.ts";
import { createTextCount } from "./count-texts.ts";
import type { BoxColumns } from "./describe-boxes.ts";
import { countProse, describeBoxes, HINT_NAMES, writeHintLevels } from "./describe-boxes.ts";
import { findRun } from "./find-run.ts";
import { HINT } from "./hints.ts";
import type { Block, Box, PageBlocks } from "./list-blocks.ts";
import { roomOf } from "./list-blocks.ts";
import type { FurnitureIndex } from "./match-furniture.ts";
import { matchFurniture } from "./match-furniture.ts";
import { appealsToReader, creditsPicture, placeOfAuthor } from "./tell-aside.ts";
import type { WordWeights } from "./weigh-words.ts";
import { TONE_NAMES, writeTones } from "./write-tones.ts";

/** What is known of the page beside its blocks; texts as the page has them, empty where it says nothing. */
export interface PageFacts {
  readonly titles: readonly string[];
  /** What the page's data gives as a summary: og:description. */
  readonly summary: string;
  /** The article as the page's data has it: JSON-LD `articleBody`. */
  readonly body: string;
  readonly furniture: FurnitureIndex;
  readonly words: WordWeights;
  /** Who the page's data says wrote it. */
  readonly authors: readonly string[];
}

const KINDS = ["p", "h1", "h2", "h3", "h4", "li", "td", "blockquote", "figcaption", "pre", "div"];
const ENDINGS = ["sentence", "question", "colon", "dots"] as const;
const STARTS = ["capital", "small", "digit"] as const;
const ROLES = ["head", "tail", "related", "drop"] as const;
const LEVELS = 4;
/** Blocks to each side of the window. */
const WINDOW = 6;
const OFFSETS = [-4, -3, -2, -1, 1, 2, 3, 4];

const TEXT_NAMES = [
  ...["words", "charsPerWord", "linkShare", "strong", "capitals", "digits", "commas", "sentences", "quotes", "bars", "prose"],
  ...ENDINGS.map((name) => `ends ${name}`),
  ...STARTS.map((name) => `starts ${name}`),
  ...["copyright", "address", "year", "title", "inTitle", "summary", "repeated", "inData", "credit", "appeal", "author"],
  ...KINDS.map((kind) => `kind ${kind}`),
];
const FURNITURE_NAMES = [
  ...ROLES.map((role) => `furniture ${role}`),
  ...ROLES.map((role) => `under ${role}`),
  "sinceFurniture",
  "sinceHeading",
];
const LEVEL_NAMES = ["prose", "share", "linkShare", "wordsPerBlock", "proseShare", "blocks", "place", "twins"];
const PLACE_NAMES = [
  ...["place", "proseBefore", "proseAfter", "titleDistance", "bestSteps", "bestSide", "sinceProse", "untilProse"],
  ...["twinBefore", "twinAfter", "against", "articles", "headlines", "runSide", "runStart", "runEnd", "window", "windowLinks"],
];
/** Hints whose boxes may hold a page's running text: where they do, what is outside of them is not the article. */
const PAGE_HINTS = [HINT.articleBody, HINT.article, HINT.main];
const PAGE_NAMES = ["articleBody", "article", "main"];
const NEIGHBOUR_NAMES = ["prose", "linkShare", "words", "sameParent", "sameKind"];

/** Names of the columns that `describeBlocks` makes, in order. */
export const FEATURE_NAMES: readonly string[] = [
  ...TEXT_NAMES,
  ...FURNITURE_NAMES,
  ...HINT_NAMES.map((name) => `up to ${name}`),
  ...Array.from({ length: LEVELS }, (_, level) => LEVEL_NAMES.map((name) => `box${level} ${name}`)).flat(),
  ...PLACE_NAMES,
  ...PAGE_NAMES.map((name) => `page ${name}`),
  ...OFFSETS.flatMap((offset) => NEIGHBOUR_NAMES.map((name) => `at${offset} ${name}`)),
  ...TONE_NAMES,
];

/** What is worked out once for a page before its blocks are described. */
interface Frame {
  readonly page: PageBlocks;
  readonly facts: PageFacts;
  readonly prose: Float64Array;
  readonly boxes: BoxColumns;
  readonly total: number;
  readonly titles: readonly string[];
  /** Characters of the longest title's key. */
  readonly longestTitle: number;
  readonly titleAt: number;
  readonly summary: string;
  readonly data: string;
  readonly authors: readonly string[];
  /** How many blocks have a text. */
  readonly countOf: (text: string) => number;
  readonly proseBefore: Float64Array;
  /** Position of the last running text before, of the next after; -1 and the number of blocks when there is none. */
  readonly lastProse: Int32Array;
  readonly nextProse: Int32Array;
  readonly charsBefore: Float64Array;
  readonly linkedBefore: Float64Array;
  /** First-rank headings up to each block. */
  readonly headlines: Int32Array;
  readonly run: readonly [number, number];
  /** Levels up to each box around the one with most running text. */
  readonly steps: Int32Array;
  /** Most words of running text in one box with each of `PAGE_HINTS`. */
  readonly proseWithin: readonly number[];
}

/** Rows of numbers, and the position of the block that each is of. */
export interface DescribedBlocks {
  /** `FEATURE_NAMES.length` numbers a row. */
  readonly rows: Float32Array;
  readonly positions: Int32Array;
}

/**
 * Describes blocks by numbers: the text of each, the lines that no article has, the boxes around it, its place on the page and its neighbours.
 *
 * Links of menus and lists, which are more than half of a page's blocks, are not described: they count only as what others stand beside.
 */
export function describeBlocks(page: PageBlocks, facts: PageFacts): DescribedBlocks {
  const { blocks } = page;
  const width = FEATURE_NAMES.length;
  const positions = listDescribed(page);
  const rows = roomOf(page).unsetFloats(positions.length * width);
  const frame = frameOf(page, facts);
  const section: Section = { role: -1, furniture: -99, heading: -99 };
  const row = new RowWriter(rows);
  for (let r = 0; r < positions.length; r++) {
    const i = positions[r] as number;
    const block = blocks[i] as Block;
    row.at = r * width;
    writeText(row, block, { frame, i });
    writeFurniture(row, block, { frame, i, section });
    writeBoxes(row, block, { frame, i });
    writePlace(row, block, { frame, i });
    writeNeighbours(row, block, { frame, i });
  }
  const texts = Array.from(positions, (i) => (blocks[i] as Block).text);
  writeTones(rows, texts, { words: facts.words, width });
  return { rows, positions };
}

function listDescribed(page: PageBlocks): Int32Array {
  const { blocks } = page;
  const positions = roomOf(page).ints(blocks.length);
  let count = 0;
  for (let i = 0; i < blocks.length; i++) if (!isMenuLink(blocks, i)) positions[count++] = i;
  return positions.subarray(0, count);
}

/** Fewest words of a lone link that may be a line of an article. */
const LEAST_LINK_WORDS = 5;

/** A block that is nothing but a link and is short, or stands between two such: of the words of labelled articles two in a thousand stand in them. */
function isMenuLink(blocks: readonly Block[], i: number): boolean {
  const block = blocks[i];
  if (block === undefined || !isAllLink(block)) return false;
  return block.measure.words < LEAST_LINK_WORDS || (i > 0 && isAllLink(blocks[i - 1]) && isAllLink(blocks[i + 1]));
}

function isAllLink(block: Block | undefined): boolean {
  return block !== undefined && block.linked >= block.measure.length * 0.95;
}

/** Writes numbers one after the other. */
class RowWriter {
  readonly rows: Float32Array;
  at = 0;
  constructor(rows: Float32Array) {
    this.rows = rows;
  }
  put(value: number): void {
    this.rows[this.at++] = value;
  }
  flag(value: boolean): void {
    this.rows[this.at++] = value ? 1 : 0;
  }
}

interface Place {
  readonly frame: Frame;
  readonly i: number;
}

interface Section {
  role: number;
  furniture: number;
  heading: number;
}

function frameOf(page: PageBlocks, facts: PageFacts): Frame {
  const { blocks } = page;
  const room = roomOf(page);
  const prose = countProse(page);
  const proseBefore = room.doubles(blocks.length + 1);
  const lastProse = room.ints(blocks.length);
  const nextProse = room.ints(blocks.length);
  const charsBefore = room.doubles(blocks.length + 1);
  const linkedBefore = room.doubles(blocks.length + 1);
  const headlines = room.ints(blocks.length);
  let headlineCount = 0;
  for (let i = 0; i < blocks.length; i++) {
    const { measure, linked, kind } = blocks[i] as Block;
    charsBefore[i + 1] = (charsBefore[i] as number) + measure.length;
    linkedBefore[i + 1] = (linkedBefore[i] as number) + linked;
    if (kind === "h1") headlineCount++;
    headlines[i] = Math.min(5, headlineCount);
  }
  for (let i = 0, last = -1; i < blocks.length; i++) {
    proseBefore[i + 1] = (proseBefore[i] ?? 0) + (prose[i] ?? 0);
    lastProse[i] = last;
    if ((prose[i] ?? 0) > 0) last = i;
  }
  for (let i = blocks.length - 1, next = blocks.length; i >= 0; i--) {
    nextProse[i] = next;
    if ((prose[i] ?? 0) > 0) next = i;
  }
  const boxes = describeBoxes(page, prose);
  const titles = [...new Set(facts.titles.map(looseKey))].filter((title) => title !== "");
  const titleAt = blocks.findLastIndex((block) => block.kind === "h1" && titles.includes(looseKey(block.text)));
  return {
    page,
    facts,
    prose,
    boxes,
    steps: stepsUp(page, boxes.best),
    total: Math.max(1, proseBefore[blocks.length] ?? 0),
    titles,
    longestTitle: titles.reduce((most, title) => Math.max(most, title.length), 0),
    titleAt: titleAt >= 0 ? titleAt : blocks.findIndex((block) => block.kind === "h1"),
    summary: looseKey(facts.summary).slice(0, 60),
    data: looseKey(facts.body),
    authors: facts.authors.map((name) => name.trim()).filter((name) => name.length > 4 && name.length < 60),
    countOf: createTextCount(blocks, room),
    proseBefore,
    lastProse,
    nextProse,
    charsBefore,
    linkedBefore,
    headlines,
    run: findRun(page, prose),
    proseWithin: PAGE_HINTS.map((hint) => mostProse(page, boxes.prose, hint)),
  };
}

function mostProse({ boxes }: PageBlocks, prose: Float64Array, hint: number): number {
  let most = 0;
  for (let i = 0; i < boxes.length; i++) if (((boxes[i] as Box).hints & hint) !== 0) most = Math.max(most, prose[i] as number);
  return most;
}

function writeText(row: RowWriter, block: Block, { frame, i }: Place): void {
  const { text, linked, measure, strong } = block;
  const { length, words, letters, ending, starts } = measure;
  row.put(words);
  row.put(length / Math.max(1, words));
  row.put(linked / length);
  row.flag(strong);
  row.put(measure.capitals / Math.max(1, letters));
  row.put(measure.digits / length);
  row.put(measure.commas / Math.max(1, words));
  row.put(measure.sentences);
  row.put(measure.quotes);
  row.put(measure.bars);
  row.put(frame.prose[i] ?? 0);
  for (const each of ENDINGS) row.flag(ending === each);
  for (const each of STARTS) row.flag(starts === each);
  const mayBeTitle = length <= frame.longestTitle * 1.5 + 10;
  const key = looseKey(mayBeTitle ? text : mayBeOfFacts(text, frame) ? text.slice(0, KEY_CHARS) : "");
  row.flag(/©|\(c\)|copyright/i.test(text));
  row.flag(/@|https?:|www\./i.test(text));
  row.flag(words < 14 && measure.digits > 2 && /\b(?:19|20)\d\d\b|\b\d{1,2}:\d\d\b/.test(text));
  row.flag(mayBeTitle && key !== "" && frame.titles.some((title) => title === key || (key.length > 15 && title.startsWith(key))));
  row.flag(mayBeTitle && key.length > 8 && frame.titles.some((title) => title.includes(key)));
  row.flag(frame.summary.length > 20 && key.startsWith(frame.summary));
  row.put(frame.countOf(text));
  row.put(frame.data.length < 40 ? 0 : key.length > 3 && frame.data.includes(key.slice(0, 60)) ? 1 : -1);
  row.flag(creditsPicture(text, measure));
  row.flag(appealsToReader(text));
  row.put(placeOfAuthor(text, frame.authors));
  for (const kind of KINDS) row.flag(block.kind === kind);
}

/** Characters at the start of a text that are compared with the summary and the body of the page's data. */
const KEY_CHARS = 90;

/** Whether the page's data has something of the article to compare with: its body, or a summary that begins as the text does. */
function mayBeOfFacts(text: string, { data, summary }: Frame): boolean {
  if (data.length >= 40) return true;
  if (summary.length <= 20) return false;
  const code = codeAt(text, 0) | 32;
  return code < 97 || code > 122 || code === codeAt(summary, 0);
}

function writeFurniture(row: RowWriter, block: Block, { frame, i, section }: Place & { readonly section: Section }): void {
  const match = matchFurniture(block.text, frame.facts.furniture);
  const role = match === null ? -1 : ROLES.indexOf(match.role);
  for (let r = 0; r < ROLES.length; r++) row.flag(role === r);
  for (let r = 0; r < ROLES.length; r++) row.flag(section.role === r);
  row.put(Math.min(99, i - section.furniture));
  row.put(Math.min(99, i - section.heading));
  const isHeading = /^h[1-6]$/.test(block.kind);
  if (isHeading) section.heading = i;
  if (role >= 0 && match?.match === "line") {
    section.role = role;
    section.furniture = i;
  } else if (isHeading) section.role = -1;
}

function writeBoxes(row: RowWriter, { box }: Block, { frame, i }: Place): void {
  const { boxes, total } = frame;
  writeHintLevels(row.rows, row.at, { boxes: frame.page.boxes, box });
  row.at += HINT_NAMES.length;
  let at = box;
  for (let level = 0; level < LEVELS; level++) {
    const blocks = Math.max(1, boxes.blocks[at] ?? 1);
    const words = boxes.words[at] ?? 0;
    row.put(boxes.prose[at] ?? 0);
    row.put((boxes.prose[at] ?? 0) / total);
    row.put((boxes.linked[at] ?? 0) / Math.max(1, boxes.chars[at] ?? 1));
    row.put(words / blocks);
    row.put((boxes.prose[at] ?? 0) / Math.max(1, words));
    row.put(blocks);
    row.put((i - (boxes.first[at] ?? 0)) / blocks);
    row.put(boxes.twins[at] ?? 0);
    at = boxes.wider[at] ?? at;
  }
}

function writePlace(row: RowWriter, { box }: Block, { frame, i }: Place): void {
  const { boxes, total, proseBefore, titleAt, page } = frame;
  const before = proseBefore[i] ?? 0;
  row.put(i / page.blocks.length);
  row.put(before / total);
  row.put((total - before - (frame.prose[i] ?? 0)) / total);
  row.put(titleAt < 0 ? -99 : Math.max(-98, Math.min(99, i - titleAt)));
  row.put(stepsToShare(frame, box));
  const first = boxes.first[boxes.best] ?? 0;
  row.put(i < first ? -1 : i >= first + (boxes.blocks[boxes.best] ?? 0) ? 1 : 0);
  row.put(Math.min(99, i - (frame.lastProse[i] ?? -1)));
  row.put(Math.min(99, (frame.nextProse[i] ?? 0) - i));
  row.put((boxes.twinBefore[box] ?? 0) / total);
  row.put((boxes.twinAfter[box] ?? 0) / total);
  row.put((boxes.against[box] ?? -1) / total);
  row.put(boxes.articles[box] ?? 0);
  row.put(frame.headlines[i] ?? 0);
  const [from, to] = frame.run;
  row.put(i < from ? -1 : i >= to ? 1 : 0);
  row.put(Math.max(-99, Math.min(99, i - from)));
  row.put(Math.max(-99, Math.min(99, to - 1 - i)));
  const [low, high] = [Math.max(0, i - WINDOW), Math.min(page.blocks.length, i + WINDOW + 1)];
  row.put((proseBefore[high] ?? 0) - (proseBefore[low] ?? 0));
  const chars = (frame.charsBefore[high] ?? 0) - (frame.charsBefore[low] ?? 0);
  row.put(((frame.linkedBefore[high] ?? 0) - (frame.linkedBefore[low] ?? 0)) / Math.max(1, chars));
  for (const words of frame.proseWithin) row.put(words / total);
}

/** Levels up from the box with most running text to the first box that holds this one too. */
function stepsToShare({ page, steps }: Frame, box: number): number {
  let at = box;
  while (at >= 0 && (steps[at] ?? 0) < 0) at = page.boxes[at]?.parent ?? -1;
  return at < 0 ? 0 : (steps[at] ?? 0);
}

/** For each box around the one with most running text how many levels up it is; -1 for all others. */
function stepsUp(page: PageBlocks, best: number): Int32Array {
  const { boxes } = page;
  const steps = roomOf(page).ints(boxes.length).fill(-1);
  for (let at = boxes.length > 0 ? best : -1, count = 0; at >= 0; at = boxes[at]?.parent ?? -1) steps[at] = count++;
  return steps;
}

function writeNeighbours(row: RowWriter, block: Block, { frame, i }: Place): void {
  const { blocks, boxes } = frame.page;
  const parent = boxes[block.box]?.parent ?? -1;
  for (const offset of OFFSETS) {
    const other = i + offset < 0 ? undefined : blocks[i + offset];
    if (other === undefined) {
      for (let k = 0; k < NEIGHBOUR_NAMES.length; k++) row.put(-1);
      continue;
    }
    row.put(frame.prose[i + offset] ?? 0);
    row.put(other.linked / other.measure.length);
    row.put(other.measure.words);
    row.put(other.box === block.box ? 2 : (boxes[other.box]?.parent ?? -1) === parent ? 1 : 0);
    row.flag(other.kind === block.kind);
  }
}
