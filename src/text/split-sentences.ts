import type { Sentence, TextTables } from "../model/index.ts";
import { tokenise } from "./tokenise.ts";

/** Tokens after which a sentence may end, and those that still belong to it. */
const END = /^(?:[.!?…]+|\.{2,})$/u;
/** Last code units of tokens after which a sentence may end. */
const STOPS: ReadonlySet<number> = new Set([".", "!", "?", "…"].map((mark) => mark.charCodeAt(0)));
/** Ends after which even a small letter begins a sentence, unless a quotation mark stands between ("Why?" he asked). */
const BARE_END = /^(?:\.|\?|[!?]{2,})$/u;
const NOTE = /^\[\d{1,3}\]/u;
const TRAILING = /^[\p{Pe}\p{Pf}"'’”»]$/u;
/** A sentence longer than this is cut, so that hostile text costs no more than plain text. */
const MAX_TOKENS = 250;

/**
 * Splits text into sentences and tokens, in order; between two tokens there is nothing but white space.
 *
 * Paragraphs are parted by blank lines and never share a sentence. Offsets are UTF-16 code units of `text`, end exclusive. Never throws.
 *
 * @example splitSentences("Mr. Kim met U.S. envoys. Talks resumed.", tables.text).length // 2
 */
export function splitSentences(text: string, tables: Pick<TextTables, "abbreviations">): readonly Sentence[] {
  const sentences: Sentence[] = [];
  const isAbbreviation = (word: string): boolean => tables.abbreviations.has(word.toLowerCase());
  let paragraph = 0;
  for (const block of paragraphs(text)) {
    const offsets = tokenise(text, block, isAbbreviation);
    for (const [from, to] of sentenceRanges(text, offsets)) {
      sentences.push(makeSentence(text, offsets.slice(from * 2, to * 2), { index: sentences.length, paragraph }));
    }
    if (offsets.length > 0) paragraph++;
  }
  return sentences;
}

function* paragraphs(text: string): Iterable<{ readonly from: number; readonly to: number }> {
  let from = 0;
  for (const gap of text.matchAll(/\n[^\S\n]*\n\s*/g)) {
    yield { from, to: gap.index };
    from = gap.index + gap[0].length;
  }
  yield { from, to: text.length };
}

function* sentenceRanges(text: string, offsets: readonly number[]): Iterable<readonly [number, number]> {
  const count = offsets.length / 2;
  const word = (i: number): string => text.slice(offsets[i * 2], offsets[i * 2 + 1]);
  let start = 0;
  for (let i = 0; i < count; i++) {
    let end = i + 1;
    if (!STOPS.has(text.charCodeAt((offsets[i * 2 + 1] ?? 0) - 1))) {
      if (end - start < MAX_TOKENS) continue;
    } else if (END.test(word(i))) {
      end = skipTrailing(text, offsets, end);
      const bare = end === i + 1 && end < count && BARE_END.test(word(i)) && /^\p{L}/u.test(word(end));
      if (end < count && !bare && !startsSentence(word(end), word(end + 1 < count ? end + 1 : end))) continue;
    } else if (endsInAbbreviation(word(i)) && end < count && startsAfterAbbreviation(text, offsets, end)) {
      // "in the U.S. The talks": an abbreviation's full stop may close the sentence too.
    } else if (end - start < MAX_TOKENS) continue;
    yield [start, end];
    start = end;
    i = end - 1;
  }
  if (start < count) yield [start, count];
}

/** Past closing quotation marks and brackets that touch what stands before them, and the marks of footnotes ("[17]"). */
function skipTrailing(text: string, offsets: readonly number[], from: number): number {
  let end = from;
  while (end < offsets.length / 2) {
    const at = offsets[end * 2] ?? 0;
    const note = NOTE.exec(text.slice(at, at + 5))?.[0].length ?? 0;
    if (note === 0 && !isTrailing(text, offsets, end)) break;
    const stop = at + Math.max(note, 1);
    while (end < offsets.length / 2 && (offsets[end * 2] ?? 0) < stop) end++;
  }
  return end;
}

/** A closing quotation mark or bracket that touches what stands before it. */
function isTrailing(text: string, offsets: readonly number[], i: number): boolean {
  return TRAILING.test(text.slice(offsets[i * 2], offsets[i * 2 + 1])) && offsets[i * 2] === offsets[i * 2 - 1];
}

function startsSentence(word: string, next: string): boolean {
  return /^[\p{Lu}\d\p{Ps}\p{Pi}"'“‘«*•–—-]/u.test(word) || (/^\p{Lu}/u.test(next) && !/^\p{Ll}/u.test(word));
}

function endsInAbbreviation(word: string): boolean {
  return /^(?:\p{L}\.){2,}$/u.test(word) && !/^(?:e\.g|i\.e)\.$/iu.test(word);
}

function startsAfterAbbreviation(text: string, offsets: readonly number[], i: number): boolean {
  const word = text.slice(offsets[i * 2], offsets[i * 2 + 1]);
  return /^(?:The|A|An|It|He|She|They|But|In|On|This|That|These|However|Meanwhile|His|Her|Their|Its|We|I|As|At|And)$/u.test(word);
}

function makeSentence(text: string, offsets: readonly number[], place: { readonly index: number; readonly paragraph: number }): Sentence {
  const count = offsets.length / 2;
  const starts = new Uint32Array(count);
  const ends = new Uint32Array(count);
  const words: string[] = [];
  for (let i = 0; i < count; i++) {
    starts[i] = offsets[i * 2] ?? 0;
    ends[i] = offsets[i * 2 + 1] ?? 0;
    words.push(text.slice(starts[i], ends[i]));
  }
  return { ...place, start: starts[0] ?? 0, end: ends[count - 1] ?? 0, starts, ends, words };
}
