import { createHash } from "node:crypto";
import { DomUtils } from "htmlparser2";
import type { PageHints } from "../../model/index.ts";
import { instantOf, readRow, ROW_FIELDS } from "../archives/read-json-lines.ts";
import { decodeDocument } from "./decode-document.ts";
import { parseMarkup } from "./parse-markup.ts";
import type { Markup } from "./parse-markup.ts";
import { wholeAddress } from "../../lib/canonical-address.ts";

/** An address that a feed, sitemap or list names, with what it says of the page. */
export interface ListedItem {
  readonly url: string;
  readonly hints: PageHints;
  /** Another stamp at the same address means that the page changed. */
  readonly stamp: string;
}

/** A source that a list names. */
export interface ListedSource {
  readonly url: string;
  readonly title: string;
  /** Country, language, ownership and whatever else the list says, by name. */
  readonly about: Readonly<Record<string, string>>;
}

/** What names pages instead of being one. */
export type SourceDocument =
  | {
      readonly kind: "feed";
      readonly title: string;
      readonly items: readonly ListedItem[];
      readonly movedTo: string | null;
      readonly everyMs: number | null;
    }
  | { readonly kind: "sources"; readonly title: string; readonly sources: readonly ListedSource[] };

type Element = Extract<Markup["root"]["children"][number], { readonly attribs: unknown }>;

export interface DocumentOptions {
  readonly contentType: string | null;
  /** Where it stands: relative addresses are against it. */
  readonly url: string;
}

/**
 * Reads a feed (RSS 0.9 to 2.0, RDF, Atom, JSON Feed), a sitemap or index of sitemaps, an OPML list, or a list of articles in JSON (GDELT).
 *
 * What is broken is read as far as it goes. Null for what is none of these: a page. Never throws.
 */
export function readDocument(bytes: Uint8Array, { contentType, url }: DocumentOptions): SourceDocument | null {
  const text = decodeDocument(bytes, contentType);
  if (/^\s*[{[]/.test(text.slice(0, 100))) return readJson(text, url);
  if (!ROOTS.has(firstTag(text))) return null;
  const markup = parseMarkup(text, "xml");
  const root = markup?.root.children.find(isElement);
  if (!markup || root === undefined) return null;
  const name = localName(root);
  if (name === "opml") return readOpml(root, url);
  if (name === "sitemapindex")
    return {
      kind: "sources",
      title: "",
      sources: addressesIn(root, "sitemap", { url, cut: markup.cut }).map(({ address }) => ({ url: address, title: "", about: {} })),
    };
  if (name === "urlset")
    return { kind: "feed", title: "", items: readSitemap(root, { url, cut: markup.cut }), movedTo: null, everyMs: null };
  return readFeed(root, { url, cut: markup.cut });
}

const ROOTS: ReadonlySet<string> = new Set(["rss", "rdf", "feed", "opml", "urlset", "sitemapindex"]);

/** Local name of the first element, behind declarations and comments. */
function firstTag(text: string): string {
  const start = text.slice(0, 65_536).replace(/^\s*(?:<\?[^>]*>\s*|<!--[^]*?-->\s*|<!doctype[^>]*>\s*)*/i, "");
  return /^<(?:[\w.-]+:)?([\w.-]+)/.exec(start)?.[1]?.toLowerCase() ?? "";
}

function isElement(node: unknown): node is Element {
  return typeof node === "object" && node !== null && "attribs" in node && "children" in node;
}

/** "link" of "atom:link". */
function localName({ name }: Element): string {
  return name.slice(name.indexOf(":") + 1).toLowerCase();
}

function childrenOf(element: Element): readonly Element[] {
  return element.children.filter(isElement);
}

/** Text of the first child of one of these names, the first name first. A name with a prefix is matched whole. */
function textOf(element: Element, ...names: readonly string[]): string {
  for (const name of names) {
    const child = childrenOf(element).find((each) => (name.includes(":") ? each.name.toLowerCase() === name : localName(each) === name));
    const text = child === undefined ? "" : DomUtils.textContent(child).trim();
    if (text !== "") return text;
  }
  return "";
}

/** All elements of a name, to any depth. */
function allIn(element: Element, ...names: readonly string[]): readonly Element[] {
  return DomUtils.findAll((each) => isElement(each) && names.includes(localName(each)), element.children).filter(isElement);
}

interface FeedOptions {
  readonly url: string;
  /** Elements that the feed ended in: half an address is another address. */
  readonly cut: Markup["cut"];
}

function readFeed(root: Element, { url, cut }: FeedOptions): SourceDocument {
  const channel = childrenOf(root).find((each) => localName(each) === "channel") ?? root;
  const base = baseOf(channel, baseOf(root, url));
  const language = textOf(channel, "language") || (root.attribs["xml:lang"] ?? "");
  const whole = allIn(root, "item", "entry").filter((item) => !cut.has(item));
  const items = whole.flatMap((item) => itemOf(item, { base, language }) ?? []);
  return {
    kind: "feed",
    title: plainText(textOf(channel, "title")),
    items,
    movedTo: wholeAddress(textOf(channel, "itunes:new-feed-url"), url),
    everyMs: everyMs(channel),
  };
}

function baseOf(element: Element, url: string): string {
  return wholeAddress(element.attribs["xml:base"] ?? "", url) ?? url;
}

function itemOf(item: Element, { base, language }: { readonly base: string; readonly language: string }): ListedItem | null {
  const url = linkOf(item, baseOf(item, base));
  if (url === null) return null;
  const title = plainText(textOf(item, "title"));
  const published = textOf(item, "pubdate", "dc:date", "published", "issued", "date");
  const updated = textOf(item, "updated", "modified", "dcterms:modified", "a10:updated", "atom:updated");
  const outlet = textOf(item, "source");
  return listedItem({ url, title, published: published || updated, changed: [title, updated, published], language, outlet });
}

/** The page itself, not its comments, its sound or its feed. */
function linkOf(item: Element, base: string): string | null {
  const links = childrenOf(item).filter((each) => localName(each) === "link");
  const alternate = links.find(
    ({ attribs }) => attribs["href"] && (attribs["rel"] ?? "alternate") === "alternate" && !/atom|rss/.test(attribs["type"] ?? ""),
  );
  const plain = links.find(({ attribs }) => !attribs["href"]);
  const guid = childrenOf(item).find((each) => localName(each) === "guid" && each.attribs["isPermaLink"] !== "false");
  const original = textOf(item, "feedburner:origlink");
  const candidates = [
    original,
    plain === undefined ? "" : DomUtils.textContent(plain),
    alternate?.attribs["href"] ?? "",
    item.attribs["rdf:about"] ?? "",
    guid === undefined ? "" : absoluteOnly(DomUtils.textContent(guid)),
    absoluteOnly(textOf(item, "id")),
  ];
  for (const candidate of candidates) {
    const url = wholeAddress(candidate, base);
    if (url !== null) return url;
  }
  return null;
}

/** An id is an address only when it looks like one. */
function absoluteOnly(text: string): string {
  return /^\s*https?:\/\//i.test(text) ? text : "";
}

interface ItemParts {
  readonly url: string;
  readonly title: string;
  readonly published: string;
  /** What changes when the page does. */
  readonly changed: readonly string[];
  readonly language: string;
  readonly outlet: string;
}

function listedItem({ url, title, published, changed, language, outlet }: ItemParts): ListedItem {
  const publishedAt = published === "" ? null : instantOf(published);
  return {
    url,
    stamp: createHash("sha256").update(JSON.stringify(changed)).digest("base64url").slice(0, 22),
    hints: {
      ...(title === "" ? {} : { title }),
      ...(publishedAt === null ? {} : { publishedAt }),
      ...(language === "" ? {} : { language }),
      ...(outlet === "" ? {} : { outlet }),
    },
  };
}

/** Titles may hold markup, packed twice. */
function plainText(text: string): string {
  if (!/[<&]/.test(text)) return text.replaceAll(/\s+/g, " ").trim();
  const markup = parseMarkup(text, "html");
  return markup === null ? "" : DomUtils.textContent(markup.root).replaceAll(/\s+/g, " ").trim();
}

/** What the publisher says of how often the feed changes: `ttl` in minutes, or the syndication module. */
function everyMs(channel: Element): number | null {
  const ttl = Number(textOf(channel, "ttl"));
  if (ttl > 0) return ttl * 60_000;
  const unit = { hourly: 3600_000, daily: 86_400_000, weekly: 604_800_000, monthly: 2_592_000_000, yearly: 31_536_000_000 }[
    textOf(channel, "sy:updateperiod").toLowerCase()
  ];
  return unit === undefined ? null : unit / Math.max(1, Number(textOf(channel, "sy:updatefrequency")) || 1);
}

function addressesIn(
  root: Element,
  name: string,
  { url, cut }: FeedOptions,
): readonly { readonly address: string; readonly element: Element }[] {
  return childrenOf(root)
    .filter((each) => localName(each) === name && !cut.has(each))
    .flatMap((element) => {
      const address = wholeAddress(textOf(element, "loc"), url);
      return address === null ? [] : [{ address, element }];
    });
}

function readSitemap(root: Element, options: FeedOptions): readonly ListedItem[] {
  return addressesIn(root, "url", options).map(({ address, element }) => {
    const news = childrenOf(element).find((each) => each.name.toLowerCase() === "news:news");
    const publication = news && childrenOf(news).find((each) => localName(each) === "publication");
    const published = news === undefined ? "" : textOf(news, "publication_date");
    const title = news === undefined ? "" : plainText(textOf(news, "title"));
    const changed = textOf(element, "lastmod");
    const [language, outlet] = publication === undefined ? ["", ""] : [textOf(publication, "language"), textOf(publication, "name")];
    return listedItem({ url: address, title, published, changed: [title, changed, published], language, outlet });
  });
}

function readOpml(root: Element, base: string): SourceDocument {
  const head = childrenOf(root).find((each) => localName(each) === "head");
  const sources = allIn(root, "outline").flatMap(({ attribs }) => {
    const { xmlUrl, type: _type, text, title, ...about } = attribs;
    const url = wholeAddress(xmlUrl ?? "", base);
    return url === null ? [] : [{ url, title: title ?? text ?? "", about }];
  });
  return { kind: "sources", title: head === undefined ? "" : textOf(head, "title"), sources };
}

/** JSON Feed, a list of articles, or rows of any kind that have addresses. */
function readJson(text: string, base: string): SourceDocument | null {
  const value = parseJson(text);
  if (typeof value !== "object" || value === null) return null;
  const lists: readonly unknown[] = Array.isArray(value)
    ? [value]
    : ["items", "articles", "stories", "results"].map((name) => (value as Record<string, unknown>)[name]);
  const rows = lists.find(Array.isArray);
  if (rows === undefined) return null;
  const fields = { ...ROW_FIELDS, html: [], text: [] };
  const items = rows.flatMap((row: unknown) => {
    const item = readRow(row, { from: base, maxBytes: 0, fields });
    if (!("kind" in item) || item.kind !== "address") return [];
    const changed = ["title", "date_modified", "date_published", "seendate"].map(
      (name) => JSON.stringify((row as Record<string, unknown>)[name]) ?? "",
    );
    return [{ ...listedItem({ url: item.url, title: "", published: "", changed, language: "", outlet: "" }), hints: item.hints ?? {} }];
  });
  const title = "title" in value && typeof value.title === "string" ? value.title : "";
  return { kind: "feed", title, items, movedTo: null, everyMs: null };
}

function parseJson(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return null; // then it is no document of ours, and a page may begin with a brace
  }
}

/** Feeds that a page says are beside it, in its order. */
export function feedsOfPage(bytes: Uint8Array, { contentType, url }: DocumentOptions): readonly string[] {
  const markup = parseMarkup(decodeDocument(bytes, contentType).slice(0, 500_000), "html");
  const links = DomUtils.findAll((each) => isElement(each) && localName(each) === "link", markup?.root.children ?? []).filter(isElement);
  return links
    .filter(
      ({ attribs }) =>
        /\balternate\b/i.test(attribs["rel"] ?? "") &&
        /application\/(?:rss|atom|feed)\b|application\/feed\+json/i.test(attribs["type"] ?? ""),
    )
    .flatMap(({ attribs }) => wholeAddress(attribs["href"] ?? "", url) ?? []);
}
