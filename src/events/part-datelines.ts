import type { Sentence } from "../model/index.ts";

/** "PARIS (AFP) - ", "SEOUL, South Korea: ", "CESME, Turkey -- ": where the text was filed, in capitals, up to a dash or colon. */
const IN_CAPITALS = /^[A-Z][A-Z'.]{2,}(?:[ -][A-Z'.]+)*(?:,? [^-:—–]{0,40}?)??(?:\s*\([^)]{1,40}\))?\s*(?:\s-{1,2}|[—–:])\s/;
/** "Nairobi, May 5 (AFP) - ": in small letters only with the agency beside. */
const WITH_AGENCY = /^[A-Z][\p{L}'. -]{2,30}(?:, [^-:—–()]{1,40}?)?\s*\([A-Z][^)]{1,40}\)\s*(?:\s-{1,2}|[—–])\s/u;

/** "NATO: Russia must withdraw": a name alone before a colon says what follows, wherever it was filed. */
const MAY_SPEAK = /^[^,(]*:\s$/;

/** How many characters of a sentence only say where it was filed. */
export function datelineLength(words: string): number {
  return (IN_CAPITALS.exec(words) ?? WITH_AGENCY.exec(words))?.[0].length ?? 0;
}

/**
 * Sentences with datelines as sentences of their own: parsers take "QUITO - Mexico severed ties" for a name, and the lead is the sentence that tells
 * most. Only what begins a paragraph is looked at.
 */
export function partDatelines(text: string, sentences: readonly Sentence[]): readonly Sentence[] {
  const parted = sentences.flatMap((sentence, i) => {
    if (sentence.paragraph === sentences[i - 1]?.paragraph) return [sentence];
    const end = sentence.start + datelineLength(text.slice(sentence.start, sentence.end));
    const at = MAY_SPEAK.test(text.slice(sentence.start, end)) ? 0 : sentence.starts.findIndex((start) => start >= end);
    return at <= 0 ? [sentence] : [part(sentence, 0, at), part(sentence, at, sentence.words.length)];
  });
  return parted.length === sentences.length ? sentences : parted.map((sentence, index) => ({ ...sentence, index }));
}

function part(sentence: Sentence, from: number, to: number): Sentence {
  const starts = sentence.starts.slice(from, to);
  const ends = sentence.ends.slice(from, to);
  const span = { start: from === 0 ? sentence.start : (starts[0] ?? sentence.start), end: ends.at(-1) ?? sentence.end };
  return { ...sentence, ...span, starts, ends, words: sentence.words.slice(from, to) };
}
