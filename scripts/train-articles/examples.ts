import { existsSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { gunzipSync } from "node:zlib";
import { getDomain } from "tldts";
import { readRows } from "../../eval/read-rows.ts";
import { decodeBytes } from "../../src/articles/decode-bytes.ts";
import type { PageFacts } from "../../src/articles/describe-blocks.ts";
import { describeBlocks } from "../../src/articles/describe-blocks.ts";
import { DEFAULT_LIMITS } from "../../src/articles/limits.ts";
import type { Block, PageBlocks } from "../../src/articles/list-blocks.ts";
import { listBlocks } from "../../src/articles/list-blocks.ts";
import type { FurnitureIndex } from "../../src/articles/match-furniture.ts";
import type { ParsedPage } from "../../src/articles/parse-html.ts";
import { parseHtml } from "../../src/articles/parse-html.ts";
import { factsOf } from "../../src/articles/read-html.ts";
import { readMetadata } from "../../src/articles/read-metadata.ts";
import { listLines } from "../../src/articles/read-plain.ts";
import { indexWords } from "../../src/articles/weigh-words.ts";
import { squash } from "../../src/articles/tree.ts";
import { labelBlocks, wordsOf } from "./label-blocks.ts";

/** What training needs of a row of the labelled pages. */
export interface GoldPage {
  readonly id: string;
  readonly set: string;
  readonly file: string;
  readonly url: string | null;
  readonly text: string | null;
  readonly must?: readonly string[];
  readonly must_not?: readonly string[];
  readonly flags?: readonly string[];
}

/** The blocks of one page as a learner sees them. */
export interface Example {
  readonly site: string;
  readonly rows: Float32Array;
  readonly texts: readonly string[];
  readonly labels: Float32Array;
  /** What each block counts; 0 where nothing is known of it. */
  readonly weights: Float32Array;
}

/**
 * Sets whose licences let a trained model be shipped (MIT, Apache-2.0, Apache-2.0, CC BY 4.0; all others are for measuring only) and what a
 * page of each counts: aeb was labelled with most care, wcxb has few news pages and was drafted by a machine.
 */
const SET_WEIGHT: Readonly<Record<string, number>> = { aeb: 2, anews: 1, bbaw: 1, wcxb: 0.5 };
/** Pages whose gold text is cut short or is not on the page teach wrong things. */
const WRONG = ["gold-not-in-html", "gold-partial-suspect"];

export function readGold(folder: string): readonly GoldPage[] {
  return readRows<GoldPage>(join(folder, "index.jsonl"));
}

/** The site that a page belongs to, so that no site is both learned from and measured on. */
export function siteOf({ id, url }: GoldPage): string {
  const host = url === null ? (/^daniel\/\d+_([^_/]+)_/.exec(id)?.[1] ?? id) : url;
  return getDomain(host) ?? host;
}

/** The example that a page gives; null when it teaches nothing. */
export function exampleOf(folder: string, gold: GoldPage, furniture: FurnitureIndex): Example | null {
  const parsed = teaches(gold) ? parseGold(folder, gold) : null;
  if (parsed === null) return null;
  const page = listBlocks(parsed.root);
  return exampleOfBlocks(page, factsOf(readMetadata(parsed), { furniture, words: NO_WORDS }), gold);
}

/** What words tell is learned later, from the examples themselves. */
const NO_WORDS = indexWords([]);

function parseGold(folder: string, { file }: GoldPage): ParsedPage | null {
  const path = join(folder, file);
  if (!existsSync(path)) return null;
  const parsed = parseHtml(decodeBytes(gunzipSync(readFileSync(path)), undefined).text, DEFAULT_LIMITS);
  return "reason" in parsed ? null : parsed;
}

/** The examples that texts without tags give: `plain.jsonl.gz` of the labelled pages, and of all other pages the lines from the headline on. */
export function plainExamples(folder: string, gold: readonly GoldPage[], furniture: FurnitureIndex): readonly Example[] {
  const texts = readPlainTexts(folder);
  return gold.filter(teaches).flatMap((page) => {
    const text = texts.get(page.id) ?? stripTags(folder, page);
    if (text === null) return [];
    const lines = listLines(text);
    return [exampleOfBlocks(lines, { titles: [], summary: "", body: "", authors: [], furniture, words: NO_WORDS }, page)];
  });
}

/** Rows of the blocks that are described, with what is known of each. */
function exampleOfBlocks(page: PageBlocks, facts: PageFacts, gold: GoldPage): Example {
  const { rows, positions } = describeBlocks(page, facts);
  const { labels, weights } = labelsOf(page, gold);
  const pick = (values: Float32Array): Float32Array => Float32Array.from(positions, (i) => values[i] ?? 0);
  const texts = Array.from(positions, (i) => page.blocks[i]?.text ?? "");
  return { site: siteOf(gold), rows, texts, labels: pick(labels), weights: pick(weights) };
}

function readPlainTexts(folder: string): ReadonlyMap<string, string> {
  const path = join(folder, "plain.jsonl.gz");
  if (!existsSync(path)) return new Map();
  const rows = readRows<{ readonly id: string; readonly plain: string }>(path);
  return new Map(rows.map(({ id, plain }) => [id, plain]));
}

function stripTags(folder: string, gold: GoldPage): string | null {
  const parsed = parseGold(folder, gold);
  if (parsed === null) return null;
  const { blocks } = listBlocks(parsed.root);
  const from = Math.max(
    0,
    blocks.findIndex((block) => block.kind === "h1"),
  );
  return blocks
    .slice(from)
    .map((block) => block.text)
    .join("\n");
}

/** Whether a page's set may be learned from and its labels are sound. */
function teaches({ set, flags = [], text, must = [] }: GoldPage): boolean {
  return SET_WEIGHT[set] !== undefined && !flags.some((flag) => WRONG.includes(flag)) && (text !== null || must.length > 0);
}

type Labels = Pick<Example, "labels" | "weights">;

/** Blocks count by their words, pages all alike: what is measured is the mean over pages of the share of words. */
function byText(page: PageBlocks, { text, set }: GoldPage): Labels {
  const labels = labelBlocks(
    page.blocks.map((block) => wordsOf(block.text)),
    wordsOf(text ?? ""),
  );
  const words = page.blocks.reduce((sum, block, i) => sum + (labels[i] ?? 0) * block.measure.words, 0);
  const weights = Float32Array.from(page.blocks, (block) =>
    set === "anews" && isDisputed(page, block) ? 0 : ((block.measure.words + 4) / (words + 60)) * 10 * (SET_WEIGHT[set] ?? 1),
  );
  return { labels, weights };
}

/** Embedded posts and tables: aeb and wcxb count them as the article's, anews does not. They are kept, so anews teaches nothing of them. */
function isDisputed({ boxes }: PageBlocks, block: Block): boolean {
  if (block.kind === "td") return true;
  for (let at = block.box; at >= 0; at = boxes[at]?.parent ?? -1)
    if (/twitter-tweet|instagram-media/.test(boxes[at]?.element.attributes?.get("class") ?? "")) return true;
  return false;
}

/** Weight of a block that a labelled segment names; chosen by cross-validation on the segments themselves. */
const SEGMENT_WEIGHT = 0.6;

function labelsOf(page: PageBlocks, gold: GoldPage): Labels {
  return gold.text === null ? bySegments(page, gold) : byText(page, gold);
}

function bySegments(page: PageBlocks, { must = [], must_not = [] }: GoldPage): Labels {
  const [wanted, unwanted] = [must.map(squash), must_not.map(squash)];
  const holds = (segments: readonly string[], text: string): boolean =>
    segments.some((segment) => text.includes(segment) || (text.length > 25 && segment.includes(text)));
  const isWanted = page.blocks.map((block) => holds(wanted, block.text));
  return {
    labels: Float32Array.from(isWanted, Number),
    weights: Float32Array.from(page.blocks, ({ text }, i) => (isWanted[i] === true || holds(unwanted, text) ? SEGMENT_WEIGHT : 0)),
  };
}
