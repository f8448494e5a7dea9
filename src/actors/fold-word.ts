/** Letters that carry no combining mark of their own and so survive decomposition. */
const LETTERS: Readonly<Record<string, string>> = { ø: "o", đ: "d", ł: "l", ı: "i", ß: "ss", æ: "ae", œ: "oe", ð: "d", þ: "th", ə: "e" };

/** One searchable part of a text: letters and digits without the signs between them. */
export interface Piece {
  /** Folded: lower case, without accents and full stops. A punctuation mark is its own key. */
  readonly key: string;
  /** Offsets into the word that was split. */
  readonly start: number;
  readonly end: number;
}

/**
 * The word in lower case, without accents, full stops and the signs of transliteration.
 *
 * @example foldWord("Türkiye") // "turkiye"
 */
export function foldWord(word: string): string {
  const lower = word.toLowerCase();
  if (isPlain(lower)) return lower;
  const bare = lower.normalize("NFKD").replaceAll(/[\p{M}.ʼʻ‘`]/gu, "");
  return bare.replaceAll(/[øđłıßæœðþə]/g, (letter) => LETTERS[letter] ?? letter);
}

/**
 * Parts of a word at hyphens, apostrophes and slashes; a word without letters or digits is one part, hyphens and apostrophes alone are none.
 *
 * @example splitPieces("Jong-un").map((piece) => piece.key) // ["jong", "un"]
 */
export function splitPieces(word: string): readonly Piece[] {
  if (isPlain(word)) return [{ key: word.toLowerCase(), start: 0, end: word.length }];
  const pieces: Piece[] = [];
  for (const match of word.matchAll(/[\p{L}\p{M}\p{N}.ʼʻ`]+|[^\s'’‘\-‐‑–—]/gu)) {
    const key = foldWord(match[0]);
    if (key !== "") pieces.push({ key, start: match.index, end: match.index + match[0].length });
    else if (match[0] === ".") pieces.push({ key: ".", start: match.index, end: match.index + 1 });
  }
  return pieces;
}

/** The keys of a whole name: "Guinea-Bissau" and "Guinea Bissau" are the same. */
export function keysOfName(name: string): readonly string[] {
  if (isPlain(name)) return [name.toLowerCase()];
  if (/^[A-Za-z\d ]+$/.test(name)) return name.toLowerCase().split(" ");
  return name.split(" ").flatMap((word) => splitPieces(word).map((piece) => piece.key));
}

/** Only ASCII letters and digits: such a word is one piece. */
export function isPlain(word: string): boolean {
  for (let index = 0; index < word.length; index++) {
    const code = word.charCodeAt(index);
    const letter = (code >= 97 && code <= 122) || (code >= 65 && code <= 90) || (code >= 48 && code <= 57);
    if (!letter) return false;
  }
  return word.length > 0;
}

/** Whether the first letter is a capital (or a digit, or a letter without case). */
export function startsWithCapital(word: string): boolean {
  const code = word.charCodeAt(0);
  if (code >= 97 && code <= 122) return false;
  if (code >= 65 && code <= 90) return true;
  if (code < 128) return code >= 48 && code <= 57;
  const [first = ""] = word;
  return first === first.toUpperCase();
}
