import { looseKey } from "./clean-title.ts";
import { HINT } from "./hints.ts";
import type { Block, PageBlocks } from "./list-blocks.ts";
import type { FurnitureIndex } from "./match-furniture.ts";
import { matchFurniture } from "./match-furniture.ts";

/** What is known of the page beside its blocks. */
export interface PageFacts {
  readonly title: string;
  /** What the page's data gives as a summary: og:description. */
  readonly summary: string;
  readonly furniture: FurnitureIndex;
}

/** Sums over everything in a box. */
interface BoxSums {
  readonly prose: Float64Array;
  readonly words: Float64Array;
  readonly chars: Float64Array;
  readonly linked: Float64Array;
  readonly blocks: Float64Array;
}

const HINTS = Object.values(HINT);
const KINDS = ["p", "h1", "h2", "h3", "h4", "li", "td", "blockquote", "figcaption", "pre", "div"];
const ROLES = ["head", "tail", "related", "drop"] as const;
const LEVELS = 3;
/** Share of a page's running text above which a box is the page, whatever its name says. */
const WHOLE_PAGE = 0.8;

/** Names of the columns that `describeBlocks` makes, in order. */
export const FEATURE_NAMES: readonly string[] = [
  ...[
    "words",
    "longWords",
    "linkShare",
    "fullLink",
    "endsSentence",
    "endsColon",
    "endsQuestion",
    "startsLower",
    "digits",
    "commas",
    "strong",
    "capitals",
  ],
  ...["copyright", "by", "bar", "address", "isTitle", "inTitle", "inSummary", "repeated", "dateLike", "prose", "sentences", "charsPerWord"],
  ...KINDS.map((kind) => `kind ${kind}`),
  ...ROLES.map((role) => `furniture ${role}`),
  ...ROLES.map((role) => `section ${role}`),
  ...["near", "mid", "far"].flatMap((level) => Object.keys(HINT).map((hint) => `${level} ${hint}`)),
  ...[0, 1, 2].flatMap((level) => ["prose", "share", "linkShare", "perBlock", "blocks"].map((name) => `box${level} ${name}`)),
  ...["position", "proseBefore", "proseAfter", "afterTitle", "titleDistance", "sinceFurniture"],
  ...[-3, -2, -1, 1, 2, 3].flatMap((offset) =>
    ["prose", "linkShare", "sameBox", "sameParent", "words", "sameKind"].map((name) => `at${offset} ${name}`),
  ),
];

/**
 * Describes each block by numbers between about -1 and 3, one row of `FEATURE_NAMES.length` a block.
 */
export function describeBlocks(page: PageBlocks, facts: PageFacts): Float32Array {
  const { blocks } = page;
  const width = FEATURE_NAMES.length;
  const rows = new Float32Array(blocks.length * width);
  const describer = new BlockDescriber(page, facts);
  for (let i = 0; i < blocks.length; i++) describer.describe(i, rows.subarray(i * width, (i + 1) * width));
  return rows;
}

/** Words of a block when it reads as running text, else 0. */
export function proseWords(block: Block): number {
  if (block.linked > block.text.length * 0.4) return 0;
  if (block.words >= 12 || (block.words >= 5 && endsSentence(block.text))) return Math.min(block.words, 120);
  return 0;
}

export function endsSentence(text: string): boolean {
  return /[.!?…。！？:;][)\]"'”’»]*$/u.test(text);
}

class BlockDescriber {
  readonly #page: PageBlocks;
  readonly #facts: PageFacts;
  readonly #prose: readonly number[];
  readonly #sums: BoxSums;
  readonly #total: number;
  readonly #near: Int32Array;
  readonly #mid: Int32Array;
  readonly #far: Int32Array;
  readonly #title: string;
  readonly #summary: string;
  readonly #titleAt: number;
  readonly #seen = new Map<string, number>();
  #proseBefore = 0;
  #sectionRole = -1;
  #sinceFurniture = 0;
  #row: Float32Array = new Float32Array(0);
  #at = 0;

  constructor(page: PageBlocks, facts: PageFacts) {
    this.#page = page;
    this.#facts = facts;
    this.#prose = page.blocks.map(proseWords);
    this.#sums = sumBoxes(page, this.#prose);
    this.#total = Math.max(
      1,
      this.#prose.reduce((sum, words) => sum + words, 0),
    );
    [this.#near, this.#mid, this.#far] = spreadHints(page, this.#sums.prose, this.#total);
    this.#title = looseKey(facts.title);
    this.#summary = looseKey(facts.summary);
    this.#titleAt = page.blocks.findLastIndex((block) => block.kind === "h1" && looseKey(block.text) === this.#title);
    for (const block of page.blocks) {
      const key = block.text.length > 200 ? block.text.slice(0, 200) : block.text;
      this.#seen.set(key, (this.#seen.get(key) ?? 0) + 1);
    }
  }

  describe(i: number, row: Float32Array): void {
    this.#row = row;
    this.#at = 0;
    const block = this.#page.blocks[i];
    if (block === undefined) return;
    this.#addText(block, this.#prose[i] ?? 0);
    for (const kind of KINDS) this.#add(block.kind === kind ? 1 : 0);
    this.#addFurniture(block);
    for (const hints of [this.#near, this.#mid, this.#far])
      for (const bit of HINTS) this.#add(((hints[block.box] ?? 0) & bit) === 0 ? 0 : 1);
    this.#addBoxes(block);
    this.#addPlace(i);
    for (const offset of [-3, -2, -1, 1, 2, 3]) this.#addNeighbour(block, i + offset);
    this.#proseBefore += this.#prose[i] ?? 0;
  }

  #add(value: number): void {
    this.#row[this.#at++] = value;
  }

  #addText({ text, words, linked, strong }: Block, prose: number): void {
    const { length } = text;
    this.#add(Math.log1p(words) / 4);
    this.#add(Math.min(1, words / 60));
    this.#add(linked / length);
    this.#add(linked > length * 0.9 ? 1 : 0);
    this.#add(/[.!…。！][)\]"'”’»]*$/u.test(text) ? 1 : 0);
    this.#add(/[:;：]$/u.test(text) ? 1 : 0);
    this.#add(/[?？][)\]"'”’»]*$/u.test(text) ? 1 : 0);
    this.#add(/^[\p{Ll}]/u.test(text) ? 1 : 0);
    this.#add(countOf(text, /\d/g) / length);
    this.#add(Math.min(1, countOf(text, /[,，、،]/g) / Math.max(4, words)) * 4);
    this.#add(strong ? 1 : 0);
    this.#add(text === text.toUpperCase() && text !== text.toLowerCase() ? 1 : 0);
    this.#add(/©|\(c\)|copyright/i.test(text) ? 1 : 0);
    this.#add(/^(?:by|von|par|por|από|автор|작성)\b/iu.test(text) ? 1 : 0);
    this.#add(/[|•»›→·]/u.test(text) ? 1 : 0);
    this.#add(/@|https?:|www\./i.test(text) ? 1 : 0);
    const key = length < 400 ? looseKey(text) : "";
    this.#add(key !== "" && key === this.#title ? 1 : 0);
    this.#add(key.length > 8 && this.#title.includes(key) ? 1 : 0);
    this.#add(key.length > 20 && this.#summary.length > 20 && (this.#summary.startsWith(key) || key.startsWith(this.#summary)) ? 1 : 0);
    this.#add((this.#seen.get(length > 200 ? text.slice(0, 200) : text) ?? 0) > 1 ? 1 : 0);
    this.#add(words < 14 && /\b(?:19|20)\d\d\b|\b\d{1,2}:\d\d\b/.test(text) ? 1 : 0);
    this.#add(prose > 0 ? 1 : 0);
    this.#add(Math.min(1, countOf(text, /[.!?。！？]["'”’»)]*(?:\s|$)/gu) / 4));
    this.#add(Math.min(1, length / Math.max(1, words) / 12));
  }

  #addFurniture(block: Block): void {
    const row = matchFurniture(block.text, this.#facts.furniture);
    const role = row === null ? -1 : ROLES.indexOf(row.role);
    for (let r = 0; r < ROLES.length; r++) this.#add(role === r ? 1 : 0);
    for (let r = 0; r < ROLES.length; r++) this.#add(this.#sectionRole === r ? Math.max(0.2, 1 - this.#sinceFurniture / 10) : 0);
    this.#sinceFurniture++;
    if (role >= 0 && row?.match === "line") {
      this.#sectionRole = role;
      this.#sinceFurniture = 0;
    } else if (/^h[1-6]$/.test(block.kind)) this.#sectionRole = -1;
  }

  #addBoxes({ box }: Block): void {
    const { prose, words, chars, linked, blocks } = this.#sums;
    const total = this.#total;
    let at = box;
    for (let level = 0; level < LEVELS; level++) {
      this.#add(Math.log1p(prose[at] ?? 0) / 7);
      this.#add((prose[at] ?? 0) / total);
      this.#add((linked[at] ?? 0) / Math.max(1, chars[at] ?? 1));
      this.#add(Math.min(1, (words[at] ?? 0) / Math.max(1, blocks[at] ?? 1) / 40));
      this.#add(Math.log1p(blocks[at] ?? 0) / 5);
      at = Math.max(0, this.#page.boxes[at]?.parent ?? 0);
    }
  }

  #addPlace(i: number): void {
    const total = this.#total;
    this.#add(i / this.#page.blocks.length);
    this.#add(this.#proseBefore / total);
    this.#add((total - this.#proseBefore - (this.#prose[i] ?? 0)) / total);
    this.#add(this.#titleAt < 0 ? 0.5 : i > this.#titleAt ? 1 : 0);
    this.#add(this.#titleAt < 0 ? 0 : Math.max(-1, Math.min(1, (i - this.#titleAt) / 20)));
    this.#add(Math.min(1, this.#sinceFurniture / 20));
  }

  #addNeighbour(block: Block, i: number): void {
    const other = this.#page.blocks[i];
    if (other === undefined) {
      for (let k = 0; k < 6; k++) this.#add(0);
      return;
    }
    this.#add(Math.min(1, (this.#prose[i] ?? 0) / 40));
    this.#add(other.linked / other.text.length);
    this.#add(other.box === block.box ? 1 : 0);
    this.#add(this.#page.boxes[other.box]?.parent === this.#page.boxes[block.box]?.parent ? 1 : 0);
    this.#add(Math.log1p(other.words) / 4);
    this.#add(other.kind === block.kind ? 1 : 0);
  }
}

function countOf(text: string, pattern: RegExp): number {
  return text.match(pattern)?.length ?? 0;
}

function sumBoxes({ boxes, blocks }: PageBlocks, prose: readonly number[]): BoxSums {
  const make = (): Float64Array => new Float64Array(boxes.length);
  const sums: BoxSums = { prose: make(), words: make(), chars: make(), linked: make(), blocks: make() };
  const bump = (column: Float64Array, at: number, value: number): void => {
    column[at] = (column[at] ?? 0) + value;
  };
  for (const [i, block] of blocks.entries()) {
    if (block.box < 0) continue;
    bump(sums.prose, block.box, prose[i] ?? 0);
    bump(sums.words, block.box, block.words);
    bump(sums.chars, block.box, block.text.length);
    bump(sums.linked, block.box, block.linked);
    bump(sums.blocks, block.box, 1);
  }
  for (let i = boxes.length - 1; i > 0; i--) {
    const parent = boxes[i]?.parent ?? -1;
    if (parent < 0) continue;
    for (const column of Object.values(sums) as readonly Float64Array[]) bump(column, parent, column[i] ?? 0);
  }
  return sums;
}

/** Hints of the box and its parent, of the three above, and of all above those; boxes that are the whole page give none against it. */
function spreadHints({ boxes }: PageBlocks, prose: Float64Array, total: number): readonly [Int32Array, Int32Array, Int32Array] {
  const own = new Int32Array(boxes.length);
  const all = new Int32Array(boxes.length);
  const near = new Int32Array(boxes.length);
  const mid = new Int32Array(boxes.length);
  const far = new Int32Array(boxes.length);
  const up = (i: number, steps: number): number => {
    let at = i;
    for (let k = 0; k < steps && at >= 0; k++) at = boxes[at]?.parent ?? -1;
    return at;
  };
  for (const [i, box] of boxes.entries()) {
    const isPage = box.element.tag === "body" || box.element.tag === "html" || (prose[i] ?? 0) > total * WHOLE_PAGE;
    own[i] = isPage ? box.hints & ~(HINT.article - 1) : box.hints;
    const [a, b, c, d, e] = [1, 2, 3, 4, 5].map((steps) => up(i, steps));
    const at = (table: Int32Array, k: number | undefined): number => (k === undefined || k < 0 ? 0 : (table[k] ?? 0));
    all[i] = (own[i] ?? 0) | at(all, a);
    near[i] = (own[i] ?? 0) | at(own, a);
    mid[i] = at(own, b) | at(own, c) | at(own, d);
    far[i] = at(all, e);
  }
  return [near, mid, far];
}
