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
  readonly reason: Extract<Skip["reason"], "article/too-deep" | "article/too-many-nodes">;
  readonly why: string;
}

interface OpenElement extends PageElement {
  readonly children: (OpenElement | string)[];
  readonly parent: OpenElement | null;
  attributes: Map<string, string> | null;
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

/**
 * HTML → a light tree, by htmlparser2's streaming parser.
 *
 * Stops, and says why, when the page is deeper or fuller than the limits; never throws for what a page holds.
 */
export function parseHtml(html: string, limits: Pick<ArticleLimits, "depth" | "nodes">): ParsedPage | ParseStop {
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
  readonly #limits: Pick<ArticleLimits, "depth" | "nodes">;
  #current: OpenElement = this.root;
  /** The elements around `#current`; the parent in the tree is another where the page's nesting is mended. */
  readonly #open: OpenElement[] = [];
  #depth = 0;
  /** How many opaque elements are open; text and elements inside them are passed over. */
  #opaque = 0;
  #script: string[] | null = null;

  constructor(limits: Pick<ArticleLimits, "depth" | "nodes">) {
    this.#limits = limits;
  }

  onopentagname(tag: string): void {
    this.#depth++;
    if (this.#depth > this.#limits.depth) this.#halt("article/too-deep", `nested more than ${this.#limits.depth} deep`);
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
    this.#current.attributes ??= new Map();
    if (!this.#current.attributes.has(name)) this.#current.attributes.set(name, value);
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
