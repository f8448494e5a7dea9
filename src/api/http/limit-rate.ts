/** Addresses remembered; beyond, those that have been quiet are forgotten. */
const MOST_ADDRESSES = 10_000;

export interface RateLimit {
  /** Requests a second, on the long run, from one address. 0: no limit. */
  readonly perSecond: number;
  /** Requests at once, after a rest. */
  readonly depth: number;
  /** A clock that never goes back. */
  readonly nowMs: () => number;
}

/** Gives the seconds to wait, or 0 when the request may be answered: a bucket an address. */
export function createRateLimit({ perSecond, depth, nowMs }: RateLimit): (address: string) => number {
  const restedMs = perSecond === 0 ? 0 : (1000 * depth) / perSecond;
  const buckets = new Map<string, { left: number; at: number }>();
  return (address) => {
    if (perSecond === 0) return 0;
    const now = nowMs();
    const bucket = buckets.get(address) ?? { left: depth, at: now };
    bucket.left = Math.min(depth, bucket.left + ((now - bucket.at) / 1000) * perSecond);
    bucket.at = now;
    buckets.set(address, bucket);
    if (buckets.size > MOST_ADDRESSES) forget(buckets, now - restedMs);
    if (bucket.left < 1) return Math.ceil((1 - bucket.left) / perSecond);
    bucket.left -= 1;
    return 0;
  };
}

/** A bucket that was left alone since then is full again. */
function forget(buckets: Map<string, { readonly at: number }>, since: number): void {
  for (const [address, { at }] of buckets) if (at < since) buckets.delete(address);
}
