import { given } from "../lib/given.ts";
import type { Page, Schedule, Skip } from "../model/index.ts";
import type { Address, ByteSource } from "./archives/archive.ts";
import type { RowFields } from "./archives/read-json-lines.ts";
import { readArchive } from "./archives/read-archive.ts";
import { isPlaceInArchive, readPlace } from "./archives/read-place.ts";
import type { PoliteFetcher } from "./web/polite-fetcher.ts";
import { isWebArchive, webSource } from "./web/web-source.ts";
import type { ArchiveFile, DocumentFile, Listed, PageFile } from "./list-pages.ts";
import { MAX_PAGE_BYTES } from "./page-bytes.ts";

/** A page whose bytes are at hand, or why there are none. */
export interface LoadedPage {
  readonly kind: "loaded";
  readonly page: Page | Skip;
  /** What is remembered once this page is recorded: run in the transaction that records it. */
  readonly settle?: (read: WhatWasRead) => void;
}

/** What the reading told of a page. */
export interface WhatWasRead {
  /** The address that the page calls its own. */
  readonly canonicalUrl: string | null;
}

/** Pages that an earlier run recorded and that are passed over. */
export interface PagesBefore {
  readonly kind: "before";
  readonly count: number;
}

export interface LoadOptions {
  /** Where how far each archive is read stands; null to read all from the start. */
  readonly schedule: Pick<Schedule, "position" | "putPosition"> | null;
  readonly fields?: RowFields;
  readonly maxBytes?: number;
  /** Reads archives on the web, a part at a time; where it is left out their addresses pass as they are. */
  readonly fetcher?: PoliteFetcher;
}

/**
 * Opens the archives in a listing and gives their pages in its order; all else passes as it is.
 *
 * Each page is read when it is asked for, so that memory does not grow with the archive. An archive that is the same file as in an earlier run
 * goes on where that run was.
 */
export async function* loadArchives(
  listing: AsyncIterable<Listed>,
  options: LoadOptions,
): AsyncGenerator<PageFile | DocumentFile | LoadedPage | PagesBefore | Address | Skip> {
  for await (const listed of listing) {
    if (listed.kind === "archive") yield* loadArchive(listed, options);
    else if (listed.kind === "place") yield { kind: "loaded", page: await readPlace(listed.place, readOptions(options)) };
    else if (listed.kind === "address" && options.fetcher !== undefined && isWebArchive(listed.url))
      yield* loadWebArchive(listed.url, options.fetcher, options);
    else yield listed;
  }
}

async function* loadWebArchive(url: string, fetcher: PoliteFetcher, options: LoadOptions): ReturnType<typeof loadArchive> {
  const open = (address: string): ByteSource => webSource(address, fetcher);
  if (isPlaceInArchive(url)) yield { kind: "loaded", page: await readPlace(url, readOptions(options), open) };
  else yield* loadArchive({ kind: "archive", archive: "warc", source: open(url) }, options);
}

async function* loadArchive(file: ArchiveFile, options: LoadOptions): AsyncGenerator<LoadedPage | PagesBefore | Address> {
  const place = file.source.from;
  const fingerprint = await file.source.fingerprint();
  const known = fingerprint === null ? null : (options.schedule?.position(place) ?? null);
  const before = known !== null && known.fingerprint === fingerprint ? known : { next: 0, pages: 0 };
  let { pages } = before;
  // An address that could not be fetched is to be tried again by the next run, so nothing behind one is passed over.
  let holdsAddresses = false;
  if (pages > 0) yield { kind: "before", count: pages };
  for await (const { item, next } of readArchive(file.archive, file.source, { ...readOptions(options), start: before.next })) {
    pages += 1;
    if ("kind" in item && item.kind === "address") {
      holdsAddresses = true;
      yield item;
    } else if (fingerprint === null || holdsAddresses) yield { kind: "loaded", page: item };
    else {
      const position = { place, fingerprint, next, pages };
      yield { kind: "loaded", page: item, settle: () => options.schedule?.putPosition(position) };
    }
  }
}

function readOptions({ fields, maxBytes }: LoadOptions) {
  return { maxBytes: maxBytes ?? MAX_PAGE_BYTES, ...given({ fields }) };
}
