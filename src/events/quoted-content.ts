import { range } from "../lib/range.ts";
import type { ContentQuestion } from "./content-question.ts";
import { MARK, MAX_BETWEEN, without } from "./content-question.ts";
import type { Tree } from "./tree.ts";
import { upos } from "./tree.ts";

/**
 * “We will stay,” the envoy said, turning to the map. “For good.”: where quoted words end right before the cue and its speaker, they are what is
 * said, with quoted words that go on right behind.
 */
export function quotesBefore(tree: Tree, cue: number, { isQuoted, speaker }: ContentQuestion): readonly number[] {
  const { words } = tree.sentence;
  const from = Math.min(cue, ...speaker);
  if (range(from, cue).some((token) => upos(tree, token) === "VERB") || /^that$/i.test(words[cue + 1] ?? "")) return [];
  let mark = from - 1;
  while (mark >= 0 && from - mark < 4 && !isQuoted(mark) && !MARK.test(words[mark] ?? "")) mark--;
  while (mark > 0 && MARK.test(words[mark - 1] ?? "") && !isQuoted(mark - 1)) mark--;
  if (mark < 1 || isQuoted(mark) || !isQuoted(mark - 1)) return [];
  let first = mark - 1;
  while (first > 0 && (isQuoted(first - 1) || MARK.test(words[first - 1] ?? ""))) first--;
  const before = range(0, first).filter((token) => upos(tree, token) !== "PUNCT");
  // A quotation of some words at the end of a clause of which the writer tells the rest is mixed, and the clause is what is said.
  if (before.length > (mark - first) / 4 && before.length > 3) return [];
  const quoted = range(first, mark).filter(isQuoted);
  return [...(before.length <= 3 ? before : []), ...quoted, ...quotesBehind(tree, Math.max(cue, ...speaker) + 1, isQuoted)];
}

/** Quoted words that go on after the cue with no other verb between. */
function quotesBehind(tree: Tree, from: number, isQuoted: (token: number) => boolean): readonly number[] {
  const start = [...tree.sentence.words.keys()].find((token) => token >= from && isQuoted(token));
  if (start === undefined || range(from, start).some((token) => upos(tree, token) === "VERB")) return [];
  return quotedRun(tree, start, isQuoted);
}

/** "The envoy said in Oslo: “We will stay.”": quoted words that a comma, a colon or nothing parts from the cue. */
export function quotesAfter(tree: Tree, cue: number, { isQuoted, particles, speaker }: ContentQuestion): readonly number[] {
  const { words } = tree.sentence;
  const from = (particles.at(-1) ?? cue) + 1;
  let start = from;
  while (start < words.length && start - from < MAX_BETWEEN && !isQuoted(start)) start++;
  if (!isQuoted(start) || isQuoted(cue)) return [];
  const between = range(from, start).filter((token) => !MARK.test(words[token] ?? "") && !speaker.includes(token));
  const isOpen = between.length === 0 || /^[,:]$/.test(words[between.at(-1) ?? 0] ?? "");
  if (!isOpen || between.some((token) => /^(?:VERB|AUX|SCONJ)$/.test(upos(tree, token)))) return [];
  const run = quotedRun(tree, start, isQuoted);
  const next = words[(run.at(-1) ?? start) + 2] ?? "";
  return between.length > 0 || !/^\p{L}/u.test(next) || /^(?:and|but|or|in|on|at|as|to|when|after)$/.test(next) ? run : [];
}

/** Quoted tokens from one on, and those of marks that follow with nothing but a comma or "and" between. */
function quotedRun(tree: Tree, start: number, isQuoted: (token: number) => boolean): readonly number[] {
  const run: number[] = [];
  let gap = 0;
  for (let token = start; token < tree.sentence.words.length && gap < 5; token++) {
    if (isQuoted(token)) {
      run.push(token);
      gap = 0;
    } else if (/^(?:PUNCT|CCONJ)$/.test(upos(tree, token)) || MARK.test(tree.sentence.words[token] ?? "")) gap++;
    else break;
  }
  return run;
}

/** At most so many words stand between the verb and words that are quoted in its object: "called the new plan “…". */
const MAX_OBJECT = 8;

/** Quoted words beside the verb; where nothing parts them from it, with the words between: "called the plan “a disaster”". */
export function quoteContent(tree: Tree, cue: number, question: ContentQuestion): readonly number[] {
  const beside = [quotesBefore(tree, cue, question), quotesAfter(tree, cue, question)].find((found) => found.length > 0);
  if (beside !== undefined || question.isQuoted(cue)) return beside ?? [];
  const from = (question.particles.at(-1) ?? cue) + 1;
  const start = range(from, Math.min(from + MAX_OBJECT, tree.sentence.words.length)).find(question.isQuoted);
  if (
    start === undefined ||
    range(from, start).some((token) => upos(tree, token) === "VERB" || /^[,:;]$/.test(tree.sentence.words[token] ?? ""))
  )
    return [];
  const run = quotedRun(tree, start, question.isQuoted);
  return without(range(from, (run.at(-1) ?? start) + 1), question.speaker);
}
