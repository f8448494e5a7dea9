import { isSkip } from "../../model/index.ts";
import type { Instant, Listing, Page, Skip } from "../../model/index.ts";
import { MAX_PAGE_BYTES } from "../page-bytes.ts";
import type { Fetched } from "../web/follow-redirects.ts";
import { withMarks } from "../web/new-listing.ts";
import { nextRecheck } from "./recheck.ts";
import { pageOfFetched } from "../web/page-of-fetched.ts";
import { mayPass } from "../web/polite-fetcher.ts";
import { backOffMs } from "../web/retry-after.ts";

/** A page that failed so often, over one to two days, is given up: a server may be down for a night. */
const MOST_ATTEMPTS = 12;
/** A feed may be ahead of its pages: what is not found at first is asked for twice more. */
const MOST_MISSES = 3;
const RETRY = { firstMs: 5 * 60_000, mostMs: 12 * 3600_000 } as const;

/** What a fetch changes; `page` is to be recorded together with it, null when there is nothing to record. */
export interface SettledFetch {
  readonly listing: Listing;
  readonly page: Page | Skip | null;
  readonly outcome: "read" | "unchanged" | "known" | "skipped" | "later" | "failed";
}

export interface FetchContext {
  /** Milliseconds since 1970, and the same for the record. */
  readonly now: number;
  readonly instant: Instant;
  readonly random: () => number;
  readonly listing: (key: string) => Listing | null;
  /** How long after publication a page is asked for again, in milliseconds, ascending; none when left out. */
  readonly recheckMs?: readonly number[];
}

/** What came of asking for a page. Pure: the world is in the arguments. */
export function settleFetch(listing: Listing, fetched: Fetched, context: FetchContext): SettledFetch {
  if (listing.state === "done" && fetched.kind !== "body") return settleRecheck(listing, fetched, context);
  const settled = settleFirst(listing, fetched, context);
  if (settled.outcome !== "read" && settled.outcome !== "unchanged")
    return { ...settled, listing: { ...settled.listing, recheckAt: null } };
  const read = { ...settled.listing, readAt: listing.readAt ?? context.now };
  return { ...settled, listing: { ...read, recheckAt: nextRecheck(read, context.now, context.recheckMs ?? []) } };
}

/** A page that is in the record is looked at again when its time comes, and not sooner because a look failed; one that is gone no more. */
function settleRecheck(listing: Listing, fetched: Fetched, { now, recheckMs = [] }: FetchContext): SettledFetch {
  if (fetched.kind === "later") return { listing: { ...listing, recheckAt: fetched.at }, page: null, outcome: "later" };
  const recheckAt = isMiss(fetched) || isGone(fetched) ? null : nextRecheck(listing, now, recheckMs);
  return { listing: { ...listing, recheckAt }, page: null, outcome: fetched.kind === "unchanged" ? "unchanged" : "failed" };
}

function settleFirst(listing: Listing, fetched: Fetched, context: FetchContext): SettledFetch {
  const { now, instant, random } = context;
  if (fetched.kind === "later") return { listing: { ...listing, dueAt: fetched.at }, page: null, outcome: "later" };
  const attempts = listing.attempts + 1;
  const done = { ...listing, attempts, state: "done", trouble: null } as const;
  if (fetched.kind === "unchanged") return { listing: done, page: null, outcome: "unchanged" };
  const page = pageOfFetched(fetched, { from: listing.url, now: instant, maxBytes: MAX_PAGE_BYTES, hints: listing.hints });
  if (fetched.kind === "body") return settleBody(withMarks(done, fetched), page, context);
  const trouble = isSkip(page) ? page.why : null;
  const most = mayPass(fetched) ? MOST_ATTEMPTS : isMiss(fetched) ? MOST_MISSES : 0;
  if (attempts < most)
    return {
      listing: { ...listing, attempts, trouble, dueAt: now + backOffMs(attempts, { ...RETRY, random }) },
      page: null,
      outcome: "failed",
    };
  return { listing: { ...done, state: mayPass(fetched) ? "given-up" : "done", trouble }, page, outcome: "skipped" };
}

function settleBody(listing: Listing, page: Page | Skip, context: FetchContext): SettledFetch {
  if (isSkip(page)) return { listing: { ...listing, trouble: page.why }, page, outcome: "skipped" };
  if (page.id === listing.pageId) return { listing, page: null, outcome: "unchanged" };
  const settled = { ...listing, pageId: page.id };
  const other = listing.resolvedKey === null ? null : context.listing(listing.resolvedKey);
  const isKnown = other !== null && other.key !== listing.key && other.state === "done" && other.pageId === page.id;
  return isKnown ? { listing: settled, page: null, outcome: "known" } : { listing: settled, page, outcome: "read" };
}

function isMiss(fetched: Fetched): boolean {
  return fetched.kind === "status" && (fetched.status === 404 || fetched.status === 403);
}

function isGone(fetched: Fetched): boolean {
  return fetched.kind === "status" && fetched.status === 410;
}
