import type { Draft } from "./draft.ts";
import { listPlainDates } from "./list-dated-lines.ts";
import { countWords } from "./list-blocks.ts";
import type { FurnitureIndex } from "./match-furniture.ts";
import { matchFurniture } from "./match-furniture.ts";
import { readCopyright } from "./read-copyright.ts";
import { squash } from "./tree.ts";

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
/** Words of running text that a headline among them, or a count, is worth against the body. */
const COST: Readonly<Record<LineKind, number>> = {
  prose: 0,
  headline: 5,
  furniture: 8,
  end: 40,
  list: 20,
  copyright: 25,
  count: 2,
  short: 3,
};

/**
 * Reads a page that came without tags: finds where the article starts and ends among share words, counts, headlines of other articles,
 * © lines and comment forms.
 *
 * The body is the run of lines that weighs most, running text counting for it and everything else against it.
 */
export function readPlain(text: string, furniture: FurnitureIndex): Draft {
  const lines = classify(text, furniture);
  const [from, to] = findRun(lines);
  const title = findTitle(lines, from);
  const body = lines.slice(from, to).filter((line, i, run) => isBody(line, i, run) && line !== title);
  return {
    metadata: null,
    title: title?.text ?? "",
    bylines: { data: [], organisations: [], visible: plainByline(lines.slice(Math.max(0, from - HEAD_LINES), from)) },
    paragraphs: body.map((line) => line.text),
    related: relatedOf(lines, { from, to, title }),
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

/** "By Ana Ruiz", or "By" and the name on the line after it. */
function plainByline(head: readonly Line[]): readonly string[] {
  return head.flatMap(({ text, words }, i) => {
    if (/^by\s+\p{Lu}/iu.test(text) && words < 16) return [text, ""];
    return /^by:?$/i.test(text) ? [text, head[i + 1]?.text ?? "", ""] : [];
  });
}

function classify(text: string, furniture: FurnitureIndex): readonly Line[] {
  const lines = text
    .split(/\r\n|[\n\r\u2028\u2029]/)
    .map(squash)
    .filter((line) => line !== "");
  return lines.map((line) => ({ text: line, words: countWords(line), kind: kindOf(line, furniture) }));
}

function kindOf(line: string, furniture: FurnitureIndex): LineKind {
  const words = countWords(line);
  if (/^(?:©|\(c\)\s|copyright\b)/i.test(line) && words < 100 && readCopyright(line) !== null) return "copyright";
  if (/^[\d\s.,:%/|+-]+[km]?$/i.test(line)) return "count";
  const row = matchFurniture(line, furniture);
  if (row !== null) return row.role === "tail" ? "end" : row.role === "related" && row.match === "line" ? "list" : "furniture";
  const ends = /[.!…。！:;][)\]"'”’»]*$|[.!?,][”"'’»]+$|[？?]$/u.test(line);
  if (words >= 25 || (ends && words >= 5 && !(words <= MAX_HEADLINE && line.endsWith("?")))) return "prose";
  if (!ends && words >= MAX_HEADLINE) return "prose";
  return words >= 3 && words <= MAX_HEADLINE ? "headline" : "short";
}

/** Start and end (exclusive) of the run of lines that weighs most. */
function findRun(lines: readonly Line[]): readonly [number, number] {
  let best: readonly [number, number] = [0, 0];
  let bestSum = 0;
  let sum = 0;
  let from = 0;
  for (const [i, line] of lines.entries()) {
    const value = line.kind === "prose" ? Math.min(line.words, 80) : -COST[line.kind];
    if (sum <= 0) [sum, from] = [0, i];
    sum += value;
    if (line.kind === "prose" && sum > bestSum) [best, bestSum] = [[from, i + 1], sum];
  }
  return best;
}

/** Inside the run: running text, and a short line when running text follows it, as a subheading or a list entry. */
function isBody(line: Line, i: number, run: readonly Line[]): boolean {
  if (line.kind === "prose") return true;
  if (line.kind !== "headline" && line.kind !== "short") return false;
  const next = run[i + 1];
  const before = run[i - 1];
  return next?.kind === "prose" && before?.kind === "prose";
}

function findTitle(lines: readonly Line[], from: number): Line | undefined {
  const head = lines.slice(Math.max(0, from - HEAD_LINES), from);
  const headlines = head.filter((line) => line.kind === "headline" && line.words >= 3);
  if (headlines.length > 0) return from <= HEAD_LINES ? headlines[0] : headlines.toSorted((a, b) => b.words - a.words)[0];
  return head.find((line) => line.kind === "prose" && line.words < 30) ?? head.find((line) => line.kind === "short");
}

function relatedOf(
  lines: readonly Line[],
  { from, to, title }: { readonly from: number; readonly to: number; readonly title: Line | undefined },
): readonly string[] {
  const after = lines.slice(to);
  const stop = after.findIndex((line) => line.kind === "end");
  const trailing = (stop < 0 ? after : after.slice(0, stop)).filter((line) => line.kind === "headline");
  const inside = lines.slice(from, to).filter((line, i, run) => line.kind === "headline" && !isBody(line, i, run));
  return [...inside, ...trailing].filter((line) => line !== title && line.words >= 3 && line.words <= 14).map((line) => line.text);
}
