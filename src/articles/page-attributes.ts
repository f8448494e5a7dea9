import { decodeHTMLAttribute } from "entities";
import { hintsOfName } from "./hints.ts";
import { ATTRIBUTES } from "./markup-names.ts";
import { PageText } from "./page-text.ts";
import type { Attributes, ClassName } from "./tree.ts";

/** Numbers that an attribute takes: which it is, and where its value begins and ends. */
const SPOT = 3;
const FEW = 1024;
/** The bit of each attribute. */
const BITS: ReadonlyMap<string, number> = new Map(ATTRIBUTES.words.map((word, number) => [word, 1 << number]));

const NO_TEXT = PageText.of("");

/**
 * The attributes of a page's elements by their places in its text: a value becomes a string when somebody asks for it, and most are never asked for. It has the
 * lifetime of one page.
 */
export class PageAttributes {
  #page: PageText;
  #spots = new Int32Array(FEW * SPOT);
  #end = 0;
  readonly #classes = new ClassNames();

  constructor(page: PageText) {
    this.#page = page;
  }

  /** Where the next attribute will stand. */
  get end(): number {
    return this.#end;
  }

  // oxlint-disable-next-line max-params -- called for each attribute of a page, thousands of times: an object would be made for each
  add(number: number, start: number, end: number): void {
    if (this.#end === this.#spots.length) {
      const wider = new Int32Array(this.#spots.length * 2);
      wider.set(this.#spots);
      this.#spots = wider;
    }
    const at = this.#end;
    this.#spots[at] = number;
    this.#spots[at + 1] = start;
    this.#spots[at + 2] = end;
    this.#end = at + SPOT;
  }

  classNameAt(start: number, end: number): ClassName {
    return this.#classes.of(this.#page, start, end);
  }

  /** The value of an attribute among those between two places; the first of its name. */
  find(name: string, from: number, to: number): string | undefined {
    for (let at = from; at < to; at += SPOT)
      if (ATTRIBUTES.wordOf(this.#spots[at] as number) === name)
        return valueAt(this.#page, this.#spots[at + 1] as number, this.#spots[at + 2] as number);
    return undefined;
  }

  /** The hints of an attribute among those between two places. */
  hintsOf(name: string, from: number, to: number): number {
    for (let at = from; at < to; at += SPOT)
      if (ATTRIBUTES.wordOf(this.#spots[at] as number) === name)
        return hintsAt(this.#page, this.#spots[at + 1] as number, this.#spots[at + 2] as number);
    return 0;
  }

  /** Lets go of the page. */
  release(): void {
    this.#page = NO_TEXT;
  }
}

/** The attributes of one element: those that stand from one place to another among the page's. */
export class ElementAttributes implements Attributes {
  kinds = 0;
  readonly #page: PageAttributes;
  readonly #from: number;
  #to: number;

  constructor(page: PageAttributes) {
    this.#page = page;
    this.#from = page.end;
    this.#to = page.end;
  }

  /** Of two attributes with one name the first counts, as in HTML. */
  add(number: number, start: number, end: number): void {
    const bit = 1 << number;
    if ((this.kinds & bit) !== 0) return;
    this.kinds |= bit;
    this.#page.add(number, start, end);
    this.#to = this.#page.end;
  }

  has(name: string): boolean {
    return (this.kinds & (BITS.get(name) ?? 0)) !== 0;
  }

  get(name: string): string | undefined {
    return this.#page.find(name, this.#from, this.#to);
  }

  hintsIn(name: string): number {
    return this.#page.hintsOf(name, this.#from, this.#to);
  }
}

/** What stands between two positions in a page as the value of an attribute. */
export function valueAt(page: PageText, start: number, end: number): string {
  const text = page.slice(start, end);
  return text.includes("&") ? decodeHTMLAttribute(text) : text;
}

/** What a class or id between two positions tells (`HINT`). */
function hintsAt(page: PageText, start: number, end: number): number {
  if (!hasAmpersand(page.bytes, start, end)) return hintsOfName(page.bytes, start, end);
  const name = new TextEncoder().encode(valueAt(page, start, end));
  return hintsOfName(name, 0, name.length);
}

function hasAmpersand(bytes: Uint8Array, start: number, end: number): boolean {
  for (let i = start; i < end; i++) if (bytes[i] === AMPERSAND) return true;
  return false;
}

const AMPERSAND = 38;

/** A power of two. */
const SLOTS = 512;
/** Classes with one hash that are looked at; a page made to have more only loses time. */
const MOST_ALIKE = 8;

/** Finds the class names of a page by the characters that stand in it. */
class ClassNames {
  /** The class first met of each hash, and of each class the next of its hash; -1 where there is none. */
  readonly #slots = new Int32Array(SLOTS).fill(-1);
  readonly #next: number[] = [];
  readonly #starts: number[] = [];
  readonly #ends: number[] = [];
  readonly #names: ClassName[] = [];
  #count = 0;

  of(page: PageText, start: number, end: number): ClassName {
    const { bytes } = page;
    const slot = hashOf(bytes, start, end) & (SLOTS - 1);
    let last = -1;
    let looked = 0;
    for (let at = this.#slots[slot] as number; at >= 0 && looked < MOST_ALIKE; at = this.#next[at] as number, looked++) {
      last = at;
      const other = this.#starts[at] as number;
      if ((this.#ends[at] as number) - other === end - start && isSame(bytes, { start, end, other })) return this.#names[at] as ClassName;
    }
    const name = new PageClass(++this.#count, page, start, end);
    if (looked === MOST_ALIKE) return name;
    const number = this.#names.push(name) - 1;
    this.#next.push(-1);
    this.#starts.push(start);
    this.#ends.push(end);
    if (last < 0) this.#slots[slot] = number;
    else this.#next[last] = number;
    return name;
  }
}

/** A class whose words are read when somebody asks: most classes of elements within a line are never asked for. */
class PageClass implements ClassName {
  readonly number: number;
  readonly text: string;
  readonly #page: PageText;
  readonly #start: number;
  readonly #end: number;
  #hints = -1;

  // oxlint-disable-next-line max-params -- called for each class of a page, hundreds of times
  constructor(number: number, page: PageText, start: number, end: number) {
    this.number = number;
    this.text = valueAt(page, start, end);
    this.#page = page;
    this.#start = start;
    this.#end = end;
  }

  get hints(): number {
    if (this.#hints < 0) this.#hints = hintsAt(this.#page, this.#start, this.#end);
    return this.#hints;
  }
}

/** Of the length and of the characters at both ends, where most class names differ. */
function hashOf(bytes: Uint8Array, start: number, end: number): number {
  let hash = end - start;
  const head = Math.min(end, start + 6);
  for (let i = start; i < head; i++) hash = Math.imul(hash, 31) + (bytes[i] as number);
  for (let i = Math.max(head, end - 6); i < end; i++) hash = Math.imul(hash, 31) + (bytes[i] as number);
  return hash ^ (hash >>> 9);
}

interface Spot {
  readonly start: number;
  readonly end: number;
  /** Where the characters begin that it is compared with. */
  readonly other: number;
}

function isSame(bytes: Uint8Array, { start, end, other }: Spot): boolean {
  for (let i = start; i < end; i++) if (bytes[i] !== bytes[other + i - start]) return false;
  return true;
}
