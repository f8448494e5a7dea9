import { contentId } from "../lib/hash.ts";
import type { Article, ArticleTables, Page, Skip, SkipReason } from "../model/index.ts";
import { decodeBytes } from "./decode-bytes.ts";
import { detectLanguage } from "./detect-language.ts";
import type { Draft } from "./draft.ts";
import { chooseByline } from "./choose-byline.ts";
import { looseKey } from "./clean-title.ts";
import { dateOrderOf } from "./date-order.ts";
import type { DateOptions } from "./find-dates.ts";
import { findOrigin } from "./find-origin.ts";
import { findPublished } from "./find-published.ts";
import type { ArticleLimits } from "./limits.ts";
import { DEFAULT_LIMITS } from "./limits.ts";
import { cluesOfUrl } from "./list-day-clues.ts";
import { measureText } from "./measure-text.ts";
import { absoluteUrl, canonicalOf, domainOf } from "./name-outlet.ts";
import { NumberRoom } from "./number-room.ts";
import { parseHtml, releaseTree } from "./parse-html.ts";
import type { PreparedArticles } from "./prepare-articles.ts";
import type { PageText } from "./page-text.ts";
import { prepareArticles } from "./prepare-articles.ts";
import { readHtml } from "./read-html.ts";
import { readPlain } from "./read-plain.ts";
import type { RepeatedLines } from "./repeated-lines.ts";
import { createRepeatedLines } from "./repeated-lines.ts";
import { tellKind } from "./tell-kind.ts";
import { wordBytes } from "./words-only.ts";

export interface ExtractOptions {
  readonly limits?: ArticleLimits;
  /**
   * Whether lines that three pages of a site have are taken out of the body of its later ones. What a page gives then depends on the pages read before it:
   * the same pages in the same order give the same articles. Without it, and always in `extractArticle`, a page gives the same article whatever came before.
   */
  readonly learnsSites?: boolean;
}

/** Fewest words of an article: the shortest wire flashes have a dozen. */
const MIN_WORDS = 12;

/**
 * Takes the article out of a page: HTML or plain text, in any character set.
 *
 * The same page gives the same article, byte for byte. Whatever is wrong with a page is a `Skip`; never throws for what a page holds.
 *
 * @example const article = extractArticle(page, tables.articles)
 */
export function extractArticle(page: Page, tables: ArticleTables, options: ExtractOptions = {}): Article | Skip {
  return createExtractor(tables, options)(page);
}

/**
 * Prepares the tables once for many pages: `createExtractor(tables)(page)` gives what `extractArticle(page, tables)` gives.
 *
 * @example const articles = pages.map(createExtractor(tables.articles))
 */
export function createExtractor(
  tables: ArticleTables,
  { limits = DEFAULT_LIMITS, learnsSites = false }: ExtractOptions = {},
): (page: Page) => Article | Skip {
  const prepared: Prepared = {
    ...prepareArticles(tables),
    limits,
    repeated: learnsSites ? createRepeatedLines() : undefined,
    room: new NumberRoom(ROOM),
  };
  return (page) => extract(page, prepared);
}

interface Prepared extends PreparedArticles {
  readonly limits: ArticleLimits;
  readonly repeated: RepeatedLines | undefined;
  readonly room: NumberRoom;
}

/** Bytes that the numbers of most pages take. */
const ROOM = 512 * 1024;

function extract(page: Page, prepared: Prepared): Article | Skip {
  const { limits, room } = prepared;
  room.clear();
  const skip = (reason: SkipReason, why: string): Skip => ({ kind: "skip", reason, where: page.from, why });
  const size = page.bytes.length;
  if (size === 0) return skip("source/empty", "0 bytes");
  if (size > limits.bytes)
    return skip("source/too-large", `${size.toLocaleString("en-US")} bytes, limit ${limits.bytes.toLocaleString("en-US")}`);
  const decoded = decodeBytes(page.bytes, page.contentType);
  if (isBlank(decoded)) return skip("source/empty", "nothing but white space");
  const kind = tellKind(decoded, page.contentType);
  if (kind === "binary") return skip("source/not-text", `not text in any character set (read as ${decoded.charset})`);
  const url = absoluteUrl(page.url ?? "", null);
  if (kind === "plain") return finish(page, readPlain(decoded.text, prepared, room), { prepared, url });
  const parsed = parseHtml(decoded, limits);
  if ("reason" in parsed) return skip(parsed.reason, parsed.why);
  const draft = readHtml(parsed, { prepared, limits, url, room, repeated: prepared.repeated });
  releaseTree(parsed);
  return finish(page, draft, { prepared, url });
}

/** White space of other scripts is more than one byte long, so that only a text without any of ASCII takes decoding to tell. */
function isBlank(page: PageText): boolean {
  return !page.bytes.some((byte) => byte > 32 && byte < 127) && page.text.trim() === "";
}

interface Context {
  readonly prepared: Prepared;
  readonly url: string | null;
}

// oxlint-disable-next-line max-lines-per-function -- one object literal of every field of an article
function finish(page: Page, draft: Draft, { prepared, url }: Context): Article | Skip {
  const { tables, agencies } = prepared;
  const { metadata, paragraphs } = draft;
  const text = paragraphs.join("\n\n");
  const words = countWords(paragraphs, MIN_WORDS);
  if (paragraphs.length === 0) return { kind: "skip", reason: "article/no-text", where: page.from, why: "no running text" };
  if (words < MIN_WORDS)
    return {
      kind: "skip",
      reason: "article/stub",
      where: page.from,
      why: `${words} word${words === 1 ? "" : "s"}, at least ${MIN_WORDS} needed`,
    };
  const canonicalUrl = metadata === null ? null : canonicalOf(metadata, url);
  const address = url ?? canonicalUrl;
  const title = draft.title || (page.hints?.title ?? "");
  const language = detectLanguage(`${title} ${text}`, metadata?.language ?? page.hints?.language ?? "", prepared.languages);
  const outlet = draft.outlet ?? page.hints?.outlet ?? domainOf(url);
  const options: DateOptions = {
    months: tables.months,
    order: dateOrderOf({ claimed: metadata?.language ?? "", language, url: address }),
  };
  const { published, updatedAt } = findPublished({
    clues: [...draft.clues, ...cluesOfUrl(address)],
    text: [title, ...paragraphs].join("\n"),
    copyright: draft.copyright,
    hints: page.hints,
    holidays: tables.holidays,
    signals: tables.daySignals,
    options,
  });
  const { byline, others } = chooseByline(draft.bylines, {
    months: tables.months,
    agencies,
    sites: new Set([...draft.sites, outlet ?? ""].map(looseKey)),
  });
  const origin = findOrigin({
    paragraphs,
    byline: [...byline, ...others],
    lines: draft.lines,
    copyright: draft.copyright,
    outlet,
    url,
    canonicalUrl,
    agencies,
  });
  return {
    id: contentId(wordBytes(title), wordBytes(text)),
    pageId: page.id,
    from: page.from,
    url,
    canonicalUrl,
    title,
    byline,
    outlet,
    language,
    text,
    published,
    updatedAt,
    origin,
    related: draft.related,
    truncated: draft.truncated,
    skips: [...draft.left].map(([part, count]) => ({
      kind: "skip",
      reason: "article/no-text",
      where: page.from,
      why: `${part}: ${count} left out`,
    })),
  };
}

/** Words of paragraphs, counted until there are enough. */
function countWords(paragraphs: readonly string[], enough: number): number {
  let words = 0;
  for (const paragraph of paragraphs) {
    if (words >= enough) break;
    words += measureText(paragraph).words;
  }
  return words;
}
