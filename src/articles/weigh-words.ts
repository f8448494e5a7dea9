import type { WordRow } from "../model/index.ts";

/** Words and pairs of words by hash, with what each tells of the block that it stands in. */
export interface WordWeights {
  /** Hashes in slots, 0 where there is none; a hash stands in the first free slot from its own on. */
  readonly keys: Int32Array;
  readonly weights: Float32Array;
}

/** How far the words of a block sound as an article's. */
export interface Tone {
  /** Sum of the weights of its known words and pairs, over the root of their number. */
  readonly tone: number;
  /** Sum of the weights of those that speak clearly against it. */
  readonly warning: number;
}

/** Characters at the start of a block that are read: what it is shows in its first sentences. */
const LONGEST = 320;
/** Slots for each word of the table. */
const ROOM = 4;
/** From here on a weight is a warning. */
const CLEAR = -0.7;
/** Fewest words that a sum is divided by: one word alone tells little. */
const LEAST_WORDS = 4;

export function indexWords(rows: readonly WordRow[]): WordWeights {
  const size = 2 ** Math.ceil(Math.log2(rows.length * ROOM + 2));
  const keys = new Int32Array(size);
  const weights = new Float32Array(size);
  for (const { words, weight } of rows) {
    const hash = hashOfWords(words);
    let slot = hash & (size - 1);
    while (keys[slot] !== 0) slot = (slot + 1) & (size - 1);
    keys[slot] = hash;
    weights[slot] = weight;
  }
  return { keys, weights };
}

/** Room for the characters of one text and the hashes of its words and pairs; who reads many texts takes one for all. */
export class WordRoom {
  readonly codes = new Uint16Array(LONGEST);
  readonly bytes = Buffer.from(this.codes.buffer);
  /** Of each word its hash and, after it, that of the pair that it makes with the word before; 0 for the first. */
  readonly hashes = new Int32Array(LONGEST + 2);
}

/** What the words at the start of a text tell. */
export function weighWords(text: string, { keys, weights }: WordWeights, room: WordRoom): Tone {
  const count = readWords(text, room);
  const last = keys.length - 1;
  let sum = 0;
  let warning = 0;
  let known = 0;
  for (let i = 0; i < count; i++) {
    const hash = room.hashes[i] as number;
    if (hash === 0) continue;
    let slot = hash & last;
    while (keys[slot] !== hash && keys[slot] !== 0) slot = (slot + 1) & last;
    if (keys[slot] === 0) continue;
    const weight = weights[slot] as number;
    known++;
    sum += weight;
    if (weight < CLEAR) warning += weight;
  }
  return { tone: sum / Math.sqrt(Math.max(LEAST_WORDS, known)), warning };
}

/** Hashes the words and pairs at the start of a text into the room, and gives how many numbers that are. */
export function readWords(text: string, room: WordRoom): number {
  const { codes, bytes, hashes } = room;
  const length = Math.min(text.length, LONGEST);
  bytes.write(length < text.length ? text.slice(0, length) : text, "utf16le");
  let count = 0;
  let before = 0;
  let hash = 0;
  for (let i = 0; i <= length; i++) {
    const code = i < length ? letterOf(codes[i] as number) : 0;
    if (code !== 0) {
      hash = (Math.imul(hash, 31) + code) | 0;
      continue;
    }
    if (hash === 0) continue;
    hashes[count++] = hash;
    hashes[count++] = before === 0 ? 0 : pairOf(before, hash);
    before = hash;
    hash = 0;
  }
  return count;
}

/** The words and pairs at the start of a text as the table has them, in the order of `readWords`; "" where there is no pair. */
export function listWords(text: string): readonly string[] {
  const words: string[] = [];
  let word = "";
  for (let i = 0; i <= Math.min(text.length, LONGEST); i++) {
    const code = i < Math.min(text.length, LONGEST) ? letterOf(text.charCodeAt(i)) : 0;
    if (code !== 0) word += String.fromCharCode(code);
    else if (word !== "") {
      words.push(word);
      word = "";
    }
  }
  return words.flatMap((each, i) => [each, i === 0 ? "" : `${words[i - 1]} ${each}`]);
}

function hashOfWords(words: string): number {
  const [first = 0, second] = words.split(" ").map((word) => {
    let hash = 0;
    for (let i = 0; i < word.length; i++) hash = (Math.imul(hash, 31) + word.charCodeAt(i)) | 0;
    return hash;
  });
  return second === undefined ? first : pairOf(first, second);
}

function pairOf(first: number, second: number): number {
  return Math.imul(first, 0x9e3779b1 | 0) ^ second;
}

/** A letter of ASCII in its small form, a digit as 0, any other letter or sign of a script as it is; 0 for what stands between words. */
function letterOf(code: number): number {
  return code < TABLED ? (LETTERS[code] as number) : tellLetter(code);
}

/** Below this letters are told by table. */
const TABLED = 0x2000;
const LETTERS = Uint16Array.from({ length: TABLED }, (_, code) => tellLetter(code));

function tellLetter(code: number): number {
  if (code >= 97 && code <= 122) return code;
  if (code >= 65 && code <= 90) return code | 32;
  if (code >= 48 && code <= 57) return 48;
  return code >= 0xc0 && (code < 0x2000 || code > 0x206f) && (code < 0x3000 || code > 0x303f) && code !== 0xd7 ? code : 0;
}
