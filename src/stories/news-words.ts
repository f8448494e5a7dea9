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

const ASCII = /^[\0-\x7f]*$/;
const ASCII_WORD = /[0-9]+(?:[.,][0-9]+)*|[A-Za-z]+/g;
const WORD = /\p{N}+(?:[.,]\p{N}+)*|[\p{L}\p{M}]+/gu;

/** The paragraphs of an article that are its own, datelines off. */
export function newsParagraphs(text: string): readonly string[] {
  const own = text.split("\n\n").filter((paragraph) => !isFurniture(paragraph));
  return own.map((paragraph, index) => (index === 0 ? paragraph.replace(DATELINE, "") : paragraph));
}

/** The words of a text as they are compared: lower case, compatibility forms folded, punctuation off. */
export function normalWords(text: string): readonly string[] {
  return wordsOf(text, (plain) => plain.toLowerCase());
}

/** The words of a text as they stand, punctuation off. */
export function plainWords(text: string): readonly string[] {
  return wordsOf(text, (plain) => plain);
}

/** Most news is ASCII but for its quotation marks, and finds its words three times as fast. */
function wordsOf(text: string, fold: (text: string) => string): readonly string[] {
  if (ASCII.test(text)) return fold(text).match(ASCII_WORD) ?? [];
  return fold(text.normalize("NFKC")).match(WORD) ?? [];
}

function isFurniture(paragraph: string): boolean {
  return FURNITURE.some((pattern) => pattern.test(paragraph)) && normalWords(paragraph).length <= FURNITURE_WORDS;
}
