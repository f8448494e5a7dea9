import { hintsOf } from "./hints.ts";
import type { TextMeasure } from "./measure-text.ts";
import { measureText } from "./measure-text.ts";
import { BREAK, LINK, LINK_END, partLines } from "./part-lines.ts";
import type { PageElement } from "./tree.ts";
import { isInline } from "./tree.ts";

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
  #strong = 0;
  #place: Place = { box: -1, kind: "div", inLink: false, inStrong: false };

  walk(element: PageElement, place: Place): void {
    for (const child of element.children) {
      if (typeof child === "string") this.#addText(child, place);
      else if (child.tag === "br") this.#text += BREAK;
      else if (isInLine(child, place)) this.#walkInline(child, place);
      else this.#walkBox(child, place);
    }
  }

  #walkInline(element: PageElement, place: Place): void {
    const inner = inlinePlace(element, place);
    const isLink = inner.inLink && !place.inLink;
    if (isLink) this.#text += LINK;
    this.walk(element, inner);
    if (isLink && this.#text !== "") this.#text += LINK_END;
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
    if (this.#text === "" || this.#text === LINK || this.#place.box !== place.box) {
      this.#place = place;
      if (place.inLink && !this.#text.endsWith(LINK)) this.#text += LINK;
    }
    this.#text += text;
    if (place.inStrong || place.inLink) this.#strong += text.trim().length;
  }

  flush(): void {
    const lines = this.#text === "" ? [] : partLines(this.#text);
    const total = lines.reduce((sum, line) => sum + line.text.length, 0);
    const isStrong = this.#strong >= total * 0.9;
    for (const { text, linked, link } of lines)
      this.blocks.push({ text, linked, link, measure: measureText(text), kind: this.#place.kind, box: this.#place.box, strong: isStrong });
    this.#text = "";
    this.#strong = 0;
  }
}

function inlinePlace(element: PageElement, place: Place): Place {
  if (element.tag === "a") return place.inLink || !element.attributes?.has("href") ? place : { ...place, inLink: true };
  return STRONG.has(element.tag) && !place.inStrong ? { ...place, inStrong: true } : place;
}

/** Whether an element stands in the line of text: one that says it is the body is a box, one of a tag that HTML does not know is none in a paragraph. */
function isInLine({ tag, attributes }: PageElement, { kind }: Place): boolean {
  if (isInline(tag)) return attributes?.get("itemprop")?.toLowerCase().includes("articlebody") !== true;
  return tag.includes("-") && kind !== "div";
}
