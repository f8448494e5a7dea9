import { chooseBody } from "./choose-body.ts";
import { chooseTitle } from "./clean-title.ts";
import { cleanBody } from "./clean-body.ts";
import type { CleanBody } from "./clean-body.ts";
import type { Draft } from "./draft.ts";
import { findBylines } from "./find-bylines.ts";
import { HINT } from "./hints.ts";
import { listDayClues } from "./list-day-clues.ts";
import { listBlocks } from "./list-blocks.ts";
import type { PageBlocks } from "./list-blocks.ts";
import type { FurnitureIndex } from "./match-furniture.ts";
import { absoluteUrl, siteNames } from "./name-outlet.ts";
import { placeTitle } from "./page-zone.ts";
import type { ParsedPage } from "./parse-html.ts";
import { readMetadata } from "./read-metadata.ts";
import { squash } from "./tree.ts";

/** Blocks before the headline and after the body in which date, byline and source are looked for. */
const AROUND = 12;

export interface HtmlContext {
  readonly furniture: FurnitureIndex;
  readonly url: string | null;
}

/** Reads an HTML page: metadata, headline, body, and the lines around them. */
export function readHtml(parsed: ParsedPage, { furniture, url }: HtmlContext): Draft {
  const metadata = readMetadata(parsed.root, parsed.jsonLd);
  const page = listBlocks(parsed.root);
  const body = chooseBody(page);
  const clean: CleanBody = body === null ? NOTHING : cleanBody(page, body, furniture);
  const copyright = page.blocks.filter((block) => /©|\(c\)|copyright/i.test(block.text) && block.words < 80).map((block) => block.text);
  const address = url ?? absoluteUrl(metadata.canonical, null);
  const title = chooseTitle({
    h1: page.blocks.filter((block) => block.kind === "h1").map((block) => block.text),
    named: [
      metadata.jsonLd?.headline ?? "",
      metadata.meta.get("og:title") ?? "",
      metadata.meta.get("twitter:title") ?? "",
      metadata.meta.get("title") ?? "",
    ].map(squash),
    document: squash(metadata.title),
    sites: siteNames(metadata, address, copyright),
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
    related: [...new Set([...clean.related, ...relatedBoxes(page)])],
    lines: linesAround(page, title, clean),
    clues: listDayClues(page, { root: parsed.root, metadata, title, place, first: clean.first, last: clean.last }),
    copyright,
    truncated: metadata.jsonLd?.free === false,
    left: clean.left,
  };
}

const NOTHING: CleanBody = { paragraphs: [], first: -1, last: -1, related: [], left: new Map() };

/** Headlines in boxes beside the article that call themselves related, recommended or most read. */
function relatedBoxes({ boxes, blocks }: PageBlocks): readonly string[] {
  const hintsUp = (box: number): number => {
    let hints = 0;
    for (let at = box; at >= 0; at = boxes[at]?.parent ?? -1) hints |= boxes[at]?.hints ?? 0;
    return hints;
  };
  return blocks
    .filter((block) => block.linked > block.text.length * 0.8 && block.words >= 3 && block.text.length < 200)
    .filter((block) => (hintsUp(block.box) & (HINT.related | HINT.navigation)) === HINT.related)
    .map((block) => block.text);
}

/** Lines between the headline and the body first, then those before the headline and after the body. */
function linesAround({ blocks }: PageBlocks, title: string, { first, last }: CleanBody): readonly string[] {
  const start = first < 0 ? blocks.length : first;
  const head = blocks.findLastIndex((block, i) => i < start && block.text === title);
  const from = head < 0 ? Math.max(0, start - AROUND) : head + 1;
  const near = blocks.slice(from, Math.min(start, from + AROUND * 2));
  const before = head < 0 ? [] : blocks.slice(Math.max(0, head - 4), head);
  const after = last < 0 ? [] : blocks.slice(last + 1, last + 1 + AROUND);
  return [...near, ...before, ...after].filter((block) => block.words < 60).map((block) => block.text);
}
