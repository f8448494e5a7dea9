import { chooseBody } from "./choose-body.ts";
import { chooseTitle, isSiteName, siteKeys } from "./clean-title.ts";
import { cleanBody } from "./clean-body.ts";
import type { CleanBody } from "./clean-body.ts";
import type { PageFacts } from "./describe-blocks.ts";
import type { Draft } from "./draft.ts";
import { findBylines } from "./find-bylines.ts";
import { findNextPage, findWall } from "./find-rest.ts";
import { listDayClues } from "./list-day-clues.ts";
import { listBlocks } from "./list-blocks.ts";
import type { PageBlocks } from "./list-blocks.ts";
import { keepGallery } from "./keep-gallery.ts";
import type { ArticleLimits } from "./limits.ts";
import { addressOf, domainOf, nameSite } from "./name-outlet.ts";
import type { NumberRoom } from "./number-room.ts";
import { placeTitle } from "./page-zone.ts";
import type { ParsedPage } from "./parse-html.ts";
import type { PreparedArticles } from "./prepare-articles.ts";
import { readDataBody } from "./read-data-body.ts";
import type { Metadata } from "./read-metadata.ts";
import { readMetadata } from "./read-metadata.ts";
import type { RepeatedLines } from "./repeated-lines.ts";
import { scoreBlocks } from "./score-blocks.ts";
import { squash } from "./tree.ts";

/** Blocks before the headline and after the body in which date, byline and source are looked for. */
const AROUND = 12;

export interface HtmlContext {
  readonly prepared: PreparedArticles;
  readonly limits: ArticleLimits;
  readonly url: string | null;
  /** Where numbers about the page are kept. */
  readonly room?: NumberRoom;
  /** Lines that earlier pages of the site had; none where pages are read each by itself. */
  readonly repeated?: RepeatedLines | undefined;
}

/** Reads an HTML page: metadata, headline, body, and the lines around them. */
// oxlint-disable-next-line max-lines-per-function -- one object literal of everything that reading gives
export function readHtml(parsed: ParsedPage, { prepared, limits, url, room, repeated }: HtmlContext): Draft {
  const metadata = readMetadata(parsed);
  const page = listBlocks(parsed.root, room);
  const copyright = page.blocks
    .filter((block) => block.measure.words < 80 && /©|\(c\)|copyright/i.test(block.text))
    .map((block) => block.text);
  const address = addressOf(metadata, url);
  const { all: sites, outlet } = nameSite(metadata, address, copyright);
  const ownNames = siteKeys(sites);
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
  const scores = scoreBlocks(page, factsOf(metadata, prepared), prepared.blocks);
  const chosen = chooseBody(page, scores, { furniture: prepared.furniture, title });
  const kept = dropRepeated(page, keepGallery(page, chosen), { repeated, address });
  const clean = cleanBody(page, kept, prepared.furniture);
  const { jsonLd } = metadata;
  const data = readDataBody({ jsonLd, states: parsed.states, shown: clean.paragraphs, limits });
  const hasNextPage = findNextPage(metadata, address) !== null;
  const place = placeTitle(parsed, title);
  return {
    metadata,
    title,
    sites,
    outlet,
    bylines: {
      data: [metadata.jsonLd?.authors ?? [], metadata.authors],
      organisations: metadata.jsonLd?.organisations ?? [],
      visible: findBylines(parsed, place),
    },
    paragraphs: data ?? clean.paragraphs,
    related: clean.related.filter((headline) => headline !== title && !isSiteName(headline, ownNames)),
    lines: linesAround(page, title, clean),
    clues: listDayClues(page, { elements: parsed.elements, metadata, title, place, first: clean.first, last: clean.last }),
    copyright,
    truncated: hasNextPage || (data === null && (jsonLd?.free === false || findWall(page, clean.last))),
    left: hasNextPage ? new Map([...clean.left, ["further page", 1]]) : clean.left,
  };
}

interface SiteMemory {
  readonly repeated: RepeatedLines | undefined;
  readonly address: string | null;
}

/** Takes lines that other pages of the site have too out of the body, and learns those of this page. */
function dropRepeated({ blocks }: PageBlocks, kept: readonly boolean[], { repeated, address }: SiteMemory): readonly boolean[] {
  const site = repeated === undefined ? null : domainOf(address);
  if (repeated === undefined || site === null) return kept;
  const left = kept.map((each, i) => each && !repeated.has(site, blocks[i]?.text ?? ""));
  repeated.learn(
    site,
    blocks.map(({ text }) => text),
  );
  return left;
}

/** What the page's data says that its blocks are compared with. */
export function factsOf(
  { jsonLd, meta, title, authors }: Metadata,
  { furniture, words }: Pick<PreparedArticles, "furniture" | "words">,
): PageFacts {
  return {
    titles: [jsonLd?.headline ?? "", meta.get("og:title") ?? "", meta.get("twitter:title") ?? "", title],
    summary: meta.get("og:description") ?? meta.get("description") ?? "",
    body: jsonLd?.body ?? "",
    authors: [...(jsonLd?.authors ?? []), ...authors],
    furniture,
    words,
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
