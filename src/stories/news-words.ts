import { addToHash, HASH_START, hashWord, mix } from "./hash-words.ts";

/** Paragraphs that stand under many articles and tell nothing of this one. English and the signs that all use. */
const FURNITURE: readonly RegExp[] = [
  /^\W*(?:additional |further )?(?:reporting|writing|editing|compiled|translated|edited|written) (?:\w+ ){0,2}by\b/i,
  /^\W*(?:©|copyright\b|\(c\) ?\d{4})/i,
  /\ball rights reserved\b/i,
  /^\W*(?:read more|read also|see also|related|also read|follow us|sign up|subscribe|share this|click here|download our|join our|support us)\b/i,
  /^\W*(?:file photo|photo|image|picture|video|source|sources|tags|filed under|topics|category)\s*:/i,
  /^\W*(?:this (?:article|story|piece|report)|the post) (?:was|is|has been|first|originally|appeared)\b/i,
  /^\W*(?:with (?:files|material|inputs?) from|our standards)\b/i,
];

/** A furniture line is short; a longer paragraph that starts like one is text. */
const FURNITURE_WORDS = 40;

/** "MOSCOW, July 15 (Reuters) -", "PYONGYANG (KCNA) --", "BRUSSELS —": where and through whom, at the head of wire copy. */
const DATELINE =
  /^(?:[\p{Lu}][\p{L}.'’ ,/-]{1,60}?(?:\d{1,2}(?:, \d{4})?)?\s*\([^)]{2,40}\)\s*[-–—:]+|\p{Lu}[\p{Lu}.'’ ,/]{2,40}\s*[-–—]{1,2})\s+/u;

/** ASCII and the dashes, quotation marks and dots of print, which no form of a word has: nothing in it has to be folded. */
const PLAIN = /^[\0-\x7f\u2010-\u2016\u2018-\u2023\u2026]*$/;
const PLAIN_WORD = /[0-9]+(?:[.,][0-9]+)*|[A-Za-z]+/g;
const WORD = /\p{N}+(?:[.,]\p{N}+)*|[\p{L}\p{M}]+/gu;

const STOPS = '.!?:"“”„«»…\n';

/** Words, and the signs after which a capital letter means nothing. */
const PLAIN_WORD_OR_STOP = /[0-9]+(?:[.,][0-9]+)*|[A-Za-z]+|[.!?:"“”„…\n]/g;
const WORD_OR_STOP = /\p{N}+(?:[.,]\p{N}+)*|[\p{L}\p{M}]+|[.!?:"“”„«»\n]/gu;

/** The paragraphs of an article that are its own, datelines off. */
export function newsParagraphs(text: string): readonly string[] {
  const own = text.split("\n\n").filter((paragraph) => !isFurniture(paragraph));
  return own.map((paragraph, index) => (index === 0 ? paragraph.replace(DATELINE, "") : paragraph));
}

/** The words of a text as they are compared: lower case, compatibility forms folded, punctuation off. */
export function normalWords(text: string): readonly string[] {
  return plainWords(PLAIN.test(text) ? text.toLowerCase() : text.normalize("NFKC").toLowerCase());
}

/**
 * Hashes of the words of texts as they are compared, in order: `hashWord` of each of `normalWords`. Plain text is gone through sign by sign, without
 * making the words.
 */
export function hashWordsOf(texts: readonly string[]): Uint32Array {
  const read = texts.map((text) => (PLAIN.test(text) ? text : normalWords(text)));
  const hashes = new Uint32Array(read.reduce((sum, { length }) => sum + length, 0));
  let count = 0;
  for (const part of read) {
    if (typeof part === "string") count = addPlainHashes(part, { hashes, count });
    else for (const word of part) hashes[count++] = hashWord(word);
  }
  return hashes.subarray(0, count);
}

interface Hashes {
  readonly hashes: Uint32Array;
  readonly count: number;
}

/** A run of letters, or of digits with a stop or comma between two of them, is a word. */
function addPlainHashes(text: string, { hashes, count }: Hashes): number {
  let added = count;
  let [hash, kind] = [HASH_START, NO_WORD];
  for (let at = 0; at < text.length; at++) {
    const code = text.charCodeAt(at);
    const found = KINDS[code] ?? NO_WORD;
    if (found === kind && kind !== NO_WORD) hash = addToHash(hash, LOWER[code] ?? 0);
    else if (kind === DIGIT && (code === 44 || code === 46) && KINDS[text.charCodeAt(at + 1)] === DIGIT) hash = addToHash(hash, code);
    else {
      if (kind !== NO_WORD) hashes[added++] = mix(hash);
      hash = addToHash(HASH_START, LOWER[code] ?? 0);
      kind = found;
    }
  }
  if (kind !== NO_WORD) hashes[added++] = mix(hash);
  return added;
}

const [NO_WORD, LETTER, DIGIT] = [0, 1, 2];
const SIGNS = Array.from({ length: 128 }, (_, code) => String.fromCharCode(code));
const KINDS = Uint8Array.from(SIGNS, (sign) => (/[a-z]/i.test(sign) ? LETTER : /\d/.test(sign) ? DIGIT : NO_WORD));
const LOWER = Uint8Array.from(SIGNS, (sign) => sign.toLowerCase().charCodeAt(0));

/** The words of a text as they stand, punctuation off. */
export function plainWords(text: string): readonly string[] {
  return PLAIN.test(text) ? (text.match(PLAIN_WORD) ?? []) : (text.normalize("NFKC").match(WORD) ?? []);
}

/** The words of a text as they stand, and between them the signs that end a sentence or open a quotation. */
export function wordsWithStops(text: string): readonly string[] {
  return PLAIN.test(text) ? (text.match(PLAIN_WORD_OR_STOP) ?? []) : (text.normalize("NFKC").match(WORD_OR_STOP) ?? []);
}

export function isStopSign(word: string): boolean {
  return word.length === 1 && STOPS.includes(word);
}

export function isCapital(word: string): boolean {
  const code = word.charCodeAt(0);
  return code < 128 ? code >= 65 && code <= 90 : /^\p{Lu}/u.test(word);
}

function isFurniture(paragraph: string): boolean {
  return FURNITURE.some((pattern) => pattern.test(paragraph)) && normalWords(paragraph).length <= FURNITURE_WORDS;
}
