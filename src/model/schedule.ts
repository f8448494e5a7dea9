import type { Instant } from "./day.ts";
import type { PageHints } from "./page.ts";

/**
 * What is read when: the sources that are followed, the addresses that they listed, and how far archives are read.
 *
 * Bookkeeping, not fact: rows are changed in place. Writes join the transaction of `Store.write`, so that a page is recorded and settled
 * at once or not at all. Times are milliseconds since 1970 of the caller's clock.
 */
export interface Schedule {
  /** How far an archive is read; null when it was never begun. */
  position(place: string): ReadingPosition | null;
  putPosition(position: ReadingPosition): void;

  /** In the order in which they were added, removed ones too. */
  sources(): readonly FollowedSource[];
  /** Adds a source, or changes the one of this id. */
  putSource(source: FollowedSource): void;

  /** By its key, or by the key of the address that it led to. */
  listing(key: string): Listing | null;
  /** Adds a listing, or changes the one of this key. */
  putListing(listing: Listing): void;
  /** What is to be fetched at an instant, longest due first; of one host at most `perHost`. Rechecks too when asked for. */
  dueListings(options: {
    readonly now: number;
    readonly limit: number;
    readonly perHost: number;
    readonly rechecks?: boolean;
  }): readonly Listing[];
  countListings(sourceId?: string): ListingCounts;

  /** Lays a request before the process that writes, in the order of laying. Works in a record that was opened to ask. */
  putRequest(request: SourceRequest): void;
  countRequests(): number;
  /** What was asked, first things first; gone when the running write is done. */
  takeRequests(): readonly SourceRequest[];

  host(origin: string): HostState | null;
  putHost(host: HostState): void;
}

/** What is to change about the followed sources: another one, or again one that was paused or removed; or no more one of this id. */
export type SourceRequest =
  | { readonly kind: "follow"; readonly url: string; readonly title: string; readonly about: Readonly<Record<string, string>> }
  | { readonly kind: "paused" | "removed"; readonly id: string };

export interface ReadingPosition {
  /** What the record calls the archive. */
  readonly place: string;
  /** Tells whether the file is still the one that was read. */
  readonly fingerprint: string;
  /** Where to go on, in the archive's own measure. */
  readonly next: number;
  /** Pages before that. */
  readonly pages: number;
}

/** "dead": polled once a day, to see whether it has come back. "removed": kept, so that its figures stay. */
export type SourceState = "active" | "paused" | "dead" | "removed";

/** A feed or sitemap that is followed. */
export interface FollowedSource {
  /** `contentId` of its canonical address when it was added. */
  readonly id: string;
  /** Where it is now. */
  readonly address: string;
  readonly state: SourceState;
  readonly title: string;
  readonly addedAt: Instant;
  readonly dueAt: number;
  /** From one poll to the next; follows how often it changes. */
  readonly intervalMs: number;
  /** As the server gave them, to be given back letter for letter. */
  readonly etag: string | null;
  readonly lastModified: string | null;
  /** Hash of what came last, for servers that always answer 200. */
  readonly digest: string | null;
  readonly polls: number;
  /** Polls since the last one that went well. */
  readonly failures: number;
  readonly lastOkAt: number | null;
  readonly lastNewAt: number | null;
  /** Why the last poll failed; null when it went well. */
  readonly trouble: string | null;
  /** Where it was before, oldest first. */
  readonly movedFrom: readonly string[];
  /** What a list said of it: country, language, ownership. */
  readonly about: Readonly<Record<string, string>>;
}

/** "waiting": to be fetched when due. "done": in the record, read or skipped. "given-up": it never answered. */
export type ListingState = "waiting" | "done" | "given-up";

/** An address that a source listed, or that the user named. */
export interface Listing {
  /** The canonical address: what makes two addresses one page. */
  readonly key: string;
  /** The address as listed, which is what is fetched. */
  readonly url: string;
  /** Whose it is; null when the user named it. The first source that listed it. */
  readonly sourceId: string | null;
  readonly host: string;
  readonly state: ListingState;
  readonly dueAt: number;
  readonly attempts: number;
  /** What the source says of it, hashed: another stamp means that it changed. */
  readonly stamp: string;
  readonly hints: PageHints;
  readonly etag: string | null;
  readonly lastModified: string | null;
  /** Key of the address that answered, or that the page calls its own, where it is another. */
  readonly resolvedKey: string | null;
  /** Id of the page that came last. */
  readonly pageId: string | null;
  readonly trouble: string | null;
  /** When the page came first; null before. */
  readonly readAt: number | null;
  /** When a page that is done is asked for again, in case that it was changed; null when not. */
  readonly recheckAt: number | null;
}

export interface ListingCounts {
  readonly waiting: number;
  readonly done: number;
  readonly givenUp: number;
}

/** What is known of a server: its robots.txt, and when it may be asked again. */
export interface HostState {
  /** "https://example.org". */
  readonly origin: string;
  /** The file as it was; empty when there is none; null when the server failed, which forbids everything. */
  readonly robots: string | null;
  readonly robotsAt: number;
  readonly notBefore: number;
}
