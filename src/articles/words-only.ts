const WORD = /[\p{L}\p{N}]/u;

/**
 * The letters and digits of a text in small letters, with `between` where anything else parted them.
 *
 * What `replaceAll(/[^\p{L}\p{N}]+/gu, between)` gives, in half the time for text that is mostly ASCII; every page asks for it some hundred times.
 *
 * @example wordsOnly("Talks end: at last!", " ") // "talks end at last"
 */
export function wordsOnly(text: string, between: string): string {
  const lower = text.toLowerCase();
  let words = "";
  let start = -1;
  for (let i = 0; i <= lower.length; i++) {
    if (isOfWord(lower, i)) {
      if (start < 0) start = i;
    } else if (start >= 0) {
      words += (words === "" ? "" : between) + lower.slice(start, i);
      start = -1;
    }
  }
  return words;
}

/** Whether the character that a code unit is part of is a letter or digit; no text has one at its end. */
function isOfWord(lower: string, i: number): boolean {
  const code = lower.charCodeAt(i);
  if (code < 128) return (code >= 97 && code <= 122) || (code >= 48 && code <= 57);
  if (i >= lower.length) return false;
  const isSecond = (code & 0xfc00) === 0xdc00 && i > 0 && (lower.charCodeAt(i - 1) & 0xfc00) === 0xd800;
  return WORD.test(String.fromCodePoint(lower.codePointAt(isSecond ? i - 1 : i) ?? 0));
}
