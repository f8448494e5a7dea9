import { decodeHTML } from "entities";
import type { Skip } from "../model/index.ts";
import type { ArticleLimits } from "./limits.ts";
import { ATTRIBUTES, endsBy, TRAIT, traitsOf } from "./markup-names.ts";
import { isWhite } from "./read-markup.ts";
import type { MarkupHandler } from "./read-markup.ts";
import { ElementAttributes, PageAttributes, valueAt } from "./page-attributes.ts";
import type { PageText } from "./page-text.ts";
import type { ClassName, PageElement } from "./tree.ts";
import { NO_CLASS } from "./tree.ts";

/** Why a page was not parsed to its end. */
export interface ParseStop {
  readonly reason: Extract<Skip["reason"], "article/too-deep" | "article/too-many-nodes" | "article/too-slow">;
  readonly why: string;
}

export type ParseLimits = Pick<ArticleLimits, "depth" | "nodes" | "work">;

export interface OpenElement extends PageElement {
  children: (OpenElement | string)[];
  parent: OpenElement | null;
  attributes: ElementAttributes | null;
  className: ClassName;
}

/** An array takes room for 17 entries when its first is pushed, and most elements have one child or none: they share this, and begin anew. */
export const NO_CHILDREN: (OpenElement | string)[] = [];

function elementOf(tag: string, traits: number, parent: OpenElement | null): OpenElement {
  return { tag, parent, children: NO_CHILDREN, attributes: null, className: NO_CLASS, traits };
}

const [CLASS, TYPE] = [ATTRIBUTES.numberOf("class"), ATTRIBUTES.numberOf("type")];

/** The languages that a page is written in by turns. */
const [HTML, SVG, MATH] = [0, 1, 2];

/** Builds the tree of a page as its markup is read. It has the lifetime of one parse. */
export class TreeBuilder implements MarkupHandler {
  readonly root: OpenElement = elementOf("#root", 0, null);
  readonly elements: OpenElement[] = [];
  readonly jsonLd: string[] = [];
  readonly states: string[] = [];
  readonly attributes: PageAttributes;
  nodes = 0;
  stop: ParseStop | null = null;
  readonly #page: PageText;
  readonly #limits: ParseLimits;
  #current: OpenElement = this.root;
  /** Tags of the open elements, outermost first, with their numbers, and where the builder stood before each; their parents are others where the page's nesting is mended. */
  readonly #tags: string[] = [];
  readonly #numbers: number[] = [];
  readonly #places: OpenElement[] = [];
  /** How many elements are open; what stands beyond in the lists was left when elements closed. */
  #open = 0;
  /** The element whose attributes are read; none in what is opaque. */
  #target: OpenElement | null = null;
  /** How many elements are around the outermost opaque one; -1 outside of any. */
  #opaque = -1;
  #forms = 0;
  #language: number = HTML;
  /** The language around each open element. */
  readonly #languages: number[] = [];
  /** Depth of each element, summed: what reading the tree costs, since that looks up from each. */
  #work = 0;
  /** Where the text of the open script goes; nowhere when it holds no data. */
  #scripts: string[] | null = null;
  /** The next "&" at or after the place last asked about. */
  #ampersand = -1;

  constructor(page: PageText, limits: ParseLimits) {
    this.#page = page;
    this.attributes = new PageAttributes(page);
    this.#limits = limits;
  }

  get isStopped(): boolean {
    return this.stop !== null;
  }

  get isForeign(): boolean {
    return this.#language !== HTML;
  }

  open(name: string, number: number): boolean {
    const traits = traitsOf(number);
    const tag = name === "image" && !this.isForeign ? "img" : name;
    this.#target = null;
    // Of forms in one another only the outermost counts.
    if (tag === "form" && this.#forms > 0) return false;
    if ((traits & TRAIT.closes) !== 0) while (this.#open > 0 && endsBy(number, this.#numbers[this.#open - 1] as number)) this.#pop();
    this.#count();
    const isVoid = (traits & TRAIT.void) !== 0;
    const isOpaque = this.#opaque >= 0 || (traits & TRAIT.opaque) !== 0 || tag === "img";
    if (isOpaque) {
      const isOutermost = this.#opaque < 0;
      if (isVoid || tag === "img") return false;
      if (isOutermost) this.#opaque = this.#open;
      this.#push(tag, number);
      this.#scripts = null;
      return isOutermost && tag === "script";
    }
    const element = this.#append(tag, traits);
    this.#target = element;
    if (isVoid) return true;
    this.#push(tag, number);
    this.#current = element;
    return true;
  }

  attribute(number: number, start: number, end: number): void {
    const element = this.#target;
    if (element === null) {
      if (number === TYPE) this.#openScript(valueAt(this.#page, start, end).toLowerCase());
      return;
    }
    if (number === TYPE) return;
    if (number === CLASS && element.className === NO_CLASS) element.className = this.attributes.classNameAt(start, end);
    element.attributes ??= new ElementAttributes(this.attributes);
    element.attributes.add(number, start, end);
  }

  closeEmpty(tag: string): void {
    if (this.#open > 0 && this.#tags[this.#open - 1] === tag) this.#pop();
  }

  close(tag: string, number: number): void {
    if ((traitsOf(number) & TRAIT.void) !== 0) {
      if (tag === "br") this.open(tag, number);
      return;
    }
    let at = this.#open - 1;
    while (at >= 0 && this.#tags[at] !== tag) at--;
    if (at >= 0) while (this.#open > at) this.#pop();
    else if (tag === "p") {
      this.open(tag, number);
      this.#pop();
    }
  }

  text(start: number, end: number): void {
    if (start >= end || this.#opaque >= 0) return;
    const { bytes } = this.#page;
    let at = start;
    while (at < end && isWhite(bytes[at] as number)) at++;
    const isInTable = (this.#current.traits & TRAIT.tablePart) !== 0;
    if (at === end) {
      if (!isInTable) this.#addText(" ");
      return;
    }
    const text = this.#hasAmpersand(at, end) ? decodeHTML(this.#page.slice(start, end)) : this.#page.slice(start, end);
    if (!isInTable) this.#addText(text);
    else if (text.trim() !== "") insertLast(this.#parentOf("#text", 0), text);
  }

  rawText(tag: string, start: number, end: number): void {
    if (this.#opaque >= 0) {
      this.#scripts?.push(this.#page.slice(start, end));
      this.#scripts = null;
    } else if (start < end) {
      const text = this.#page.slice(start, end);
      this.#addText(tag === "title" ? decodeHTML(text) : text);
    }
  }

  #addText(text: string): void {
    const { children } = this.#current;
    const last = children.length - 1;
    const before = last < 0 ? undefined : children[last];
    if (typeof before === "string") children[last] = before + text;
    else {
      this.nodes++;
      append(this.#current, text);
    }
  }

  #hasAmpersand(start: number, end: number): boolean {
    if (this.#ampersand < start) {
      const found = this.#page.indexOf("&", start);
      this.#ampersand = found < 0 ? this.#page.bytes.length : found;
    }
    return this.#ampersand < end;
  }

  #openScript(type: string): void {
    this.#scripts = type.includes("ld+json") ? this.jsonLd : type === "application/json" ? this.states : null;
  }

  #push(tag: string, number: number): void {
    const traits = traitsOf(number);
    const at = this.#open++;
    this.#tags[at] = tag;
    this.#numbers[at] = number;
    this.#places[at] = this.#current;
    this.#languages[at] = this.#language;
    if (tag === "form") this.#forms++;
    if ((traits & TRAIT.foreign) !== 0) this.#language = tag === "svg" ? SVG : MATH;
    else if ((traits & TRAIT.integration) !== 0 && (tag !== "foreignobject" || this.#language === SVG)) this.#language = HTML;
  }

  /** Closes the innermost open element; one is open. */
  #pop(): void {
    const at = --this.#open;
    this.#current = this.#places[at] as OpenElement;
    if (at <= this.#opaque) this.#opaque = -1;
    if (this.#tags[at] === "form") this.#forms--;
    this.#language = this.#languages[at] as number;
  }

  /** Puts a new element where HTML would have it. */
  #append(tag: string, traits: number): OpenElement {
    const parent = this.#parentOf(tag, traits);
    const element = elementOf(tag, traits, parent);
    this.elements.push(element);
    if (this.#isFostered(traits)) insertLast(parent, element);
    else append(parent, element);
    return element;
  }

  #isFostered(traits: number): boolean {
    return (this.#current.traits & TRAIT.tablePart) !== 0 && (traits & TRAIT.inTable) === 0;
  }

  /** The parent that HTML gives an element where the page's nesting is not its own: out of `<head>`, out of a table, or a `<tbody>` that is implied. */
  #parentOf(tag: string, traits: number): OpenElement {
    const current = this.#current;
    if (current.tag === "head" && (traits & TRAIT.inHead) === 0) return current.parent ?? current;
    if (current.tag === "table" && tag === "tr") return impliedBody(current);
    if (!this.#isFostered(traits)) return current;
    let table = current;
    while (table.tag !== "table" && table.parent !== null) table = table.parent;
    return table.parent ?? current;
  }

  #count(): void {
    const depth = this.#open + 1;
    const limits = this.#limits;
    this.#work += depth;
    if (depth > limits.depth) this.#halt("article/too-deep", `nested more than ${limits.depth} deep`);
    else if (this.#work > limits.work)
      this.#halt("article/too-slow", `${this.nodes} elements so deep that reading them takes more than ${limits.work} steps`);
    else if (++this.nodes > limits.nodes) this.#halt("article/too-many-nodes", `more than ${limits.nodes} elements and texts`);
  }

  #halt(reason: ParseStop["reason"], why: string): void {
    this.stop ??= { reason, why };
  }
}

/** The `<tbody>` that rows of a table without one stand in. */
function impliedBody(table: OpenElement): OpenElement {
  const last = table.children.at(-1);
  if (last !== undefined && typeof last !== "string" && last.tag === "tbody") return last;
  const body = elementOf("tbody", TRAIT.tablePart | TRAIT.inTable, table);
  append(table, body);
  return body;
}

/** Puts a child before the last one: before the table, which is still open. */
function insertLast(parent: OpenElement, child: OpenElement | string): void {
  if (parent.children.length === 0) append(parent, child);
  else parent.children.splice(-1, 0, child);
}

function append(parent: OpenElement, child: OpenElement | string): void {
  if (parent.children === NO_CHILDREN) parent.children = [child];
  else parent.children.push(child);
}
