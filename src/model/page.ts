import type { Instant } from "./day.ts";

/**
 * What came in: bytes, and what the carrier said of them. Kept by the hash of the bytes.
 *
 * The same bytes at two addresses are one page content but two `Page` values; the record keeps both addresses.
 */
export interface Page {
  /** `contentId` of the bytes: 26 characters of base 32. */
  readonly id: string;
  /** Where it was read from: an address, or a file path that begins as the user named it (docs/decisions/034-where-a-page-is-from.md). */
  readonly from: string;
  /** The page's address, when the carrier knows it. */
  readonly url?: string;
  /** When the carrier fetched it. Never taken for the day of publication. */
  readonly fetchedAt?: Instant;
  /** Media type with parameters, as the carrier gives it: "text/html; charset=utf-8". Absent when it says nothing. */
  readonly contentType?: string;
  readonly bytes: Uint8Array;
  /** What a feed or archive says beside the bytes; used only where the page itself is silent. */
  readonly hints?: PageHints;
}

export interface PageHints {
  readonly title?: string;
  readonly publishedAt?: Instant;
  readonly outlet?: string;
  readonly language?: string;
}
