import type { Sentence, Span } from "../model/index.ts";
import { isPlain, splitPieces, startsWithCapital } from "./fold-word.ts";

/**
 * The searchable parts of a sentence in columns: piece i < `count` is `keys[i]`, part of token `tokens[i]`. There is one for every word, so
 * the columns are filled anew for each sentence of a call and not made anew; what lies behind `count` is old.
 */
export interface Pieces {
  sentence: Sentence | null;
  count: number;
  /** Folded. */
  readonly keys: string[];
  readonly tokens: number[];
  /** Offsets into the token. */
  readonly from: number[];
  readonly to: number[];
  /** Whether it begins with a capital, as written. */
  readonly capitals: boolean[];
}

export function createPieces(): Pieces {
  return { sentence: null, count: 0, keys: [], tokens: [], from: [], to: [], capitals: [] };
}

export function fillPieces(pieces: Pieces, sentence: Sentence): void {
  pieces.sentence = sentence;
  pieces.count = 0;
  for (let token = 0; token < sentence.words.length; token++) {
    const word = sentence.words[token] ?? "";
    if (isPlain(word)) {
      const isCapital = startsWithCapital(word);
      addPiece(pieces, { key: isCapital ? word.toLowerCase() : word, start: 0, end: word.length, token, isCapital });
    } else if (isMark(word)) addPiece(pieces, { key: word, start: 0, end: 1, token, isCapital: false });
    else {
      for (const { key, start, end } of splitPieces(word))
        addPiece(pieces, { key, start, end, token, isCapital: startsWithCapital(word.slice(start, end)) });
    }
  }
}

interface NewPiece {
  readonly key: string;
  readonly start: number;
  readonly end: number;
  readonly token: number;
  readonly isCapital: boolean;
}

function addPiece(pieces: Pieces, { key, start, end, token, isCapital }: NewPiece): void {
  const at = pieces.count++;
  pieces.keys[at] = key;
  pieces.tokens[at] = token;
  pieces.from[at] = start;
  pieces.to[at] = end;
  pieces.capitals[at] = isCapital;
}

/** One of the marks that are most of the words that are none: a piece as they stand. */
function isMark(word: string): boolean {
  return word === "," || word === "." || word === '"' || word === "(" || word === ")" || word === ":" || word === ";";
}

/** Key of a piece; none before the first and behind the last. */
export function keyOf(pieces: Pieces, at: number): string {
  return at < pieces.count ? (pieces.keys[at] ?? "") : "";
}

/** The piece as written. */
export function rawOf({ sentence, tokens, from, to }: Pieces, at: number): string {
  const word = sentence?.words[tokens[at] ?? 0] ?? "";
  return from[at] === 0 && to[at] === word.length ? word : word.slice(from[at], to[at]);
}

/** Where `count` pieces lie: offsets into the article, first and last token. */
export function spanOf(pieces: Pieces, at: number, count: number): Span & { readonly first: number; readonly last: number } {
  const { sentence, tokens, from, to } = pieces;
  const [first = 0, last = 0] = [tokens[at], tokens[at + count - 1]];
  const start = (sentence?.starts[first] ?? 0) + (from[at] ?? 0);
  return { start, end: (sentence?.starts[last] ?? 0) + (to[at + count - 1] ?? 0), first, last };
}
