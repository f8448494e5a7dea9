import { Parser } from "htmlparser2";
import type { Skip } from "../model/index.ts";
import type { ArticleLimits } from "./limits.ts";
import type { PageElement } from "./tree.ts";

/** A parsed page: its tree and the text of the script elements that hold data. */
export interface ParsedPage {
  readonly root: PageElement;
  /** Its elements in the order in which the page opens them. */
  readonly elements: readonly PageElement[];
  /** Texts of `<script type="application/ld+json">`, in order. */
  readonly jsonLd: readonly string[];
  /** Texts of `<script type="application/json">`, in order: the state that a page's scripts would show. */
  readonly states: readonly string[];
  readonly nodes: number;
}

/** Why a page was not parsed to its end. */
export interface ParseStop {
  readonly reason: Extract<Skip["reason"], "article/too-deep" | "article/too-many-nodes" | "article/too-slow">;
  readonly why: string;
}

interface OpenElement extends PageElement {
  children: (OpenElement | string)[];
  parent: OpenElement | null;
  attributes: AttributeList | null;
}

/** An array takes room for 17 entries when its first is pushed, and most elements have one child or none: they share this, and begin anew. */
const NO_CHILDREN: (OpenElement | string)[] = [];

/** The few attributes of an element, name beside value: half the memory of a `Map`, and as fast to look through. */
class AttributeList {
  readonly #parts: string[];

  constructor(name: string, value: string) {
    this.#parts = [name, value];
  }

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

/** Elements that are never read, nor what is in them. */
const OPAQUE = new Set(
  "img input source track area col param script style noscript template svg math iframe object embed canvas audio video map select option textarea button datalist noframes applet dialog".split(
    " ",
  ),
);
/** Attributes that something reads; all others cost memory only. */
const READ = intern(
  "class id itemprop itemscope itemtype property name content href rel datetime pubdate style hidden aria-hidden role lang xml:lang http-equiv " +
    "typeof title data-testid data-component data-module data-type data-qa",
);
const TAGS = intern(
  "a abbr article aside b blockquote body br button cite dd div dl dt em figcaption figure footer form h1 h2 h3 h4 h5 h6 head header hr html i label li link " +
    "main meta nav ol p pre section small span strong table tbody td tfoot th thead time title tr u ul",
);

/**
 * Words to themselves as property keys, of which the engine has one copy each: a name out of a page is put for its copy, so that comparing it later compares
 * no characters.
 */
function intern(words: string): ReadonlyMap<string, string> {
  return new Map(Object.keys(Object.fromEntries(words.split(" ").map((word) => [word, true]))).map((word) => [word, word]));
}

type ParseLimits = Pick<ArticleLimits, "depth" | "nodes" | "work">;

/**
 * HTML → a light tree, by htmlparser2's streaming parser.
 *
 * Stops, and says why, when the page is deeper or fuller than the limits; never throws for what a page holds.
 */
export function parseHtml(html: string, limits: ParseLimits): ParsedPage | ParseStop {
  const builder = new TreeBuilder(limits);
  const parser = new Parser(builder);
  parser.write(html);
  if (builder.stop !== null) return builder.stop;
  parser.end();
  const { root, elements, jsonLd, states, nodes } = builder;
  return builder.stop ?? { root, elements, jsonLd, states, nodes };
}

/**
 * Takes a tree apart that is read and no longer needed. Every element leads to every other and their texts to the page's own, so that one element in an old
 * object that the engine has not yet collected keeps the whole page: without this a page outlives its reading, and collecting garbage takes 14 % of the time
 * rather than 3 % (docs/articles.md).
 */
export function releaseTree({ root, elements }: ParsedPage): void {
  for (const element of [root, ...elements]) {
    const open = element as OpenElement;
    open.children = NO_CHILDREN;
    open.parent = null;
    open.attributes = null;
  }
}

/** Elements that may stand in `<head>`; any other ends it, closed or not. */
const IN_HEAD = new Set("base basefont bgsound head html link meta noframes noscript script style template title".split(" "));

/** Elements that hold rows, cells and captions only: HTML puts anything else before the table. */
const TABLE_PARTS = new Set(["table", "tbody", "thead", "tfoot", "tr"]);
const IN_TABLE = new Set("table tbody thead tfoot tr td th caption colgroup form".split(" "));

function isFostered(tag: string, current: OpenElement): boolean {
  return TABLE_PARTS.has(current.tag) && !IN_TABLE.has(tag);
}

/** The parent that HTML gives an element where the page's nesting is not its own: out of `<head>`, out of a table, or a `<tbody>` that is implied. */
function parentOf(tag: string, current: OpenElement): OpenElement {
  if (current.tag === "head" && !IN_HEAD.has(tag)) return current.parent ?? current;
  if (current.tag === "table" && tag === "tr") return impliedBody(current);
  if (!isFostered(tag, current)) return current;
  let table = current;
  while (table.tag !== "table" && table.parent !== null) table = table.parent;
  return table.parent ?? current;
}

/** The `<tbody>` that rows of a table without one stand in. */
function impliedBody(table: OpenElement): OpenElement {
  const last = table.children.at(-1);
  if (last !== undefined && typeof last !== "string" && last.tag === "tbody") return last;
  const body: OpenElement = { tag: "tbody", parent: table, children: NO_CHILDREN, attributes: null };
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

/** The handler that htmlparser2 calls. It has the lifetime of one parse. */
class TreeBuilder {
  readonly root: OpenElement = { tag: "#root", parent: null, children: NO_CHILDREN, attributes: null };
  readonly elements: OpenElement[] = [];
  readonly jsonLd: string[] = [];
  readonly states: string[] = [];
  nodes = 0;
  stop: ParseStop | null = null;
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
  #scripts: string[] = this.jsonLd;
  #parser: Parser | null = null;

  constructor(limits: ParseLimits) {
    this.#limits = limits;
  }

  onparserinit(parser: Parser): void {
    this.#parser = parser;
  }

  onopentagname(name: string): void {
    const tag = TAGS.get(name) ?? name;
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
    const parent = parentOf(tag, this.#current);
    const element: OpenElement = { tag, parent, children: NO_CHILDREN, attributes: null };
    this.elements.push(element);
    if (isFostered(tag, this.#current)) insertLast(parent, element);
    else append(parent, element);
    this.#open.push(this.#current);
    this.#current = element;
  }

  onattribute(name: string, value: string): void {
    if (this.#opaque > 0) {
      if (this.#opaque === 1 && name === "type") this.#openScript(value.toLowerCase());
      return;
    }
    const known = READ.get(name);
    if (known === undefined) return;
    if (this.#current.attributes === null) this.#current.attributes = new AttributeList(known, value);
    else this.#current.attributes.add(known, value);
  }

  onclosetag(): void {
    this.#depth--;
    if (this.#opaque > 0) {
      this.#opaque--;
      if (this.#script !== null) this.#scripts.push(this.#script.join(""));
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
    if (TABLE_PARTS.has(this.#current.tag)) {
      if (text.trim() !== "") insertLast(parentOf("#text", this.#current), text);
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
    append(this.#current, text);
  }

  #openScript(type: string): void {
    const isLinked = type.includes("ld+json");
    if (!isLinked && type !== "application/json") return;
    this.#script = [];
    this.#scripts = isLinked ? this.jsonLd : this.states;
  }

  #halt(reason: ParseStop["reason"], why: string): void {
    this.stop ??= { reason, why };
    this.#parser?.pause();
  }
}
