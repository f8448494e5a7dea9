import { proseWords } from "./describe-boxes.ts";
import { endBody } from "./end-body.ts";
import { findLaterArticles } from "./find-later-articles.ts";
import { HINT } from "./hints.ts";
import type { Block, PageBlocks } from "./list-blocks.ts";
import type { FurnitureIndex } from "./match-furniture.ts";
import { hasNote, matchFurniture } from "./match-furniture.ts";
import { standsIn } from "./stands-in.ts";

/** How likely a block must be the article's, at least and at most; which of it is chosen page by page. */
const [LEAST_BAR, MOST_BAR] = [0.3, 0.5];
/** How likely a block must be that is mostly a link: the headline of another article between two paragraphs is likely too. */
const LINK_BAR = 0.6;
/** How likely it must be between two of the article's (cross-validation, docs/articles.md), or as a sentence right after one: the last of an article is often short. */
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
 * nearly so likely that stand between or go on from them; but no lines that no article has, no headline, standfirst or date before
 * the first sentence, no pull quotes, and nothing of articles that stand under or within it.
 */
export function chooseBody(page: PageBlocks, scores: Float64Array, { furniture, title = "" }: ChooseOptions): readonly boolean[] {
  const { blocks } = page;
  const isAbove = (i: number, least: number): boolean => (scores[i] ?? 0) >= least;
  const likely = Array.from(blocks.keys()).filter((i) => isAbove(i, LEAST_LIKELY));
  const best = chooseBar(page, scores, likely);
  let ease = 1;
  while (best * ease * STEP > LEAST_LIKELY && wordsAbove(page, likely, (i) => isAbove(i, best * ease)) < FEW_WORDS) ease *= STEP;
  const bar = best * ease;
  const barOf = (block: Block): number => (isMostlyLink(block) ? LINK_BAR * ease : bar);
  const joins = (block: Block, i: number): boolean =>
    (isAbove(i, LIKELY_BETWEEN) && isAbove(i - 1, bar) && isAbove(i + 1, bar) && !isMostlyLink(block)) ||
    (isAbove(i, LIKELY_NEXT) && NEAR.some((step) => isAbove(i + step, bar)) && proseWords(block) > 0) ||
    (isAbove(i, LIKELY_BETWEEN) &&
      isAbove(i - 1, bar) &&
      proseWords(block) > 0 &&
      block.linked === 0 &&
      block.measure.ending === "sentence");
  const isLater = findLaterArticles(page);
  const kept = likely.filter((i) => {
    const block = blocks[i] as Block;
    return (
      (isAbove(i, barOf(block)) || joins(block, i)) &&
      !isLater(block) &&
      !isTeaser(page, block) &&
      !isPitch(page, block, furniture) &&
      !isFurniture(block, furniture)
    );
  });
  const own = dropCopies(blocks, dropPullQuotes(page, dropComments(page, kept)));
  const isKept = blocks.map(() => false);
  const hasProse = own.some((i) => proseWords(blocks[i] as Block) > 0);
  const lone = hasProse ? [] : keepLikeliest(blocks, scores);
  const body = trimStart(page, lone.length > 0 ? lone : own, { furniture, title });
  for (const i of endBody(page, body, furniture)) isKept[i] = true;
  return isKept;
}

/**
 * The bar above which most is to be expected of precision and recall together (F1), each block taken to be the article's as often as its score says: where a page
 * has much that is a little less likely than not, leaving it all out loses more than keeping it.
 */
function chooseBar({ blocks }: PageBlocks, scores: Float64Array, likely: readonly number[]): number {
  const scoreOf = (i: number): number => scores[i] ?? 0;
  const wordsOf = (i: number): number => (blocks[i] as Block).measure.words;
  const wanted = likely.reduce((sum, i) => sum + wordsOf(i) * scoreOf(i), 0);
  let [kept, right, most, bar] = [0, 0, 0, MOST_BAR];
  for (const i of likely.toSorted((a, b) => scoreOf(b) - scoreOf(a))) {
    kept += wordsOf(i);
    right += wordsOf(i) * scoreOf(i);
    if (right <= most * (kept + wanted)) continue;
    most = right / (kept + wanted);
    bar = scoreOf(i);
  }
  return Math.min(MOST_BAR, Math.max(LEAST_BAR, bar));
}

function isMostlyLink({ linked, measure }: Block): boolean {
  return linked >= measure.length / 2;
}

interface ChooseOptions {
  readonly furniture: FurnitureIndex;
  /** The headline, where it is known. */
  readonly title?: string;
}

/** Comments are no article where there is one beside them. */
function dropComments(page: PageBlocks, kept: readonly number[]): readonly number[] {
  const outside = kept.filter((i) => !isInComments(page, (page.blocks[i] as Block).box));
  return wordsAbove(page, outside, () => true) >= FEW_WORDS ? outside : kept;
}

function isInComments({ boxes }: PageBlocks, box: number): boolean {
  for (let at = box; at >= 0; at = boxes[at]?.parent ?? -1) {
    const { element, hints } = boxes[at] ?? { element: null, hints: 0 };
    if ((hints & HINT.comments) !== 0 && element?.tag !== "body" && element?.tag !== "html") return true;
  }
  return false;
}

/** A link in a part that calls itself teasers, related and the like, wherever it stands. */
function isTeaser(page: PageBlocks, { measure, linked, box }: Block): boolean {
  return linked >= measure.length * 0.95 && standsIn(page, box, { hints: HINT.related, levels: 1 });
}

/** A paragraph in a part that calls itself a promotion, with the words of notes: "consider a paid subscription". */
function isPitch(page: PageBlocks, { text, measure, box }: Block, furniture: FurnitureIndex): boolean {
  return measure.words <= LONGEST_PITCH && standsIn(page, box, { hints: HINT.promotion, levels: 1 }) && hasNote(text, furniture);
}

const LONGEST_PITCH = 60;

/** Words of a pull quote: fewer may stand anywhere by chance. */
const [LEAST_QUOTED, MOST_QUOTED] = [3, 40];

/** What a pull quote says stands in a paragraph too. */
function dropPullQuotes(page: PageBlocks, kept: readonly number[]): readonly number[] {
  const { blocks } = page;
  const isRepeated = (quote: Block): boolean => {
    const words = quote.text.replaceAll(/^[\s"“”«»„‘’']+|[\s"“”«»„‘’'.]+$/g, "");
    return kept.some((i) => {
      const { text, measure } = blocks[i] as Block;
      return measure.length > quote.measure.length + 10 && text.includes(words);
    });
  };
  return kept.filter((i) => {
    const block = blocks[i] as Block;
    const { words } = block.measure;
    return !(words >= LEAST_QUOTED && words <= MOST_QUOTED && isQuote(page, block) && isRepeated(block));
  });
}

function isQuote(page: PageBlocks, { kind, box }: Block): boolean {
  const name = page.boxes[box]?.element.className.text ?? "";
  return kind === "blockquote" || /pull|quote/i.test(name) || standsIn(page, box, { hints: HINT.aside, levels: 2 });
}

/** Fewest words of a block that may be a copy of several others, and share of its words that they must have. */
const LEAST_COPY = 100;
const COPIED = 0.5;
/** Characters at the start of a paragraph by which it is found in a copy, and fewest words of one that is looked for. */
const COPY_START = 60;
const LEAST_COPIED = 8;

/** Some pages hold their article twice, once as paragraphs and once as one run of text: the run goes. */
function dropCopies(blocks: readonly Block[], kept: readonly number[]): readonly number[] {
  const isLong = ({ measure }: Block): boolean => measure.words >= LEAST_COPY;
  if (!kept.some((i) => isLong(blocks[i] as Block))) return kept;
  const starts = kept.map((i) => (blocks[i] as Block).text.slice(0, COPY_START));
  return kept.filter((i) => {
    const block = blocks[i] as Block;
    const { text, measure } = block;
    if (!isLong(block)) return true;
    let copied = 0;
    for (let k = 0; k < kept.length; k++) {
      const { measure: other } = blocks[kept[k] as number] as Block;
      const isPart = other.words >= LEAST_COPIED && other.length < measure.length;
      if (isPart && text.includes(starts[k] as string)) copied += other.words;
    }
    return copied < measure.words * COPIED;
  });
}

/** Fewest words of a lone paragraph that is a page's whole article, and how likely it must be. */
const LEAST_LONE = 50;
const LEAST_LONE_SCORE = 0.02;

/** Where nothing that is kept reads as running text, the likeliest of the long paragraphs: news of few words on a page of many. */
function keepLikeliest(blocks: readonly Block[], scores: Float64Array): readonly number[] {
  let best = -1;
  for (const [i, block] of blocks.entries()) {
    const isLong = block.measure.words >= LEAST_LONE && proseWords(block) > 0;
    if (isLong && (scores[i] ?? 0) >= LEAST_LONE_SCORE && (best < 0 || (scores[i] ?? 0) > (scores[best] ?? 0))) best = i;
  }
  return best < 0 ? [] : [best];
}

/** The headline, its standfirst and what else stands in its `<header>`, and names and dates before the first sentence are not of the body. */
function trimStart(page: PageBlocks, kept: readonly number[], { furniture, title = "" }: ChooseOptions): readonly number[] {
  const isOfHead = (block: Block): boolean => proseWords(block) === 0 && matchFurniture(block.text, furniture)?.role === "head";
  const headers = new Set(page.blocks.filter(({ kind }) => kind === "h1").map(({ box }) => headerOf(page, box)));
  const isInHeader = ({ box }: Block): boolean => {
    const header = headerOf(page, box);
    return header >= 0 && headers.has(header);
  };
  const isHead = (block: Block): boolean =>
    block.kind === "h1" || isInHeader(block) || block.text === title || isStandfirst(page, block) || isDateLine(block) || isOfHead(block);
  const start = kept.findIndex((i) => !isHead(page.blocks[i] as Block));
  return start < 0 ? kept : kept.slice(start);
}

/** The nearest `<header>` around a box; -1 when there is none. */
function headerOf({ boxes }: PageBlocks, box: number): number {
  let at = box;
  while (at >= 0 && boxes[at]?.element.tag !== "header") at = boxes[at]?.parent ?? -1;
  return at;
}

function isStandfirst(page: PageBlocks, { box }: Block): boolean {
  const head = HINT.header | HINT.byline | HINT.title;
  return standsIn(page, box, { hints: HINT.summary, levels: 1 }) && standsIn(page, box, { hints: head, levels: 2 });
}

function isDateLine(block: Block): boolean {
  return block.measure.words < MOST_DATE_WORDS && proseWords(block) === 0 && /\b(?:19|20)\d\d\b|\b\d{1,2}:\d\d\b/.test(block.text);
}

/** Words of those of some blocks that are wanted. */
function wordsAbove({ blocks }: PageBlocks, positions: readonly number[], isWanted: (i: number) => boolean): number {
  return positions.reduce((sum, i) => sum + (isWanted(i) ? (blocks[i] as Block).measure.words : 0), 0);
}

/** A line of furniture, a © line, a word on what the outlet earns by links, a link to another article under the words that introduce one, or a link that is furniture beside an hour. */
function isFurniture({ text, linked, link, measure: { length } }: Block, furniture: FurnitureIndex): boolean {
  if (
    /^(?:©|\(c\)|copyright\b)/i.test(text) ||
    (text.includes("://") && ADDRESS.test(text)) ||
    (length < LONGEST_NOTE && LICENCE.test(text))
  )
    return true;
  if (length < LONGEST_DISCLOSURE && isDisclosure(text)) return true;
  if (length < LONGEST_HOUR && LONE_HOUR.test(text)) return true;
  const row = matchFurniture(text, furniture);
  if (row !== null) return row.match === "line" || row.role === "tail" || linked > length / 2;
  if (linked === 0 || linked === length) return false;
  const rest = text.replace(link, "").trim();
  return HOUR.test(rest) && matchFurniture(link, furniture)?.match === "line";
}

/** "Source: https://www.example.org/talks", as pages for the printer end. */
const ADDRESS = /^[\p{L} ]{2,20}: ?https?:\/\/\S+$/u;
/** "Agency content is supplied under licence." */
const LICENCE =
  /\b(?:content|material|text|article|story)s? (?:is |are |was )?(?:supplied|provided|used|republished|reprinted) (?:here )?(?:under|by|with) (?:licen[cs]e|permission)\b/i;
const LONGEST_NOTE = 120;
/** "We may earn a commission if you buy through links on this page": an outlet's word on its own money, which no quotation marks stand around. */
function isDisclosure(text: string): boolean {
  return /\b(?:we|our|us)\b/i.test(text) && EARNS.test(text) && !/[“"«„]/.test(text);
}

const LONGEST_DISCLOSURE = 500;
const EARNS =
  /\b(?:earn|receive|make|get)s? (?:an? |some )?(?:small |affiliate |referral )?(?:commissions?|compensation|payments?|money)\b.{0,120}\b(?:links?|purchase|buy|products?|retailers?|advertisers?|third part)|\b(?:links?|purchase|buy)\b.{0,120}\b(?:earn|receive|make)s? (?:an? )?(?:small |affiliate )?(?:commissions?|compensation|payments?|money)\b/i;
/** "10:12 a.m.", "14.30 Uhr". */
const HOUR = /^\d{1,2}[:.h]\d\d\s*(?:[ap]\.?m\.?|uhr)?$/i;
/** "15:12", "15.12 CET", as entries of live blogs are headed: alone, "2.22" is a number. */
const LONE_HOUR = /^\d{1,2}(?::\d\d|[.h]\d\d(?=\s?\p{L}))\s?(?:[ap]\.?m\.?|uhr)?(?:\s?[A-Z]{2,4})?$/iu;
const LONGEST_HOUR = 16;
