import { chooseBody } from "./choose-body.ts";
import { proseWords } from "./describe-boxes.ts";
import type { Draft } from "./draft.ts";
import { findComments } from "./find-comments.ts";
import { listPlainDates } from "./list-dated-lines.ts";
import type { Block, PageBlocks } from "./list-blocks.ts";
import type { FurnitureIndex } from "./match-furniture.ts";
import { dropIntroduction, matchFurniture } from "./match-furniture.ts";
import { MeasureRoom, measureText } from "./measure-text.ts";
import type { NumberRoom } from "./number-room.ts";
import type { PreparedArticles } from "./prepare-articles.ts";
import { readCopyright } from "./read-copyright.ts";
import { scoreBlocks } from "./score-blocks.ts";
import { NO_CLASS, squash } from "./tree.ts";

type LineKind = "prose" | "headline" | "furniture" | "end" | "list" | "copyright" | "count" | "short";

interface Line {
  readonly text: string;
  readonly kind: LineKind;
  readonly words: number;
}

/** Most words of a headline. */
const MAX_HEADLINE = 16;
/** How far before the body its headline may stand, in lines. */
const HEAD_LINES = 14;
/** Most lines of the head of a text that has nothing else: headline, name, place, day. */
const OWN_HEAD_LINES = 4;

/**
 * Reads a page that came without tags: finds the article among share words, counts, headlines of other articles, © lines and comment forms.
 *
 * Lines are scored as the blocks of an HTML page are, by a forest that learned from pages without tags. Counts are no text, and what stands
 * after the last sentence are headlines, comments of readers come after the article.
 */
export function readPlain(
  text: string,
  { furniture, words, lines: forest }: Pick<PreparedArticles, "furniture" | "words" | "lines">,
  room?: NumberRoom,
): Draft {
  const page = { ...listLines(text), room };
  const chosen = chooseBody(page, scoreBlocks(page, { ...NO_FACTS, furniture, words }, forest), { furniture });
  const comments = findComments(page.blocks.map((block) => block.text));
  const end = page.blocks.findLastIndex((block, i) => i < comments && chosen[i] === true && proseWords(block) > 0);
  const kept = chosen.map((each, i) => each && i <= end && /\p{L}/u.test(page.blocks[i]?.text ?? ""));
  const lines = page.blocks.map((block) => ({ text: block.text, words: block.measure.words, kind: kindOf(block, furniture) }));
  const from = firstOfBody(lines, kept);
  kept.fill(false, 0, from);
  const to = kept.lastIndexOf(true) + 1;
  const title = findTitle(
    lines,
    from,
    lines.slice(from, from + LEAD_LINES).map((line) => line.text),
  );
  const body = lines.filter((line, i) => kept[i] === true && line !== title);
  return {
    metadata: null,
    title: title?.text ?? "",
    sites: [],
    outlet: null,
    bylines: { data: [], organisations: [], visible: plainByline(lines.slice(Math.max(0, from - HEAD_LINES), from)) },
    paragraphs: body.map((line) => line.text),
    related: relatedOf(lines, { kept, from, to, title, furniture }),
    lines: [...lines.slice(Math.max(0, from - HEAD_LINES), from), ...lines.slice(to, to + HEAD_LINES)]
      .filter((line) => line.words < 60)
      .map((line) => line.text),
    clues: listPlainDates(
      lines.slice(Math.max(0, from - HEAD_LINES), from).map((line) => line.text),
      lines.slice(to, to + HEAD_LINES).map((line) => line.text),
    ),
    copyright: lines.filter((line) => line.kind === "copyright" || (line.text.includes("©") && line.words < 30)).map((line) => line.text),
    truncated: false,
    left: new Map(),
  };
}

/** "By Ana Ruiz", "4 May 2017 by Ana Ruiz", "Posted by Ana Ruiz", or "By" and the name on the line after it. */
function plainByline(head: readonly Line[]): readonly string[] {
  return head.flatMap(({ text, words }, i) => {
    if (/^by\s+\p{Lu}/iu.test(text) && words < 16) return [text, ""];
    const by = words < 16 ? (LATE_BYLINE.exec(text)?.[1] ?? "") : "";
    if (by !== "") return [by, ""];
    return /^by:?$/i.test(text) ? [text, head[i + 1]?.text ?? "", ""] : [];
  });
}

/** A name of two words or more: "newsdesk" and "admin" are nobody's. */
const LATE_BYLINE = /^(?:(?:Posted|Written|Published) |(?=.*\b(?:19|20)\d\d\b).{6,40}\s)(by\s+\p{Lu}[\p{L}.'’-]*\s\p{Lu}.*)/u;

/** A page without tags says nothing of itself. */
const NO_FACTS = { titles: [], summary: "", body: "", authors: [] };

/** Characters of the longest line that is measured in the room that all share; most lines have fewer. */
const ROOM = 4096;

/** The lines of a text as the blocks of a page of one box. */
export function listLines(text: string): PageBlocks {
  const element = { tag: "body", parent: null, children: [], attributes: null, className: NO_CLASS, traits: 0 };
  const lines = text
    .split(/\r\n|[\n\r\u2028\u2029]/)
    .map(squash)
    .filter((line) => line !== "");
  const room = new MeasureRoom(ROOM);
  const blocks = lines.map((line): Block => ({
    text: line,
    linked: 0,
    link: "",
    measure: measureText(line, room),
    kind: "div",
    box: 0,
    strong: false,
  }));
  return { boxes: [{ element, parent: -1, hints: 0, make: 0 }], blocks };
}

function kindOf({ text: line, measure: { words } }: Block, furniture: FurnitureIndex): LineKind {
  if (/^(?:©|\(c\)\s|copyright\b)/i.test(line) && words < 100 && readCopyright(line) !== null) return "copyright";
  if (/^[\d\s.,:%/|+-]+[km]?$/i.test(line)) return "count";
  const row = matchFurniture(line, furniture);
  if (row !== null) return row.role === "tail" ? "end" : row.role === "related" && row.match === "line" ? "list" : "furniture";
  const ends = /[.!…。！:;][)\]"'”’»]*$|[.!?,][”"'’»]+$|[？?]$/u.test(line);
  if (words >= 25 || (ends && words >= 5 && !(words <= MAX_HEADLINE && line.endsWith("?")))) return "prose";
  if (!ends && words >= MAX_HEADLINE) return "prose";
  return words >= 3 && words <= MAX_HEADLINE ? "headline" : "short";
}

/** Lines of the body whose words a headline has. */
const LEAD_LINES = 3;
/** How many of them a headline must have to stand in for one that has none, as the name of a site. */
const LEAST_SHARED = 2;

function findTitle(lines: readonly Line[], from: number, lead: readonly string[]): Line | undefined {
  const head = lines.slice(Math.max(0, from - HEAD_LINES), from);
  const headlines = head.filter((line) => line.kind === "headline" && line.words >= 3);
  const likely = from <= HEAD_LINES ? headlines[0] : headlines.toSorted((a, b) => b.words - a.words)[0];
  if (likely === undefined)
    return head.find((line) => line.kind === "prose" && line.words < 30) ?? head.find((line) => line.kind === "short");
  const said = new Set(lead.flatMap(startsOfWords));
  const sharedBy = ({ text }: Line): number => startsOfWords(text).filter((start) => said.has(start)).length;
  return sharedBy(likely) > 0 ? likely : (headlines.find((line) => sharedBy(line) >= LEAST_SHARED) ?? likely);
}

/** First four letters of its longer words, each once: "Sudan" and "Sudanese", "sign" and "signed" begin alike. */
function startsOfWords(text: string): readonly string[] {
  return [...new Set((text.toLowerCase().match(/\p{L}{4,}/gu) ?? []).map((word) => word.slice(0, 4)))];
}

/** Where the body begins: what is kept before its first sentence, and reads as none, is the head of a text that has nothing else. */
function firstOfBody(lines: readonly Line[], kept: readonly boolean[]): number {
  const first = Math.max(0, kept.indexOf(true));
  const prose = lines.findIndex((line, i) => kept[i] === true && line.kind === "prose");
  return prose < 0 || prose - first > OWN_HEAD_LINES ? first : prose;
}

function introducedBy(line: string, furniture: FurnitureIndex): string {
  const headline = dropIntroduction(line, furniture);
  return headline === line ? "" : headline;
}

function isHeadlineLong(line: string): boolean {
  const { words } = measureText(line);
  return words >= 3 && words <= 14;
}

interface Found {
  readonly kept: readonly boolean[];
  readonly from: number;
  readonly to: number;
  readonly title: Line | undefined;
  readonly furniture: FurnitureIndex;
}

/** Headlines among the lines of the article and after it, up to what ends a page; of "Read more: Envoys recalled" what is said of it. */
function relatedOf(lines: readonly Line[], { kept, from, to, title, furniture }: Found): readonly string[] {
  const stop = lines.findIndex((line, i) => i >= to && line.kind === "end");
  return lines
    .filter((line, i) => i >= from && (stop < 0 || i < stop) && kept[i] !== true && line !== title)
    .map((line) => (line.kind === "furniture" ? introducedBy(line.text, furniture) : line.kind === "headline" ? line.text : ""))
    .filter((headline) => isHeadlineLong(headline));
}
