import { chooseBody } from "./choose-body.ts";
import { chooseTitle, isSiteName } from "./clean-title.ts";
import { cleanBody } from "./clean-body.ts";
import type { CleanBody } from "./clean-body.ts";
import type { PageFacts } from "./describe-blocks.ts";
import { describeBlocks, FEATURE_NAMES } from "./describe-blocks.ts";
import type { Draft } from "./draft.ts";
import { findBylines } from "./find-bylines.ts";
import { scoreRows } from "./forest.ts";
import { listDayClues } from "./list-day-clues.ts";
import { listBlocks } from "./list-blocks.ts";
import type { PageBlocks } from "./list-blocks.ts";
import { absoluteUrl, siteNames } from "./name-outlet.ts";
import { placeTitle } from "./page-zone.ts";
import type { ParsedPage } from "./parse-html.ts";
import type { PreparedArticles } from "./prepare-articles.ts";
import type { Metadata } from "./read-metadata.ts";
import { readMetadata } from "./read-metadata.ts";
import { squash } from "./tree.ts";

/** Blocks before the headline and after the body in which date, byline and source are looked for. */
const AROUND = 12;

export interface HtmlContext {
  readonly prepared: PreparedArticles;
  readonly url: string | null;
}

/** Reads an HTML page: metadata, headline, body, and the lines around them. */
export function readHtml(parsed: ParsedPage, { prepared, url }: HtmlContext): Draft {
  const metadata = readMetadata(parsed.root, parsed.jsonLd);
  const page = listBlocks(parsed.root);
  const rows = describeBlocks(page, factsOf(metadata, prepared));
  const kept = chooseBody(page, scoreRows(prepared.blocks, rows, FEATURE_NAMES.length), prepared.furniture);
  const clean = cleanBody(page, kept, prepared.furniture);
  const copyright = page.blocks
    .filter((block) => /©|\(c\)|copyright/i.test(block.text) && block.measure.words < 80)
    .map((block) => block.text);
  const sites = siteNames(metadata, url ?? absoluteUrl(metadata.canonical, null), copyright);
  const title = chooseTitle({
    h1: page.blocks.filter((block) => block.kind === "h1").map((block) => block.text),
    named: [
      metadata.jsonLd?.headline ?? "",
      metadata.meta.get("og:title") ?? "",
      metadata.meta.get("twitter:title") ?? "",
      metadata.meta.get("title") ?? "",
    ].map(squash),
    document: squash(metadata.title),
    sites,
  });
  const place = placeTitle(parsed.root, title);
  return {
    metadata,
    title,
    bylines: {
      data: [metadata.jsonLd?.authors ?? [], metadata.authors],
      organisations: metadata.jsonLd?.organisations ?? [],
      visible: findBylines(parsed.root, place),
    },
    paragraphs: clean.paragraphs,
    related: clean.related.filter((headline) => headline !== title && !isSiteName(headline, sites)),
    lines: linesAround(page, title, clean),
    clues: listDayClues(page, { root: parsed.root, metadata, title, place, first: clean.first, last: clean.last }),
    copyright,
    truncated: metadata.jsonLd?.free === false,
    left: clean.left,
  };
}

/** What the page's data says that its blocks are compared with. */
export function factsOf({ jsonLd, meta, title }: Metadata, { furniture }: Pick<PreparedArticles, "furniture">): PageFacts {
  return {
    titles: [jsonLd?.headline ?? "", meta.get("og:title") ?? "", meta.get("twitter:title") ?? "", title],
    summary: meta.get("og:description") ?? meta.get("description") ?? "",
    body: jsonLd?.body ?? "",
    furniture,
  };
}

/** Lines between the headline and the body first, then those before the headline and after the body. */
function linesAround({ blocks }: PageBlocks, title: string, { first, last }: CleanBody): readonly string[] {
  const start = first < 0 ? blocks.length : first;
  const head = blocks.findLastIndex((block, i) => i < start && block.text === title);
  const from = head < 0 ? Math.max(0, start - AROUND) : head + 1;
  const near = blocks.slice(from, Math.min(start, from + AROUND * 2));
  const before = head < 0 ? [] : blocks.slice(Math.max(0, head - 4), head);
  const after = last < 0 ? [] : blocks.slice(last + 1, last + 1 + AROUND);
  return [...near, ...before, ...after].filter((block) => block.measure.words < 60).map((block) => block.text);
}
