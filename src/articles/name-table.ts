import { codeAt } from "../lib/code-at.ts";

/** Finds words in a text by their place in it, without making a string of what stands there; letters of ASCII may be large or small. */
export class NameTable {
  readonly words: readonly string[];
  readonly #slots: Int16Array;
  readonly #last: number;

  /** Words in small letters of ASCII. */
  constructor(words: readonly string[]) {
    // As keys of one object the engine has one copy of each word, so that comparing two of them compares no characters.
    this.words = Object.keys(Object.fromEntries(words.map((word) => [word, true])));
    this.#slots = new Int16Array(2 ** Math.ceil(Math.log2(words.length * ROOM))).fill(-1);
    this.#last = this.#slots.length - 1;
    for (const [i, word] of this.words.entries()) {
      let slot = hashOf(word) & this.#last;
      while (this.#slots[slot] !== -1) slot = (slot + 1) & this.#last;
      this.#slots[slot] = i;
    }
  }

  /**
   * The number of the word that stands between two positions, hyphens and underscores passed over where the word has none, and whose characters hash to `hash`
   * (`hashOn`); -1 where it is none.
   */
  // oxlint-disable-next-line max-params -- called for each name of a page, thousands of times: an object would be made for each
  find(text: string, start: number, end: number, hash: number): number {
    for (let slot = hash & this.#last; ; slot = (slot + 1) & this.#last) {
      const number = this.#slots[slot] as number;
      if (number < 0 || isWordAt(this.words[number] as string, text, start, end)) return number;
    }
  }

  /** The number of a word as the table has it, -1 where it is none. */
  numberOf(word: string): number {
    return this.find(word, 0, word.length, hashOf(word));
  }

  wordOf(number: number): string {
    return this.words[number] as string;
  }
}

/** Slots for each word of a table: with many more slots than words one look tells that a name is none. */
const ROOM = 6;

/** The hash of a name with one more character, large letters as small ones. */
export function hashOn(hash: number, code: number): number {
  return (Math.imul(hash, 31) + (code | 32)) | 0;
}

function hashOf(word: string): number {
  let hash = 0;
  for (let i = 0; i < word.length; i++) hash = hashOn(hash, codeAt(word, i));
  return hash;
}

// oxlint-disable-next-line max-params -- as above
function isWordAt(word: string, text: string, start: number, end: number): boolean {
  const { length } = word;
  if (end - start < length) return false;
  let at = 0;
  for (let i = start; i < end; i++) {
    const code = codeAt(text, i);
    if ((code >= 65 && code <= 90 ? code | 32 : code) === (at < length ? codeAt(word, at) : 0)) at++;
    else if (code !== HYPHEN && code !== UNDERSCORE) return false;
  }
  return at === length;
}

const HYPHEN = 45;
const UNDERSCORE = 95;
