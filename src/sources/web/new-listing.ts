import type { Listing, PageHints } from "../../model/index.ts";
import { canonicalAddress } from "../../lib/canonical-address.ts";
import type { Fetched } from "./follow-redirects.ts";

/** What is known of an address before it was ever asked for. */
export interface NewListing {
  readonly url: string;
  readonly hints: PageHints;
  readonly stamp: string;
  /** Null when the user named it. */
  readonly sourceId: string | null;
  readonly dueAt: number;
}

export function newListing({ url, hints, stamp, sourceId, dueAt }: NewListing): Listing {
  return {
    key: canonicalAddress(url),
    url,
    sourceId,
    host: new URL(url).host,
    state: "waiting",
    dueAt,
    attempts: 0,
    stamp,
    hints,
    etag: null,
    lastModified: null,
    resolvedKey: null,
    pageId: null,
    trouble: null,
    readAt: null,
    recheckAt: null,
  };
}

/** With the marks that the server gave, and the address that answered where it is another. */
export function withMarks(listing: Listing, fetched: Extract<Fetched, { readonly kind: "body" }>): Listing {
  const answered = canonicalAddress(fetched.url);
  const { etag, lastModified } = fetched.fields;
  return { ...listing, etag, lastModified, resolvedKey: answered === listing.key ? listing.resolvedKey : answered };
}
