import { TRAIT } from "./markup-names.ts";

/**
 * An element of the light tree: what choosing an article needs, and no more.
 *
 * Made by `parseHtml`, which alone changes it; scripts, styles, pictures and form controls are not in it.
 */
export interface PageElement {
  readonly tag: string;
  readonly parent: PageElement | null;
  /** Elements and text, in order of the page. */
  readonly children: readonly (PageElement | string)[];
  /** Attributes by lower-case name; null when there are none. */
  readonly attributes: Attributes | null;
  /** `NO_CLASS` where it has none. */
  readonly className: ClassName;
  /** What its tag is: a set of bits (`TRAIT`). */
  readonly traits: number;
}

export interface Attributes {
  readonly get: (name: string) => string | undefined;
  readonly has: (name: string) => boolean;
  /** What the words of a value tell (`HINT`); 0 when it is not there. */
  readonly hintsIn: (name: string) => number;
  /** Which attributes there are: a set of bits (`attributeBits`). */
  readonly kinds: number;
}

/** A class attribute: a page repeats the same few hundred, and all elements that have one share it. */
export interface ClassName {
  /** Its number on the page; 0 is `NO_CLASS`. */
  readonly number: number;
  readonly text: string;
  /** What its words tell (`HINT`). */
  readonly hints: number;
}

export const NO_CLASS: ClassName = { number: 0, text: "", hints: 0 };

/** The value of an attribute, "" when it is not there. */
export function attributeOf(element: PageElement, name: string): string {
  return element.attributes?.get(name) ?? "";
}

/** Whether an element has one of some attributes (`attributeBits`). */
export function hasAny({ attributes }: PageElement, kinds: number): boolean {
  return attributes !== null && (attributes.kinds & kinds) !== 0;
}

/** Calls `visit` for each element below and with `root`, in order of the page; a visit that returns "stop" keeps out of what is below. */
export function walkElements(root: PageElement, visit: (element: PageElement) => "stop" | undefined): void {
  if (visit(root) === "stop") return;
  for (const child of root.children) if (typeof child !== "string") walkElements(child, visit);
}

/** Whether an element is another or stands in it. */
export function isWithin(element: PageElement, outer: PageElement): boolean {
  for (let at: PageElement | null = element; at !== null; at = at.parent) if (at === outer) return true;
  return false;
}

/** The text below an element in one line, words kept apart where elements part them. */
export function textOf(element: PageElement): string {
  const parts: string[] = [];
  collectText(element, parts);
  return squash(parts.join(""));
}

/** What `squash` has to mend; most texts hold nothing of it once their ends are off. */
const UNCLEAN = /[\u00ad\u200b\u200c\u200e\u200f\u2060\ufeff]|\s\s|[^\S ]/;

/** White space of any kind as single blanks, none at the ends; soft hyphens and zero-width characters gone. */
export function squash(text: string): string {
  const bare = text.trim();
  if (!UNCLEAN.test(bare)) return bare;
  return bare
    .replaceAll(/[\u00ad\u200b\u200c\u200e\u200f\u2060\ufeff]/g, "")
    .replaceAll(/\s+/g, " ")
    .trim();
}

/** Whether an element stands in the line of the text around it. */
export function isInline({ traits }: PageElement): boolean {
  return (traits & TRAIT.inline) !== 0;
}

function collectText(element: PageElement, parts: string[]): void {
  for (const child of element.children) {
    if (typeof child === "string") {
      parts.push(child);
      continue;
    }
    if (!isInline(child)) parts.push(" ");
    collectText(child, parts);
    if (!isInline(child)) parts.push(" ");
  }
}
