import type { ArticleLimits } from "./limits.ts";
import { listBlocks } from "./list-blocks.ts";
import { measureText } from "./measure-text.ts";
import { parseHtml } from "./parse-html.ts";
import type { JsonLdArticle } from "./read-json-ld.ts";
import { squash } from "./tree.ts";

/** Fewest words of running text in a page's data that are an article. */
const LEAST_WORDS = 60;
/** How many times as long the data's text must be as what the page shows: a page that shows its article in full is read by what it shows. */
const LONGER = 3;
/** Fewest words of a string in a page's state that is a paragraph rather than a label. */
const LEAST_PARAGRAPH = 6;
/** Most values looked at in a page's state; real ones have some thousands. */
const MAX_VALUES = 100_000;

export interface DataBodyFacts {
  readonly jsonLd: JsonLdArticle | null;
  /** Texts of script elements that hold JSON. */
  readonly states: readonly string[];
  /** Paragraphs that the page shows as its article. */
  readonly shown: readonly string[];
  readonly limits: ArticleLimits;
}

/**
 * The paragraphs of an article that the page holds only in its data: JSON-LD (the body, or the entries of a live blog), else the state that its
 * scripts would show. Null where the page itself shows as much, or no data has running text.
 */
export function readDataBody({ jsonLd, states, shown, limits }: DataBodyFacts): readonly string[] | null {
  const length = lengthOf(shown);
  const isLonger = (texts: readonly string[]): boolean => lengthOf(texts) >= length * LONGER && countWords(texts) >= LEAST_WORDS;
  const named = jsonLd === null ? [] : [[jsonLd.body], jsonLd.updates];
  for (const texts of named) {
    if (lengthOf(texts) < length * LONGER) continue;
    const paragraphs = texts.flatMap((text) => paragraphsOf(text, limits));
    if (isLonger(paragraphs)) return paragraphs;
  }
  if (states.length === 0 || countWords(shown) >= LEAST_WORDS) return null;
  const found = states.map((state) => longestText(parseJson(state), limits)).filter(isLonger);
  return found.reduce<readonly string[] | null>((best, each) => (countWords(each) > countWords(best ?? []) ? each : best), null);
}

function lengthOf(texts: readonly string[]): number {
  return texts.reduce((sum, text) => sum + text.length, 0);
}

function countWords(paragraphs: readonly string[]): number {
  return paragraphs.reduce((sum, paragraph) => sum + measureText(paragraph).words, 0);
}

/** A text of a page's data, which may be HTML, as paragraphs. */
function paragraphsOf(text: string, limits: ArticleLimits): readonly string[] {
  if (!/<(?:p|br|div|h\d|li|em|b|i|a|strong|span)\b/i.test(text))
    return text
      .split(/\r\n|[\n\r\u2028\u2029]/)
      .map(squash)
      .filter((line) => line !== "");
  const parsed = parseHtml(text, limits);
  return "reason" in parsed ? [] : listBlocks(parsed.root).blocks.map((block) => block.text);
}

/** Of all lists of paragraphs and all single texts in a page's state the one with most words of running text. */
function longestText(state: unknown, limits: ArticleLimits): readonly string[] {
  let best: readonly string[] = [];
  let most = 0;
  const waiting: unknown[] = [state];
  for (let at = 0; at < waiting.length && at < MAX_VALUES; at++) {
    const value = waiting[at];
    if (typeof value !== "object" || value === null) continue;
    const children: readonly unknown[] = Object.values(value);
    waiting.push(...children);
    const lists = Array.isArray(value) ? [children.flatMap(textsIn)] : children.map((child) => (typeof child === "string" ? [child] : []));
    for (const list of lists) {
      const length = lengthOf(list);
      if (length <= most) continue;
      const paragraphs = list.flatMap((text) => paragraphsOf(text, limits)).filter(isParagraph);
      if (paragraphs.length > 0) [best, most] = [paragraphs, length];
    }
  }
  return best;
}

/** The texts of one entry in a list of paragraphs: itself, or its properties. */
function textsIn(entry: unknown): readonly string[] {
  if (typeof entry === "string") return [entry];
  return typeof entry === "object" && entry !== null ? Object.values(entry).filter((value) => typeof value === "string") : [];
}

function isParagraph(text: string): boolean {
  const { words, ending } = measureText(text);
  return words >= LEAST_PARAGRAPH && ending !== "other" && !/[{}]|^https?:/.test(text);
}

function parseJson(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return null;
  }
}
