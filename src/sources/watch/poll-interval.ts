/** Bounds of the time from one poll of a source to the next, in milliseconds. */
export const SHORTEST_MS = 5 * 60_000;
export const LONGEST_MS = 24 * 3600_000;
export const FIRST_MS = 30 * 60_000;
/** A publisher may ask for longer pauses than ours, but a ttl of a week in a feed of news is a mistake. */
const LONGEST_WISH_MS = 3600_000;

export interface PollYield {
  /** Items that were not known. */
  readonly fresh: number;
  /** Items in all. */
  readonly listed: number;
  /** What the publisher says of how often it changes. */
  readonly everyMs: number | null;
}

/**
 * The next interval of a source, so that a poll finds one or two new items: shorter after many, longer after none.
 *
 * Where nothing of the last poll is listed any more, items may have come and gone in between: then it becomes a quarter at once.
 */
export function nextInterval(lastMs: number, { fresh, listed, everyMs }: PollYield): number {
  const factor = fresh === 0 ? 1.5 : fresh >= listed ? 0.25 : fresh >= 3 ? 0.5 : fresh === 1 ? 1 : 0.8;
  const shortest = Math.max(SHORTEST_MS, Math.min(everyMs ?? 0, LONGEST_WISH_MS));
  return Math.round(Math.min(LONGEST_MS, Math.max(shortest, lastMs * factor)));
}

/** A little off, so that sources that were added together are not polled together for ever. */
export function withJitter(ms: number, random: () => number): number {
  return Math.round(ms * (0.9 + 0.2 * random()));
}
