import type { Sentence, TextTables } from "../model/index.ts";
import type { Gap, TextTokens } from "./describe-break.ts";
import { createBreakScorer, mayBreak, wordAt } from "./describe-break.ts";
import { tokenise } from "./tokenise.ts";

/** Tokens after which a sentence may end, and those that still belong to it. */
const END = /^(?:[.!?…]+|\.{2,})$/u;
/** Last code units of tokens after which a sentence may end. */
const [STOP, EXCLAMATION, QUESTION, DOTS] = [".", "!", "?", "…"].map((mark) => mark.charCodeAt(0));
/** May end a sentence or stand inside it: left to `breaksAfter`. */
const ELLIPSIS = /^(?:\.{2,}|…)$/u;
/** Ends after which even a small letter begins a sentence, unless a quotation mark stands between ("Why?" he asked). */
const BARE_END = /^(?:\.|\?|[!?]{2,})$/u;
const NOTE = /^\[\d{1,3}\]/u;
/** The number or letter before an item of a list: "2.", "b.". */
const LABEL = /^(?:\d{1,2}(?:\.\d{1,2})*|\p{L})$/u;
const TRAILING = /^[\p{Pe}\p{Pf}"'’”»]$/u;
/** What belongs to the sentence before even after a space: more stops, a bracket that closes, a face. */
const TRAILING_APART = /^(?:[.!?…]+|[\p{Pe}]|[:;=]['’]?-?[)(DPp]+|<3)$/u;
/** A sentence longer than this is cut, so that hostile text costs no more than plain text. */
const MAX_TOKENS = 250;

/**
 * Splits text into sentences and tokens, in order; between two tokens there is nothing but white space.
 *
 * Paragraphs are parted by blank lines and never share a sentence. Offsets are UTF-16 code units of `text`, end exclusive. Never throws.
 *
 * @example splitSentences("Mr. Kim met U.S. envoys. Talks resumed.", tables.text).length // 2
 */
export function splitSentences(text: string, tables: Pick<TextTables, "abbreviations" | "breaks">): readonly Sentence[] {
  const sentences: Sentence[] = [];
  const isAbbreviation = (word: string): boolean => tables.abbreviations.has(word.toLowerCase());
  const scoreBreak = createBreakScorer(tables.breaks);
  let paragraph = 0;
  for (const block of paragraphs(text)) {
    const tokens = tokensOf(text, tokenise(text, block, isAbbreviation));
    let from = 0;
    for (const to of sentenceEnds(tokens, (gap) => scoreBreak(tokens, gap) > 0)) {
      sentences.push(makeSentence(tokens, { from, to }, { index: sentences.length, paragraph }));
      from = to;
    }
    if (tokens.count > 0) paragraph++;
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

/** Tokens of one paragraph; `word` gives "" outside it. */
interface Tokens extends TextTokens {
  readonly count: number;
  readonly word: (i: number) => string;
}

function tokensOf(text: string, offsets: readonly number[]): Tokens {
  const count = offsets.length / 2;
  return { text, offsets, count, word: (i) => wordAt({ text, offsets }, i) };
}

/** Numbers of the tokens before which a sentence ends; `breaks` says whether one does where no stop stands. */
function sentenceEnds(tokens: Tokens, breaks: (gap: Gap) => boolean): readonly number[] {
  const { count } = tokens;
  const ends: number[] = [];
  let start = 0;
  for (let at = 1; at <= count; at++) {
    let end = endsInStop(tokens, at) ? endAtStop(tokens, start, at - 1) : null;
    if (end === null && (at - start >= MAX_TOKENS || (mayBreak(tokens, start, at) && breaks({ start, at })))) end = at;
    if (end === null) continue;
    ends.push(end);
    start = at = end;
  }
  if (start < count) ends.push(count);
  return ends;
}

/** Whether a token before token `at` may end a sentence by its last code unit. */
function endsInStop({ text, offsets }: Tokens, at: number): boolean {
  const last = text.charCodeAt((offsets[at * 2 - 1] ?? 0) - 1);
  return last === STOP || last === QUESTION || last === EXCLAMATION || last === DOTS;
}

/** Where the sentence from `start` ends if it does so with the stop that token `i` is or carries; else null. */
function endAtStop(tokens: Tokens, start: number, i: number): number | null {
  const { count, word } = tokens;
  const stop = word(i);
  if (ELLIPSIS.test(stop)) return null;
  // "in the U.S. The talks": an abbreviation's full stop may close the sentence too.
  if (!END.test(stop)) return endsInAbbreviation(stop) && i + 1 < count && startsAfterAbbreviation(word(i + 1)) ? i + 1 : null;
  if (i === start + 1 && stop === "." && LABEL.test(word(start))) return null;
  const end = skipTrailing(tokens, start, i + 1);
  // "They won! we cheered" ends, "Yahoo! said" does not.
  const mayEnd = BARE_END.test(stop) || (stop === "!" && /^\p{Ll}/u.test(word(i - 1)));
  const bare = end === i + 1 && mayEnd && /^\p{L}/u.test(word(end));
  return end === count || bare || startsSentence(word(end), word(end + 1)) ? end : null;
}

/** Past what still belongs to the sentence from `start`: closing quotation marks and brackets, more stops, faces, marks of footnotes ("[17]"). */
function skipTrailing(tokens: Tokens, start: number, from: number): number {
  const { text, offsets, count, word } = tokens;
  let end = from;
  while (end < count) {
    const at = offsets[end * 2] ?? 0;
    const note = NOTE.exec(text.slice(at, at + 5))?.[0].length ?? 0;
    const touches = at === offsets[end * 2 - 1];
    const belongs =
      note > 0 || TRAILING_APART.test(word(end)) || (touches && TRAILING.test(word(end))) || closesQuotation(tokens, start, end);
    if (!belongs) break;
    const stop = at + Math.max(note, 1);
    while (end < count && (offsets[end * 2] ?? 0) < stop) end++;
  }
  return end;
}

/** A straight quotation mark, with a space on each side, where one is open. */
function closesQuotation({ offsets, word }: Tokens, start: number, end: number): boolean {
  const mark = word(end);
  if ((mark !== '"' && mark !== "''") || offsets[end * 2 + 1] === offsets[end * 2 + 2]) return false;
  let open = false;
  for (let i = start; i < end; i++) if (word(i) === '"' || word(i) === mark) open = !open;
  return open;
}

function startsSentence(word: string, next: string): boolean {
  return /^[\p{Lu}\d\p{Sc}#\p{Ps}\p{Pi}"'“‘«*•–—-]/u.test(word) || (/^\p{Lu}/u.test(next) && !/^\p{Ll}/u.test(word));
}

function endsInAbbreviation(word: string): boolean {
  return /^(?:\p{L}\.){2,}$/u.test(word) && !/^(?:e\.g|i\.e)\.$/iu.test(word);
}

function startsAfterAbbreviation(word: string): boolean {
  return /^(?:The|A|An|It|He|She|They|But|In|On|This|That|These|However|Meanwhile|His|Her|Their|Its|We|I|As|At|And)$/u.test(word);
}

function makeSentence(
  { text, offsets }: Tokens,
  { from, to }: { readonly from: number; readonly to: number },
  place: { readonly index: number; readonly paragraph: number },
): Sentence {
  const count = to - from;
  const starts = new Uint32Array(count);
  const ends = new Uint32Array(count);
  const words: string[] = [];
  for (let i = 0; i < count; i++) {
    const [start = 0, end = 0] = [offsets[(from + i) * 2], offsets[(from + i) * 2 + 1]];
    starts[i] = start;
    ends[i] = end;
    words.push(text.slice(start, end));
  }
  return { ...place, start: starts[0] ?? 0, end: ends[count - 1] ?? 0, starts, ends, words };
}
