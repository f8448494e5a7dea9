import type { Sentence, Span } from "../model/index.ts";

/** Marks that may open or close a quotation, '' and `` among them. */
const MARKS = /''|``|["“”„«»‘’'`]/g;
const DOUBLE = /^(?:''|``|["“”„«»])$/;

/**
 * Words between quotation marks, without the marks, in order and apart: "…", “…”, «…», ''…'' and, outside of those, ‘…’ and '…'.
 *
 * A quotation that runs over a paragraph's end goes on only where the next paragraph opens with a mark again, as newspapers print it.
 * Apostrophes are told from single marks by what touches them.
 */
export function quotedSpans(text: string, sentences: readonly Sentence[]): readonly Span[] {
  return paragraphsOf(sentences).flatMap((paragraph) => spansOf(text, paragraph));
}

function paragraphsOf(sentences: readonly Sentence[]): readonly Span[] {
  const paragraphs: { start: number; end: number; paragraph: number }[] = [];
  for (const { start, end, paragraph } of sentences) {
    const last = paragraphs.at(-1);
    if (last?.paragraph === paragraph) last.end = end;
    else paragraphs.push({ start, end, paragraph });
  }
  return paragraphs;
}

interface Open {
  readonly at: number;
  readonly isDouble: boolean;
}

function spansOf(text: string, paragraph: Span): readonly Span[] {
  const words = text.slice(paragraph.start, paragraph.end);
  const spans: Span[] = [];
  const lastClosing = lastClosingOf(words);
  let open: Open | null = null;
  const take = (start: number, end: number): void => {
    if (words.slice(start, end).trim() !== "") spans.push({ start: paragraph.start + start, end: paragraph.start + end });
  };
  for (const { 0: mark, index } of words.matchAll(MARKS)) {
    const after = index + mark.length;
    const isDouble = DOUBLE.test(mark);
    if (open === null) {
      const opens = isDouble
        ? (mark !== "”" && mark !== "»") || beginsWords(words, index)
        : isOpening(words, mark, index) && after < lastClosing;
      if (opens) open = { at: after, isDouble };
    } else if (open.isDouble === isDouble && (isDouble ? !/^[“„«]|``/.test(mark) || endsWords(words, index) : isClosing(words, index))) {
      take(open.at, index);
      open = null;
    }
  }
  // A double mark that nothing closes: the quotation goes on in the next paragraph, or the printer forgot.
  if (open !== null && open.isDouble) take(open.at, words.length);
  return spans;
}

/** A mark that would close words but opens a paragraph: ”Fear,” she said. */
function beginsWords(words: string, at: number): boolean {
  return words.slice(0, at).trim() === "" && /^\p{L}/u.test(words.slice(at + 1));
}

/** A mark that would open words but stands right behind some, before a space: “We shall see,“ she said. */
function endsWords(words: string, at: number): boolean {
  return /[\p{L}\p{N},.?!]/u.test(words[at - 1] ?? " ") && /^(?:\s|$)/.test(words.slice(at + 1, at + 2));
}

/** ‘ or ' at the beginning of a word, and no "'90s" or "'em". */
function isOpening(words: string, mark: string, at: number): boolean {
  if (mark === "’") return false;
  const before = words[at - 1] ?? " ";
  return (
    /[\s([—–-]/.test(before) &&
    /^[\p{L}[$]/u.test(words.slice(at + 1)) &&
    !/^(?:em|tis|til|twas|cause|bout|round|n)\b/i.test(words.slice(at + 1))
  );
}

/** ’ or ' at the end of a word that no letter follows. */
function isClosing(words: string, at: number): boolean {
  return /\S/.test(words[at - 1] ?? " ") && !/[\p{L}\p{N}]/u.test(words[at + 1] ?? " ");
}

/** Where the last single mark closes: none opens after it. */
function lastClosingOf(words: string): number {
  let last = -1;
  for (const { index } of words.matchAll(/[’']/g)) if (isClosing(words, index)) last = index;
  return last;
}
