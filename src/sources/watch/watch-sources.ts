import type { FollowedSource, Instant, Listing, Schedule } from "../../model/index.ts";
import type { LoadedPage } from "../load-archives.ts";
import { MAX_PAGE_BYTES } from "../page-bytes.ts";
import type { Clock } from "../web/clock.ts";
import type { Fetched } from "../web/follow-redirects.ts";
import { MAX_DOCUMENT_BYTES } from "../web/gather-pages.ts";
import { withOwnAddress } from "../web/own-address.ts";
import { ACCEPT_PAGE } from "../web/page-of-fetched.ts";
import type { PoliteFetcher } from "../web/polite-fetcher.ts";
import { changeSources } from "./change-sources.ts";
import { newSource, sourceIdOf } from "./new-source.ts";
import { ACCEPT_FEED } from "./accept-feed.ts";
import { Backlog } from "./backlog.ts";
import { dueOf } from "./recheck.ts";
import type { SettledFetch } from "./settle-fetch.ts";
import { settleFetch } from "./settle-fetch.ts";
import type { SettledPoll } from "./settle-poll.ts";
import { settlePoll } from "./settle-poll.ts";

export interface WatchOptions {
  readonly fetcher: PoliteFetcher;
  readonly schedule: Schedule;
  /** Runs work in one transaction of the record. */
  readonly write: (work: () => void) => void;
  readonly clock: Clock;
  /** Between 0 and 1. */
  readonly random: () => number;
  /** Aborted: nothing more is begun, what is under way is dropped and stays due. */
  readonly signal: AbortSignal;
  /** "drained": ends when nothing is due and nothing under way. */
  readonly until: "stopped" | "drained";
  readonly onEvent?: (event: WatchEvent) => void;
  /** How long after publication a page is asked for again, in milliseconds, ascending; never when left out. */
  readonly recheckMs?: readonly number[];
  /** How often requests of other processes are looked for, in milliseconds; only at the start when left out. */
  readonly requestsMs?: number;
}

/** What happens, for logs and metrics. */
export type WatchEvent =
  | {
      readonly kind: "poll";
      readonly source: FollowedSource;
      readonly before: FollowedSource;
      readonly outcome: SettledPoll["outcome"];
      readonly fresh: number;
    }
  | { readonly kind: "fetch"; readonly listing: Listing; readonly outcome: SettledFetch["outcome"]; readonly bytes: number };

/** Polls and fetches under way at once; of one host one fetch at a time. */
const POLLS = 16;
const FETCHES = 32;
/** Listings that are taken over from an earlier run; more than that wait for the next. */
const MOST_WAITING = 200_000;
/** Sources that one index or list may bring. */
const MOST_NAMED = 1000;

/**
 * Polls the followed sources when they are due, fetches what they list, and gives the pages as they come.
 *
 * Everything that must outlive the process is in the schedule: a page stays due until it is recorded, in the transaction that records it, so
 * that a process that is killed misses nothing, and fetches nothing twice but what was under way. This process alone writes the schedule.
 */
export async function* watchSources(options: WatchOptions): AsyncGenerator<LoadedPage> {
  const watch = new Watch(options);
  try {
    while (!options.signal.aborted) {
      watch.begin();
      const pages = watch.takePages();
      yield* pages;
      if (pages.length > 0) continue;
      if (options.until === "drained" && watch.isDrained()) return;
      await watch.rest();
    }
  } finally {
    await watch.end();
  }
}

class Watch {
  readonly #options: WatchOptions;
  readonly #sources: Map<string, FollowedSource>;
  readonly #polling = new Set<string>();
  readonly #backlog = new Backlog();
  /** Hosts that a page is being fetched from. */
  readonly #busy = new Set<string>();
  /** Keys of what is being fetched, or fetched and not yet recorded. */
  readonly #underWay = new Set<string>();
  readonly #running = new Set<Promise<void>>();
  #pages: LoadedPage[] = [];
  #bell = Promise.withResolvers<void>();
  #fault: { readonly error: unknown } | null = null;
  /** When requests are looked for next. */
  #lookAt = -Infinity;

  constructor(options: WatchOptions) {
    this.#options = options;
    const { schedule, recheckMs = [] } = options;
    this.#sources = new Map(schedule.sources().map((source) => [source.id, source]));
    const all = { now: Number.MAX_SAFE_INTEGER, limit: MOST_WAITING, perHost: MOST_WAITING, rechecks: recheckMs.length > 0 };
    for (const listing of schedule.dueListings(all)) this.#backlog.put(listing);
  }

  /** Begins what is due, as far as there is room. */
  begin(): void {
    if (this.#fault !== null) throw this.#fault.error;
    this.#bell = Promise.withResolvers<void>();
    const now = this.#options.clock.now();
    if (now >= this.#lookAt) this.#takeRequests(now);
    for (const source of this.#sources.values()) {
      if (this.#polling.size >= POLLS) break;
      if (this.#isToPoll(source) && source.dueAt <= now) this.#run(this.#poll(source));
    }
    while (this.#busy.size < FETCHES) {
      const listing = this.#backlog.take(now, this.#isFree);
      if (listing === null) break;
      this.#run(this.#fetch(listing));
    }
  }

  #takeRequests(now: number): void {
    const { schedule, write, requestsMs } = this.#options;
    this.#lookAt = requestsMs === undefined ? Infinity : now + requestsMs;
    if (schedule.countRequests() === 0) return;
    write(() => void changeSources(schedule, schedule.takeRequests(), instantOf(now)));
    for (const source of schedule.sources()) this.#sources.set(source.id, source);
  }

  takePages(): readonly LoadedPage[] {
    return this.#pages.splice(0);
  }

  isDrained(): boolean {
    return this.#running.size + this.#underWay.size === 0 && this.#nextDueAt() > this.#options.clock.now();
  }

  /** Until something under way is done, something falls due, or all is to end. */
  async rest(): Promise<void> {
    const { clock, signal } = this.#options;
    const timer = new AbortController();
    const stop = (): void => this.#bell.resolve();
    signal.addEventListener("abort", stop);
    const due = Math.min(this.#nextDueAt(), this.#lookAt);
    const sleep = due === Infinity ? [] : [clock.sleep(Math.max(0, due - clock.now()), timer.signal)];
    await Promise.race([this.#bell.promise, ...sleep]);
    timer.abort();
    signal.removeEventListener("abort", stop);
  }

  async end(): Promise<void> {
    await Promise.all(this.#running);
    if (this.#fault !== null) throw this.#fault.error;
  }

  readonly #isFree = (host: string): boolean => !this.#busy.has(host);

  #isToPoll({ id, state }: FollowedSource): boolean {
    return (state === "active" || state === "dead") && !this.#polling.has(id);
  }

  /** When the next of what can be begun falls due; where there is no room, the bell tells when there is. */
  #nextDueAt(): number {
    let next = this.#busy.size < FETCHES ? this.#backlog.nextDueAt(this.#isFree) : Infinity;
    if (this.#polling.size >= POLLS) return next;
    for (const source of this.#sources.values()) if (this.#isToPoll(source)) next = Math.min(next, source.dueAt);
    return next;
  }

  #run(work: Promise<void>): void {
    const done = work
      .catch((error: unknown) => void (this.#fault ??= { error }))
      .finally(() => {
        this.#running.delete(done);
        this.#bell.resolve();
      });
    this.#running.add(done);
  }

  async #poll(source: FollowedSource): Promise<void> {
    const { fetcher, schedule, clock, random, signal } = this.#options;
    this.#polling.add(source.id);
    try {
      const { etag, lastModified } = source;
      const fetched = await fetcher.fetch(source.address, {
        accept: ACCEPT_FEED,
        maxBytes: MAX_DOCUMENT_BYTES,
        etag,
        lastModified,
        signal,
      });
      if (signal.aborted) return;
      const settled = settlePoll(source, fetched, { now: clock.now(), random, listing: (key) => schedule.listing(key) });
      this.#keepPoll(source, settled);
    } finally {
      this.#polling.delete(source.id);
    }
  }

  #keepPoll(before: FollowedSource, { source, listings, sources, outcome }: SettledPoll): void {
    const { schedule, write, onEvent } = this.#options;
    const twin = [...this.#sources.values()].find(
      ({ id, address, state }) => id !== source.id && state !== "removed" && address === source.address,
    );
    const said = this.#sources.get(source.id)?.state ?? before.state;
    const kept: FollowedSource =
      twin === undefined
        ? { ...source, state: said === before.state ? source.state : said }
        : { ...source, state: "removed", trouble: `it moved to ${twin.address}, which is followed already` };
    const named = sources.slice(0, MOST_NAMED).filter(({ url }) => !this.#sources.has(sourceIdOf(url)));
    const added = named.map((each) =>
      newSource({ ...each, about: { ...source.about, ...each.about } }, instantOf(this.#options.clock.now())),
    );
    write(() => {
      for (const each of [kept, ...added]) schedule.putSource(each);
      for (const listing of listings) schedule.putListing(listing);
    });
    for (const each of [kept, ...added]) this.#sources.set(each.id, each);
    for (const listing of listings) if (!this.#underWay.has(listing.key)) this.#backlog.put(listing);
    onEvent?.({ kind: "poll", source: kept, before, outcome, fresh: listings.length });
  }

  async #fetch(listing: Listing): Promise<void> {
    const { fetcher, schedule, clock, random, signal } = this.#options;
    const { key, host, url, etag, lastModified } = listing;
    this.#underWay.add(key);
    this.#busy.add(host);
    try {
      const fetched = await fetcher.fetch(url, { accept: ACCEPT_PAGE, maxBytes: MAX_PAGE_BYTES, etag, lastModified, signal });
      if (signal.aborted) return;
      const now = clock.now();
      this.#keepFetch(
        settleFetch(listing, fetched, {
          now,
          instant: instantOf(now),
          random,
          listing: (other) => schedule.listing(other),
          recheckMs: this.#options.recheckMs ?? [],
        }),
        fetched,
      );
    } finally {
      this.#busy.delete(host);
    }
  }

  #keepFetch({ listing, page, outcome }: SettledFetch, fetched: Fetched): void {
    const { write, onEvent } = this.#options;
    if (page === null) write(() => this.#settle(listing, null));
    else this.#pages.push({ kind: "loaded", page, settle: ({ canonicalUrl }) => this.#settle(listing, canonicalUrl) });
    onEvent?.({ kind: "fetch", listing, outcome, bytes: fetched.kind === "body" ? fetched.bytes.length : 0 });
  }

  /** In the transaction that records the page. Where its source said meanwhile that it changed, it is due again. */
  #settle(listing: Listing, canonicalUrl: string | null): void {
    const { schedule } = this.#options;
    const said = schedule.listing(listing.key);
    const own = withOwnAddress(listing, canonicalUrl);
    const isChanged = said !== null && said.key === listing.key && said.stamp !== listing.stamp;
    const settled: Listing = isChanged
      ? { ...own, stamp: said.stamp, hints: said.hints, state: "waiting", dueAt: said.dueAt, attempts: 0 }
      : own;
    schedule.putListing(settled);
    this.#underWay.delete(listing.key);
    if (dueOf(settled) < Infinity) this.#backlog.put(settled);
    this.#bell.resolve();
  }
}

function instantOf(ms: number): Instant {
  return `${new Date(ms).toISOString().slice(0, 19)}Z`;
}
