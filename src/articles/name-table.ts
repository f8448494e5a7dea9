/** Finds words among bytes by their place, without making a string of what stands there; letters of ASCII may be large or small. */
export class NameTable {
  readonly words: readonly string[];
  readonly #slots: Int16Array;
  readonly #last: number;
  /** The letters of all words, and where those of each begin; with one more than there are words. */
  readonly #letters: Uint8Array;
  readonly #starts: Int32Array;

  /** Words in small letters of ASCII. */
  constructor(words: readonly string[]) {
    // As keys of one object the engine has one copy of each word, so that comparing two of them compares no characters.
    this.words = Object.keys(Object.fromEntries(words.map((word) => [word, true])));
    this.#slots = new Int16Array(2 ** Math.ceil(Math.log2(words.length * ROOM))).fill(-1);
    this.#last = this.#slots.length - 1;
    this.#letters = new TextEncoder().encode(this.words.join(""));
    this.#starts = new Int32Array(this.words.length + 1);
    for (const [i, word] of this.words.entries()) {
      this.#starts[i + 1] = (this.#starts[i] as number) + word.length;
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
  find(bytes: Uint8Array, start: number, end: number, hash: number): number {
    for (let slot = hash & this.#last; ; slot = (slot + 1) & this.#last) {
      const number = this.#slots[slot] as number;
      if (number < 0 || this.#isAt(number, bytes, start, end)) return number;
    }
  }

  /** The number of a word as the table has it, -1 where it is none. */
  numberOf(word: string): number {
    return this.words.indexOf(word);
  }

  wordOf(number: number): string {
    return this.words[number] as string;
  }

  // oxlint-disable-next-line max-params -- as above
  #isAt(number: number, bytes: Uint8Array, start: number, end: number): boolean {
    const letters = this.#letters;
    let at = this.#starts[number] as number;
    const last = this.#starts[number + 1] as number;
    if (end - start < last - at) return false;
    for (let i = start; i < end; i++) {
      const code = bytes[i] as number;
      if (at < last && (code >= 65 && code <= 90 ? code | 32 : code) === letters[at]) at++;
      else if (code !== HYPHEN && code !== UNDERSCORE) return false;
    }
    return at === last;
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
  for (let i = 0; i < word.length; i++) hash = hashOn(hash, word.charCodeAt(i));
  return hash;
}

const HYPHEN = 45;
const UNDERSCORE = 95;
