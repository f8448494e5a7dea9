import { contentId } from "../lib/hash.ts";
import { given } from "../lib/given.ts";
import type { Day, Page, PageHints, Skip } from "../model/index.ts";
import { archiveKindOfBytes, archiveKindOfName, headOfFile } from "./archives/read-archive.ts";
import type { ArchiveKind } from "./archives/read-archive.ts";
import { isPlaceInArchive, readPlace } from "./archives/read-place.ts";
import { fetchPage } from "./web/fetch-page.ts";
import { isAddress } from "./is-address.ts";
import { MAX_PAGE_BYTES, skipOf } from "./page-bytes.ts";
import { readPageFile } from "./read-page-file.ts";

/** What the caller knows beside the page. */
export interface PageOptions {
  /** The page's address, where the page does not say it. */
  readonly url?: string;
  /** Day of publication, used only where the page itself is silent. */
  readonly day?: Day;
  /** "any" also lets loopback, private and link-local addresses be fetched; "public" is the default. */
  readonly addresses?: "public" | "any";
  /** What is told to servers; "Demarche" when left out. */
  readonly userAgent?: string;
  /** Most bytes, packed and unpacked; 8 MiB when left out. */
  readonly maxBytes?: number;
}

/**
 * Reads a page from a file, a place in an archive ("news.warc.gz#offset=48213") or an http(s) address.
 *
 * Whatever is wrong with it (gone, empty, too large, damaged, not text, refused) is a `Skip`; never throws for what a place holds.
 *
 * @example const page = await readPage("page.html", { day: "2022-08-15" })
 */
export async function readPage(place: string, options: PageOptions = {}): Promise<Page | Skip> {
  const limit = given({ maxBytes: options.maxBytes });
  const archive = isAddress(place) ? null : archiveOf(place);
  if (archive !== null && archive !== "mail") return skipOf("source/not-text", place, ARCHIVE);
  if (archive === "mail" || isPlaceInArchive(place))
    return addHints(await readPlace(place, { maxBytes: MAX_PAGE_BYTES, ...limit }), options);
  if (!isAddress(place)) return addHints(readPageFile(place, limit), options);
  const now = `${new Date().toISOString().slice(0, 19)}Z`;
  const { addresses = "public", userAgent = "Demarche" } = options;
  return addHints(await fetchPage(place, { now, userAgent, addresses, ...limit }), options);
}

const ARCHIVE = 'an archive of pages, which ingest reads; one page has a place in it, as "news.warc.gz#offset=48213"';

/** What holds many pages is not one; a mail holds one. */
function archiveOf(path: string): ArchiveKind | null {
  const head = headOfFile(path);
  return head.length === 0 ? null : (archiveKindOfName(path) ?? archiveKindOfBytes(head));
}

/**
 * Makes a page of text at hand: HTML, or plain text.
 *
 * @example pageFromText("Norway praised Chile.", { day: "2024-05-01" })
 */
export function pageFromText(text: string, options: Pick<PageOptions, "url" | "day"> & { readonly from?: string } = {}): Page {
  const bytes = new TextEncoder().encode(text);
  const page: Page = { id: contentId(bytes), from: options.from ?? options.url ?? "text", contentType: contentTypeOf(text), bytes };
  return { ...page, ...hintsOf(page, options) };
}

/** Adds what the caller knows; a skip stays as it is. */
export function addHints(page: Page | Skip, options: Pick<PageOptions, "url" | "day">): Page | Skip {
  return "kind" in page ? page : { ...page, ...hintsOf(page, options) };
}

function hintsOf(page: Page, { url, day }: Pick<PageOptions, "url" | "day">): { readonly url?: string; readonly hints?: PageHints } {
  return {
    ...given({ url }),
    ...(day === undefined ? {} : { hints: { ...page.hints, publishedAt: `${day}T00:00:00Z` } }),
  };
}

function contentTypeOf(text: string): string {
  return /^\s*(?:<!--|<!doctype|<[a-z][a-z0-9]*[\s/>])/i.test(text) ? "text/html; charset=utf-8" : "text/plain; charset=utf-8";
}
