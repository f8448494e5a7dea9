import { attributeBits } from "./markup-names.ts";
import { readJsonLd } from "./read-json-ld.ts";
import type { JsonLdArticle } from "./read-json-ld.ts";
import type { ParsedPage } from "./parse-html.ts";
import type { PageElement } from "./tree.ts";
import { attributeOf, hasAny, squash, textOf, walkElements } from "./tree.ts";

/** What a page says of itself outside its words. */
export interface Metadata {
  readonly jsonLd: JsonLdArticle | null;
  /** `<meta>` values by lower-case name, property or itemprop; the first of each name. */
  readonly meta: ReadonlyMap<string, string>;
  /** All values of `<meta>` names that say who wrote it. */
  readonly authors: readonly string[];
  /** `<title>`. */
  readonly title: string;
  readonly canonical: string;
  /** Where `<link>` or a visible link says that the page goes on, as written. */
  readonly next: string;
  /** `<html lang>`. */
  readonly language: string;
  /** The publisher that microdata names, "" where it names none. */
  readonly publisher: string;
  /** Texts of the links to the front page and of elements that are called the site's name. */
  readonly siteLabels: readonly string[];
}

const AUTHOR_NAMES = new Set([
  "author",
  "article:author",
  "dc.creator",
  "dcterms.creator",
  "parsely-author",
  "sailthru.author",
  "byl",
  "citation_author",
  "article.author",
  "cxenseparse:author",
  "og:article:author",
]);

/** Reads `<meta>`, `<link>`, `<title>` and JSON-LD. */
export function readMetadata({ elements, jsonLd }: Pick<ParsedPage, "elements" | "jsonLd">): Metadata {
  const meta = new Map<string, string>();
  const authors: string[] = [];
  const links = new Map<string, string>();
  let title = "";
  let language = "";
  let publisher = "";
  const siteLabels: string[] = [];
  let next = "";
  let looked = 0;
  const isLabel = createLabelTest();
  for (const element of elements) {
    const { tag, attributes } = element;
    if (attributes === null) {
      if (tag === "title" && title === "") title = textOf(element);
      continue;
    }
    const { kinds } = attributes;
    if (tag === "meta") readMeta(element, { meta, authors });
    else if (tag === "link") readLink(element, links);
    else if (next === "" && tag === "a" && (kinds & REL) !== 0 && attributes.get("rel") === "next") next = attributeOf(element, "href");
    else if (tag === "title" && title === "") title = textOf(element);
    else if (tag === "html" && language === "") language = attributeOf(element, "lang") || attributeOf(element, "xml:lang");
    else if (publisher === "" && (kinds & ITEMPROP) !== 0 && attributes.get("itemprop")?.toLowerCase() === "publisher")
      publisher = namedIn(element);
    else if (++looked < MAX_LOOKED && isLabel(element)) siteLabels.push(textOf(element));
  }
  return {
    jsonLd: readJsonLd(jsonLd, { title, canonical: links.get("canonical") ?? "" }),
    meta,
    authors,
    title,
    canonical: links.get("canonical") ?? "",
    next: links.get("next") ?? next,
    language,
    publisher,
    siteLabels: siteLabels.filter((label) => label !== "" && label.length < MAX_LABEL),
  };
}

/** Elements among which the site's name is looked for, which stands at the top, and longest label that is a name. */
const MAX_LOOKED = 200;
const MAX_LABEL = 80;
const SITE_NAMED = /(?:site|blog)-?_?(?:name|title|head)|masthead|\blogo\b|\bbrand\b/i;

const CONTENT = attributeBits("content");
const NAMING = ["property", "name", "itemprop", "http-equiv"].map((attribute) => [attribute, attributeBits(attribute)] as const);
const REL = attributeBits("rel");
const ITEMPROP = attributeBits("itemprop");
const ID = attributeBits("id");

/** Tells a link to the front page, or an element that is called the site's name. */
function createLabelTest(): (element: PageElement) => boolean {
  const known: (boolean | undefined)[] = [];
  return ({ tag, attributes, className }) => {
    const href = tag === "a" ? attributes?.get("href") : undefined;
    if (tag === "a") return href !== undefined && /^(?:https?:\/\/[^/]+)?\/?(?:index\.html?)?$/.test(href);
    const { number, text } = className;
    while (known.length <= number) known.push(undefined);
    const isNamed = (known[number] ??= SITE_NAMED.test(text));
    return isNamed || (attributes !== null && (attributes.kinds & ID) !== 0 && SITE_NAMED.test(attributes.get("id") ?? ""));
  };
}

/** The name of a microdata item: its `itemprop="name"`, else its text. */
function namedIn(item: PageElement): string {
  let name = "";
  walkElements(item, (element) => {
    if (name === "" && attributeOf(element, "itemprop").toLowerCase() === "name") name = attributeOf(element, "content") || textOf(element);
    return undefined;
  });
  return squash(name || attributeOf(item, "content") || (attributeOf(item, "href") === "" ? textOf(item) : ""));
}

interface Found {
  readonly meta: Map<string, string>;
  readonly authors: string[];
}

function readMeta(element: PageElement, { meta, authors }: Found): void {
  if (!hasAny(element, CONTENT)) return;
  const value = squash(attributeOf(element, "content"));
  if (value === "") return;
  for (const [attribute, bit] of NAMING) {
    const name = hasAny(element, bit) ? attributeOf(element, attribute).trim().toLowerCase() : "";
    if (name === "") continue;
    if (!meta.has(name)) meta.set(name, value);
    if (AUTHOR_NAMES.has(name)) authors.push(value);
  }
}

function readLink(element: PageElement, links: Map<string, string>): void {
  const href = attributeOf(element, "href");
  for (const rel of attributeOf(element, "rel").toLowerCase().split(/\s+/)) if (rel !== "" && !links.has(rel)) links.set(rel, href);
}
