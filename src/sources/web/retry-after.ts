/** Longest that a server's word is followed; some say a year by mistake. */
const MAX_MS = 24 * 3600_000;

/**
 * When a server may be asked again by its `Retry-After` (seconds, or a date), in milliseconds from now; null when it says nothing of use.
 *
 * @example retryAfterMs("120", Date.now()) // 120_000
 */
export function retryAfterMs(value: string | null, now: number): number | null {
  if (value === null) return null;
  const ms = /^\s*\d+\s*$/.test(value) ? Number(value) * 1000 : Date.parse(value) - now;
  return Number.isNaN(ms) ? null : Math.min(Math.max(0, ms), MAX_MS);
}

/**
 * How long to wait after so many failures in a row: doubled each time, up to `mostMs`, and half of it by chance, so that those who failed together
 * do not come back together.
 */
export function backOffMs(
  failures: number,
  { firstMs, mostMs, random }: { readonly firstMs: number; readonly mostMs: number; readonly random: () => number },
): number {
  const full = Math.min(mostMs, firstMs * 2 ** Math.min(30, Math.max(0, failures - 1)));
  return Math.round(full / 2 + (full / 2) * random());
}
