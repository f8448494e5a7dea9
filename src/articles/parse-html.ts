import { Parser } from "htmlparser2";
import type { Skip } from "../model/index.ts";
import type { ArticleLimits } from "./limits.ts";
import type { PageElement } from "./tree.ts";

/** A parsed page: its tree and the text of the script elements that hold data. */
export interface ParsedPage {
  readonly root: PageElement;
  /** Texts of `<script type="application/ld+json">`, in order. */
  readonly jsonLd: readonly string[];
  readonly nodes: number;
}

/** Why a page was not parsed to its end. */
export interface ParseStop {
  readonly reason: Extract<Skip["reason"], "article/too-deep" | "article/too-many-nodes" | "article/too-slow">;
  readonly why: string;
}

interface OpenElement extends PageElement {
  readonly children: (OpenElement | string)[];
  readonly parent: OpenElement | null;
  attributes: AttributeList | null;
}

/** The few attributes of an element, name beside value: half the memory of a `Map`, and as fast to look through. */
class AttributeList {
  readonly #parts: string[] = [];

  /** Of two attributes with one name the first counts, as in HTML. */
  add(name: string, value: string): void {
    if (!this.has(name)) this.#parts.push(name, value);
  }

  has(name: string): boolean {
    return this.#find(name) >= 0;
  }

  get(name: string): string | undefined {
    const at = this.#find(name);
    return at < 0 ? undefined : this.#parts[at + 1];
  }

  #find(name: string): number {
    for (let at = 0; at < this.#parts.length; at += 2) if (this.#parts[at] === name) return at;
    return -1;
  }
}

/** Elements whose content is never read. */
const OPAQUE = new Set(
  "script style noscript template svg math iframe object embed canvas audio video map select option textarea button datalist noframes applet dialog".split(
    " ",
  ),
);
/** Attributes that something reads; all others cost memory only. */
const READ = new Set(
  (
    "class id itemprop itemscope itemtype property name content href rel datetime pubdate style hidden aria-hidden role lang xml:lang http-equiv " +
    "typeof title data-testid data-component data-module data-type data-qa"
  ).split(" "),
);

type ParseLimits = Pick<ArticleLimits, "depth" | "nodes" | "work">;

/**
 * HTML → a light tree, by htmlparser2's streaming parser.
 *
 * Stops, and says why, when the page is deeper or fuller than the limits; never throws for what a page holds.
 */
export function parseHtml(html: string, limits: ParseLimits): ParsedPage | ParseStop {
  const builder = new TreeBuilder(limits);
  const parser = new Parser(builder);
  builder.stopParser = () => parser.pause();
  parser.write(html);
  if (builder.stop !== null) return builder.stop;
  parser.end();
  return builder.stop ?? { root: builder.root, jsonLd: builder.jsonLd, nodes: builder.nodes };
}

/** Elements that may stand in `<head>`; any other ends it, closed or not. */
const IN_HEAD = new Set("base basefont bgsound head html link meta noframes noscript script style template title".split(" "));

/** The handler that htmlparser2 calls. It has the lifetime of one parse. */
class TreeBuilder {
  readonly root: OpenElement = { tag: "#root", parent: null, children: [], attributes: null };
  readonly jsonLd: string[] = [];
  nodes = 0;
  stop: ParseStop | null = null;
  stopParser = (): void => {};
  readonly #limits: ParseLimits;
  #current: OpenElement = this.root;
  /** The elements around `#current`; the parent in the tree is another where the page's nesting is mended. */
  readonly #open: OpenElement[] = [];
  #depth = 0;
  /** Depth of each element, summed: what reading the tree costs, since that looks up from each. */
  #work = 0;
  /** How many opaque elements are open; text and elements inside them are passed over. */
  #opaque = 0;
  #script: string[] | null = null;

  constructor(limits: ParseLimits) {
    this.#limits = limits;
  }

  onopentagname(tag: string): void {
    this.#depth++;
    if (this.#depth > this.#limits.depth) this.#halt("article/too-deep", `nested more than ${this.#limits.depth} deep`);
    this.#work += this.#depth;
    if (this.#work > this.#limits.work)
      this.#halt("article/too-slow", `${this.nodes} elements so deep that reading them takes more than ${this.#limits.work} steps`);
    if (++this.nodes > this.#limits.nodes) this.#halt("article/too-many-nodes", `more than ${this.#limits.nodes} elements and texts`);
    if (this.#opaque > 0 || OPAQUE.has(tag)) {
      this.#opaque++;
      return;
    }
    const parent = this.#current.tag === "head" && !IN_HEAD.has(tag) ? (this.#current.parent ?? this.root) : this.#current;
    const element: OpenElement = { tag, parent, children: [], attributes: null };
    parent.children.push(element);
    this.#open.push(this.#current);
    this.#current = element;
  }

  onattribute(name: string, value: string): void {
    if (this.#opaque > 0) {
      if (this.#opaque === 1 && name === "type" && value.toLowerCase().includes("ld+json")) this.#script = [];
      return;
    }
    if (!READ.has(name)) return;
    this.#current.attributes ??= new AttributeList();
    this.#current.attributes.add(name, value);
  }

  onclosetag(): void {
    this.#depth--;
    if (this.#opaque > 0) {
      this.#opaque--;
      if (this.#script !== null) this.jsonLd.push(this.#script.join(""));
      this.#script = null;
      return;
    }
    this.#current = this.#open.pop() ?? this.root;
  }

  ontext(text: string): void {
    if (this.#opaque > 0) {
      this.#script?.push(text);
      return;
    }
    const { children } = this.#current;
    const last = children.length - 1;
    const before = children[last];
    if (typeof before === "string") {
      children[last] = before + text;
      return;
    }
    this.nodes++;
    children.push(text);
  }

  #halt(reason: ParseStop["reason"], why: string): void {
    this.stop ??= { reason, why };
    this.stopParser();
  }
}
