import { contentId } from "../../lib/hash.ts";
import type { FollowedSource, Instant } from "../../model/index.ts";
import { canonicalAddress } from "../../lib/canonical-address.ts";
import type { ListedSource } from "../web/read-document.ts";
import { FIRST_MS } from "./poll-interval.ts";

export function sourceIdOf(address: string): string {
  return contentId(canonicalAddress(address));
}

/** A source that is due at once. */
export function newSource({ url, title, about }: ListedSource, now: Instant): FollowedSource {
  return {
    id: sourceIdOf(url),
    address: url,
    state: "active",
    title,
    addedAt: now,
    dueAt: 0,
    intervalMs: FIRST_MS,
    etag: null,
    lastModified: null,
    digest: null,
    polls: 0,
    failures: 0,
    lastOkAt: null,
    lastNewAt: null,
    trouble: null,
    movedFrom: [],
    about,
  };
}
