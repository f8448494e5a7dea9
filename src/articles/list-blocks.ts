import { hintsOf } from "./hints.ts";
import type { PageElement } from "./tree.ts";
import { attributeOf, isInline, squash } from "./tree.ts";

/** An element that makes its own box on the page, in order of the page. */
export interface Box {
  readonly element: PageElement;
  /** Position of the box around it; -1 for the outermost. */
  readonly parent: number;
  /** Its own hints; those of the boxes around it are not in them. */
  readonly hints: number;
}

/** A run of text that no box and no double line break parts. */
export interface Block {
  readonly text: string;
  /** Characters of `text` that stand in links. */
  readonly linked: number;
  /** Number of words; for scripts without blanks, half the number of characters. */
  readonly words: number;
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
}

const KINDS = new Set(["p", "h1", "h2", "h3", "h4", "h5", "h6", "li", "td", "th", "dd", "dt", "blockquote", "pre", "figcaption"]);
const STRONG = new Set(["b", "strong", "h1", "h2", "h3", "h4", "h5", "h6"]);

/** A page's boxes and the runs of text in them, in order. */
export function listBlocks(root: PageElement): PageBlocks {
  const lister = new BlockLister();
  lister.walk(root, { box: -1, kind: "div", inLink: false, inStrong: false });
  lister.flush();
  return { boxes: lister.boxes, blocks: lister.blocks };
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
  readonly #names = new Map<string, number>();
  #text = "";
  #linked = 0;
  #strong = 0;
  #place: Place = { box: -1, kind: "div", inLink: false, inStrong: false };

  walk(element: PageElement, place: Place): void {
    for (const child of element.children) {
      if (typeof child === "string") this.#addText(child, place);
      else if (child.tag === "br") this.#text += BREAK;
      else if (isInline(child.tag) && !isBodyBox(child)) this.walk(child, inlinePlace(child, place));
      else this.#walkBox(child, place);
    }
  }

  #walkBox(element: PageElement, place: Place): void {
    if (element.tag === "head" || element.tag === "img" || element.tag === "input") return;
    this.flush();
    const box = this.boxes.length;
    this.boxes.push({ element, parent: place.box, hints: hintsOf(element, this.#names) });
    const kind = KINDS.has(element.tag)
      ? element.tag
      : place.kind === "blockquote" || place.kind === "li" || place.kind === "td"
        ? place.kind
        : "div";
    const keptKind = element.tag === "p" && (place.kind === "blockquote" || place.kind === "li" || place.kind === "td") ? place.kind : kind;
    this.walk(element, { box, kind: keptKind, inLink: place.inLink, inStrong: place.inStrong || STRONG.has(element.tag) });
    this.flush();
  }

  #addText(text: string, place: Place): void {
    if (text.length === 0) return;
    if (this.#text === "" || this.#place.box !== place.box) this.#place = place;
    this.#text += text;
    const length = text.trim().length;
    if (place.inLink) this.#linked += length;
    if (place.inStrong || place.inLink) this.#strong += length;
  }

  flush(): void {
    if (this.#text !== "") {
      const lines = partLines(this.#text);
      const total = lines.reduce((sum, line) => sum + line.length, 0);
      for (const text of lines) this.#push(text, total);
    }
    this.#text = "";
    this.#linked = 0;
    this.#strong = 0;
  }

  /** Of a run that line breaks part, each piece gets its share of the linked characters. */
  #push(text: string, total: number): void {
    const share = text.length / total;
    const linked = Math.min(text.length, Math.round(this.#linked * share));
    const strong = this.#strong * share >= text.length * 0.9;
    this.blocks.push({ text, linked, words: countWords(text), kind: this.#place.kind, box: this.#place.box, strong });
  }
}

function inlinePlace(element: PageElement, place: Place): Place {
  if (element.tag === "a") return place.inLink || !element.attributes?.has("href") ? place : { ...place, inLink: true };
  return STRONG.has(element.tag) && !place.inStrong ? { ...place, inStrong: true } : place;
}

/** An inline element that says it is the body, or that has boxes in it, is a box. */
function isBodyBox(element: PageElement): boolean {
  if (element.tag === "span" || element.tag === "font") return attributeOf(element, "itemprop").toLowerCase().includes("articlebody");
  return false;
}

/** Stands for `<br>` in gathered text; as a character it means the same. */
const BREAK = "\u2028";

/** The lines of a run: parted at two breaks, and at one where a sentence ends before it. */
function partLines(text: string): readonly string[] {
  if (!text.includes(BREAK)) {
    const line = squash(text);
    return line === "" ? [] : [line];
  }
  const lines: string[] = [];
  let line = "";
  for (const piece of text.split(BREAK).map(squash)) {
    if (piece === "" || /[.!?…:;。！？][)\]"'”’»]*$/u.test(line)) {
      if (line !== "") lines.push(line);
      line = piece;
    } else line = line === "" ? piece : `${line} ${piece}`;
  }
  if (line !== "") lines.push(line);
  return lines;
}

/** Words of a text; two characters of a script without blanks count as one. */
export function countWords(text: string): number {
  let words = 0;
  let wide = 0;
  let inWord = false;
  for (let i = 0; i < text.length; i++) {
    const code = text.charCodeAt(i);
    if (code >= 0x2e80 && code < 0xfb00) wide++;
    const blank = code === 32;
    if (!blank && !inWord) words++;
    inWord = !blank;
  }
  return wide > 0 ? Math.max(words, Math.round(wide / 2)) : words;
}
