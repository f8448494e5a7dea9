import type { Listing } from "../../model/index.ts";
import { dueOf } from "./recheck.ts";

/** Pages that wait to be fetched, by host, each host's in the order in which they fall due. */
export class Backlog {
  readonly #byKey = new Map<string, Listing>();
  readonly #hosts = new Map<string, Listing[]>();

  get size(): number {
    return this.#byKey.size;
  }

  /** Adds a listing, or takes the place of the one of its key. */
  put(listing: Listing): void {
    this.#byKey.set(listing.key, listing);
    const queue = this.#hosts.get(listing.host) ?? [];
    this.#hosts.set(listing.host, queue);
    let at = queue.length;
    while (at > 0 && dueAt(queue[at - 1]) > dueOf(listing)) at -= 1; // nearly always the end
    queue.splice(at, 0, listing);
  }

  /** Takes the longest due of the hosts that are free; null when none is due. */
  take(now: number, isFree: (host: string) => boolean): Listing | null {
    let best: Listing | null = null;
    for (const host of this.#hosts.keys()) {
      const first = isFree(host) ? this.#first(host) : null;
      if (first !== null && dueOf(first) <= now && (best === null || dueOf(first) < dueOf(best))) best = first;
    }
    if (best !== null) this.#byKey.delete(best.key);
    return best;
  }

  /** When the first of the hosts that are free falls due; Infinity when none does. */
  nextDueAt(isFree: (host: string) => boolean): number {
    let next = Infinity;
    for (const host of this.#hosts.keys()) if (isFree(host)) next = Math.min(next, dueAt(this.#first(host)));
    return next;
  }

  /** The first of a host that was not taken or replaced meanwhile; what was is dropped here. */
  #first(host: string): Listing | null {
    const queue = this.#hosts.get(host) ?? [];
    let stale = 0;
    while (stale < queue.length && this.#byKey.get(queue[stale]?.key ?? "") !== queue[stale]) stale += 1;
    if (stale > 0) queue.splice(0, stale);
    if (queue.length === 0) this.#hosts.delete(host);
    return queue[0] ?? null;
  }
}

function dueAt(listing: Listing | null | undefined): number {
  return listing === null || listing === undefined ? Infinity : dueOf(listing);
}
