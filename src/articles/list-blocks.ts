import { codeAt } from "../lib/code-at.ts";
import { HINT, hintsOf } from "./hints.ts";
import { attributeBits, TRAIT } from "./markup-names.ts";
import type { TextMeasure } from "./measure-text.ts";
import { MeasureRoom, measureText } from "./measure-text.ts";
import { NumberRoom } from "./number-room.ts";
import type { TextLine } from "./part-lines.ts";
import { BREAK, LINK, LINK_END, partLines } from "./part-lines.ts";
import type { PageElement } from "./tree.ts";
import { attributeOf, hasAny, isInline, squash } from "./tree.ts";

/** An element that makes its own box on the page, in order of the page. */
export interface Box {
  readonly element: PageElement;
  /** Position of the box around it; -1 for the outermost. */
  readonly parent: number;
  /** Its own hints; those of the boxes around it are not in them. */
  readonly hints: number;
  /** Number of its make: boxes of one tag and class, digits passed over, have one number. */
  readonly make: number;
}

/** A run of text that no box and no double line break parts. */
export interface Block {
  readonly text: string;
  /** Characters of `text` that stand in links. */
  readonly linked: number;
  /** The text of those links. */
  readonly link: string;
  readonly measure: TextMeasure;
  /** Tag of the nearest element that tells what the text is: p, h1 to h6, li, td, blockquote, pre, figcaption, else "div". */
  readonly kind: string;
  /** Position in `boxes`. */
  readonly box: number;
  /** Whether all of it is one heading-like bold or a link, which short lines between paragraphs often are. */
  readonly strong: boolean;
}

export interface PageBlocks {
  readonly boxes: readonly Box[];
  readonly blocks: readonly Block[];
  /** Where columns of numbers about them are kept; none where each has memory of its own. */
  readonly room?: NumberRoom | undefined;
}

/** Where columns of numbers about a page are kept. */
export function roomOf({ room }: PageBlocks): NumberRoom {
  return room ?? new NumberRoom();
}

/** Characters of the longest text that is measured in the room that all share; most blocks have fewer. */
const ROOM = 4096;

/** A page's boxes and the runs of text in them, in order. */
export function listBlocks(root: PageElement, room?: NumberRoom): PageBlocks {
  const lister = new BlockLister();
  lister.walk(root, { box: -1, kind: "div", inLink: false, inStrong: false });
  lister.flush();
  return { boxes: lister.boxes, blocks: lister.blocks, room };
}

interface Place {
  readonly box: number;
  readonly kind: string;
  readonly inLink: boolean;
  readonly inStrong: boolean;
}

/** Gathers text until a box begins or ends. It has the lifetime of one walk. */
class BlockLister {
  readonly boxes: Box[] = [];
  readonly blocks: Block[] = [];
  readonly #makes = new MakeNumbers();
  readonly #room = new MeasureRoom(ROOM);
  /** Texts and marks since the last box began or ended: the first so many of these. */
  readonly #pieces: string[] = [];
  #count = 0;
  /** How many of the pieces are more than white space and marks; the last of them, and whether it stands in a link. */
  #inked = 0;
  #ink = "";
  #inkLinked = false;
  #breaks = 0;
  #strong = 0;
  #place: Place = { box: -1, kind: "div", inLink: false, inStrong: false };

  walk(element: PageElement, place: Place): void {
    for (const child of element.children) {
      if (typeof child === "string") this.#addText(child, place);
      else if (child.tag === "br") this.#addBreak();
      else if (this.#isHoverCard(child)) continue;
      else if (isInLine(child, place)) this.#walkInline(child, place);
      else this.#walkBox(child, place);
    }
  }

  /** What shows only when the pointer rests on a word of a sentence is not of the sentence; the class of the word itself may say the same. */
  #isHoverCard(element: PageElement): boolean {
    if (element.tag !== "span" || element.attributes === null || this.#count === 0) return false;
    const hints = hintsOf(element);
    return (hints & HINT.hidden) !== 0 ? isStyledHidden(element) : (hints & HINT.popup) !== 0 && countLinks(element) > 1;
  }

  #walkInline(element: PageElement, place: Place): void {
    const inner = inlinePlace(element, place);
    const isLink = inner.inLink && !place.inLink;
    if (isLink) this.#add(LINK);
    this.walk(element, inner);
    if (isLink && this.#count > 0) this.#add(LINK_END);
  }

  #walkBox(element: PageElement, place: Place): void {
    const { tag, traits } = element;
    if (tag === "head") return;
    this.flush();
    const box = this.boxes.length;
    this.boxes.push({ element, parent: place.box, hints: hintsOf(element), make: this.#makes.of(element) });
    const goesOn = place.kind === "blockquote" || place.kind === "li" || place.kind === "td";
    const kind = (traits & TRAIT.kind) !== 0 && !(goesOn && tag === "p") ? tag : goesOn ? place.kind : "div";
    this.walk(element, { box, kind, inLink: place.inLink, inStrong: place.inStrong || (traits & TRAIT.strong) !== 0 });
    this.flush();
  }

  #addBreak(): void {
    this.#add(BREAK);
    this.#breaks++;
  }

  #add(piece: string): void {
    this.#pieces[this.#count++] = piece;
  }

  #addText(text: string, place: Place): void {
    if (text === "") return;
    const pieces = this.#pieces;
    const count = this.#count;
    const isFirst = count === 0 || (count === 1 && pieces[0] === LINK);
    if (isFirst || this.#place.box !== place.box) {
      this.#place = place;
      if (place.inLink && (count === 0 || pieces[count - 1] !== LINK)) this.#add(LINK);
    }
    this.#add(text);
    if (!hasInk(text)) return;
    this.#inked++;
    this.#ink = text;
    this.#inkLinked = place.inLink;
    if (place.inStrong || place.inLink) this.#strong += text.trim().length;
  }

  flush(): void {
    if (this.#inked === 1 && this.#breaks === 0) this.#addWhole(this.#ink);
    else if (this.#inked > 0) this.#addBlocks(partLines(this.#pieces, this.#count));
    this.#count = 0;
    this.#inked = 0;
    this.#breaks = 0;
    this.#strong = 0;
  }

  /** Adds a run that is one text; it is squashed only where measuring it shows that this would change it. */
  #addWhole(run: string): void {
    let text = run.trim();
    let measure = measureText(text, this.#room);
    if (!measure.isClean) {
      text = squash(text);
      measure = measureText(text, this.#room);
    }
    if (text === "") return;
    const { kind, box } = this.#place;
    const link = this.#inkLinked ? text : "";
    this.blocks.push({ text, linked: link.length, link, measure, kind, box, strong: this.#strong >= measure.length * 0.9 });
  }

  #addBlocks(lines: readonly TextLine[]): void {
    let total = 0;
    for (const { text } of lines) total += text.length;
    const strong = this.#strong >= total * 0.9;
    const { kind, box } = this.#place;
    for (const { text, linked, link } of lines)
      this.blocks.push({ text, linked, link, measure: measureText(text, this.#room), kind, box, strong });
  }
}

/** Whether a text has any character that is not white space of ASCII. */
function hasInk(text: string): boolean {
  const { length } = text;
  for (let i = 0; i < length; i++) if (codeAt(text, i) > 32) return true;
  return false;
}

function isStyledHidden({ attributes }: PageElement): boolean {
  return attributes?.has("hidden") === true || /display\s*:\s*none/i.test(attributes?.get("style") ?? "");
}

function countLinks(element: PageElement): number {
  let count = element.tag === "a" ? 1 : 0;
  for (const child of element.children) if (typeof child !== "string") count += countLinks(child);
  return count;
}

/** Numbers the makes of boxes in the order in which they come. It has the lifetime of one walk. */
class MakeNumbers {
  /** Makes of the elements with a class, by its number; classes that differ in digits alone share them. */
  readonly #byClass: (Makes | undefined)[] = [];
  readonly #byName = new Map<number, Makes>();
  #count = 0;

  of({ className, tag }: PageElement): number {
    const { number, text } = className;
    while (this.#byClass.length <= number) this.#byClass.push(undefined);
    const makes = (this.#byClass[number] ??= this.#makesOf(text));
    const { tags } = makes;
    for (let i = 0; i < tags.length; i++) if (tags[i] === tag) return makes.numbers[i] as number;
    tags.push(tag);
    makes.numbers.push(this.#count);
    return this.#count++;
  }

  #makesOf(name: string): Makes {
    const hash = bareHash(name);
    let makes = this.#byName.get(hash);
    if (makes === undefined) this.#byName.set(hash, (makes = { tags: [], numbers: [] }));
    return makes;
  }
}

/** The hash of a name without its digits; of a billion pairs of names two have the same one by chance, and then count as one. */
function bareHash(name: string): number {
  const { length } = name;
  let hash = 0;
  for (let i = 0; i < length; i++) {
    const code = codeAt(name, i);
    if (code < 48 || code > 57) hash = (Math.imul(hash, 0x01000193) ^ code) | 0;
  }
  return hash >>> 1;
}

interface Makes {
  readonly tags: string[];
  readonly numbers: number[];
}

const HREF = attributeBits("href");
const ITEMPROP = attributeBits("itemprop");

function inlinePlace(element: PageElement, place: Place): Place {
  if (element.tag === "a") return place.inLink || !hasAny(element, HREF) ? place : { ...place, inLink: true };
  return (element.traits & TRAIT.strong) !== 0 && !place.inStrong ? { ...place, inStrong: true } : place;
}

/** Whether an element stands in the line of text: one that says it is the body is a box, one of a tag that HTML does not know is none in a paragraph. */
function isInLine(element: PageElement, { kind }: Place): boolean {
  const { tag } = element;
  if (isInline(element)) return !hasAny(element, ITEMPROP) || !attributeOf(element, "itemprop").toLowerCase().includes("articlebody");
  return tag.includes("-") && kind !== "div";
}
