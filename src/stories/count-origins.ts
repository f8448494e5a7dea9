/** The voice of a report that names nobody and stands at no address. */
export const UNKNOWN_VOICE = "unknown";

/**
 * Number of independent voices. Reports that nobody signs cannot be told apart, so together they count as one, and as none beside a
 * voice that is known: a figure of ours is rather too low than too high.
 */
export function countOrigins(voices: Iterable<string>): number {
  const distinct = new Set(voices);
  const known = distinct.size - Number(distinct.has(UNKNOWN_VOICE));
  return Math.max(known, distinct.size > 0 ? 1 : 0);
}
